import OIDCCallbacks
import OIDCPrimitives

/// A redirect URI with its parts: of a callback URL those that it has, of any other text those that it is cut into, once.
struct RedirectURI {
    /// The parts of a URI that has a scheme and a host.
    struct Parts {
        /// The scheme as it is written.
        let scheme: String
        /// The host as it is written.
        let hostText: String
        /// The host; `nil` if the text cannot be one.
        let host: HostText?
        /// The port as it is written.
        let portText: String?
        /// The path; empty if there is none.
        let path: String

        var isHTTP: Bool { scheme.asciiLowercased.hasSameBytes(as: "http") }
        var isHTTPS: Bool { scheme.asciiLowercased.hasSameBytes(as: "https") }
        /// The port; `nil` if there is none, or the text cannot be one.
        var port: Int? { portText.flatMap { AddressText.portNumber(Substring($0)) } }
    }

    /// The URI as it is registered, sent and compared.
    let text: String
    /// The parts; `nil` for a URI that is relative.
    let parts: Parts?
    /// Whether there is a user name before the host.
    let hasUserInformation: Bool
    /// Whether a browser asks for the path as it is, host and port can be, and no character is out of place.
    let isWellFormed: Bool

    /// Takes the parts of a callback URL, which is well-formed.
    init(_ callback: CallbackURL) {
        let origin = callback.origin
        text = callback.text
        parts = Parts(
            scheme: origin.scheme.rawValue, hostText: origin.host, host: origin.knownHost,
            portText: origin.port.map(String.init), path: callback.path.text)
        hasUserInformation = false
        isWellFormed = true
    }

    /// Cuts a text that an administrator wrote.
    init(_ text: String) {
        self.text = text
        let address = AddressText(text)
        hasUserInformation = address?.userInformation != nil
        guard let address, !address.host.isEmpty else {
            parts = nil
            isWellFormed = text.consistsOfURICharacters
            return
        }
        let parts = Parts(
            scheme: String(address.scheme), hostText: String(address.host), host: HostText(address.host),
            portText: address.port.map { String($0) }, path: String(address.path))
        self.parts = parts
        isWellFormed =
            text.consistsOfURICharacters && RedirectURI.canBeHost(parts)
            && (parts.portText == nil || parts.port != nil)
            // A browser removes dot segments, and the URI that Entra compares is another one then.
            && !address.path.split(at: "/").contains(where: \.isDotSegment)
    }

    /// Whether the host would be one if the characters that have rules of their own were letters.
    private static func canBeHost(_ parts: Parts) -> Bool {
        if parts.host != nil { return true }
        let letters = parts.hostText.utf8.map { byte in
            RedirectRules.unsupportedCharacters.contains(byte) || byte == UInt8(ascii: "*") ? UInt8(ascii: "x") : byte
        }
        return HostText(String(decoding: letters, as: UTF8.self)) != nil
    }
}
