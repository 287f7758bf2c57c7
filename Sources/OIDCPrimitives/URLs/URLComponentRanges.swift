/// The byte ranges of the components of an absolute URL. Every delimiter is a single ASCII byte, so no character is
/// ever split.
struct URLComponentRanges {
    let scheme: Range<Int>
    let authority: Range<Int>
    let userInformation: Range<Int>?
    /// The part of the authority after the user information.
    let hostAndPort: Range<Int>
    let path: Range<Int>
    let query: Range<Int>?
    let fragment: Range<Int>?

    /// Creates the ranges for a string that begins with a scheme and `://`. Returns `nil` for any other string.
    init?(_ text: Span<UInt8>) {
        guard let colon = URLComponentRanges.schemeEnd(text), colon + 2 < text.count,
            text[colon + 1] == UInt8(ascii: "/"),
            text[colon + 2] == UInt8(ascii: "/")
        else { return nil }
        scheme = 0..<colon
        let start = colon + 3

        // The fragment ends everything, the query ends everything except the fragment, and the first slash of the path
        // ends the authority.
        var (at, slash, question, hash): (Int?, Int?, Int?, Int?) = (nil, nil, nil, nil)
        var offset = start
        while offset < text.count, hash == nil {
            switch text[offset] {
            case UInt8(ascii: "#"): hash = offset
            case UInt8(ascii: "?") where question == nil: question = offset
            case UInt8(ascii: "/") where slash == nil && question == nil: slash = offset
            case UInt8(ascii: "@") where slash == nil && question == nil: at = offset
            default: break
            }
            offset += 1
        }
        let pathEnd = question ?? hash ?? text.count
        let authorityEnd = slash ?? pathEnd
        authority = start..<authorityEnd
        userInformation = at.map { start..<$0 }
        hostAndPort = (at.map { $0 + 1 } ?? start)..<authorityEnd
        path = authorityEnd..<pathEnd
        query = question.map { $0 + 1..<(hash ?? text.count) }
        fragment = hash.map { $0 + 1..<text.count }
    }

    /// Returns the offset of the colon before a port: the only colon outside brackets.
    static func portColon(_ hostAndPort: Span<UInt8>) -> Int? {
        var isBracketed = hostAndPort.count > 0 && hostAndPort[0] == UInt8(ascii: "[")
        if isBracketed { isBracketed = hostAndPort.indices.contains { hostAndPort[$0] == UInt8(ascii: "]") } }
        var colon: Int?
        for offset in hostAndPort.indices {
            if isBracketed {
                isBracketed = hostAndPort[offset] != UInt8(ascii: "]")
            } else if hostAndPort[offset] == UInt8(ascii: ":") {
                guard colon == nil else { return nil }
                colon = offset
            }
        }
        return colon
    }

    /// Returns the offset of the colon after the scheme.
    private static func schemeEnd(_ text: Span<UInt8>) -> Int? {
        guard text.count > 0, text[0].isASCIILetter else { return nil }
        for offset in text.indices {
            switch text[offset] {
            case UInt8(ascii: ":"): return offset
            case let byte where byte.isASCIIAlphanumeric: continue
            case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): continue
            default: return nil
            }
        }
        return nil
    }
}
