import EntraID
import Foundation
import TestHelpers
import Testing

/// The resources of scopes, and where an authorization request may ask for several.
@Suite struct EntraScopesTests {
    private static let api = "0d7a6b6c-7b4a-4e0e-8c64-6f1d2a1c8b11"

    @Test(
        "A scope belongs to the resource before its last slash",
        arguments: [
            ("openid profile email offline_access", []), ("User.Read", ["https://graph.microsoft.com"]),
            ("openid https://graph.microsoft.com/User.Read Mail.Read", ["https://graph.microsoft.com"]),
            ("api://\(api)/x \(api)/y", [api]), ("https://a.example/b/x", ["https://a.example/b"]),
            ("https://vault.azure.net//.default", ["https://vault.azure.net"]),
            ("User.Read https://a.example/x", ["https://graph.microsoft.com", "https://a.example"]), ("", []),
        ])
    func resources(scope: String, expected: [String]) {
        #expect(EntraScopes(scope).resources.map(\.description) == expected)
    }

    @Test("Only scopes that all end in the default permission are default") func defaults() {
        #expect(EntraScopes("\(Self.api)/.default").isDefault)
        #expect(!EntraScopes("\(Self.api)/.default openid").isDefault)
        #expect(!EntraScopes("").isDefault && !EntraScopes("\(Self.api).default").isDefault)
    }

    @Test(
        "Users can consent to scopes of several resources, except at Azure AD B2C",
        arguments: [
            ("https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0", true),
            (
                "https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_signin/v2.0", false
            ),
        ])
    func consent(issuer: String, isSupported: Bool) throws {
        let authority = try EntraAuthority(parsing: issuer, warnings: .ignored)
        #expect(EntraProfile(authority, allowedTenants: .anyTenant).supportsConsentScopes == isSupported)
    }
}
