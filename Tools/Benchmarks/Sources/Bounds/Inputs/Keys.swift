import EntraID

/// Keys without a private half. Any odd number of the right size is enough to read a key and to reject a signature with
/// it.
enum Keys {
    static func modulus(_ number: Int, bits: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0xA5, count: (bits + 7) / 8)
        let topBits = bits % 8 == 0 ? 8 : bits % 8
        bytes[0] = UInt8(1 << (topBits - 1)) | (bytes[0] & UInt8((1 << (topBits - 1)) - 1))
        bytes[4] = UInt8(truncatingIfNeeded: number >> 8)
        bytes[5] = UInt8(truncatingIfNeeded: number)
        bytes[bytes.count - 1] |= 1
        return bytes
    }

    static func key(_ number: Int, bits: Int, exponent: String = "AQAB", name: String? = nil) -> String {
        let modulus = Base64URL.encode(modulus(number, bits: bits))
        return #"{"kty":"RSA","kid":"\#(name ?? "\(number)")","n":"\#(modulus)","e":"\#(exponent)"}"#
    }

    static func set(count: Int, bits: Int) -> String {
        "{\"keys\":[" + (0..<count).map { key($0, bits: bits) }.joined(separator: ",") + "]}"
    }

    static func set(size: Int, bits: Int) -> String {
        Texts.filled("{\"keys\":[", "]}", size: size) { key($0, bits: bits) }
    }
}
