import OIDCPrimitives

/// Where the three segments of a token lie in its text.
struct Segments {
    let header: Range<Int>
    let claims: Range<Int>
    let signature: Range<Int>

    /// Cuts at the first dot and at the last one, or what is taken for it. The signature may be empty, header and claims
    /// may not.
    ///
    /// Other dots would lie in the claims or the signature, which is nearly all of the text: that there are none is left
    /// to decoding them.
    init(_ text: Span<UInt8>) throws(Refusal) {
        let dot = UInt8(ascii: ".")
        guard let first = firstOffset(of: dot, in: text), first > 0,
            let last = Segments.lastDot(in: text, behind: first), last > first + 1
        else {
            throw Segments.refusal(of: text) ?? Refusal(.tokenNotCompact(found: "no claims"))
        }
        header = 0..<first
        claims = (first + 1)..<last
        signature = (last + 1)..<text.count
    }

    /// The last dot, looked for first where it is before the signature of a 2,048-bit key, which takes 342 characters.
    private static func lastDot(in text: Span<UInt8>, behind first: Int) -> Int? {
        let usual = text.count - 343
        return usual > first + 1 && text[usual] == UInt8(ascii: ".")
            ? usual : lastOffset(of: UInt8(ascii: "."), in: text)
    }

    /// What stands against the dots of a text; `nil` when they make three segments, the first of which is not empty.
    static func refusal(of text: Span<UInt8>) -> Refusal? {
        var dots = 0
        for offset in text.indices where text[offset] == UInt8(ascii: ".") { dots += 1 }
        if dots == 4 { return Refusal(.tokenEncrypted()) }
        if dots != 2 {
            let found: ProblemText = text.isEmpty ? "nothing" : dots == 0 ? "no dot" : "\(dots + 1) segments"
            return Refusal(.tokenNotCompact(found: found))
        }
        return text[0] == UInt8(ascii: ".") ? Refusal(.tokenNotCompact(found: "an empty header")) : nil
    }
}
