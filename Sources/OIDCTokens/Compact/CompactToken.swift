public import OIDCPrimitives

/// A token as anybody may have written it: taken apart, and nothing about it verified.
///
/// Reading it is stage 1 of judging it. What it says becomes trustworthy when a ``TokenVerifier`` makes a
/// ``VerifiedIDToken`` or a ``VerifiedAccessToken`` of it, and not before.
public struct CompactToken: Sendable {
    /// The token's header.
    public let header: TokenHeader
    /// What the token claims. Unverified: good for choosing a configuration and for messages, for nothing else.
    public let unverifiedClaims: ClaimSet

    /// The text as received, its bytes in one piece.
    private let text: String
    /// Where its second dot stands: over the bytes before it the signature was made.
    private let secondDot: Int
    private let signatureStart: Int
    private let signatureEnd: Int

    /// Takes a token apart. Refuses at the first fault: size, five segments, other counts and empty segments, then
    /// header, claims and signature, each by its encoding, its JSON and its types.
    public init(_ text: String, limits: TokenLimits = .standard) throws(Refusal) {
        var text = text
        text.makeContiguousUTF8()
        guard text.utf8.count <= limits.bytes else { throw Refusal(.tokenTooLarge(limits)) }
        let segments = try text.withUTF8Bytes { bytes throws(Refusal) in try Segments(bytes) }
        // All segments are decoded and both documents read before anything is judged, which keeps them in two pieces of
        // memory; the judgement then goes from segment to segment.
        var bytes = Block<UInt8>(capacity: text.utf8.count)
        let (headerEnd, claimsEnd, signatureEnd) = text.withUTF8Bytes { text in
            (
                Base64URL.decode(text.extracting(segments.header), into: &bytes),
                Base64URL.decode(text.extracting(segments.claims), into: &bytes),
                Base64URL.decode(text.extracting(segments.signature), into: &bytes)
            )
        }
        // With a dot in it a segment cannot be decoded: then there are more than three, which is said first.
        if claimsEnd == nil || signatureEnd == nil, let refusal = text.withUTF8Bytes(Segments.refusal(of:)) {
            throw refusal
        }

        guard let headerEnd else { throw CompactToken.refusal(of: segments.header, "header", in: text) }
        signatureStart = claimsEnd ?? headerEnd
        self.signatureEnd = signatureEnd ?? signatureStart
        let documents: (header: JSONDocument, claims: Result<JSONDocument, Refusal>)
        do {
            documents = try JSONDocument.readBoth(
                0..<headerEnd, headerEnd..<signatureStart, in: bytes, limits: limits.json)
        } catch {
            throw Refusal(.tokenInvalidJSON(in: "header", error.first))
        }
        header = try TokenHeader(try CompactToken.object(documents.header, "header"))

        guard claimsEnd != nil else { throw CompactToken.refusal(of: segments.claims, "claims", in: text) }
        switch documents.claims {
        case .success(let claims): unverifiedClaims = ClaimSet(try CompactToken.object(claims, "claims"))
        case .failure(let refusal): throw Refusal(.tokenInvalidJSON(in: "claims", refusal.first))
        }

        guard signatureEnd != nil else { throw CompactToken.refusal(of: segments.signature, "signature", in: text) }
        self.text = text
        secondDot = segments.claims.upperBound
    }

    /// Whether there is no signature.
    var isUnsigned: Bool { signatureStart == signatureEnd }

    /// Looks at the signature, and at the received bytes over which it was made.
    func withSignature(_ body: (_ signature: Span<UInt8>, _ message: Span<UInt8>) -> Bool) -> Bool {
        let (signature, messageEnd) = (signatureStart..<signatureEnd, secondDot)
        // The header's bytes are those of the whole token.
        return header.document.withBytes { bytes in
            text.withUTF8Bytes { text in body(bytes.extracting(signature), text.extracting(..<messageEnd)) }
        }
    }

    private static func object(_ document: JSONDocument, _ name: String) throws(Refusal) -> JSONDocument {
        guard document.isObject else { throw Refusal(.tokenNotAnObject(name, document.value)) }
        return document
    }

    /// What stands against a segment that could not be decoded.
    private static func refusal(of segment: Range<Int>, _ name: String, in text: String) -> Refusal {
        do {
            _ = try text.withUTF8Bytes { text throws(Refusal) in try Base64URL.decode(text.extracting(segment)) }
            // Never reached: the text has just failed to decode.
            return Refusal(.tokenNotCompact(found: "a \(name) that cannot be decoded"))
        } catch {
            return Refusal(.tokenInvalidBase64URL(in: name, error.first))
        }
    }
}

extension CompactToken: CustomStringConvertible, CustomReflectable {
    /// That there is a token: whoever reads its text in a log could use it.
    public var description: String { "a token, taken apart" }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
