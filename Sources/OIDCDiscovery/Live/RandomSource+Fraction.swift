import OIDCPrimitives

extension RandomSource {
    /// Returns a random number from 0 up to, but not including, 1.
    func fraction() -> Double {
        let bits = bytes(4).prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return Double(bits) / 4_294_967_296
    }
}
