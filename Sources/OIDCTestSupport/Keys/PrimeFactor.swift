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
        inverseOfEarlierOnes = WordArithmetic.power(remainder, prime - 2, modulo: prime)
    }

    /// Returns what this prime adds to a number that is correct modulo the previous primes, in units of their product.
    func digit(raising base: UInt64, after result: LargeNumber) -> UInt64 {
        let wanted = WordArithmetic.power(base, privateExponent, modulo: prime)
        let present = result.remainder(dividingBy: prime)
        let difference = wanted >= present ? wanted - present : wanted &- present &+ prime
        return WordArithmetic.product(difference, inverseOfEarlierOnes, modulo: prime)
    }

    // MARK: - Arithmetic modulo a word

    /// Returns the d below m = prime − 1 with d·e = k·m + 1. Modulo the exponent e, which is prime, k is −1/m.
    private static func inverse(of exponent: UInt64, moduloPredecessorOf prime: UInt64) -> UInt64 {
        let multiplier = exponent - WordArithmetic.power((prime - 1) % exponent, exponent - 2, modulo: exponent)
        let (quotient, _) = exponent.dividingFullWidth(
            { product in
                let (low, overflow) = product.low.addingReportingOverflow(1)
                return (overflow ? product.high + 1 : product.high, low)
            }((prime - 1).multipliedFullWidth(by: multiplier)))
        return quotient
    }
}
