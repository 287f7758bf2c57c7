public import OIDCPrimitives

/// A token as anybody may have written it: taken apart, and nothing about it verified.
///
/// Reading it is the first stage of validation. What it says becomes trustworthy when a ``TokenVerifier`` makes a
/// ``VerifiedIDToken`` or a ``VerifiedAccessToken`` of it, and not before.
public struct CompactToken: Sendable {
    /// The token's header.
    public let header: TokenHeader
    /// What the token claims. Unverified: good for choosing a configuration and for messages, for nothing else.
    public let unverifiedClaims: ClaimSet

    /// The string as received, its bytes in one piece.
    private let text: String
    /// The part of it that was signed: header and claims, and the dot between them.
    private let signedRange: Range<Int>
    private let signature: [UInt8]

    /// Takes a token apart. Throws a `Refusal` with the first fault: the size, the segments, then header, claims and
    /// signature, each by its encoding, its JSON and its types.
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
            // A dot too many keeps a segment from being decoded. That there are other segments than three goes first.
            throw text.withUTF8Bytes(CompactSerialization.fault) ?? error
        }
        signedRange = 0..<segments.claims.upperBound
        self.text = text
    }

    /// Whether there is no signature.
    var isUnsigned: Bool { signature.isEmpty }

    /// Calls a function with the signature, and with the received bytes that were signed.
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
    /// That there is a token: whoever reads its text in a log could use it.
    public var description: String { "a token, taken apart" }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
