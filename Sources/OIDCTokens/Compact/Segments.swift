import OIDCPrimitives

/// Where the three segments of a token lie in its text.
struct Segments {
    let header: Range<Int>
    let claims: Range<Int>
    let signature: Range<Int>

    /// Finds the two dots. The signature may be empty, header and claims may not.
    init(_ text: Span<UInt8>) throws(Refusal) {
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
                .tokenNotCompact(found: text.isEmpty ? "nothing" : dots == 0 ? "no dot" : "\(dots + 1) segments"))
        }
        guard first > 0 else { throw Refusal(.tokenNotCompact(found: "an empty header")) }
        guard second > first + 1 else { throw Refusal(.tokenNotCompact(found: "no claims")) }
        header = 0..<first
        claims = (first + 1)..<second
        signature = (second + 1)..<text.count
    }
}
