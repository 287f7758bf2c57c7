import OIDCPrimitives

/// A range of IP addresses with a common prefix, such as `10.0.0.0/8`, or a single address.
///
/// A range of IPv4-mapped addresses (`::ffff:10.0.0.0/104`) is treated as the IPv4 range, and a mapped peer as its IPv4
/// address, because dual-stack sockets report IPv4 peers as mapped addresses.
struct IPAddressRange: Sendable {
    private let first: IPAddress
    private let sharedBits: Int

    init?(_ text: String) {
        let parts = Substring(text).split(at: "/")
        guard let addressText = parts.first, parts.count <= 2, let address = IPAddress(addressText.utf8) else {
            return nil
        }
        var length = address.bitCount
        if parts.count == 2 {
            guard let number = IPAddressRange.readLength(parts[1]), number <= address.bitCount else { return nil }
            length = number
        }
        let mappingBits = address.bitCount - address.unmapped.bitCount
        if length >= mappingBits {
            (first, sharedBits) = (address.unmapped, length - mappingBits)
        } else {
            (first, sharedBits) = (address, length)
        }
    }

    func contains(_ address: IPAddress) -> Bool {
        guard address.isVersion6 == first.isVersion6 else { return false }
        let freeBits = first.bitCount - sharedBits
        return address.bits >> UInt128(freeBits) == first.bits >> UInt128(freeBits)
    }

    private static func readLength(_ text: Substring) -> Int? {
        guard text.utf8.allSatisfy(\.isASCIIDigit), text.utf8.count == 1 || text.utf8.first != UInt8(ascii: "0") else {
            return nil
        }
        return Int(text)
    }
}
