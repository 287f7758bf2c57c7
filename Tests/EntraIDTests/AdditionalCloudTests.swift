import EntraID
import TestHelpers
import Testing

/// Clouds that the application adds, and custom domains of External ID.
@Suite struct AdditionalCloudTests {
    private static let tenant: GUID = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"

    private func cloud() throws -> EntraCloud {
        try .additional(
            name: "italy", signInHost: "login.cloud.example", aliases: ["old.cloud.example"],
            version1IssuerHost: "sts.cloud.example", portalHosts: ["portal.cloud.example"],
            graphHost: "graph.cloud.example")
    }

    @Test("An authority in an additional cloud is recognized only if the cloud is given") func recognized() throws {
        let issuer = "https://login.cloud.example/\(Self.tenant)/v2.0"
        let authority = try EntraAuthority(parsing: issuer, clouds: [try cloud()], warnings: .ignored)
        #expect(try authority.cloud == cloud() && authority.kind == .workforce)
        #expect(authority.issuer?.string == issuer)
        expectRefusal(.authorityUnknownHost) { try EntraAuthority(parsing: issuer, warnings: .ignored) }
    }

    @Test(
        "The other hosts of an additional cloud have the same meaning as in a known cloud",
        arguments: [
            ("https://old.cloud.example/\(tenant)/v2.0", [.authorityHostAlias]),
            ("https://sts.cloud.example/\(tenant)/", [.authorityV1Issuer]),
            ("https://portal.cloud.example/", [.authorityPortalLinkPasted]),
            // There are personal accounts in the worldwide cloud only.
            ("https://login.cloud.example/consumers/v2.0", [.authorityInvalidTenant]),
        ] as [(String, [ProblemCode])])
    func otherHosts(text: String, codes: [ProblemCode]) throws {
        let clouds = [try cloud()]
        let found = refusal { try EntraAuthority(parsing: text, clouds: clouds, warnings: .ignored) }
        #expect(found?.codes == codes)
    }

    @Test("The keys of an additional cloud also sign its version 1 tokens, but not those of another cloud")
    func olderTokens() throws {
        let template = "https://login.cloud.example/{tenantid}/v2.0"
        let rule = EntraAccessIssuerRule(
            everyVersionOf: try EntraIssuerRule(
                authority: EntraAuthority(tenant: .common, cloud: try cloud()), metadataIssuer: template,
                allowedTenants: .anyTenant))
        func codes(_ issuer: String, key: String) -> [ProblemCode] {
            let claims: JSONObject = [
                "iss": .string(issuer), "tid": .string(Self.tenant.string), "ver": .string("1.0"),
            ]
            return rule.problems(of: IssuerStatement(claims: claims, keyIssuer: key)).map(\.code)
        }
        let issuer = "https://sts.cloud.example/\(Self.tenant)/"
        #expect(codes(issuer, key: template).isEmpty)
        #expect(
            codes(issuer, key: "https://login.microsoftonline.com/{tenantid}/v2.0") == [.issuerKeyIssuerMismatch])
        #expect(codes("https://sts.windows.net/\(Self.tenant)/", key: template).contains(.issuerMismatch))
    }

    @Test("The groups that a token omits are in the cloud's Microsoft Graph") func graph() throws {
        let claims = #""oid":"\#(Self.tenant)","hasgroups":true"#
        let token = try VerifiedClaims.idToken(claims, issuer: "https://login.cloud.example/\(Self.tenant)/v2.0")
        guard case .unknown(let query?) = EntraIdentity(token, cloud: try cloud()).groups else {
            Issue.record("not unknown")
            return
        }
        #expect(query.url.hasPrefix("https://graph.cloud.example/"))
    }

    @Test(
        "A name that is taken or malformed is rejected",
        arguments: ["global", "custom", "france", "", "Italy", "it aly", String(repeating: "a", count: 65)])
    func names(name: String) {
        expectRefusal(.configWrongType) { try EntraCloud.additional(name: name, signInHost: "login.cloud.example") }
    }

    @Test(
        "A sign-in host that has a meaning already is rejected",
        arguments: [
            "login.microsoftonline.com", "login.windows.net", "contoso.b2clogin.com", "contoso.ciamlogin.com",
            "portal.azure.com", "graph.microsoft.com", "login.microsoftonline.de", "Login.cloud.example", "login", "",
            "https://login.cloud.example", "login.cloud.example:443",
        ])
    func hosts(host: String) {
        expectRefusal(.configWrongType) { try EntraCloud.additional(name: "italy", signInHost: host) }
        expectRefusal(.configWrongType) {
            try EntraCloud.additional(name: "italy", signInHost: "login.cloud.example", aliases: [host])
        }
    }

    @Test("An additional cloud does not change what a known host means") func knownHosts() throws {
        let text = "https://login.microsoftonline.com/\(Self.tenant)/v2.0"
        #expect(try EntraAuthority(parsing: text, clouds: [try cloud()], warnings: .ignored).cloud == .global)
    }

    @Test("A custom domain of External ID is read, and its metadata may name the tenant's host")
    func externalID() throws {
        let host = try CustomHost("login.contoso.com")
        let text = "https://login.contoso.com/\(Self.tenant)/v2.0"
        let authority = try EntraAuthority(parsing: text, externalIDHosts: [host], warnings: .ignored)
        #expect(authority.kind == .externalID && authority.cloud.name == "custom" && authority.string == text)
        #expect(
            try authority == EntraAuthority(externalIDHost: "login.contoso.com", tenant: .directory(Self.tenant)))
        let accepted = try EntraProfile(authority).accept("https://\(Self.tenant).ciamlogin.com/\(Self.tenant)/v2.0")
        #expect(accepted.equivalence == .externalIDHost)
        let workforce = try EntraAuthority(parsing: text, customHosts: [host], warnings: .ignored)
        expectRefusal(.discoveryIssuerMismatch) {
            try EntraProfile(workforce).accept("https://\(Self.tenant).ciamlogin.com/\(Self.tenant)/v2.0")
        }
    }

    @Test("The custom domains of External ID are written and read again") func written() throws {
        var configuration = try EntraConfiguration(
            authority: EntraAuthority(externalIDHost: "login.contoso.com", tenant: .directory(Self.tenant)),
            clientID: "6731de76-14a6-49ae-97bc-6eba6914391e", credential: .secret(.file("/s")))
        configuration.externalIDHosts = [try CustomHost("login.contoso.com")]
        let bytes = Array(configuration.document.serialized().utf8)
        let read = try EntraConfiguration.all(in: bytes, warnings: .ignored)
        #expect(read.map(\.authority) == [configuration.authority])
        #expect(read.map(\.externalIDHosts) == [configuration.externalIDHosts])
    }
}
