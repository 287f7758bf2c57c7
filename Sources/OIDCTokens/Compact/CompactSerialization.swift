import OIDCPrimitives

/// Where the three segments of a token lie in its string (RFC 7515 §7.1).
struct CompactSerialization {
    let header: Range<Int>
    let claims: Range<Int>
    let signature: Range<Int>

    /// Splits a string at its first dot and at its last. The signature may be empty: that is an unsigned token, which is
    /// rejected later and by name.
    ///
    /// Other dots would lie in the claims, which are nearly all of the string. They are not looked for, because a dot is not
    /// a character of base64url: claims with one in them cannot be decoded, and ``fault(in:)`` then says why.
    init(_ text: Span<UInt8>) throws(Refusal) {
        let dot = UInt8(ascii: ".")
        guard let first = text.indices.first(where: { text[$0] == dot }), first > 0,
            let last = text.indices.last(where: { text[$0] == dot }), last > first + 1
        else { throw CompactSerialization.fault(in: text) ?? Refusal(.tokenNotCompact(found: "no claims")) }
        header = 0..<first
        claims = (first + 1)..<last
        signature = (last + 1)..<text.count
    }

    /// What is wrong with the dots of a string; `nil` when they make three segments, the first of which is not empty.
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
