/// An arbitrarily large number as 64-bit words, least significant first. It has only the operations that signing needs.
struct LargeNumber: Sendable {
    private var words: [UInt64]

    init(_ word: UInt64) {
        words = [word]
    }

    init(bigEndianBytes bytes: [UInt8]) {
        words = stride(from: bytes.count, to: 0, by: -8).map { end in
            bytes[max(end - 8, 0)..<end].reduce(0) { $0 << 8 | UInt64($1) }
        }
    }

    /// Returns the lowest bytes, most significant first.
    func bigEndianBytes(count: Int) -> [UInt8] {
        (0..<count).reversed().map { index in
            index / 8 < words.count ? UInt8(truncatingIfNeeded: words[index / 8] >> UInt64(index % 8 * 8)) : 0
        }
    }

    func remainder(dividingBy divisor: UInt64) -> UInt64 {
        words.reversed().reduce(0) { divisor.dividingFullWidth(($0, $1)).remainder }
    }

    mutating func multiply(by factor: UInt64) {
        let number = self
        words = [0]
        add(number, times: factor)
    }

    mutating func add(_ number: LargeNumber, times factor: UInt64) {
        var carry: UInt64 = 0
        var index = 0
        while index < number.words.count || carry > 0 {
            if index == words.count { words.append(0) }
            let (high, low) = (index < number.words.count ? number.words[index] : 0).multipliedFullWidth(by: factor)
            let (first, firstOverflow) = words[index].addingReportingOverflow(low)
            let (second, secondOverflow) = first.addingReportingOverflow(carry)
            words[index] = second
            // At most 2^64 − 1: a product of two words and two more words fit in two words.
            carry = high + (firstOverflow ? 1 : 0) + (secondOverflow ? 1 : 0)
            index += 1
        }
    }
}
