import EntraID
import Foundation
import TestHelpers
import Testing

private let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
private let client = "6731de76-14a6-49ae-97bc-6eba6914391e"
private let issuer = "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0"

/// Reads a configuration with an issuer, a client ID and these members.
private func readConfiguration(
    _ members: String, warnings: WarningHandler = .ignored
) throws(Refusal) -> [EntraConfiguration] {
    try EntraConfiguration.read(
        Array(#"{"issuer":"\#(issuer)","clientID":"\#(client)",\#(members)}"#.utf8), warnings: warnings)
}

/// Everything that printing and dumping a value shows.
private func texts(of value: Any) -> String {
    var dumped = ""
    dump(value, to: &dumped)
    return ["\(value)", String(reflecting: value), dumped].joined(separator: "\n")
}

/// What an administrator configures, from a file and from code. Single members are the vectors' business.
@Suite struct EntraConfigurationTests {
    @Test func readsEveryMember() throws {
        let text = #"""
            {
                "name": "contoso", "issuer": "https://login.contoso.com/\#(tenant)/v2.0", "clientID": "\#(client)",
                "clientSecret": {"environment": "ENTRA_SECRET"}, "scope": "openid offline_access",
                "responseType": "id_token code", "responseMode": "fragment", "allowedTenants": ["\#(tenant)"],
                "publicAddress": "https://console.example.com:8443", "callbackPath": "/signin",
                "signInAudience": "AzureADMultipleOrgs", "customHosts": ["login.contoso.com"]
            }
            """#
        var warnings: [ProblemCode] = []
        let configurations = try EntraConfiguration.read(Array(text.utf8)) { warnings.append($0.code) }
        #expect(warnings == [.configNeedsIDTokensToggle])
        let configuration = try #require(configurations.first)
        #expect(configurations.count == 1)
        #expect(configuration.name == "contoso")
        #expect(configuration.authority.text == "https://login.contoso.com/\(tenant)/v2.0")
        #expect(configuration.clientID.text == client)
        #expect(configuration.scope == "openid offline_access")
        #expect(configuration.responseType == .codeAndIDToken)
        #expect(configuration.responseMode == .fragment)
        #expect(configuration.publicOrigin?.text == "https://console.example.com:8443")
        #expect(configuration.callbackPath.text == "/signin")
        #expect(configuration.callback?.text == "https://console.example.com:8443/signin")
        #expect(configuration.audience == .manyTenants)
        #expect(configuration.customHosts.map(\.text) == ["login.contoso.com"])
        guard case .secret(.environment(let variable)) = configuration.credential,
            case .only(let tenants) = configuration.allowedTenants
        else {
            Issue.record("another credential, or any tenant")
            return
        }
        #expect(variable == "ENTRA_SECRET")
        #expect(tenants.map(\.text) == [tenant])
    }

    @Test("Members left out of a file have the defaults of code") func whatIsLeftOutIsWhatCodeLeavesOut() throws {
        var warnings: [Problem] = []
        let read = try readConfiguration(#""clientSecret":{"file":"/run/secrets/entra"}"#) { warnings.append($0) }
        #expect(warnings.isEmpty)
        let configuration = try EntraConfiguration(
            authority: EntraAuthority(tenant: try #require(EntraTenant(tenant))), clientID: try GUID(parsing: client),
            credential: .secret(.file("/run/secrets/entra")))
        let expected: JSONValue = .object([
            "name": "entra", "issuer": .string(issuer), "clientID": .string(client),
            "clientSecret": .object(["file": "/run/secrets/entra"]), "scope": "openid profile email",
            "responseType": "code", "responseMode": "query", "callbackPath": "/api/oidc/callback",
            "signInAudience": "AzureADMyOrg",
        ])
        #expect(configuration.document == expected)
        #expect(read.map(\.document) == [expected])
        #expect(configuration.callback == nil)
        guard case .anyTenant = configuration.allowedTenants else {
            Issue.record("some tenants only")
            return
        }
    }

    @Test func severalProvidersKeepTheirOrder() throws {
        let provider = #""issuer":"\#(issuer)","clientID":"\#(client)","clientSecret":{"file":"/s"}"#
        let text = #"{"providers":[{"name":"b",\#(provider)},{\#(provider)},{"name":"a",\#(provider)}]}"#
        #expect(try EntraConfiguration.read(Array(text.utf8), warnings: .ignored).map(\.name) == ["b", "entra", "a"])
    }

    /// The mode follows the type until one is chosen.
    @Test func anIDTokenInAQueryIsRefusedInCodeToo() throws {
        var configuration = try EntraConfiguration(
            authority: EntraAuthority(tenant: .organizations), clientID: try GUID(parsing: client), credential: .none,
            allowedTenants: .anyTenant)
        #expect(configuration.responseMode == .query)
        configuration.responseType = .idToken
        #expect(configuration.responseMode == .formPost)
        configuration.responseMode = .query
        let chosen = configuration
        let found = refusal {
            try ProviderConfiguration.entra(chosen, authentication: .none)
        }
        #expect(found?.codes == [.configResponseModeUnsupported])
    }

    // MARK: - Tenants

    private func codes(_ tenant: EntraTenant, _ allowed: AllowedTenants?) throws -> [ProblemCode] {
        let clientID = try GUID(parsing: client)
        let found = refusal {
            try EntraConfiguration(
                authority: EntraAuthority(tenant: tenant), clientID: clientID, credential: .none,
                allowedTenants: allowed)
        }
        return found?.codes ?? []
    }

    @Test func codeIsHeldToTheSameChoiceOfTenantsAsAFile() throws {
        let one = try GUID(parsing: tenant)
        let other = try GUID(parsing: client)
        let domain = try #require(EntraTenant("contoso.com"))
        for shared in [EntraTenant.common, .organizations] {
            #expect(try codes(shared, nil) == [.configTenantsNotStated])
            #expect(try codes(shared, .only([])) == [.configTenantsNotStated])
            #expect(try codes(shared, .anyTenant).isEmpty)
            #expect(try codes(shared, .only([one, other])).isEmpty)
        }
        #expect(try codes(.organizations, .only([one, .personalAccounts])) == [.configTenantNeverAllowed])
        #expect(try codes(.common, .only([one, .personalAccounts])).isEmpty)
        for single in [EntraTenant.directory(one), domain, .consumers] {
            #expect(try codes(single, nil).isEmpty)
            #expect(try codes(single, .anyTenant).isEmpty)
            #expect(try codes(single, .only([])) == [.configTenantsNotStated])
        }
        #expect(try codes(.directory(one), .only([one])).isEmpty)
        #expect(
            try codes(.directory(one), .only([other, one, other])) == [
                .configTenantNeverAllowed, .configTenantNeverAllowed,
            ])
        #expect(try codes(.consumers, .only([one])) == [.configTenantNeverAllowed])
        #expect(try codes(.consumers, .only([.personalAccounts])).isEmpty)
        #expect(try codes(domain, .only([other])).isEmpty)
    }

    /// What is wrong with a list is said with the entry, and what to do about it.
    @Test func saysWhatIsWrongWithTenants() throws {
        let clientID = try GUID(parsing: client)
        let one = try GUID(parsing: tenant)
        func problem(_ tenant: EntraTenant, _ allowed: AllowedTenants?) throws -> Problem {
            let found = refusal {
                try EntraConfiguration(
                    authority: EntraAuthority(tenant: tenant), clientID: clientID, credential: .none,
                    allowedTenants: allowed)
            }
            return try #require(found?.problems.first)
        }
        let nothing = try problem(.common, nil)
        #expect(nothing.found == nil)
        #expect(nothing.remedy.contains("every tenant in the world") && nothing.remedy.contains(".anyTenant"))
        let empty = try problem(.common, .only([]))
        #expect(empty.found == "an empty list")
        #expect(empty.remedy.contains("is empty"))
        let personal = try problem(.organizations, .only([.personalAccounts]))
        #expect(personal.found == GUID.personalAccounts.text)
        #expect(personal.expected == "tenants of work or school accounts")
        #expect(personal.remedy.contains("personal accounts"))
        let another = try problem(.directory(one), .only([clientID]))
        #expect(another.found == client)
        #expect(another.expected == tenant)
        #expect(another.remedy.contains("names one tenant"))
    }

    /// What only code says reaches the provider too.
    @Test func policiesAndAudiencesArePassedOn() throws {
        var configuration = try EntraConfiguration(
            authority: EntraAuthority(tenant: .consumers), clientID: try GUID(parsing: client), credential: .none)
        let usual = try ProviderConfiguration.entra(configuration, authentication: .none)
        #expect(usual.trustedAudiences.isEmpty)
        guard case .configuredOnly? = (usual.profile as? EntraProfile)?.policies else {
            Issue.record("other policies")
            return
        }
        configuration.trustedAudiences = ["api://a"]
        configuration.policies = .also(["B2C_1_reset"])
        let provider = try ProviderConfiguration.entra(configuration, authentication: .none)
        #expect(provider.trustedAudiences == ["api://a"])
        guard case .also(let names)? = (provider.profile as? EntraProfile)?.policies else {
            Issue.record("the authority's own policy only")
            return
        }
        #expect(names == ["B2C_1_reset"])
    }

    @Test("“Any tenant” is written and read back") func everyTenantIsShownAndReadBack() throws {
        let text = #"""
            {"issuer": "https://login.microsoftonline.com/common/v2.0", "clientID": "\#(client)",
             "clientSecret": {"file": "/s"}, "allowedTenants": "any", "namesItself": true}
            """#
        var warnings: [ProblemCode] = []
        let first = try EntraConfiguration.read(Array(text.utf8)) { warnings.append($0.code) }
        #expect(warnings == [.authorityManyTenants])
        let document = try #require(first.first).document
        let members = JSONCursor(document)
        #expect(try members["allowedTenants"].required(.string) == "any")
        #expect(try members["namesItself"].required(.bool))
        let second = try EntraConfiguration.read(Array(document.serialized().utf8), warnings: .ignored)
        #expect(second.map(\.document) == [document])
        #expect(second.first?.namesItself == true)
        let provider = try ProviderConfiguration.entra(try #require(second.first), authentication: .none)
        #expect(provider.namesItself)
        #expect((provider.profile as? EntraProfile)?.authority.tenant == .common)
    }

    // MARK: - Shown

    @Test(arguments: [
        #""clientSecret":{"environment":"ENTRA_SECRET"}"#, #""clientSecret":{"file":"/run/secrets/entra"}"#,
        #""clientAssertion":{"file":"/run/token"}"#,
        #""clientCertificate":{"certificate":"/etc/client.pem","privateKey":"/etc/client.key"}"#,
        #""responseType":"id_token""#,
    ])
    func referencesAreShownAndReadBack(credential: String) throws {
        var (firstWarnings, secondWarnings): ([Problem], [Problem]) = ([], [])
        let first = try readConfiguration(
            credential
                + #","allowedTenants":["\#(tenant)"],"publicAddress":"https://a.example","customHosts":["b.example"]"#
        ) { firstWarnings.append($0) }
        let document = try #require(first.first).document
        guard case .object(let members) = document, case .object(let given) = try JSONValue(parsing: "{\(credential)}")
        else {
            Issue.record("no object")
            return
        }
        for member in given.members { #expect(members[member.name] == member.value) }
        let second = try EntraConfiguration.read(Array(document.serialized().utf8)) { secondWarnings.append($0) }
        #expect(second.map(\.document) == [document])
        #expect(secondWarnings == firstWarnings)
    }

    @Test func aLiteralSecretIsWithheld() throws {
        let secret = "abc8Q~recognisableSecretOfTheseTests0001"
        let configuration = try #require(try readConfiguration(#""clientSecret":"\#(secret)""#).first)
        guard case .object(let members) = configuration.document else {
            Issue.record("no object")
            return
        }
        #expect(members["clientSecret"] == .string("<redacted>"))
        #expect(!configuration.document.serialized().contains("recognisable"))
    }

    // MARK: - Mistakes

    /// The refusal lists all of them, so that they are mended once and not ten times.
    @Test func tenMistakesAreTenProblems() throws {
        let text = #"""
            {
                "allowedTenants": "contoso.com",
                "issuer": "https://login.microsoftonline.com/\#(tenant)",
                "clientID": "My Console",
                "responseType": "token",
                "responseMode": "web_message",
                "clientSecret": "fa15d692-e9c7-4460-a743-29f29522229a",
                "scope": "profile email",
                "callbackPath": "signin",
                "publicAddress": "console.example.com",
                "signInAudience": "Everybody",
                "clientId": "\#(client)",
                "comment": "ten mistakes and a misspelt member"
            }
            """#
        let answer = refusal { try EntraConfiguration.read(Array(text.utf8), warnings: .ignored) }
        let found = try #require(answer)
        #expect(
            found.codes == [
                .configWrongType, .authorityMissingVersion, .configClientIDNotGUID, .configResponseTypeUnsupported,
                .configResponseModeUnsupported, .configClientSecretIsSecretID, .configScopeWithoutOpenID,
                .callbackInvalidPath, .callbackNotAbsolute, .configWrongType, .configMisspeltMember,
            ])
        // What stands besides is a warning, and refuses nothing by itself.
        #expect(found.problems.map(\.code).last == .configUnknownMember)
        #expect(found.problems.count == 12)
        for problem in found.problems {
            #expect(!problem.remedy.isEmpty, "\(problem.code)")
            #expect(problem.location != nil, "\(problem.code)")
        }
        #expect(found.suggestion == issuer)
    }

    @Test("A file that is not a configuration is rejected with the place")
    func whatIsNoConfigurationSaysWhere() throws {
        let broken = refusal {
            try EntraConfiguration.read(Array(#"{"issuer": }"#.utf8), warnings: .ignored)
        }
        #expect(broken?.codes == [.configNotJSON])
        #expect(broken?.problems.first?.location == .byte(11))
        let list = refusal { try EntraConfiguration.read(Array("[]".utf8), warnings: .ignored) }
        #expect(list?.codes == [.configWrongType])
        let none = refusal {
            try EntraConfiguration.read(Array(#"{"providers":[]}"#.utf8), warnings: .ignored)
        }
        #expect(none?.codes == [.configMissing])
    }
}

/// What becomes of a configuration once its secret is fetched.
@Suite struct EntraProviderTests {
    /// A Secret ID, blanks and bytes that are no text are noticed where the file only refers to the secret, too.
    @Test func aSecretThatIsReferredToIsJudgedWhenItIsFetched() throws {
        func codes(_ secret: [UInt8]) throws -> [ProblemCode] {
            let configuration = try EntraConfiguration(
                authority: EntraAuthority(tenant: .consumers),
                clientID: "6731de76-14a6-49ae-97bc-6eba6914391e",
                credential: .secret(.file("/secret")))
            let reader = SecretReader(environment: { _ in nil }, file: { _ in secret })
            return refusal { try configuration.provider(reader, warnings: .ignored) }?.codes ?? []
        }
        #expect(try codes(Array("fa15d692-e9c7-4460-a743-29f29522229a\n".utf8)) == [.configClientSecretIsSecretID])
        #expect(try codes(Array("  \n".utf8)) == [.configSecretUnavailable])
        #expect(try codes([0x61, 0xFF]) == [.configSecretUnavailable])
        #expect(try codes(Array("a secret\r\n".utf8)) == [])
    }

    /// Azure AD B2C gives no access token when only an identity was asked for.
    @Test func onlyB2CMayGiveNoAccessToken() throws {
        func configuration(_ issuer: String) throws(Refusal) -> EntraConfiguration {
            let text = #"{"issuer":"\#(issuer)","clientID":"\#(client)","responseType":"id_token"}"#
            return try EntraConfiguration.read(Array(text.utf8), warnings: .ignored)[0]
        }
        let workforce = try configuration("https://login.microsoftonline.com/\(tenant)/v2.0")
        #expect(try !ProviderConfiguration.entra(workforce, authentication: .none).profile.mayLackAccessToken)
        let b2c = try configuration("https://contoso.b2clogin.com/\(tenant)/B2C_1_a/v2.0")
        #expect(try ProviderConfiguration.entra(b2c, authentication: .none).profile.mayLackAccessToken)
    }

    @Test func aProviderHasItsSecretAndEntrasQuirks() throws {
        let read = try readConfiguration(
            #""clientSecret":{"environment":"NAME"},"responseMode":"form_post","signInAudience":"AzureADMultipleOrgs""#)
        let configuration = try #require(read.first)
        let provider = try configuration.provider(
            SecretReader(environment: { _ in "value" }, file: { _ in nil }), warnings: .ignored)
        #expect(provider.name == "entra")
        #expect(provider.clientID == client)
        #expect(provider.scope == "openid profile email")
        #expect(provider.responseType == .code)
        #expect(provider.responseMode == .formPost)
        #expect(provider.profile.metadataLocation == "\(issuer)/.well-known/openid-configuration")
        let rules = try #require(provider.profile as? EntraProfile).redirectRules
        #expect(rules.audience == .manyTenants)
        #expect(rules.responseMode == .formPost)
        guard case .secretInBody(let secret) = provider.authentication.method else {
            Issue.record("no secret")
            return
        }
        #expect(secret == Secret("value"))
    }
}

/// Whatever is printed, the secret is not.
@Suite struct SecretsAreNotShownTests {
    /// One of Entra's shape, which messages hide wherever it stands, and one whose shape says nothing.
    private static let usual = "abc8Q~recognisableSecretOfTheseTests0001"
    private static let unusual = "zauberwort-4711"

    @Test(arguments: [usual, unusual])
    func configurationsDoNotShowIt(secret: String) throws {
        var warnings: [Problem] = []
        let read = try readConfiguration(#""clientSecret":"\#(secret)""#) { warnings.append($0) }
        let configuration = try #require(read.first)
        let reader = SecretReader(environment: { _ in nil }, file: { _ in nil })
        let inBody = try configuration.provider(reader) { warnings.append($0) }
        let inHeader = try ProviderConfiguration(
            name: "other", profile: StandardProfile(try Issuer("https://id.example.com")), clientID: client,
            authentication: .secretInHeader(Secret(secret)))
        let catalog = try ProviderCatalog([inBody, inHeader])
        for value in [(read, warnings), configuration, inBody, inHeader, catalog] as [Any] {
            let text = texts(of: value)
            #expect(text.contains(client))
            #expect(!text.contains(secret), "\(type(of: value))")
        }
        for value in [configuration.credential, inBody.authentication, inHeader.authentication] as [Any] {
            let text = texts(of: value)
            #expect(text.contains("<redacted>"))
            #expect(!text.contains(secret), "\(type(of: value))")
        }
    }

    @Test func anUnusualSecretIsNotRepeatedInTheWarning() throws {
        var warnings: [Problem] = []
        _ = try readConfiguration(#""clientSecret":"\#(Self.unusual)""#) { warnings.append($0) }
        #expect(warnings.map(\.code) == [.configClientSecretUnusual])
        #expect(!texts(of: warnings).contains(Self.unusual))
    }

    @Test func aSecretsIDIsNotRepeated() throws {
        let identifier = "fa15d692-e9c7-4460-a743-29f29522229a"
        let answer = refusal { try readConfiguration(#""clientSecret":"\#(identifier)""#) }
        let found = try #require(answer)
        #expect(found.codes == [.configClientSecretIsSecretID])
        #expect(!texts(of: found).contains(identifier))
    }

    @Test(arguments: [
        #"["zauberwort-4711"]"#, #"{"value":"zauberwort-4711"}"#, #"{"environment":["zauberwort-4711"]}"#,
        #"{"environment":"","file":"zauberwort-4711"}"#,
    ])
    func aSecretInAWrongFormIsNotRepeated(value: String) throws {
        let answer = refusal { try readConfiguration(#""clientSecret":\#(value)"#) }
        let found = try #require(answer)
        #expect(found.codes == [.configWrongType])
        #expect(!texts(of: found).contains("zauberwort"))
    }

    /// Where a secret is pasted by mistake it is known by its shape alone.
    @Test(arguments: [
        "issuer", "clientID", "scope", "responseType", "responseMode", "callbackPath", "publicAddress",
        "signInAudience",
    ])
    func aSecretInAnotherFieldIsNotRepeated(field: String) throws {
        let others = [("issuer", issuer), ("clientID", client)].filter { $0.0 != field }
        var members = others.map { JSONObject.Member(name: $0.0, value: .string($0.1)) }
        members.append(.init(name: "clientSecret", value: .object(["file": "/s"])))
        members.append(.init(name: field, value: .string(Self.usual)))
        let bytes = Array(JSONValue.object(JSONObject(members)).serialized().utf8)
        let answer = refusal { try EntraConfiguration.read(bytes, warnings: .ignored) }
        let text = texts(of: try #require(answer))
        #expect(!text.contains(Self.usual))
        #expect(!text.contains("recognisable"))
    }
}
