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

    /// Returns the version 1 issuers of the tenant in a version 2 issuer, in the known clouds and the authority's own, or
    /// at its emulator.
    static func version1Forms(of issuer: String, under authority: EntraAuthority) -> [String] {
        let pairs: [Templates]
        if let emulator = authority.emulator {
            pairs = [templates(of: .global, at: emulator)].compactMap(\.self)
        } else if EntraCloud.known.contains(authority.cloud) {
            pairs = templatesOfBothVersions
        } else {
            pairs = templatesOfBothVersions + [templates(of: authority.cloud, at: nil)].compactMap(\.self)
        }
        return pairs.compactMap { version1, version2 in
            guard let tenant = version2.value(in: issuer), GUID.isLowercase(tenant) else { return nil }
            return version1.filled(with: tenant)
        }
    }

    /// The issuer templates of all tenants in one cloud.
    private typealias Templates = (version1: IssuerTemplate, version2: IssuerTemplate)

    private static let templatesOfBothVersions: [Templates] = EntraCloud.known.compactMap { templates(of: $0, at: nil) }

    private static func templates(of cloud: EntraCloud, at emulator: EntraEmulator?) -> Templates? {
        var version1 = EntraAuthority(tenant: .common, cloud: cloud, version: .v1)
        var version2 = EntraAuthority(tenant: .common, cloud: cloud)
        if let emulator { (version1, version2) = (version1.emulated(at: emulator), version2.emulated(at: emulator)) }
        guard let first = version1.issuerTemplate, let second = version2.issuerTemplate else { return nil }
        return (first, second)
    }
}
