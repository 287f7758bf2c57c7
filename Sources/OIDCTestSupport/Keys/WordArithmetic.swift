/// Arithmetic modulo a number of 64 bits.
enum WordArithmetic {
    /// Returns the product of two numbers below the modulus.
    static func product(_ left: UInt64, _ right: UInt64, modulo modulus: UInt64) -> UInt64 {
        modulus.dividingFullWidth(left.multipliedFullWidth(by: right)).remainder
    }

    /// Returns the power of a number below the modulus.
    static func power(_ base: UInt64, _ exponent: UInt64, modulo modulus: UInt64) -> UInt64 {
        var (result, square, rest) = (1 as UInt64, base, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result = product(result, square, modulo: modulus) }
            square = product(square, square, modulo: modulus)
            rest >>= 1
        }
        return result
    }
}
