import EntraID
import Foundation
import OIDCFixtures
import Testing

@testable import EntraGuide

private let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
private let client = "6731de76-14a6-49ae-97bc-6eba6914391e"
private let callback = "https://console.contoso.example:8443/api/oidc/callback"

/// Returns a callback URL with the origin and path of the given URL.
private func callbackURL(_ text: String) throws -> CallbackURL {
    let path = try #require(URLComponents(string: text)?.path)
    return try CallbackPolicy(path: CallbackPath(path)).callback(pageURL: text, warnings: .ignored)
}

/// The setup guide: thirteen steps in each language, with the administrator's values.
@Suite struct SetupGuideTests {
    /// The steps that depend on the client credential.
    private static let credentialSteps = 8...10

    private func values(_ change: (inout SetupValues) -> Void = { _ in }) throws -> SetupValues {
        var values = SetupValues(console: "Contoso Console")
        values.callback = try callbackURL(callback)
        values.authority = EntraAuthority(tenant: try #require(EntraTenant(tenant)))
        values.clientID = try? GUID(parsing: client)
        change(&values)
        return values
    }

    private func guide(
        _ language: GuideLanguage, _ change: (inout SetupValues) -> Void = { _ in }
    ) throws -> SetupGuide {
        SetupGuide(try values(change), language: language)
    }

    /// Guides for every combination of options, and one without any values.
    private func variants(_ language: GuideLanguage) throws -> [SetupGuide] {
        var guides = [SetupGuide(SetupValues(console: "c"), language: language)]
        for credential in [SetupValues.Credential.secret, .certificate, .federated] {
            for type in ResponseType.all {
                for audience in SignInAudience.allCases {
                    for address in [callback, "http://10.0.0.5/api/oidc/callback"] {
                        let callback = try callbackURL(address)
                        guides.append(
                            try guide(language) { values in
                                values.credential = credential
                                values.responseType = type
                                values.audience = audience
                                values.callback = callback
                            })
                    }
                }
            }
        }
        return guides
    }

    /// Every string in a guide.
    private func outputs(_ guide: SetupGuide) -> [String] {
        [guide.title, guide.introduction] + guide.checklist + guide.fields.flatMap { [$0.name, $0.source, $0.value] }
            + guide.steps + guide.troubleshooting.flatMap { [$0.symptom, $0.remedy] } + [
                guide.markdown, guide.plainText,
            ]
    }

    // MARK: - Form

    @Test("A guide has all its parts for every combination of options", arguments: GuideLanguage.allCases)
    func hasAllParts(language: GuideLanguage) throws {
        let guides = try variants(language)
        #expect(guides.count == 73)
        for guide in guides {
            #expect(guide.language == language)
            #expect(guide.checklist.count == 6)
            #expect(guide.fields.count == 4)
            #expect(guide.steps.count == 13)
            #expect(guide.troubleshooting.count == 11)
            for output in outputs(guide) {
                #expect(!output.isEmpty)
                #expect(!output.contains("{") && !output.contains("}"), "\(output)")
            }
        }
    }

    @Test("Every language has its own texts") func textsDifferByLanguage() throws {
        let guides = try GuideLanguage.allCases.map { try guide($0) }
        #expect(Set(guides.map(\.title)).count == 4)
        for step in 0..<13 { #expect(Set(guides.map { $0.steps[step] }).count == 4, "step \(step + 1)") }
        for line in 0..<6 { #expect(Set(guides.map { $0.checklist[line] }).count == 4) }
        for trouble in 0..<11 { #expect(Set(guides.map { $0.troubleshooting[trouble].remedy }).count == 4) }
    }

    // MARK: - Values

    @Test("A guide shows the configured values in its steps and fields", arguments: GuideLanguage.allCases)
    func showsValues(language: GuideLanguage) throws {
        let guide = try guide(language)
        let issuer = "https://login.microsoftonline.com/\(tenant)/v2.0"
        let shownValues = ["`\(callback)`", "`\(client)`", language.text.secretIsWithheld, "`\(issuer)`"]
        #expect(guide.fields.map(\.value) == shownValues)
        #expect(guide.introduction.contains("Contoso Console"))
        #expect(guide.steps[0].contains("`https://entra.microsoft.com`"))
        #expect(guide.steps[3].contains("`\(callback)`"))
        #expect(guide.steps[3].contains("`https://console.contoso.example:8443`"))
        #expect(guide.steps[4].contains("`\(callback)`"))
        #expect(guide.steps[7].contains("`\(client)`"))
        #expect(guide.steps[11].contains("`\(issuer)`"))
        #expect(guide.troubleshooting[0].remedy.contains("`\(callback)`"))
        #expect(guide.troubleshooting[1].remedy.contains("`\(client)`"))
        #expect(guide.troubleshooting[2].remedy.contains("`\(tenant)`"))
    }

    @Test("Unknown values are marked as not configured", arguments: GuideLanguage.allCases)
    func marksUnknownValues(language: GuideLanguage) {
        let guide = SetupGuide(SetupValues(console: "c"), language: language)
        let unknown = "`\(language.text.notYetKnown)`"
        #expect(guide.fields.map(\.value) == [unknown, unknown, language.text.secretIsWithheld, unknown])
        for step in [3, 4, 7, 11] { #expect(guide.steps[step].contains(unknown)) }
    }

    @Test("A guide links to the portal of the cloud", arguments: GuideLanguage.allCases)
    func linksToPortal(language: GuideLanguage) throws {
        for (cloud, portal) in [
            (EntraCloud.global, "https://entra.microsoft.com"), (.usGovernment, "https://portal.azure.us"),
            (.china, "https://portal.azure.cn"),
        ] {
            let guide = try guide(language) { $0.authority = EntraAuthority(tenant: .organizations, cloud: cloud) }
            #expect(guide.steps[0].contains("`\(portal)`"))
            #expect(guide.steps[11].contains("`https://\(cloud.signInHost)/organizations/v2.0`"))
        }
        // The portals of these clouds are not published. A custom host belongs to the worldwide cloud.
        let own = try #require(EntraCloud.custom(host: "login.contoso.com"))
        for (cloud, portal) in [
            (EntraCloud.france, language.text.notYetKnown), (.germany, language.text.notYetKnown),
            (.singapore, language.text.notYetKnown), (own, "https://entra.microsoft.com"),
        ] {
            let guide = try guide(language) { $0.authority = EntraAuthority(tenant: .organizations, cloud: cloud) }
            #expect(guide.steps[0].contains("`\(portal)`"))
        }
    }

    @Test("The account types depend on the audience", arguments: GuideLanguage.allCases)
    func accountTypes(language: GuideLanguage) throws {
        let guides = try SignInAudience.allCases.map { audience in try guide(language) { $0.audience = audience } }
        #expect(Set(guides.map { $0.steps[4] }).count == 4)
        for guide in guides.dropFirst() {
            #expect(Array(guide.steps[..<4]) == Array(guides[0].steps[..<4]))
            #expect(Array(guide.steps[5...]) == Array(guides[0].steps[5...]))
        }
        #expect(guides[0].steps[4].contains(language.text.accountTypesOneTenant))
    }

    @Test("The last step depends on the response type", arguments: GuideLanguage.allCases)
    func lastStep(language: GuideLanguage) throws {
        let usual = try guide(language)
        func step(_ type: ResponseType) throws -> String {
            let guide = try guide(language) { $0.responseType = type }
            #expect(Array(guide.steps[..<12]) == Array(usual.steps[..<12]))
            #expect(guide.steps[12].contains("`\(type)`"))
            // The sentence without its value.
            return guide.steps[12].replacingOccurrences(of: "`\(type)`", with: "…")
        }
        let code = try step(.code)
        let idToken = try step(.idToken)
        let both = try step(.codeAndIDToken)
        #expect(idToken == both)
        #expect(code != both)
    }

    @Test("The credential steps depend on the credential", arguments: GuideLanguage.allCases)
    func stepsOfCredential(language: GuideLanguage) throws {
        let secret = try guide(language).steps
        let certificate = try guide(language) { $0.credential = .certificate }.steps
        let federated = try guide(language) { $0.credential = .federated }.steps
        for index in secret.indices {
            let different = Set([secret[index], certificate[index], federated[index]]).count
            #expect(different == (Self.credentialSteps.contains(index) ? 3 : 1), "step \(index + 1)")
        }
        #expect(certificate[8].contains("`.pem`"))
        #expect(federated[9].contains("`api://AzureADTokenExchange`"))
        // Neither has a secret to paste.
        #expect(certificate[10].contains("**\(language.text.clientSecretField)**"))
        #expect(federated[10].contains("**\(language.text.clientSecretField)**"))
    }

    @Test("The callback step notes a callback that Azure rejects", arguments: GuideLanguage.allCases)
    func notesRejectedCallback(language: GuideLanguage) throws {
        let address = "http://10.0.0.5:21114/api/oidc/callback"
        let refused = try callbackURL(address)
        let guide = try guide(language) { $0.callback = refused }
        let lines = guide.steps[3].components(separatedBy: "\n")
        #expect(lines.count == 2)
        let note = try #require(lines.last)
        #expect(note.contains("`\(address)`"))
        #expect(note.contains("`http://localhost`"))
        // The note is below its step, with the same indentation.
        #expect(guide.markdown.contains("\n   \(note)\n"))
        #expect(guide.plainText.contains("\n      \(guide.plain(note))\n"))
        for text in [callback, "http://localhost:8000/cb", "http://127.0.0.1/cb", nil] {
            let accepted = try text.map(callbackURL)
            let step = try self.guide(language) { $0.callback = accepted }.steps[3]
            #expect(!step.contains("\n"), "\(text ?? "none")")
        }
    }

    @Test("The values of a guide can come from a configuration") func valuesOfConfiguration() throws {
        let secret = SecretReference.literal(SecretString("s"))
        let credentials: [(ClientCredential, SetupValues.Credential)] = [
            (.none, .secret), (.secret(secret), .secret), (.assertionFile("/a"), .federated),
            (.certificate(certificateFile: "/c", privateKeyFile: "/k"), .certificate),
        ]
        for (credential, expected) in credentials {
            let authority = EntraAuthority(tenant: .common)
            var configuration = try EntraConfiguration(
                authority: authority, clientID: try GUID(parsing: client), credential: credential,
                allowedTenants: .anyTenant)
            configuration.publicOrigin = try PublicOrigin(publicURL: "https://a.example", warnings: .ignored)
            configuration.responseType = .codeAndIDToken
            configuration.audience = .manyTenantsAndPersonalAccounts
            let values = SetupValues(configuration, console: "c")
            #expect(values.credential == expected)
            #expect(values.callback?.string == "https://a.example/api/oidc/callback")
            #expect(values.authority == authority)
            #expect(values.clientID?.string == client)
            #expect(values.responseType == .codeAndIDToken)
            #expect(values.audience == .manyTenantsAndPersonalAccounts)
        }
    }

    // MARK: - Unusual values

    @Test("A placeholder in the console name is not replaced", arguments: GuideLanguage.allCases)
    func placeholderInConsoleName(language: GuideLanguage) throws {
        var values = try values()
        values.console = "{client-id}{issuer} {"
        let guide = SetupGuide(values, language: language)
        #expect(guide.introduction.contains("{client-id}{issuer} {"))
        #expect(guide.steps[5].contains("{client-id}{issuer} {"))
        #expect(!guide.introduction.contains(client))
        #expect(!guide.steps[5].contains(client))
        #expect(!guide.steps[5].contains(tenant))
    }

    @Test("Invisible characters in the console name are escaped", arguments: GuideLanguage.allCases)
    func escapesConsoleName(language: GuideLanguage) throws {
        var values = try values()
        values.console = "a\u{1B}[31m\nb\u{202E}"
        let guide = SetupGuide(values, language: language)
        #expect(guide.introduction.contains("a\\u{1B}[31m\\u{A}b\\u{202E}"))
        for output in outputs(guide) {
            #expect(!output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
        }
    }

    @Test(
        "A guide does not show the client secret",
        arguments: ["abc8Q~recognisableSecretOfTheseTests0001", "zauberwort-4711"], GuideLanguage.allCases)
    func omitsSecret(secret: String, language: GuideLanguage) throws {
        let configuration = try EntraConfiguration(
            authority: EntraAuthority(tenant: .common), clientID: try GUID(parsing: client),
            credential: .secret(.literal(SecretString(secret))), allowedTenants: .anyTenant)
        let guide = SetupGuide(SetupValues(configuration, console: "c"), language: language)
        #expect(guide.fields[2].value == language.text.secretIsWithheld)
        for output in outputs(guide) { #expect(!output.contains(secret)) }
    }

    // MARK: - Renderings

    @Test("A guide renders as Markdown", arguments: GuideLanguage.allCases)
    func rendersAsMarkdown(language: GuideLanguage) throws {
        for guide in try variants(language) {
            let lines = guide.markdown.components(separatedBy: "\n")
            #expect(lines.first == "# \(guide.title)")
            #expect(lines.count(where: { $0.hasPrefix("## ") }) == 4)
            #expect(lines.count(where: { $0.hasPrefix("### ") }) == 11)
            #expect(lines.count(where: { $0.hasPrefix("- [ ] ") || $0.hasPrefix("- [x] ") }) == 6)
            let rows = lines.filter { $0.hasPrefix("|") }
            // The header, the separator and four fields.
            #expect(rows.count == 6)
            for row in rows { #expect(row.count(where: { $0 == "|" }) == 4, "\(row)") }
            for (index, step) in guide.steps.enumerated() {
                let first = step.components(separatedBy: "\n")[0]
                #expect(lines.contains("\(index + 1). \(first)"))
            }
            for line in lines {
                #expect(line.components(separatedBy: "**").count % 2 == 1, "\(line)")
                #expect(line.count(where: { $0 == "`" }) % 2 == 0, "\(line)")
            }
            #expect(guide.markdown.hasSuffix("\n") && !guide.markdown.hasSuffix("\n\n"))
        }
    }

    @Test("A guide renders as plain text without markup", arguments: GuideLanguage.allCases)
    func rendersAsText(language: GuideLanguage) throws {
        let (opening, closing): (Character, Character) =
            switch language.name {
            case .english, .chinese: ("“", "”")
            case .german: ("„", "“")
            case .romanian: ("„", "”")
            }
        for guide in try variants(language) {
            let text = guide.plainText
            #expect(!text.contains("**"))
            #expect(!text.contains("`"))
            #expect(text.hasPrefix("\(guide.title)\n\n"))
            let openings = text.count(where: { $0 == opening })
            #expect(openings > 30)
            #expect(text.count(where: { $0 == closing }) == openings)
            let lines = text.components(separatedBy: "\n")
            #expect(lines.count(where: { $0.hasPrefix("  [") }) == 6)
            for number in 1...13 {
                let label = number < 10 ? "   \(number). " : "  \(number). "
                #expect(lines.count(where: { $0.hasPrefix(label) }) == 1, "step \(number)")
            }
            #expect(guide.plain("**a** `b`") == "\(opening)a\(closing) b")
        }
    }
}

/// Remedies in languages other than English.
@Suite struct RemedyTextTests {
    private static let limits = JSONLimits.known(depth: 512, bytes: 256 << 20, members: 4_000_000)

    /// The codes that vectors expect as errors or warnings.
    private func codesOfVectors() throws -> Set<String> {
        var codes: Set<String> = []
        for (_, bytes) in try FixtureFiles.json(in: FixtureFiles.vectors) {
            let cases = JSONCursor(try JSONValue(parsing: bytes, limits: Self.limits))["cases"]
            for index in try cases.required(.array(of: .object)).indices {
                let expected = cases[index]["expect"]
                codes.formUnion(try expected["refused"].optional(.array(of: .string)) ?? [])
                codes.formUnion(try expected["warnings"].optional(.array(of: .string)) ?? [])
            }
        }
        return codes
    }

    @Test("Every code is translated once") func codesAreUnique() {
        let codes = RemedyTexts.all.map { $0.code }
        #expect(codes.count > 150)
        #expect(Set(codes).count == codes.count)
    }

    @Test("The translations of a code are different, complete sentences") func translationsAreSentences() {
        for (code, text) in RemedyTexts.all {
            let translations = [text.german, text.romanian, text.chinese]
            #expect(Set(translations).count == 3, "\(code)")
            for translation in translations {
                #expect(endsInFullStop(translation, stops: [".", "。"]), "\(code): \(translation)")
            }
        }
    }

    /// The `json.` and `encoding.` codes are not translated: whatever reads the document or string reports its own
    /// problem, with a remedy that names it.
    @Test("Every code in the vectors is translated") func vectorCodesAreTranslated() throws {
        let codes = try codesOfVectors().filter { !$0.hasPrefix("json.") && !$0.hasPrefix("encoding.") }
        #expect(codes.count > 140)
        for code in codes.sorted() {
            let problem = Problem(ProblemCode(code), remedy: "in English")
            #expect(problem.remedy(in: .english) == "in English")
            for language in GuideLanguage.allCases where language != .english {
                #expect(problem.remedy(in: language) != "in English", "\(code) in \(language)")
            }
        }
    }

    /// They need a session, so no vector has them.
    @Test(
        "Every code of sessions is translated",
        arguments: [
            "session.not-found", "session.ended", "session.unreadable", "session.store-unavailable",
            "session.renewal-pending", "token.authentication-time-mismatch", "connection.clock-differs",
        ])
    func sessionCodesAreTranslated(code: String) {
        let problem = Problem(ProblemCode(code), remedy: "in English")
        for language in GuideLanguage.allCases where language != .english {
            #expect(problem.remedy(in: language) != "in English", "\(language)")
        }
    }

    @Test("A remedy without a translation is in English") func fallsBackToEnglish() {
        let problem = Problem(ProblemCode("application.own"), remedy: "in English")
        for language in GuideLanguage.allCases { #expect(problem.remedy(in: language) == "in English") }
    }

    @Test("A remedy is in the requested language") func usesTranslation() throws {
        let problem = Problem(.configScopeWithoutOpenID, remedy: "in English")
        let row = try #require(RemedyTexts.all.first { $0.code == "config.scope-without-openid" })
        #expect(problem.remedy(in: .german) == row.text.german)
        #expect(problem.remedy(in: .romanian) == row.text.romanian)
        #expect(problem.remedy(in: .chinese) == row.text.chinese)
    }
}

/// Returns whether text ends like a sentence, ignoring closing quotation marks and parentheses.
private func endsInFullStop(_ text: String, stops: [Character] = ["."]) -> Bool {
    var rest = text[...]
    while let last = rest.last, "”“\")）]".contains(last) { rest.removeLast() }
    return rest.last.map { stops.contains($0) } == true && rest.count > 1
}
