import EntraID
import TestHelpers
import Testing

/// Hosts that cannot be an application's own.
@Suite struct SignInHostTests {
    private static let hostsOfClouds = EntraCloud.known.flatMap { cloud in
        [cloud.signInHost] + cloud.aliases + cloud.portalHosts + [cloud.version1IssuerHost].compactMap(\.self)
    }
    private static let otherHosts = [
        "login-us.microsoftonline.com", "login.microsoftonline.de", "portal.microsoftazure.de", "ms.portal.azure.com",
    ]

    @Test("No host of a cloud is a custom domain in front of a product", arguments: hostsOfClouds + otherHosts)
    func hostsOfMicrosoft(host: String) throws {
        let tenant = try #require(EntraTenant("contoso.onmicrosoft.com"))
        expectRefusal(.authorityUnknownHost) {
            try EntraAuthority(b2cHost: host, tenant: tenant, policy: .init("B2C_1_signin"))
        }
        expectRefusal(.authorityUnknownHost) { try EntraAuthority(externalIDHost: host, tenant: tenant) }
    }

    @Test("No host of one product is a custom domain in front of the other") func hostsOfProducts() throws {
        let tenant = try #require(EntraTenant("contoso.onmicrosoft.com"))
        expectRefusal(.authorityUnknownHost) {
            try EntraAuthority(b2cHost: "contoso.ciamlogin.com", tenant: tenant, policy: .init("B2C_1_signin"))
        }
        expectRefusal(.authorityUnknownHost) {
            try EntraAuthority(externalIDHost: "contoso.b2clogin.com", tenant: tenant)
        }
    }
}
