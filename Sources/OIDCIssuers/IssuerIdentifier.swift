public import OIDCPrimitives

/// The identifier of a token issuer: a validated string that is stored, compared and hashed by its exact bytes.
///
/// OpenID Connect Core §2 defines an issuer as an https URL with a host, an optional port and path, and nothing else.
/// After validation it is never parsed again: `https://id.example.com` and `https://id.example.com/` are two different
/// issuers.
public struct IssuerIdentifier: Hashable, Sendable, CustomStringConvertible {
    /// The issuer as a string, exactly as given.
    public var string: String { exact.string }
    private let exact: ExactString
    /// The hosts on which the provider may use http. If the issuer uses https, it is ``InsecureHTTP/notAllowed``.
    public let insecureHTTP: InsecureHTTP

    /// Creates an issuer from a string.
    ///
    /// - Parameters:
    ///   - text: The issuer's URL.
    ///   - insecureHTTP: The hosts on which the provider may use http, for development.
    /// - Throws: `issuer.invalid` if the string is not a valid issuer. The suggestion is the issuer that was meant, if it
    ///   can be told from the string.
    public init(_ text: String, insecureHTTP: InsecureHTTP = .notAllowed) throws(Refusal) {
        guard IssuerIdentifier.isValid(text, insecureHTTP) else {
            throw Refusal(.issuerInvalid(text, at: .setting("issuer"), IssuerCorrection(of: text, insecureHTTP)))
        }
        exact = ExactString(text)
        self.insecureHTTP = text.hasPrefixBytes("http:") ? insecureHTTP : .notAllowed
    }

    /// Returns whether two issuers are the same string, byte for byte.
    public static func == (left: IssuerIdentifier, right: IssuerIdentifier) -> Bool { left.exact == right.exact }

    /// Hashes the bytes of the string.
    public func hash(into hasher: inout Hasher) { hasher.combine(exact) }

    /// The issuer as a string, exactly as given.
    public var description: String { string }

    static func isValid(_ text: String, _ insecureHTTP: InsecureHTTP) -> Bool {
        guard let parts = URLParts(text), parts.userInformation == nil, let host = URLHost(parts.host),
            parts.query == nil, parts.fragment == nil
        else { return false }
        if let port = parts.port, URLParts.portNumber(port) == nil { return false }
        guard isPath(parts.path) else { return false }
        if parts.scheme.hasSameBytes(as: "https") { return true }
        return parts.scheme.hasSameBytes(as: "http") && insecureHTTP.allows(host)
    }

    /// Returns whether a path is `path-abempty` (RFC 3986) without an escaped brace, which is probably an encoded
    /// placeholder.
    private static func isPath(_ path: Substring) -> Bool {
        path.withUTF8Bytes { path in
            var offset = 0
            while offset < path.count {
                if path[offset] == UInt8(ascii: "%") {
                    guard let character = escapedByte(in: path, at: offset) else { return false }
                    if character == UInt8(ascii: "{") || character == UInt8(ascii: "}") { return false }
                    offset += 3
                } else {
                    guard path[offset].isURIPathCharacter else { return false }
                    offset += 1
                }
            }
            return true
        }
    }
}
