import OIDCPrimitives
import Testing

/// Compares the functions that read eight bytes at a time with plain ones.
@Suite struct LongBytesTests {
    @Test("One different byte at any place, of any length, is found") func findsEveryDifference() {
        for count in 0...40 {
            let bytes = (0..<count).map { UInt8($0) }
            #expect(areEqual(bytes, bytes))
            for place in bytes.indices {
                for bit in 0..<8 {
                    var other = bytes
                    other[place] ^= 1 << bit
                    #expect(!areEqual(bytes, other))
                }
            }
            #expect(!areEqual(bytes, bytes + [0]))
            #expect(!areEqual([0] + bytes, bytes))
        }
    }

    @Test("Equal bytes have equal hashes, wherever they are") func hashes() {
        let bytes = (0..<64).map { UInt8($0) }
        #expect(hash(bytes[...]) == hash((bytes + [1])[..<64]))
        #expect(hash(bytes[...]) == hash(([1] + bytes)[1...]))
        #expect(hash(bytes[...]) != hash(bytes[1...]))
    }

    private func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        let (left, right) = (left[...], right[...])
        return haveSameLongBytesInConstantTime(left.span, right.span)
    }

    private func hash(_ bytes: ArraySlice<UInt8>) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes.span)
        return hasher.finalize()
    }
}
