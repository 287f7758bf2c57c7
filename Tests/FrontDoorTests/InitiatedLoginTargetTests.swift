import EntraID
import OIDCTestSupport
import TestHelpers
import Testing

/// The page to which a user returns after a sign-in that another site initiated, and Entra's issuers.
@Suite struct InitiatedLoginTargetTests {
    private let login = InitiatedLogin()

    /// The browser would open the page with the user's session.
    @Test(
        "A target of another origin becomes the start page",
        arguments: [
            "https://evil.example/", "http://staff.example.com/orders", "https://staff.example.com:8443/orders",
            "https://staff.example.com.evil.example/", "https://staff.example.com@evil.example/",
            "https://user@staff.example.com/orders", "https://evil.example\\@staff.example.com/",
            "https://staff.example.com\\@evil.example/", "https://staff.example.com//evil.example",
            "https://staff.example.com/\\evil.example", "https://staff.example.com/\t/evil.example",
            "https://staff.example.com/a b", "//staff.example.com/orders", "//evil.example", "/orders", "orders",
            "javascript:alert(1)", "https:/staff.example.com/orders", "https://other.example.com/orders", "https://",
            "",
            "https://staff.example.com/" + String(repeating: "a", count: 2_048),
        ])
    func otherOrigin(target: String) async throws {
        #expect(try await returnPath(of: target) == "/")
    }

    @Test(
        "A target of the callback's origin is kept",
        arguments: [
            ("https://staff.example.com", "/"), ("https://staff.example.com/", "/"),
            ("https://staff.example.com/orders?id=%2F%2Fx#f", "/orders?id=%2F%2Fx#f"),
            ("https://staff.example.com?id=7", "/?id=7"), ("https://staff.example.com#top", "/#top"),
            ("https://STAFF.example.com:443/orders", "/orders"), ("HTTPS://staff.example.com/orders", "/orders"),
        ])
    func sameOrigin(target: String, path: String) async throws {
        #expect(try await returnPath(of: target) == path)
    }

    private func returnPath(of target: String) async throws -> String {
        let issuer = try TestIssuer("https://id.example.com", time: login.time)
        let signIn = try login.signIn([login.provider(issuer, name: "staff")], [issuer])
        let start = try await signIn.start(
            initiatedBy: InitiatedLogin.get(["iss": "https://id.example.com", "target_link_uri": target]))
        let response = try issuer.signIn(at: start.url)
        return try await signIn.finish(response.request(cookies: start.cookies)).returnPath
    }

    // MARK: - Entra

    private static func entraIssuer(_ tenant: GUID) -> String { "https://login.microsoftonline.com/\(tenant)/v2.0" }
    private static let otherTenant: GUID = "fa15d692-e9c7-4460-a743-29f29522229a"

    @Test("Entra's issuer of a tenant is compared byte for byte") func entraTenant() async throws {
        let door = try Door()
        let request = InitiatedLogin.get([
            "iss": Door.issuerSetting, "target_link_uri": "https://console.example.com/reports",
        ])
        let start = try await door.entra.start(initiatedBy: request)
        let response = try door.issuer.signIn(at: start.url)
        let result = try await door.entra.finish(response.request(cookies: start.cookies))
        #expect(result.returnPath == "/reports")
        for other in [
            Self.entraIssuer(Self.otherTenant), Door.issuerSetting + "/", Door.issuerSetting.uppercased(),
            "https://sts.windows.net/\(Door.tenant)/", "https://login.microsoftonline.com/{tenantid}/v2.0",
        ] {
            await expectRefusal(.requestUnknownIssuer) {
                try await door.entra.start(initiatedBy: InitiatedLogin.get(["iss": other]))
            }
        }
    }

    @Test("With a shared authority, the issuer is that of an allowed tenant", arguments: [true, false])
    func entraSharedAuthority(isFetched: Bool) async throws {
        let door = try Door(
            issuer: "https://login.microsoftonline.com/organizations/v2.0", allowedTenants: .only([Door.tenant]))
        if isFetched { _ = try await door.entra.start(cookieHeader: nil) }
        for other in [
            Self.entraIssuer(Self.otherTenant), Self.entraIssuer(.personalAccounts),
            "https://login.microsoftonline.com/{tenantid}/v2.0", "https://login.microsoftonline.com/organizations/v2.0",
            Self.entraIssuer(Door.tenant) + "/", "https://login.microsoftonline.us/\(Door.tenant)/v2.0",
        ] {
            await expectRefusal(.requestUnknownIssuer) {
                try await door.entra.start(initiatedBy: InitiatedLogin.get(["iss": other]))
            }
        }
        let start = try await door.entra.start(initiatedBy: InitiatedLogin.get(["iss": Self.entraIssuer(Door.tenant)]))
        let response = try door.issuer.signIn(at: start.url)
        #expect(try await door.entra.finish(response.request(cookies: start.cookies)).user.tenantID == Door.tenant)
    }
}
