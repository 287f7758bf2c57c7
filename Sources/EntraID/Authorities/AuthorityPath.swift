import OIDCIssuers
import OIDCPrimitives

/// The path and query of a pasted URL, without the metadata path, the endpoint, and trailing slashes.
struct AuthorityPath {
    /// The remaining path segments.
    private(set) var segments: [Substring]
    /// Whether the path ended in the well-known path of the metadata.
    private(set) var hasMetadataPath = false
    /// The version of the endpoint at the end of the path, or `nil` if there was none.
    private(set) var endpoint: EntraAuthority.Version?
    /// The number of trailing slashes once the metadata path and the endpoint are removed.
    private(set) var finalSlashes = 0
    /// Whether slashes followed the metadata path or the endpoint.
    private(set) var hasOuterSlashes = false
    /// The client ID in `?appid=`.
    private(set) var applicationID: String?
    /// The value of `?p=` in the URL of B2C metadata or of an endpoint. It is not validated.
    private(set) var queryPolicy: Substring?
    /// Whether there is a query or fragment that has no meaning here or contradicts itself.
    private(set) var hasUnexpectedQuery = false

    init(_ parts: URLParts) {
        segments = Array(parts.path.split(at: "/").dropFirst())
        var slashes = AuthorityPath.popSlashes(from: &segments)
        if segments.endsWith([".well-known", "openid-configuration"]) {
            hasMetadataPath = true
            hasOuterSlashes = slashes > 0
            segments.removeLast(2)
            slashes = AuthorityPath.popSlashes(from: &segments)
        }
        if let (endpoint, version) = AuthorityPath.endpoints.first(where: { segments.endsWith($0.path) }) {
            var base = Array(segments.dropLast(endpoint.count))
            let innerSlashes = AuthorityPath.popSlashes(from: &base)
            // In an endpoint, the version follows `oauth2` or `discovery`, never the tenant.
            if base.last?.hasSameBytes(as: "v2.0") != true {
                self.endpoint = version
                hasOuterSlashes = hasOuterSlashes || slashes > 0
                segments = base
                slashes = innerSlashes
            }
        }
        finalSlashes = segments.isEmpty ? 0 : slashes
        readQuery(of: parts)
    }

    /// The segment at the position of the tenant, or `nil` if there is none.
    var tenant: Substring? {
        guard let first = segments.first, !(first.isEmpty && segments.count <= 2),
            !(segments.count == 1 && first.hasSameBytes(as: "v2.0"))
        else { return nil }
        return first
    }

    // MARK: - Parts

    private static let endpoints: [(path: [String], version: EntraAuthority.Version)] =
        ["authorize", "token", "logout", "devicecode"].flatMap { name in
            [(["oauth2", "v2.0", name], .v2), (["oauth2", name], .v1)]
        } + [(["discovery", "v2.0", "keys"], .v2), (["discovery", "keys"], .v1)]

    private static func popSlashes(from segments: inout [Substring]) -> Int {
        var count = 0
        while segments.last?.isEmpty == true {
            segments.removeLast()
            count += 1
        }
        return count
    }

    private mutating func readQuery(of parts: URLParts) {
        let parameters = parts.query.map { $0.split(at: "&") } ?? []
        if endpoint != nil {
            let policies = parameters.compactMap { AuthorityPath.value(of: "p", in: $0) }
            queryPolicy = policies.first
            hasUnexpectedQuery = !B2CPolicyName.areOne(policies)
            return
        }
        guard parts.query != nil || parts.fragment != nil else { return }
        guard parts.fragment == nil, parameters.count == 1 else {
            hasUnexpectedQuery = true
            return
        }
        applicationID = AuthorityPath.value(of: "appid", in: parameters[0]).flatMap { text in
            GUID.isLowercase(text) ? String(text) : nil
        }
        if hasMetadataPath { queryPolicy = AuthorityPath.value(of: "p", in: parameters[0]) }
        hasUnexpectedQuery = applicationID == nil && queryPolicy == nil
    }

    private static func value(of name: String, in parameter: Substring) -> Substring? {
        guard parameter.hasPrefixBytes(name + "=") else { return nil }
        let value = Substring(parameter.utf8.dropFirst(name.utf8.count + 1))
        return value.isEmpty ? nil : value
    }
}

extension [Substring] {
    fileprivate func endsWith(_ other: [String]) -> Bool {
        guard count >= other.count else { return false }
        return zip(suffix(other.count), other).allSatisfy { $0.hasSameBytes(as: $1) }
    }
}
