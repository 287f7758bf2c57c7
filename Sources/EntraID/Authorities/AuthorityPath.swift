import OIDCIssuers
import OIDCPrimitives

/// The path and query of a pasted address, peeled layer by layer: metadata path, slashes, endpoint.
struct AuthorityPath {
    /// What is left when everything else is peeled off.
    private(set) var segments: [Substring]
    /// Whether the well-known path of the metadata was at the end.
    private(set) var hasMetadataPath = false
    /// The version of the endpoint that was at the end.
    private(set) var endpoint: EntraAuthority.Version?
    /// Slashes at the end of what was left once the metadata path was gone.
    private(set) var finalSlashes = 0
    /// Whether there were slashes behind a metadata path or an endpoint.
    private(set) var hasOuterSlashes = false
    /// `?appid=`
    private(set) var applicationID: String?
    /// `?p=` of a B2C metadata address or endpoint.
    private(set) var queryPolicy: Substring?
    /// Whether there is a query or fragment that means nothing here.
    private(set) var hasUnexpectedQuery = false

    init(_ parts: AddressText) {
        segments = Array(parts.path.split(at: "/").dropFirst())
        var slashes = popSlashes()
        if segments.endsWith([".well-known", "openid-configuration"]) {
            hasMetadataPath = true
            hasOuterSlashes = slashes > 0
            segments.removeLast(2)
            slashes = popSlashes()
        }
        if let (endpoint, version) = AuthorityPath.endpoints.first(where: { segments.endsWith($0.path) }) {
            let base = segments.dropLast(endpoint.count)
            // Endpoints have their version behind oauth2 or discovery, never directly behind the tenant.
            if base.last?.hasSameBytes(as: "v2.0") != true {
                self.endpoint = version
                hasOuterSlashes = hasOuterSlashes || slashes > 0
                segments = Array(base)
            }
        }
        finalSlashes = segments.isEmpty ? 0 : slashes
        judgeQuery(of: parts)
    }

    /// Letters, digits, `-`, `_`, `.` and no version.
    static func isPolicyName(_ text: Substring) -> Bool {
        let version = ExactText(text.asciiLowercased)
        return !text.isEmpty && text.utf8.allSatisfy(isUnreserved) && !["v2.0", "v1.0"].contains(version)
            && !CredentialShape.isContained(in: text)
    }

    private static let endpoints: [(path: [String], version: EntraAuthority.Version)] =
        ["authorize", "token", "logout", "devicecode"].flatMap { name in
            [(["oauth2", "v2.0", name], .v2), (["oauth2", name], .v1)]
        } + [(["discovery", "v2.0", "keys"], .v2), (["discovery", "keys"], .v1)]

    private mutating func popSlashes() -> Int {
        var count = 0
        while segments.last?.isEmpty == true {
            segments.removeLast()
            count += 1
        }
        return count
    }

    private mutating func judgeQuery(of parts: AddressText) {
        let parameters = parts.query.map { $0.split(at: "&") } ?? []
        if endpoint != nil {
            queryPolicy = parameters.lazy.compactMap { AuthorityPath.value(of: "p", in: $0) }.first
            return
        }
        guard parts.query != nil || parts.fragment != nil else { return }
        guard parts.fragment == nil, parameters.count == 1 else {
            hasUnexpectedQuery = true
            return
        }
        applicationID = AuthorityPath.value(of: "appid", in: parameters[0]).map(String.init)
        if hasMetadataPath { queryPolicy = AuthorityPath.value(of: "p", in: parameters[0]) }
        hasUnexpectedQuery = applicationID == nil && queryPolicy == nil
    }

    private static func value(of name: String, in parameter: Substring) -> Substring? {
        guard parameter.hasPrefixBytes(name + "=") else { return nil }
        let value = Substring(parameter.utf8.dropFirst(name.utf8.count + 1))
        guard !value.isEmpty, value.utf8.allSatisfy(isUnreserved), !CredentialShape.isContained(in: value) else {
            return nil
        }
        return value
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        isASCIILetter(byte) || isASCIIDigit(byte) || "-._~".utf8.contains(byte)
    }
}

extension [Substring] {
    fileprivate func endsWith(_ other: [String]) -> Bool {
        guard count >= other.count else { return false }
        return zip(suffix(other.count), other).allSatisfy { $0.hasSameBytes(as: $1) }
    }
}
