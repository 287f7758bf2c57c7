import OIDCPrimitives
import Testing

/// Comparing and copying bytes.
@Suite struct ByteTests {
    @Test("Strings are compared by every byte") func byteComparison() {
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

    @Test("A span is copied to an array", arguments: [[], [0], [0, 1, 0xFF]] as [[UInt8]])
    func copying(bytes: [UInt8]) {
        let slice = bytes[...]
        let copy = slice.span.copied()
        #expect(copy == bytes)
    }
}
