import EntraID
import Foundation
import TestHelpers
import Testing

private let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
private let client = "6731de76-14a6-49ae-97bc-6eba6914391e"
private let issuer = "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0"

/// Reads a configuration with an issuer, a client ID and the given members.
private func readConfiguration(
    _ members: String, warnings: WarningHandler = .ignored
) throws(Refusal) -> [EntraConfiguration] {
    try EntraConfiguration.all(
        in: Array(#"{"issuer":"\#(issuer)","clientID":"\#(client)",\#(members)}"#.utf8), warnings: warnings)
}

/// Everything that printing and dumping a value shows.
private func texts(of value: Any) -> String {
    var dumped = ""
    dump(value, to: &dumped)
    return ["\(value)", String(reflecting: value), dumped].joined(separator: "\n")
}

/// Configurations from files and from code. The vectors cover individual members.
@Suite struct EntraConfigurationTests {
    @Test("Every member of a configuration file is read") func readsEveryMember() throws {
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
        let configurations = try EntraConfiguration.all(in: Array(text.utf8)) { warnings.append($0.code) }
        #expect(warnings == [.configNeedsIDTokensToggle])
        let configuration = try #require(configurations.first)
        #expect(configurations.count == 1)
        #expect(configuration.name == "contoso")
        #expect(configuration.authority.string == "https://login.contoso.com/\(tenant)/v2.0")
        #expect(configuration.clientID.string == client)
        #expect(configuration.scope == "openid offline_access")
        #expect(configuration.responseType == .codeAndIDToken)
        #expect(configuration.responseMode == .fragment)
        #expect(configuration.publicOrigin?.string == "https://console.example.com:8443")
        #expect(configuration.callbackPath.string == "/signin")
        #expect(configuration.callback?.string == "https://console.example.com:8443/signin")
        #expect(configuration.audience == .manyTenants)
        #expect(configuration.customHosts.map(\.string) == ["login.contoso.com"])
        guard case .secret(.environment(let variable)) = configuration.credential,
            case .only(let tenants) = configuration.allowedTenants
        else {
            Issue.record("another credential, or any tenant")
            return
        }
        #expect(variable == "ENTRA_SECRET")
        #expect(tenants.map(\.string) == [tenant])
    }

    @Test("Members missing from a file have the same defaults as in code") func defaultsMatchCode() throws {
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

    @Test("Providers in a file keep their order") func providersKeepTheirOrder() throws {
        let provider = #""issuer":"\#(issuer)","clientID":"\#(client)","clientSecret":{"file":"/s"}"#
        let text = #"{"providers":[{"name":"b",\#(provider)},{\#(provider)},{"name":"a",\#(provider)}]}"#
        #expect(
            try EntraConfiguration.all(in: Array(text.utf8), warnings: .ignored).map(\.name) == ["b", "entra", "a"])
    }

    /// The response mode follows the response type until it is set.
    @Test("A configuration in code with an ID token in a query is rejected") func rejectsIDTokenInQuery() throws {
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

    @Test("Allowed tenants in code follow the same rules as in a file") func allowedTenantsInCode() throws {
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

    @Test("A problem with allowed tenants shows the entry and how to fix it") func explainsInvalidTenants() throws {
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
        #expect(personal.found == GUID.personalAccounts.string)
        #expect(personal.expected == "tenants of work or school accounts")
        #expect(personal.remedy.contains("personal accounts"))
        let another = try problem(.directory(one), .only([clientID]))
        #expect(another.found == client)
        #expect(another.expected == tenant)
        #expect(another.remedy.contains("a different tenant"))
    }

    @Test("Policies and trusted audiences set in code reach the provider") func passesOnPoliciesAndAudiences() throws {
        var configuration = try EntraConfiguration(
            authority: EntraAuthority(tenant: .consumers), clientID: try GUID(parsing: client), credential: .none)
        let usual = try ProviderConfiguration.entra(configuration, authentication: .none)
        #expect(usual.trustedAudiences.isEmpty)
        guard case .configuredOnly? = (usual.profile as? EntraProfile)?.policies else {
            Issue.record("other policies")
            return
        }
        configuration.trustedAudiences = ["api://a"]
        configuration.policies = .configuredAnd(["B2C_1_reset"])
        let provider = try ProviderConfiguration.entra(configuration, authentication: .none)
        #expect(provider.trustedAudiences == ["api://a"])
        guard case .configuredAnd(let names)? = (provider.profile as? EntraProfile)?.policies else {
            Issue.record("the authority's own policy only")
            return
        }
        #expect(names == ["B2C_1_reset"])
    }

    @Test("“Any tenant” is written to a document and read back") func anyTenantRoundTrips() throws {
        let text = #"""
            {"issuer": "https://login.microsoftonline.com/common/v2.0", "clientID": "\#(client)",
             "clientSecret": {"file": "/s"}, "allowedTenants": "any", "namesItself": true}
            """#
        var warnings: [ProblemCode] = []
        let first = try EntraConfiguration.all(in: Array(text.utf8)) { warnings.append($0.code) }
        #expect(warnings == [.authorityManyTenants])
        let document = try #require(first.first).document
        let members = JSONCursor(document)
        #expect(try members["allowedTenants"].required(.string) == "any")
        #expect(try members["namesItself"].required(.bool))
        let second = try EntraConfiguration.all(in: Array(document.serialized().utf8), warnings: .ignored)
        #expect(second.map(\.document) == [document])
        #expect(second.first?.namesItself == true)
        let provider = try ProviderConfiguration.entra(try #require(second.first), authentication: .none)
        #expect(provider.namesItself)
        #expect((provider.profile as? EntraProfile)?.authority.tenant == .common)
    }

    // MARK: - Documents

    @Test(
        "References to credentials are written to a document and read back",
        arguments: [
            #""clientSecret":{"environment":"ENTRA_SECRET"}"#, #""clientSecret":{"file":"/run/secrets/entra"}"#,
            #""clientAssertion":{"file":"/run/token"}"#,
            #""clientCertificate":{"certificate":"/etc/client.pem","privateKey":"/etc/client.key"}"#,
            #""responseType":"id_token""#,
        ])
    func credentialsRoundTrip(credential: String) throws {
        var (firstWarnings, secondWarnings): ([Problem], [Problem]) = ([], [])
        let first = try readConfiguration(
            credential
                + #","allowedTenants":["\#(tenant)"],"publicAddress":"https://a.example","customHosts":["b.example"]"#
        ) { firstWarnings.append($0) }
        let document = try #require(first.first).document
        guard case .object(let members) = document, case .object(let given) = try JSONValue(parsing: "{\(credential)}")
        else {
            Issue.record("not an object")
            return
        }
        for member in given.members { #expect(members[member.name] == member.value) }
        let second = try EntraConfiguration.all(in: Array(document.serialized().utf8)) { secondWarnings.append($0) }
        #expect(second.map(\.document) == [document])
        #expect(secondWarnings == firstWarnings)
    }

    @Test("A literal secret is redacted in a configuration's document") func redactsLiteralSecret() throws {
        let secret = "abc8Q~recognisableSecretOfTheseTests0001"
        let configuration = try #require(try readConfiguration(#""clientSecret":"\#(secret)""#).first)
        guard case .object(let members) = configuration.document else {
            Issue.record("not an object")
            return
        }
        #expect(members["clientSecret"] == .string("<redacted>"))
        #expect(!configuration.document.serialized().contains("recognisable"))
    }

    // MARK: - Mistakes

    @Test("Every mistake in a configuration is reported at once") func reportsEveryMistake() throws {
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
        let answer = refusal { try EntraConfiguration.all(in: Array(text.utf8), warnings: .ignored) }
        let found = try #require(answer)
        #expect(
            found.codes == [
                .configWrongType, .authorityMissingVersion, .configClientIDNotGUID, .configResponseTypeUnsupported,
                .configResponseModeUnsupported, .configClientSecretIsSecretID, .configScopeWithoutOpenID,
                .callbackInvalidPath, .callbackNotAbsolute, .configWrongType, .configMisspelledMember,
            ])
        // The last problem is a warning, which rejects nothing by itself.
        #expect(found.problems.map(\.code).last == .configUnknownMember)
        #expect(found.problems.count == 12)
        for problem in found.problems {
            #expect(!problem.remedy.isEmpty, "\(problem.code)")
            #expect(problem.location != nil, "\(problem.code)")
        }
        #expect(found.suggestion == issuer)
    }

    @Test("A document that is not a configuration is rejected")
    func rejectsOtherDocuments() throws {
        let broken = refusal {
            try EntraConfiguration.all(in: Array(#"{"issuer": }"#.utf8), warnings: .ignored)
        }
        #expect(broken?.codes == [.configNotJSON])
        #expect(broken?.problems.first?.location == .byte(11))
        let list = refusal { try EntraConfiguration.all(in: Array("[]".utf8), warnings: .ignored) }
        #expect(list?.codes == [.configWrongType])
        let none = refusal {
            try EntraConfiguration.all(in: Array(#"{"providers":[]}"#.utf8), warnings: .ignored)
        }
        #expect(none?.codes == [.configMissing])
    }
}

/// A provider created from a configuration with its secret.
@Suite struct EntraProviderTests {
    /// Secret IDs, white space and invalid UTF-8 are also found in a secret that the file only refers to.
    @Test("A referenced secret is validated when it is fetched") func validatesFetchedSecret() throws {
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

    /// Azure AD B2C issues no access token if the client asks only for an identity.
    @Test("Only B2C may omit the access token") func onlyB2CMayOmitAccessToken() throws {
        func configuration(_ issuer: String) throws(Refusal) -> EntraConfiguration {
            let text = #"{"issuer":"\#(issuer)","clientID":"\#(client)","responseType":"id_token"}"#
            return try EntraConfiguration.all(in: Array(text.utf8), warnings: .ignored)[0]
        }
        let workforce = try configuration("https://login.microsoftonline.com/\(tenant)/v2.0")
        #expect(try !ProviderConfiguration.entra(workforce, authentication: .none).profile.mayOmitAccessToken)
        let b2c = try configuration("https://contoso.b2clogin.com/\(tenant)/B2C_1_a/v2.0")
        #expect(try ProviderConfiguration.entra(b2c, authentication: .none).profile.mayOmitAccessToken)
    }

    @Test("A provider has its configuration's values, its secret and Entra's rules") func createsProvider() throws {
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
        #expect(provider.profile.metadataURL == "\(issuer)/.well-known/openid-configuration")
        let rules = try #require(provider.profile as? EntraProfile).redirectRules
        #expect(rules.audience == .manyTenants)
        #expect(rules.responseMode == .formPost)
        guard case .secretInBody(let secret) = provider.authentication.method else {
            Issue.record("no secret")
            return
        }
        #expect(secret == SecretString("value"))
    }
}

/// Printed values, warnings and errors do not show secrets.
@Suite struct SecretsAreNotShownTests {
    /// A secret in Entra's format, which every message redacts, and one in no recognizable format.
    private static let usual = "abc8Q~recognisableSecretOfTheseTests0001"
    private static let unusual = "zauberwort-4711"

    @Test("Printing a configuration or provider does not show its secret", arguments: [usual, unusual])
    func printingOmitsSecret(secret: String) throws {
        var warnings: [Problem] = []
        let read = try readConfiguration(#""clientSecret":"\#(secret)""#) { warnings.append($0) }
        let configuration = try #require(read.first)
        let reader = SecretReader(environment: { _ in nil }, file: { _ in nil })
        let inBody = try configuration.provider(reader) { warnings.append($0) }
        let inHeader = try ProviderConfiguration(
            name: "other", profile: StandardProfile(try IssuerIdentifier("https://id.example.com")), clientID: client,
            authentication: .secretInHeader(SecretString(secret)))
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

    @Test("A warning about an unusual secret does not show it") func warningOmitsSecret() throws {
        var warnings: [Problem] = []
        _ = try readConfiguration(#""clientSecret":"\#(Self.unusual)""#) { warnings.append($0) }
        #expect(warnings.map(\.code) == [.configClientSecretUnusual])
        #expect(!texts(of: warnings).contains(Self.unusual))
    }

    @Test("An error about a Secret ID does not show it") func errorOmitsSecretID() throws {
        let identifier = "fa15d692-e9c7-4460-a743-29f29522229a"
        let answer = refusal { try readConfiguration(#""clientSecret":"\#(identifier)""#) }
        let found = try #require(answer)
        #expect(found.codes == [.configClientSecretIsSecretID])
        #expect(!texts(of: found).contains(identifier))
    }

    @Test(
        "An error about a secret of the wrong type does not show it",
        arguments: [
            #"["zauberwort-4711"]"#, #"{"value":"zauberwort-4711"}"#, #"{"environment":["zauberwort-4711"]}"#,
            #"{"environment":"","file":"zauberwort-4711"}"#,
        ])
    func errorOmitsMalformedSecret(value: String) throws {
        let answer = refusal { try readConfiguration(#""clientSecret":\#(value)"#) }
        let found = try #require(answer)
        #expect(found.codes == [.configWrongType])
        #expect(!texts(of: found).contains("zauberwort"))
    }

    /// In another member, a secret can be recognized only by its format.
    @Test(
        "An error about a secret in another member does not show it",
        arguments: [
            "issuer", "clientID", "scope", "responseType", "responseMode", "callbackPath", "publicAddress",
            "callbackURL", "signInAudience",
        ])
    func errorOmitsMisplacedSecret(field: String) throws {
        let others = [("issuer", issuer), ("clientID", client)].filter { $0.0 != field }
        var members = others.map { JSONObject.Member(name: $0.0, value: .string($0.1)) }
        members.append(.init(name: "clientSecret", value: .object(["file": "/s"])))
        members.append(.init(name: field, value: .string(Self.usual)))
        let bytes = Array(JSONValue.object(JSONObject(members)).serialized().utf8)
        let answer = refusal { try EntraConfiguration.all(in: bytes, warnings: .ignored) }
        let text = texts(of: try #require(answer))
        #expect(!text.contains(Self.usual))
        #expect(!text.contains("recognisable"))
    }
}
