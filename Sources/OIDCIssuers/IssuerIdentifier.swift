public import OIDCPrimitives

/// The identifier of a token issuer: a validated string that is stored, compared and hashed by its exact bytes.
///
/// OpenID Connect Core §2 defines an issuer as an https URL with a host, an optional port and path, and nothing else.
/// After validation it is never parsed again: `https://id.example.com` and `https://id.example.com/` are two different
/// issuers.
public struct IssuerIdentifier: Hashable, Sendable, CustomStringConvertible {
    /// The schemes that an issuer's URL may have.
    public enum Transport: Sendable {
        /// https only, as the standard requires.
        case https
        /// https, and http on the loopback host. Use it for providers that run on the same machine as your tests.
        case httpOnLoopback
    }

    /// The issuer as a string, exactly as given.
    public var string: String { exact.string }
    private let exact: ExactString

    /// Creates an issuer from a string.
    ///
    /// - Parameters:
    ///   - text: The issuer's URL.
    ///   - transport: The schemes to allow.
    /// - Throws: `issuer.invalid` if the string is not a valid issuer.
    public init(_ text: String, transport: Transport = .https) throws(Refusal) {
        guard IssuerIdentifier.isValid(text, transport) else {
            throw Refusal(.issuerInvalid(text, at: .setting("issuer")))
        }
        exact = ExactString(text)
    }

    /// The issuer as a string, exactly as given.
    public var description: String { string }

    static func isValid(_ text: String, _ transport: Transport) -> Bool {
        guard let parts = URLParts(text), parts.userInformation == nil, let host = URLHost(parts.host),
            parts.query == nil, parts.fragment == nil
        else { return false }
        if let port = parts.port, URLParts.portNumber(port) == nil { return false }
        guard isPath(parts.path) else { return false }
        if parts.scheme.hasSameBytes(as: "https") { return true }
        return parts.scheme.hasSameBytes(as: "http") && transport == .httpOnLoopback && host.isLoopback
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
