import EntraID
import TestHelpers
import Testing

/// Authorities created in code.
@Suite struct EntraAuthorityTests {
    private let tenant = EntraTenant("8eaef023-2b34-4da1-9baa-8bc8c9d6a490")

    @Test("Each cloud has its own metadata URLs and issuers") func metadataURLsAndIssuersOfClouds() throws {
        let tenant = try #require(tenant)
        for (cloud, host, version1Host) in [
            (EntraCloud.global, "login.microsoftonline.com", "sts.windows.net"),
            (.usGovernment, "login.microsoftonline.us", "sts.windows.net"),
            (.china, "login.partner.microsoftonline.cn", "sts.chinacloudapi.cn"),
        ] {
            let current = EntraAuthority(tenant: tenant, cloud: cloud)
            #expect(current.string == "https://\(host)/\(tenant)/v2.0")
            #expect(current.issuer?.string == current.string)
            #expect(current.metadataURL == "https://\(host)/\(tenant)/v2.0/.well-known/openid-configuration")
            let old = EntraAuthority(tenant: tenant, cloud: cloud, version: .v1)
            #expect(old.issuer?.string == "https://\(version1Host)/\(tenant)/")
            #expect(old.metadataURL == "https://\(host)/\(tenant)/.well-known/openid-configuration")
            let shared = EntraAuthority(tenant: .common, cloud: cloud)
            #expect(shared.issuer == nil)
            #expect(shared.issuerTemplate?.string == "https://\(host)/{tenantid}/v2.0")
            let oldShared = EntraAuthority(tenant: .organizations, cloud: cloud, version: .v1)
            #expect(oldShared.issuerTemplate?.string == "https://\(version1Host)/{tenantid}/")
        }
        // The version 1 issuers of these clouds are not published.
        for (cloud, host) in [
            (EntraCloud.france, "login.sovcloud-identity.fr"), (.germany, "login.sovcloud-identity.de"),
            (.singapore, "login.sovcloud-identity.sg"),
        ] {
            #expect(EntraAuthority(tenant: tenant, cloud: cloud).issuer?.string == "https://\(host)/\(tenant)/v2.0")
            #expect(EntraAuthority(tenant: tenant, cloud: cloud, version: .v1).issuer == nil)
        }
    }

    @Test("B2C authorities can be created in every URL style") func createsB2CAuthorities() throws {
        let tenant = try #require(EntraTenant("contoso.onmicrosoft.com"))
        func authority(_ style: EntraAuthority.Policy.Style) throws -> EntraAuthority {
            try EntraAuthority(b2cHost: "contoso.b2clogin.com", tenant: tenant, policy: .init("B2C_1_in", style: style))
        }
        let base = "https://contoso.b2clogin.com"
        #expect(try authority(.path).string == "\(base)/contoso.onmicrosoft.com/B2C_1_in/v2.0")
        #expect(try authority(.trustFramework).string == "\(base)/tfp/contoso.onmicrosoft.com/B2C_1_in/v2.0")
        #expect(
            try authority(.query).metadataURL
                == "\(base)/contoso.onmicrosoft.com/v2.0/.well-known/openid-configuration?p=B2C_1_in")
        #expect(try authority(.path).issuer == nil)
        #expect(throws: Refusal.self) {
            try EntraAuthority(b2cHost: "contoso.b2clogin.com", tenant: .common, policy: .init("p"))
        }
        #expect(throws: Refusal.self) {
            try EntraAuthority(b2cHost: "contoso.b2clogin.com/x", tenant: tenant, policy: .init("p"))
        }
        for (name, code) in [
            ("", ProblemCode.authorityMissingPolicy), ("a/b", .authorityUnexpectedPath),
            ("..", .authorityUnexpectedPath), ("oauth2", .authorityUnexpectedPath), ("V2.0", .authorityUnexpectedPath),
        ] {
            expectRefusal(code) {
                try EntraAuthority(b2cHost: "contoso.b2clogin.com", tenant: tenant, policy: .init(name))
            }
        }
        #expect(throws: Refusal.self) {
            try EntraAuthority(b2cHost: "login.microsoftonline.com", tenant: tenant, policy: .init("p"))
        }
    }

    @Test("External ID authorities can be created from a product host or a custom domain")
    func createsExternalIDAuthorities() throws {
        let tenant = try #require(tenant)
        let byName = try EntraAuthority(externalIDHost: "contoso.ciamlogin.com", tenant: tenant)
        #expect(byName.string == "https://contoso.ciamlogin.com/\(tenant)/v2.0")
        #expect(byName.issuer == nil)
        let byIdentifier = try EntraAuthority(externalIDHost: "\(tenant).ciamlogin.com", tenant: tenant)
        #expect(byIdentifier.issuer?.string == "https://\(tenant).ciamlogin.com/\(tenant)/v2.0")
        let custom = try EntraAuthority(externalIDHost: "login.contoso.com", tenant: tenant)
        #expect(custom.cloud.name == "custom")
        #expect(custom.kind == .externalID)
    }

    @Test("The `appid` query of an application with its own keys is kept") func keepsApplicationID() throws {
        let application: GUID = "6731DE76-14a6-49ae-97bc-6eba6914391e"
        let authority = EntraAuthority(tenant: try #require(EntraTenant("contoso.com")), applicationID: application)
        #expect(authority.string == "https://login.microsoftonline.com/contoso.com/v2.0?appid=\(application)")
        #expect(
            authority.metadataURL
                == "https://login.microsoftonline.com/contoso.com/v2.0/.well-known/openid-configuration?appid=\(application)"
        )
        #expect(try EntraAuthority(parsing: authority.string, warnings: .ignored) == authority)
    }
}

