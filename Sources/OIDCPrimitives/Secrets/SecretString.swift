/// A string that must not be shown, such as a client secret, a token or an authorization code.
///
/// Printing, dumping, reflecting, interpolating and encoding a secret all produce `<redacted>`. Only ``revealed()``
/// returns the string, so a search for that name finds every use.
public struct SecretString: Sendable {
    private let bytes: [UInt8]

    /// Creates a secret from a string.
    public init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// Returns the string. The caller is responsible for where it goes.
    public func revealed() -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    /// Returns whether the secret has the given bytes. The time taken depends only on the lengths.
    package func hasSameBytes(as other: Span<UInt8>) -> Bool {
        let bytes = bytes[...]
        return haveSameBytesInConstantTime(bytes.span, other)
    }

    /// Whether the secret is empty.
    public var isEmpty: Bool { bytes.isEmpty }

    /// The placeholder that a secret prints and encodes as.
    package static let redacted = "<redacted>"
}

extension SecretString: Equatable {
    /// Returns whether two secrets are equal. The time taken depends only on the lengths.
    public static func == (left: SecretString, right: SecretString) -> Bool {
        haveSameBytesInConstantTime(left.bytes, right.bytes)
    }
}

extension SecretString: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `<redacted>`.
    public var description: String { SecretString.redacted }
    /// `<redacted>`.
    public var debugDescription: String { SecretString.redacted }
    /// A mirror without children, so that a dump reveals nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension SecretString: Codable {
    /// Creates a secret from a plain string. Throws a `DecodingError` if the string is the placeholder that encoding a
    /// secret writes.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard !text.hasSameBytes(as: SecretString.redacted) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "the secret was redacted when this was encoded")
            )
        }
        self.init(text)
    }

    /// Writes `<redacted>`. Encoding a secret does not store it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(SecretString.redacted)
    }
}
