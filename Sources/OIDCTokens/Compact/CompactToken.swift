public import OIDCPrimitives

/// A parsed but unverified token, which anyone could have written.
///
/// Parsing is the first stage of verification. Do not trust the contents before a ``TokenVerifier`` has created a
/// ``VerifiedIDToken`` or a ``VerifiedAccessToken`` from the token.
public struct CompactToken: Sendable {
    /// The token's header.
    public let header: TokenHeader
    /// The unverified claims of the token. Use them only to choose a configuration and for messages.
    public let unverifiedClaims: ClaimSet

    /// The token as received, with its bytes in contiguous storage.
    private let text: String
    /// The range that was signed: the header, the dot and the claims.
    private let signedRange: Range<Int>
    private let signature: [UInt8]

    /// Creates a token by parsing a string.
    ///
    /// - Parameters:
    ///   - text: The token as received.
    ///   - limits: The size limits for tokens.
    /// - Throws: A `Refusal` with the first problem found: the size, the segments, then the header, claims and
    ///   signature, each by encoding, JSON and types.
    public init(_ text: String, limits: TokenLimits = .standard) throws(Refusal) {
        var text = text
        text.makeContiguousUTF8()
        guard text.utf8.count <= limits.bytes else { throw Refusal(.tokenTooLarge(limits)) }
        let segments = try text.withUTF8Bytes { bytes throws(Refusal) in try CompactSerialization(bytes) }
        do {
            header = try TokenHeader(try CompactToken.object(in: segments.header, of: text, "header", limits))
            unverifiedClaims = ClaimSet(try CompactToken.object(in: segments.claims, of: text, "claims", limits))
            signature = try CompactToken.bytes(in: segments.signature, of: text, "signature")
        } catch {
            // An extra dot makes a segment undecodable. The wrong number of segments takes precedence.
            throw text.withUTF8Bytes(CompactSerialization.fault) ?? error
        }
        signedRange = 0..<segments.claims.upperBound
        self.text = text
    }

    /// Whether the token has no signature.
    var isUnsigned: Bool { signature.isEmpty }

    /// The number of bytes as received.
    var byteCount: Int { text.utf8.count }

    /// The approximate number of bytes that the token takes in memory.
    var byteCountInMemory: Int {
        text.utf8.count + signature.count + header.document.byteCountInMemory + unverifiedClaims.byteCountInMemory
    }

    /// Returns whether the token has exactly these bytes. The time taken depends only on the lengths.
    func hasSameBytes(as other: String) -> Bool {
        text.withUTF8Bytes { text in
            other.withUTF8Bytes { other in haveSameLongBytesInConstantTime(text, other) }
        }
    }

    /// Returns a result that depends on the token as received.
    func withText<Value>(_ body: (String) -> Value) -> Value { body(text) }

    /// Calls a closure with the signature and the signed bytes as received.
    func withSignature(_ body: (_ signature: Span<UInt8>, _ message: Span<UInt8>) -> Bool) -> Bool {
        let signature = signature[...]
        return text.withUTF8Bytes { text in body(signature.span, text.extracting(signedRange)) }
    }

    private static func object(
        in segment: Range<Int>, of text: String, _ name: String, _ limits: TokenLimits
    ) throws(Refusal) -> JSONDocument {
        let bytes = try bytes(in: segment, of: text, name)
        let document: JSONDocument
        do {
            document = try JSONDocument(parsing: bytes, limits: limits.json)
        } catch {
            throw Refusal(.tokenInvalidJSON(in: name, error.first))
        }
        guard document.isObject else { throw Refusal(.tokenNotAnObject(name, document.value)) }
        return document
    }

    private static func bytes(in segment: Range<Int>, of text: String, _ name: String) throws(Refusal) -> [UInt8] {
        do {
            return try text.withUTF8Bytes { text throws(Refusal) in try Base64URL.decode(text.extracting(segment)) }
        } catch {
            throw Refusal(.tokenInvalidBase64URL(in: name, error.first))
        }
    }
}

extension CompactToken: CustomStringConvertible, CustomReflectable {
    /// A fixed description without the token, because anyone who reads it in a log could use it.
    public var description: String { "an unverified token" }
    /// A mirror without children, so that a dump does not reveal the token.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
