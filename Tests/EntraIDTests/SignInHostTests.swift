import EntraID
import TestHelpers
import Testing

/// Hosts that cannot be custom domains.
@Suite struct SignInHostTests {
    private static let hostsOfClouds = EntraCloud.known.flatMap { cloud in
        [cloud.signInHost] + cloud.aliases + cloud.portalHosts + [cloud.version1IssuerHost].compactMap(\.self)
    }
    private static let otherHosts = [
        "login-us.microsoftonline.com", "login.microsoftonline.de", "portal.microsoftazure.de", "ms.portal.azure.com",
    ]

    @Test("A host of a Microsoft cloud is not a custom domain", arguments: hostsOfClouds + otherHosts)
    func rejectsMicrosoftHosts(host: String) throws {
        let tenant = try #require(EntraTenant("contoso.onmicrosoft.com"))
        expectRefusal(.authorityUnknownHost) {
            try EntraAuthority(b2cHost: host, tenant: tenant, policy: .init("B2C_1_signin"))
        }
        expectRefusal(.authorityUnknownHost) { try EntraAuthority(externalIDHost: host, tenant: tenant) }
    }

    @Test("A host of one product is not a custom domain of the other") func rejectsOtherProductHosts() throws {
        let tenant = try #require(EntraTenant("contoso.onmicrosoft.com"))
        expectRefusal(.authorityUnknownHost) {
            try EntraAuthority(b2cHost: "contoso.ciamlogin.com", tenant: tenant, policy: .init("B2C_1_signin"))
        }
        expectRefusal(.authorityUnknownHost) {
            try EntraAuthority(externalIDHost: "contoso.b2clogin.com", tenant: tenant)
        }
    }
}
