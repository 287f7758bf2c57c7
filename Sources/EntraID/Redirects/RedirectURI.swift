import OIDCCallbacks
import OIDCPrimitives

/// A redirect URI and its parts.
struct RedirectURI {
    /// The parts of a URI that has a scheme and a host.
    struct Parts {
        /// The scheme as written.
        let scheme: String
        /// The host as written.
        let hostText: String
        /// The host, or `nil` if it is not valid.
        let host: URLHost?
        /// The port as written, or `nil` if there is none.
        let portText: String?
        /// The path, or an empty string if there is none.
        let path: String

        var isHTTP: Bool { scheme.asciiLowercased.hasSameBytes(as: "http") }
        var isHTTPS: Bool { scheme.asciiLowercased.hasSameBytes(as: "https") }
        /// The port, or `nil` if there is none or it is not valid.
        var port: Int? { portText.flatMap { URLParts.portNumber(Substring($0)) } }
    }

    /// The URI as a string.
    let string: String
    /// The parts, or `nil` if the URI is relative.
    let parts: Parts?
    /// Whether there is a user name in front of the host.
    let hasUserInformation: Bool
    /// Whether the host, port, and characters are valid and browsers do not change the path.
    let isWellFormed: Bool

    /// Creates a redirect URI from a callback URL, which is always well-formed.
    init(_ callback: CallbackURL) {
        let origin = callback.origin
        string = callback.string
        parts = Parts(
            scheme: origin.scheme.rawValue, hostText: origin.host, host: origin.knownHost,
            portText: origin.port.map(String.init), path: callback.path.string)
        hasUserInformation = false
        isWellFormed = true
    }

    /// Creates a redirect URI from a string and parses its parts.
    init(_ text: String) {
        self.string = text
        let urlParts = URLParts(text)
        hasUserInformation = urlParts?.userInformation != nil
        guard let urlParts, !urlParts.host.isEmpty else {
            parts = nil
            isWellFormed = text.consistsOfURICharacters
            return
        }
        let parts = Parts(
            scheme: String(urlParts.scheme), hostText: String(urlParts.host), host: URLHost(urlParts.host),
            portText: urlParts.port.map { String($0) }, path: String(urlParts.path))
        self.parts = parts
        isWellFormed =
            text.consistsOfURICharacters && RedirectURI.canBeHost(parts)
            && (parts.portText == nil || parts.port != nil)
            // Browsers remove dot segments, so the URI would not be the one that Entra compares.
            && !urlParts.path.split(at: "/").contains(where: \.isDotSegment)
    }

    /// Returns whether the host is valid apart from the characters that other rules report.
    private static func canBeHost(_ parts: Parts) -> Bool {
        if parts.host != nil { return true }
        let letters = parts.hostText.utf8.map { byte in
            RedirectRules.unsupportedCharacters.contains(byte) || byte == UInt8(ascii: "*") ? UInt8(ascii: "x") : byte
        }
        return URLHost(String(decoding: letters, as: UTF8.self)) != nil
    }
}
