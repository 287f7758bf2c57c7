import EntraID
import Foundation
import OIDCFixtures
import OIDCSoftwareCrypto
import Testing

/// The values that problems show: enough to fix the problem, without secrets.
@Suite struct EntraMessageTests {
    private let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    private let host = "https://login.microsoftonline.com"

    private func problem<Value>(_ body: (WarningHandler) throws(Refusal) -> Value) throws -> Problem {
        do {
            return try #require(try warnings(of: body).first)
        } catch let refusal as Refusal {
            return try #require(refusal.problems.first)
        }
    }

    // MARK: - Authorities

    @Test("A problem with empty text has no found value") func emptyText() throws {
        #expect(
            try problem { warnings throws(Refusal) in try EntraAuthority(parsing: "", warnings: warnings) }.found == nil
        )
        #expect(
            try problem { warnings throws(Refusal) in try EntraAuthority(parsing: "hello", warnings: warnings) }.found
                == "hello")
    }

    @Test("A warning about a shared tenant names the accounts that can sign in") func sharedTenants() throws {
        for (name, includesPersonal) in [("common", true), ("organizations", false)] {
            let warning = try problem { warnings throws(Refusal) in
                try EntraAuthority(parsing: "\(host)/\(name)/v2.0", warnings: warnings)
            }
            #expect(warning.code == .authorityManyTenants)
            #expect(warning.remedy.contains("personal accounts too") == includesPersonal)
        }
        // National clouds have no personal accounts.
        let national = try problem { warnings throws(Refusal) in
            try EntraAuthority(parsing: "https://login.microsoftonline.us/common/v2.0", warnings: warnings)
        }
        #expect(!national.remedy.contains("personal accounts"))
        let consumers = try problem { warnings throws(Refusal) in
            try EntraAuthority(parsing: "https://login.microsoftonline.us/consumers/v2.0", warnings: warnings)
        }
        #expect(consumers.remedy.contains("worldwide cloud only"))
    }

    @Test("A custom domain does not belong to a known cloud") func customDomains() throws {
        let tenant = try #require(EntraTenant(tenant))
        func cloud(_ b2cHost: String) throws(Refusal) -> String {
            try EntraAuthority(b2cHost: b2cHost, tenant: tenant, policy: .init("p")).cloud.name
        }
        #expect(try cloud("contoso.b2clogin.com") == "global")
        #expect(try cloud("login.contoso.com") == "custom")
        #expect(try EntraAuthority(externalIDHost: "contoso.ciamlogin.com", tenant: tenant).cloud.name == "global")
        #expect(try EntraAuthority(externalIDHost: "login.contoso.com", tenant: tenant).cloud.name == "custom")
        for host in [
            "login.microsoftonline.com", "sts.windows.net", "Login.contoso.com", "a/b", "graph.microsoft.com",
            "login.live.com", "ciamlogin.com", "contoso.b2clogin.com",
        ] {
            #expect(throws: Refusal.self) { try EntraAuthority(externalIDHost: host, tenant: tenant) }
        }
        #expect(throws: Refusal.self) { try cloud("contoso.ciamlogin.com") }
        #expect(throws: Refusal.self) { try cloud("login.microsoftonline.de") }
        #expect(throws: Refusal.self) { try EntraAuthority(externalIDHost: "login.contoso.com", tenant: .common) }
        #expect(EntraAuthority(tenant: tenant).issuerTemplate == nil)
        #expect(EntraAuthority(tenant: .common).issuerTemplate?.string == "\(host)/{tenantid}/v2.0")
        for host in ["a.example:0", "a.example:x", "a.example:", "A.example"] {
            #expect(EntraCloud.custom(host: host) == nil)
        }
        #expect(EntraCloud.custom(host: "a.example:8443")?.signInHost == "a.example:8443")
    }

    // MARK: - Issuers

    private func problems(
        _ claims: JSONObject, keyIssuer: String? = nil, allowed: AllowedTenants = .anyTenant
    ) throws -> [Problem] {
        let rule = try EntraIssuerRule(
            authority: EntraAuthority(tenant: .common), metadataIssuer: "\(host)/{tenantid}/v2.0",
            allowedTenants: allowed)
        return rule.problems(of: IssuerStatement(claims: claims, keyIssuer: keyIssuer))
    }

    private func claims(tid: String, iss: String? = nil, ver: JSONValue = "2.0") -> JSONObject {
        ["iss": .string(iss ?? "\(host)/\(tid)/v2.0"), "tid": .string(tid), "ver": ver]
    }

    @Test("A tenant claim that is not a GUID is not shown") func invalidTenantIsNotShown() throws {
        #expect(try problems(claims(tid: "Ada Lovelace")).map(\.found) == ["a string of 12 bytes"])
        let capitals = tenant.uppercased()
        #expect(try problems(claims(tid: capitals)).map(\.found) == [capitals])
    }

    @Test("A long `ver` claim is truncated") func versionIsTruncated() throws {
        #expect(try problems(claims(tid: tenant, ver: "3.0.0-alpha")).map(\.found) == ["3.0.0-al"])
    }

    @Test("The issuer of a key is shown as the expected value") func keyIssuerIsShown() throws {
        let found = try problems(claims(tid: tenant), keyIssuer: "https://id.example.com")
        #expect(found.map(\.expected) == ["https://id.example.com"])
        #expect(found.map(\.found) == ["\(host)/\(tenant)/v2.0"])
        #expect(try problems(claims(tid: tenant), keyIssuer: "").map(\.expected) == ["a key with an issuer"])
    }

    @Test("A missing claim is reported once") func missingClaimIsReportedOnce() throws {
        let found = try problems(["iss": "x", "ver": "2.0"], keyIssuer: "\(host)/{tenantid}/v2.0")
        #expect(found.map(\.code) == [.issuerTenantMissing])
    }

    @Test("The allowed tenants are shown as the expected value") func allowedTenantsAreShown() throws {
        #expect(
            try problems(claims(tid: tenant), allowed: .only([])).map(\.expected) == ["no tenant: the list is empty"])
        let others = ["fa15d692-e9c7-4460-a743-29f29522229a", "5d1d0ad4-1ba2-4d4b-8d6e-9a4f2f6f1c11"]
        let onlyOthers = AllowedTenants.only(others.compactMap { try? GUID(parsing: $0) })
        #expect(
            try problems(claims(tid: tenant), allowed: onlyOthers).map(\.expected) == [others.joined(separator: ", ")])
    }

    // MARK: - Redirects and configurations

    @Test("A redirect problem shows the console's origin without credentials") func consoleOriginIsShown() throws {
        func problem(_ uri: String) throws -> Problem {
            try #require(RedirectRules().problems(of: uri).first { $0.code == .redirectSchemeNotHTTPS })
        }
        #expect(try problem("http://10.0.0.5:8080/cb").found == "http://10.0.0.5:8080")
        #expect(try problem("http://10.0.0.5:8080/cb").remedy.contains("You opened the console at"))
        #expect(try !problem("app://10.0.0.5/cb").remedy.contains("You opened the console at"))
        #expect(try problem("http://ada:S3CRET@10.0.0.5/cb").found == "http://…")
        #expect(try problem("http://S3CRET S3CRET/cb").found?.contains("S3CRET") == false)
        #expect(RedirectRules().problems(of: "https://-/ä").filter { $0.code == .redirectMalformed }.count == 1)
    }

    @Test("A client ID that may be a secret is not shown") func possibleSecretIsNotShown() throws {
        func found(_ text: String) throws -> String? {
            let text = #"{"issuer":"\#(host)/\#(tenant)/v2.0","clientID":"\#(text)","responseType":"id_token"}"#
            return try problem { warnings throws(Refusal) in
                try EntraConfiguration.all(in: Array(text.utf8), warnings: warnings)
            }.found
        }
        #expect(try found("My console") == "My console")
        #expect(try found("a name of more than 24 bytes") == "a name of more than 24 bytes")
        #expect(try found("api://contoso.example/console") == "api://contoso.example/console")
        #expect(try found(String(repeating: "s", count: 23)) == String(repeating: "s", count: 23))
        #expect(try found(String(repeating: "s", count: 24)) == "a string of 24 bytes")
    }

    // MARK: - Errors

    @Test("The trace and correlation IDs of an error are kept") func providerReferences() throws {
        let trace = "11111111-1111-4111-8111-111111111111"
        let correlation = "22222222-2222-4222-8222-222222222222"
        func advice(_ text: String) throws -> ProviderAdvice {
            try #require(EntraErrorEntry.advice(forErrorDescription: "AADSTS50011: x. \(text)"))
        }
        let whole = try advice(
            "Trace ID: \(trace) Correlation ID: \(correlation) Timestamp: 2026-11-29 10:00:00Z and more")
        #expect(whole.traceID == trace && whole.correlationID == correlation)
        #expect(whole.timestamp == "2026-11-29 10:00:00Z")
        let half = try advice("Correlation ID: \(correlation)")
        #expect(half.traceID == nil && half.correlationID == correlation && half.timestamp == nil)
        #expect(try advice("Trace ID: none").traceID == nil)
    }

    @Test("An error description is read up to its limit") func descriptionLimit() {
        func advice(_ count: Int) -> ProviderAdvice? {
            EntraErrorEntry.advice(forErrorDescription: String(repeating: " ", count: count) + "AADSTS50011")
        }
        #expect(advice(4_085)?.code == "AADSTS50011")
        #expect(advice(4_086) == nil)
    }

    @Test("Error frequencies are ordered") func frequenciesAreOrdered() {
        let all: [EntraErrorEntry.Frequency] = [.rarely, .occasionally, .often, .veryOften]
        #expect(all.shuffled().sorted() == all)
        #expect(!(all[0] < all[0]) && !(all[1] < all[0]) && all[0] < all[1])
    }
}
