/// A text that must not be seen: a client secret, a token, an authorization code.
///
/// Printing, dumping, reflecting, interpolating and encoding a secret all give `<redacted>`. The text leaves through
/// one door, ``revealed()``, so that every place where it does can be found by searching for that word.
public struct Secret: Sendable {
    private let bytes: [UInt8]

    /// Wraps a text, which from here on leaves only through ``revealed()``.
    public init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The text itself. Whoever calls this answers for where it goes.
    public func revealed() -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    /// Whether these are its bytes, in a time that depends on the lengths only.
    package func hasSameBytes(as other: Span<UInt8>) -> Bool {
        let bytes = bytes[...]
        return haveSameBytesInConstantTime(bytes.span, other)
    }

    /// Whether there is nothing in it.
    public var isEmpty: Bool { bytes.isEmpty }

    /// What a secret prints and encodes as.
    package static let redacted = "<redacted>"
}

extension Secret: Equatable {
    /// Compares in a time that depends on the lengths only.
    public static func == (left: Secret, right: Secret) -> Bool {
        haveSameBytesInConstantTime(left.bytes, right.bytes)
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `<redacted>`.
    public var description: String { Secret.redacted }
    /// `<redacted>`.
    public var debugDescription: String { Secret.redacted }
    /// A mirror without children, so that a dump shows nothing of the value.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Secret: Codable {
    /// Reads a plain string, and refuses the placeholder that encoding a secret leaves behind.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard !text.hasSameBytes(as: Secret.redacted) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "the secret was withheld when this was encoded")
            )
        }
        self.init(text)
    }

    /// Writes `<redacted>`: an encoded secret is not a way to store one.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Secret.redacted)
    }
}
