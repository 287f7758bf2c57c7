public import OIDCPrimitives

/// Who issues tokens: a checked text that is kept, compared and hashed by its exact bytes.
///
/// OpenID Connect Core §2 makes an issuer an https URL with host, optionally port and path, and nothing else. It is
/// never parsed again after that check: `https://id.example.com` and `https://id.example.com/` are two issuers.
public struct Issuer: Hashable, Sendable, CustomStringConvertible {
    /// Which transport an issuer's address may name.
    public enum Transport: Sendable {
        /// https, as the standard demands.
        case https
        /// Also http when the host is the machine itself: for providers that run beside the tests.
        case httpOnLoopback
    }

    /// The exact text.
    public var text: String { exact.text }
    private let exact: ExactText

    /// Checks a text. Refuses with `issuer.invalid`.
    public init(_ text: String, transport: Transport = .https) throws(Refusal) {
        guard Issuer.isValid(text, transport) else { throw Refusal(.issuerInvalid(text, at: .setting("issuer"))) }
        exact = ExactText(text)
    }

    /// The exact text.
    public var description: String { text }

    static func isValid(_ text: String, _ transport: Transport) -> Bool {
        guard let parts = AddressText(text), parts.userInformation == nil, let host = HostText(parts.host),
            parts.query == nil, parts.fragment == nil
        else { return false }
        if let port = parts.port, AddressText.portNumber(port) == nil { return false }
        guard isPath(parts.path) else { return false }
        if parts.scheme.hasSameBytes(as: "https") { return true }
        return parts.scheme.hasSameBytes(as: "http") && transport == .httpOnLoopback && host.isLoopback
    }

    /// RFC 3986 `path-abempty`, without an escaped brace: that is a placeholder somebody encoded.
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