/// Individual cases of pasted text. `PropertyTests` covers what holds for all text.
@Suite struct AuthorityReadingTests {
    @Test(
        "An error about a pasted authority does not show a pasted secret",
        arguments: [
            "abc8Q~aVeryPlausibleLookingSecretValue01234", " abc8Q~aVeryPlausibleLookingSecretValue01234 ",
            "https://login.microsoftonline.com/abc8Q~aVeryPlausibleLookingSecretValue01234/v2.0",
            "https://id.example.com/?client_secret=abc8Q~aVeryPlausibleLookingSecretValue01234",
            "eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl",
            "https://user:abc8Q~aVeryPlausibleLooking@login.microsoftonline.com/common/v2.0",
            "https://admin:PlausibleLooking#x@login.microsoftonline.com/common/v2.0",
            "https:/admin:PlausibleLooking@login.microsoftonline.com/common/v2.0",
            "https://n.b2clogin.com/contoso.com/abc8Q~aVeryPlausibleLookingSecretValue01234/v2.0/.well-known/openid-configuration",
            "https://login.microsoftonline.com/contoso.com/v2.0?appid=abc8Q~aVeryPlausibleLookingSecretValue01234",
            "abc8Q%7EaVeryPlausibleLookingSecretValue01234",
            "https://login.microsoftonline.com/abc8Q%7EaVeryPlausibleLookingSecretValue01234/v2.0",
        ])
    func errorsOmitSecrets(text: String) throws {
        let error = try #require(refusal { try EntraAuthority(parsing: text, warnings: .ignored) })
        #expect(!"\(error)".contains("PlausibleLooking"), "\(error)")
        #expect(!"\(error)".contains("eyJ"), "\(error)")
    }

    @Test("Text that is too long for an authority is rejected") func rejectsLongText() {
        for text in [String(repeating: "/", count: 1_000_000), "common" + String(repeating: "/", count: 5_000)] {
            expectRefusal(.authorityTooLong) { try EntraAuthority(parsing: text, warnings: .ignored) }
        }
    }

    @Test("No suggestion is made that would drop a policy") func noSuggestionWithoutPolicy() throws {
        let endpoint = "https://login.microsoftonline.com/contoso.com/oauth2/v2.0/authorize?p=B2C_1_in"
        let contradiction = "https://n.b2clogin.com/contoso.com/B2C_1_in/oauth2/v2.0/authorize?p=B2C_1_other"
        for text in [endpoint, contradiction] {
            let error = try #require(refusal { try EntraAuthority(parsing: text, warnings: .ignored) })
            #expect(error.suggestion == nil)
            #expect(error.codes.contains(.authorityUnexpectedPath))
        }
    }

    @Test("Invalid hosts and domain names are rejected") func rejectsInvalidHosts() {
        #expect(DomainName("a/../b?x#y") == nil)
        #expect(DomainName("{tenantid}") == nil)
        #expect(DomainName("Contoso.onmicrosoft.com")?.string == "Contoso.onmicrosoft.com")
        #expect(EntraCloud.custom(host: "evil.example/@x") == nil)
        #expect(EntraCloud.custom(host: "Login.example.com") == nil)
        #expect(EntraCloud.custom(host: "login.example.com:8443")?.signInHost == "login.example.com:8443")
    }

    @Test("A host of a Microsoft service is not a tenant") func serviceHostIsNotTenant() {
        for host in ["b2clogin.com", "Login.Live.com", "sts.windows.net", "graph.microsoft.com"] {
            #expect(EntraTenant(host) == nil)
        }
        #expect(EntraTenant("microsoft.com")?.string == "microsoft.com")
    }

    @Test("Each problem shows the part of the URL that it concerns") func problemsShowTheirPart() throws {
        let error = try #require(
            refusal {
                try EntraAuthority(
                    parsing: "https://LOGIN.windows.net/8EAEF023-2B34-4DA1-9BAA-8BC8C9D6A490/v2.0", warnings: .ignored)
            })
        let found = Dictionary(uniqueKeysWithValues: error.problems.map { ($0.code, $0.found) })
        #expect(found[.authorityHostAlias] == "LOGIN.windows.net")
        #expect(found[.authorityTenantNotLowerCase] == "8EAEF023-2B34-4DA1-9BAA-8BC8C9D6A490")
    }
}
