import OIDCFixtures
import Testing

@testable import OIDCSoftwareCrypto

@Suite struct LimbsTests {
    @Test("Bytes survive the conversion to limbs and back") func roundTrip() {
        var random = SeededGenerator(seed: 61)
        for count in [1, 7, 8, 9, 15, 60, 120, 256, 1_024] {
            let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let limbs = limbs(of: bytes, count: count * 8 / 61 + 2)
            #expect(limbs.allSatisfy { $0 >> 61 == 0 })
            #expect(bytesOf(limbs, count: count) == bytes)
        }
    }

    /// The memory after a number's limbs belongs to another number.
    @Test("Exactly the requested number of limbs is written", arguments: [1, 8, 9, 16, 64])
    func limbCount(byteCount: Int) {
        for count in 1...12 {
            let bytes = [UInt8](repeating: 0xFF, count: byteCount)
            #expect(limbs(of: bytes, count: count, of: count + 2).suffix(2) == [marker, marker])
        }
    }

    /// The memory after a number's limbs belongs to another number.
    @Test("Bytes are read from the given number of limbs, and zeros precede them", arguments: 1...3)
    func bytesOfLimbs(count: Int) {
        let limbs = [UInt64](repeating: Limbs.mask, count: count)
        let memory = LimbMemory(limbs + [marker, marker])
        for byteCount in 1...40 {
            let bytes = unsafe Limbs.bytes(memory.start, count: count, byteCount: byteCount)
            #expect(bytes == bytesOf(limbs, count: byteCount))
        }
    }

    @Test(
        "The highest limb that differs decides a comparison",
        arguments: [
            ([0], [1], true), ([1], [0], false), ([1], [1], false),
            ([5, 1], [4, 2], true), ([4, 2], [5, 1], false), ([5, 2], [5, 2], false), ([4, 2], [5, 2], true),
        ] as [([UInt64], [UInt64], Bool)])
    func comparison(left: [UInt64], right: [UInt64], isLess: Bool) {
        // Memory before the numbers must not affect the result.
        for (before, beforeOther) in [(0, 1), (1, 0)] as [(UInt64, UInt64)] {
            let leftMemory = LimbMemory([before, before] + left)
            let rightMemory = LimbMemory([beforeOther, beforeOther] + right)
            let answer = unsafe Limbs.isLess(leftMemory.start + 2, rightMemory.start + 2, count: left.count)
            #expect(answer == isLess)
        }
    }

    private let marker: UInt64 = 0xABCD

    /// Returns a number's limbs, in memory that may be larger.
    private func limbs(of bytes: [UInt8], count: Int, of room: Int? = nil) -> [UInt64] {
        let memory = LimbMemory([UInt64](repeating: marker, count: room ?? count))
        let slice = bytes[...]
        unsafe Limbs.read(slice.span, into: memory.start, count: count)
        return memory.limbs
    }

    /// Returns the last bytes of a number in limbs, assembled bit by bit.
    private func bytesOf(_ limbs: [UInt64], count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        for bit in 0..<min(count * 8, limbs.count * 61) where limbs[bit / 61] >> UInt64(bit % 61) & 1 == 1 {
            bytes[count - 1 - bit / 8] |= 1 << UInt8(bit % 8)
        }
        return bytes
    }
}

/// Limbs in memory with a stable address.
@safe
final class LimbMemory {
    let start: UnsafeMutablePointer<UInt64>
    private let count: Int

    init(_ limbs: [UInt64]) {
        count = limbs.count
        unsafe start = .allocate(capacity: limbs.count)
        for (index, limb) in limbs.enumerated() { unsafe (start + index).initialize(to: limb) }
    }

    deinit { unsafe start.deallocate() }

    var limbs: [UInt64] { (0..<count).map { unsafe start[$0] } }
}
