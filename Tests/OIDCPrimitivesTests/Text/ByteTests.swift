import OIDCPrimitives
import Testing

/// What looks at several bytes at a time, beside what looks at one after the other.
@Suite struct ByteTests {
    private let dot = UInt8(ascii: ".")

    /// The neighbours of the byte, one that differs in a bit, its double, and the ends of the range.
    private let others: [UInt8] = [0x2D, 0x2F, 0xAE, 0x5C, 0, 0xFF]

    @Test func findsTheFirstAndTheLastOfAByte() {
        for length in 0..<20 {
            for other in others {
                let none = [UInt8](repeating: other, count: length)
                expectOffsets(none)
                for first in 0..<length {
                    var one = none
                    one[first] = dot
                    expectOffsets(one)
                    for second in first + 1..<length {
                        var two = one
                        two[second] = dot
                        expectOffsets(two)
                    }
                }
            }
        }
    }

    @Test func textsDifferWhereverTheyDiffer() {
        for length in 0..<28 {
            let text = String(repeating: "a", count: length)
            #expect(text.hasSameBytes(as: String(repeating: "a", count: length)))
            #expect(!text.hasSameBytes(as: text + "a"))
            #expect(!(text + "a").hasSameBytes(as: text))
            for place in 0..<length {
                let other =
                    String(repeating: "a", count: place) + "b" + String(repeating: "a", count: length - place - 1)
                #expect(!text.hasSameBytes(as: other), "\(length), \(place)")
                #expect(!other.hasSameBytes(as: text), "\(length), \(place)")
                #expect(!Substring(text).hasSameBytes(as: other))
            }
        }
    }

    @Test(arguments: [[], [0], [0, 1, 0xFF]] as [[UInt8]]) func copiesBytes(bytes: [UInt8]) {
        let slice = bytes[...]
        let copy = slice.span.copied()
        #expect(copy == bytes)
    }

    private func expectOffsets(_ bytes: [UInt8]) {
        let slice = bytes[...]
        #expect(firstOffset(of: dot, in: slice.span) == bytes.firstIndex(of: dot))
        #expect(lastOffset(of: dot, in: slice.span) == bytes.lastIndex(of: dot))
    }
}
