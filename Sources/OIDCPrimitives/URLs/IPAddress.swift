/// An IPv4 or IPv6 address as a number.
package struct IPAddress: Hashable, Sendable {
    /// The 32 or 128 bits of the address.
    package let bits: UInt128
    /// Whether the address is an IPv6 address.
    package let isVersion6: Bool

    /// The IPv4 loopback address, 127.0.0.1.
    package static let loopback4 = IPAddress(bits: 0x7F00_0001, isVersion6: false)
    /// The IPv6 loopback address, ::1.
    package static let loopback6 = IPAddress(bits: 1, isVersion6: true)

    /// Whether this is an address of the machine itself: 127.0.0.0/8 or ::1.
    package var isLoopback: Bool { isVersion6 ? self == .loopback6 : bits >> 24 == 127 }

    init(bits: UInt128, isVersion6: Bool) {
        self.bits = bits
        self.isVersion6 = isVersion6
    }

    /// Creates an address from the bytes of an IPv4 address such as `192.0.2.1`, or of an IPv6 address as in RFC 4291
    /// §2.2, without brackets and zone.
    package init?(_ text: some BidirectionalCollection<UInt8>) {
        if text.contains(UInt8(ascii: ":")) {
            guard let bits = IPAddress.readVersion6(Array(text)) else { return nil }
            self.init(bits: bits, isVersion6: true)
        } else {
            guard let bits = IPAddress.readVersion4(Array(text)) else { return nil }
            self.init(bits: UInt128(bits), isVersion6: false)
        }
    }

    /// The IPv4 address inside an IPv4-mapped IPv6 address (`::ffff:192.0.2.1`), or the address itself.
    package var unmapped: IPAddress {
        // An IPv4 address is below 2^32, so these bits are zero.
        guard bits >> 32 == 0xFFFF else { return self }
        return IPAddress(bits: bits & 0xFFFF_FFFF, isVersion6: false)
    }

    /// The number of bits in an address of this version.
    package var bitCount: Int { isVersion6 ? 128 : 32 }

    /// The address as browsers write it, following RFC 5952 §4: in lowercase, without leading zeros, and with the first
    /// of the longest runs of zero groups written as `::`.
    ///
    /// An IPv4-mapped address has hexadecimal groups like any other (`::ffff:102:304`). RFC 5952 §5 would write its end
    /// as `1.2.3.4`, but this string is compared with the origin that a browser sends (URL Standard, “IPv6
    /// serializer”).
    package var string: String {
        guard isVersion6 else {
            return (0..<4).map { String(bits >> UInt128(24 - 8 * $0) & 0xFF) }.joined(separator: ".")
        }
        let groups = (0..<8).map { UInt16(truncatingIfNeeded: bits >> UInt128(112 - 16 * $0)) }
        var zeros = 0..<0
        var start = 0
        for end in 0...8 where end == 8 || groups[end] != 0 {
            // A single group is never compressed (RFC 5952 §4.2.2). Of two equal runs, the first one is (§4.2.3).
            if end - start > max(1, zeros.count) { zeros = start..<end }
            start = end + 1
        }
        func written(_ groups: ArraySlice<UInt16>) -> String {
            groups.map { String($0, radix: 16) }.joined(separator: ":")
        }
        if zeros.isEmpty { return written(groups[...]) }
        return "\(written(groups[..<zeros.lowerBound]))::\(written(groups[zeros.upperBound...]))"
    }

    /// Parses four decimal numbers from 0 to 255. Leading zeros are rejected, because some parsers read them as octal.
    private static func readVersion4(_ text: [UInt8]) -> UInt32? {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bits: UInt32 = 0
        for part in parts {
            guard (1...3).contains(part.count), part.allSatisfy(\.isASCIIDigit),
                part.count == 1 || part.first != UInt8(ascii: "0")
            else { return nil }
            let number = part.reduce(UInt32(0)) { $0 * 10 + UInt32($1 - 0x30) }
            guard number <= 255 else { return nil }
            bits = bits << 8 | number
        }
        return bits
    }

    /// Parses eight groups, of which one run can be written as `::`. The last two can be an IPv4 address.
    private static func readVersion6(_ text: [UInt8]) -> UInt128? {
        var halves: [[UInt16]] = [[]]
        var rest = text[...]
        if rest.starts(with: "::".utf8) {
            halves.append([])
            rest = rest.dropFirst(2)
        }
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: ":")) ?? rest.endIndex
            let group = rest[..<end]
            if end == rest.endIndex, group.contains(UInt8(ascii: ".")) {
                guard let embedded = readVersion4(Array(group)) else { return nil }
                halves[halves.count - 1] += [UInt16(embedded >> 16), UInt16(embedded & 0xFFFF)]
            } else {
                guard let value = readGroup(group) else { return nil }
                halves[halves.count - 1].append(value)
            }
            rest = rest[end...]
            guard !rest.isEmpty else { break }
            if rest.starts(with: "::".utf8) {
                guard halves.count == 1 else { return nil }
                halves.append([])
                rest = rest.dropFirst(2)
            } else {
                rest = rest.dropFirst()
                guard !rest.isEmpty else { return nil }
            }
        }

        var groups = halves[0]
        if halves.count == 2 {
            let missing = 8 - halves[0].count - halves[1].count
            guard missing >= 1 else { return nil }
            groups += Array(repeating: 0, count: missing) + halves[1]
        }
        guard groups.count == 8 else { return nil }
        return groups.reduce(0) { $0 << 16 | UInt128($1) }
    }

    private static func readGroup(_ text: ArraySlice<UInt8>) -> UInt16? {
        guard (1...4).contains(text.count) else { return nil }
        var value: UInt16 = 0
        for byte in text {
            guard let digit = byte.hexadecimalValue else { return nil }
            value = value << 4 | UInt16(digit)
        }
        return value
    }
}
