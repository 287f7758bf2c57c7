import OIDCPrimitives

/// Where the three segments of a token lie in its text.
struct Segments {
    let header: Range<Int>
    let claims: Range<Int>
    let signature: Range<Int>

    /// Cuts at the first dot and at the last. The signature may be empty, header and claims may not.
    ///
    /// Another dot would lie in the claims, which is most of the text: that there is none is left to decoding them.
    init(_ text: Span<UInt8>) throws(Refusal) {
        let dot = UInt8(ascii: ".")
        guard let first = firstOffset(of: dot, in: text), first > 0,
            let last = lastOffset(of: dot, in: text), last > first + 1
        else {
            // Never without a refusal: the dots are not where they belong.
            throw Segments.refusal(of: text) ?? Refusal(.tokenNotCompact(found: "no claims"))
        }
        header = 0..<first
        claims = (first + 1)..<last
        signature = (last + 1)..<text.count
    }

    /// What stands against the dots of a text; `nil` when they are where they belong.
    static func refusal(of text: Span<UInt8>) -> Refusal? {
        var (dots, first, second) = (0, 0, 0)
        for offset in text.indices where text[offset] == UInt8(ascii: ".") {
            dots += 1
            if dots == 1 { first = offset }
            if dots == 2 { second = offset }
        }
        if dots == 4 { return Refusal(.tokenEncrypted()) }
        if dots != 2 {
            let found = text.isEmpty ? "nothing" : dots == 0 ? "no dot" : "\(dots + 1) segments"
            return Refusal(.tokenNotCompact(found: found))
        }
        if first == 0 { return Refusal(.tokenNotCompact(found: "an empty header")) }
        return second == first + 1 ? Refusal(.tokenNotCompact(found: "no claims")) : nil
    }
}
