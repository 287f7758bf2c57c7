import OIDCIssuers
import OIDCPrimitives

extension EntraIssuerRule {
    /// Returns whether a token is of version 1: `ver` is 1.0, or there is no `ver` and the issuer is one of version 1.
    static func isVersion1Token(_ version: JSONValue?, issuer: String) -> Bool {
        switch version {
        case .string(let text): text.hasSameBytes(as: EntraAuthority.Version.v1.rawValue)
        case nil: issuer.hasPrefixBytes("https://sts.")
        default: false
        }
    }

    /// Returns the version 1 issuers of the tenant in a version 2 issuer.
    static func version1Forms(of issuer: String) -> [String] {
        templatesOfBothVersions.compactMap { version1, version2 in
            guard let tenant = version2.value(in: issuer), GUID.isLowercase(tenant) else { return nil }
            return version1.filled(with: tenant)
        }
    }

    private static let templatesOfBothVersions: [(version1: IssuerTemplate, version2: IssuerTemplate)] =
        EntraCloud.known.compactMap { cloud in
            let version1 = EntraAuthority(tenant: .common, cloud: cloud, version: .v1).issuerTemplate
            let version2 = EntraAuthority(tenant: .common, cloud: cloud).issuerTemplate
            guard let version1, let version2 else { return nil }
            return (version1, version2)
        }
}
