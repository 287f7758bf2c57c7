public import OIDCPrimitives

/// A token as anybody may have written it: taken apart, and nothing about it verified.
///
/// Reading it is stage 1 of judging it. What it says becomes trustworthy when a ``TokenVerifier`` makes a
/// ``VerifiedToken`` of it, and not before.
public struct CompactToken: Sendable {
    /// The header.
    public let header: TokenHeader
    /// What the token claims. Unverified: good for choosing a configuration and for messages, for nothing else.
    public let unverifiedClaims: ClaimSet
    /// The signature's bytes, none when the segment is empty.
    let signature: [UInt8]
    /// The received bytes up to the second dot, over which the signature was made.
    let signingInput: ArraySlice<UInt8>

    /// Takes a token apart. Refuses at the first fault: size, five segments, other counts and empty segments, then
    /// header, claims and signature, each by its encoding, its JSON and its types.
    public init(_ text: String, limits: TokenLimits = .standard) throws(Refusal) {
        guard text.utf8.count <= limits.bytes else { throw Refusal(.tokenTooLarge(limits)) }
        try self.init(bytes: Array(text.utf8), limits: limits)
    }

    private init(bytes: [UInt8], limits: TokenLimits) throws(Refusal) {
        let (firstDot, secondDot) = try CompactToken.findDots(bytes)
        header = try TokenHeader(
            CompactToken.decodeDocument(bytes[..<firstDot], "header", limits))
        unverifiedClaims = ClaimSet(
            try CompactToken.decodeDocument(bytes[(firstDot + 1)..<secondDot], "claims", limits))
        signature = try CompactToken.decodeSegment(bytes[(secondDot + 1)...], "signature")
        signingInput = bytes[..<secondDot]
    }

    /// Where the two dots stand.
    private static func findDots(_ bytes: [UInt8]) throws(Refusal) -> (Int, Int) {
        let slice = bytes[...]
        let text = slice.span
        var (first, second, dots, start) = (0, 0, 0, 0)
        while let dot = firstOffset(of: UInt8(ascii: "."), in: text, from: start) {
            dots += 1
            if dots == 1 { first = dot }
            if dots == 2 { second = dot }
            start = dot + 1
        }
        guard dots != 4 else { throw Refusal(.tokenEncrypted()) }
        guard dots == 2 else {
            throw Refusal(
                .tokenNotCompact(found: bytes.isEmpty ? "nothing" : dots == 0 ? "no dot" : "\(dots + 1) segments"))
        }
        guard first > 0 else { throw Refusal(.tokenNotCompact(found: "an empty header")) }
        guard second > first + 1 else { throw Refusal(.tokenNotCompact(found: "no claims")) }
        return (first, second)
    }

    private static func decodeDocument(
        _ segment: ArraySlice<UInt8>, _ name: String, _ limits: TokenLimits
    ) throws(Refusal) -> JSONDocument {
        let document: JSONDocument
        let bytes = try decodeSegment(segment, name)
        do {
            document = try JSONDocument(parsing: bytes, limits: limits.json)
        } catch {
            throw Refusal(.tokenInvalidJSON(in: name, error.problems[0]))
        }
        guard document.isObject else { throw Refusal(.tokenNotAnObject(name, document.value)) }
        return document
    }

    private static func decodeSegment(_ segment: ArraySlice<UInt8>, _ name: String) throws(Refusal) -> [UInt8] {
        do {
            return try Base64URL.decode(segment.span)
        } catch {
            throw Refusal(.tokenInvalidBase64URL(in: name, error.problems[0]))
        }
    }
}
