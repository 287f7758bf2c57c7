/// One of the primes of a ``TestKey``, below 2^64 and above 2^63.
struct PrimeFactor: Sendable {
    let prime: UInt64
    /// The private exponent modulo prime − 1.
    private let privateExponent: UInt64
    /// The inverse, modulo this prime, of the product of the primes before it.
    private let inverseOfEarlierOnes: UInt64

    init(_ prime: UInt64, exponent: UInt64, productOfEarlierOnes product: LargeNumber) {
        self.prime = prime
        privateExponent = PrimeFactor.inverse(of: exponent, moduloPredecessorOf: prime)
        let remainder = product.remainder(dividingBy: prime)
        inverseOfEarlierOnes = PrimeFactor.power(remainder, prime - 2, modulo: prime)
    }

    /// Returns what this prime adds to a number that is correct modulo the previous primes, in units of their product.
    func digit(raising base: UInt64, after result: LargeNumber) -> UInt64 {
        let wanted = PrimeFactor.power(base, privateExponent, modulo: prime)
        let present = result.remainder(dividingBy: prime)
        let difference = wanted >= present ? wanted - present : wanted &- present &+ prime
        return PrimeFactor.product(difference, inverseOfEarlierOnes, modulo: prime)
    }

    // MARK: - Arithmetic modulo a word

    private static func product(_ left: UInt64, _ right: UInt64, modulo modulus: UInt64) -> UInt64 {
        modulus.dividingFullWidth(left.multipliedFullWidth(by: right)).remainder
    }

    private static func power(_ base: UInt64, _ exponent: UInt64, modulo modulus: UInt64) -> UInt64 {
        var (result, square, rest) = (1 as UInt64, base, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result = product(result, square, modulo: modulus) }
            square = product(square, square, modulo: modulus)
            rest >>= 1
        }
        return result
    }

    /// Returns the d below m = prime − 1 with d·e = k·m + 1. Modulo the exponent e, which is prime, k is −1/m.
    private static func inverse(of exponent: UInt64, moduloPredecessorOf prime: UInt64) -> UInt64 {
        let multiplier = exponent - power((prime - 1) % exponent, exponent - 2, modulo: exponent)
        let (quotient, _) = exponent.dividingFullWidth(
            { product in
                let (low, overflow) = product.low.addingReportingOverflow(1)
                return (overflow ? product.high + 1 : product.high, low)
            }((prime - 1).multipliedFullWidth(by: multiplier)))
        return quotient
    }
}
