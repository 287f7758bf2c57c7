import OIDCPrimitives

/// The positions of the three segments in a token (RFC 7515 §7.1).
struct CompactSerialization {
    let header: Range<Int>
    let claims: Range<Int>
    let signature: Range<Int>

    /// Creates the segments by splitting a token at its first and its last dot. The signature may be empty: such an
    /// unsigned token is rejected later, with its own problem.
    ///
    /// Other dots would be in the claims, which are nearly all of the token. The split does not look for them, because
    /// a dot is not a base64url character: claims that contain one cannot be decoded, and ``fault(in:)`` then explains
    /// why.
    init(_ text: Span<UInt8>) throws(Refusal) {
        let dot = UInt8(ascii: ".")
        guard let first = text.indices.first(where: { text[$0] == dot }), first > 0,
            let last = text.indices.last(where: { text[$0] == dot }), last > first + 1
        else { throw CompactSerialization.fault(in: text) ?? Refusal(.tokenNotCompact(found: "no claims")) }
        header = 0..<first
        claims = (first + 1)..<last
        signature = (last + 1)..<text.count
    }

    /// Returns the error for a token with the wrong number of dots or an empty header, or `nil` if it has three
    /// segments and a header.
    static func fault(in text: Span<UInt8>) -> Refusal? {
        var dots = 0
        for offset in text.indices where text[offset] == UInt8(ascii: ".") { dots += 1 }
        if dots == 4 { return Refusal(.tokenEncrypted()) }
        guard dots == 2 else {
            let found: ProblemText = text.isEmpty ? "nothing" : dots == 0 ? "no dot" : "\(dots + 1) segments"
            return Refusal(.tokenNotCompact(found: found))
        }
        return text[0] == UInt8(ascii: ".") ? Refusal(.tokenNotCompact(found: "an empty header")) : nil
    }
}
