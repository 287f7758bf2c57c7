import EntraID
import Testing

/// Properties of issuers, templates, and the rule for redirect URIs.
@Suite struct IssuerProperties {
    private static let guids = [
        TokenCase.tenant, "fa15d692-e9c7-4460-a743-29f29522229a", TokenCase.tenant.uppercased(),
        "9188040d-6c67-4c5b-b112-36a304b66dad", "contoso.com", "", "8eaef023-2b34-4da1-9baa-8bc8c9d6a49",
        "8eaef023-2b34-4da1-9baa-8bc8c9d6a490 ", "8еaef023-2b34-4da1-9baa-8bc8c9d6a490",
    ]

    /// Under a template, `iss` is valid exactly if it is the template filled with a `tid` that is a lowercase GUID.
    @Test("A template accepts exactly the issuers that filling it makes") func templateAcceptsFilledIssuers() throws {
        let authority = try EntraAuthority(parsing: "https://login.microsoftonline.com/common/v2.0", warnings: .ignored)
        let (start, end) = ("https://login.microsoftonline.com/", "/v2.0")
        let rule = try EntraIssuerRule(
            authority: authority, metadataIssuer: start + "{tenantid}" + end, allowedTenants: .anyTenant)
        forAll(
            cases: 2_000,
            { choices in
                let tenant = choices.pick(IssuerProperties.guids)
                let other = choices.onceIn(2) ? choices.pick(IssuerProperties.guids) : tenant
                let issuer =
                    choices.occasionally(
                        [start], else: ["http://login.microsoftonline.com/", "https://Login.microsoftonline.com/", ""])
                    + other + choices.occasionally([end], else: [end + "/", "", "/V2.0", "/v2.0 "])
                return (issuer: issuer, tenant: tenant)
            },
            { sample in
                let claims: JSONObject = ["iss": .string(sample.issuer), "tid": .string(sample.tenant), "ver": "2.0"]
                let isGUID =
                    sample.tenant.utf8.count == 36
                    && sample.tenant.utf8.enumerated().allSatisfy { offset, byte in
                        [8, 13, 18, 23].contains(offset)
                            ? byte == 0x2D : (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
                    }
                let expected = isGUID && Array(sample.issuer.utf8) == Array((start + sample.tenant + end).utf8)
                let problems = rule.problems(of: IssuerStatement(claims: claims))
                return .expect(problems.isEmpty == expected, "\(problems.map(\.code))")
            })
    }

    /// Filling a template and reading the value back are inverse operations.
    @Test("A template returns the value it was filled with") func templateRoundTrip() throws {
        let templates = try [
            "https://a.example/{tenantid}/v2.0", "https://a.example/x/{tenantid}", "https://a.example/{tenantid}/",
        ]
        .map { try IssuerTemplate(entra: $0) }
        let pieces = ["a", "/", "v2.0", "{tenantid}", "ä", "\u{301}", "https://a.example/", "x"]
        forAll(
            cases: 1_500,
            { choices in
                let template = choices.pick(templates)
                let value = choices.text(of: pieces, upTo: 5)
                return (template: template, value: value, text: choices.text(of: pieces, upTo: 6))
            },
            { sample in
                let filled = sample.template.filled(with: sample.value)
                guard sample.template.value(in: filled)?.hasSameBytes(as: sample.value) == true else {
                    return .fails("\(filled) holds \(sample.template.value(in: filled) ?? "nothing")")
                }
                guard let found = sample.template.value(in: sample.text) else { return .holds }
                return .expect(sample.template.filled(with: found).hasSameBytes(as: sample.text), "\(found)")
            })
    }

    /// The response mode affects only warnings. Personal accounts add only their own restriction.
    @Test("Only the audience affects the errors of the redirect rule") func redirectErrorsDependOnlyOnAudience() {
        let pieces = ["a", "/", "?", "#", "*", "!", "%41", "%", ":", "@", "A", ".", "ä", " ", ":80", "x", "//"]
        forAll(
            cases: 1_500,
            { choices in
                choices.occasionally(["https://", "http://"], else: ["", "custom:", "ftp://"])
                    + choices.pick(["a.example", "localhost", "127.0.0.1", "[::1]", ""])
                    + choices.text(of: pieces, upTo: 8)
            },
            { uri in
                func errors(_ rules: RedirectRules) -> Set<ProblemCode> {
                    Set(rules.problems(of: uri).filter { $0.severity == .error }.map(\.code))
                }
                let plain = errors(RedirectRules())
                for mode in [ResponseMode.query, .fragment, .formPost]
                where errors(RedirectRules(responseMode: mode)) != plain {
                    return .fails("with \(mode): \(errors(RedirectRules(responseMode: mode))), else \(plain)")
                }
                let personal = errors(RedirectRules(audience: .personalAccounts))
                guard personal.subtracting([.redirectQueryWithPersonalAccounts]) == plain else {
                    return .fails("with personal accounts \(personal), else \(plain)")
                }
                let isRefused = (try? RedirectRules().validate(uri, warnings: .ignored)) == nil
                return .expect(isRefused == !plain.isEmpty, "the outcome does not match the problems")
            })
    }
}
