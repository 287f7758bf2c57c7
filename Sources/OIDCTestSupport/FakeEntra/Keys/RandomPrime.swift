import EntraID

/// Random primes of 64 bits, for the keys of a ``FakeEntra``.
enum RandomPrime {
    /// The smallest prime for which a product of 32 has 2,048 bits: it is above 2^(64 − 1/32).
    static let minimum: UInt64 = 0xFA84_0000_0000_0000

    /// Returns different primes, none of which is a multiple of an exponent plus one.
    static func distinct(_ count: Int, exponent: UInt64, random: any RandomSource) -> [UInt64] {
        var primes: [UInt64] = []
        while primes.count < count {
            let prime = next(from: random)
            // The private exponent exists only if the public one has no factor in common with prime − 1.
            if (prime - 1) % exponent != 0, !primes.contains(prime) { primes.append(prime) }
        }
        return primes
    }

    /// Returns the first prime from a random number on.
    private static func next(from random: any RandomSource) -> UInt64 {
        while true {
            let number = random.bytes(8).reduce(0) { $0 << 8 | UInt64($1) }
            var candidate = (minimum + number % (UInt64.max - minimum)) | 1
            // Among 1,000 odd numbers of this size there is a prime, except with a probability below 10^−19.
            for _ in 0..<1_000 {
                if candidate < minimum { break }
                if isPrime(candidate) { return candidate }
                candidate &+= 2
            }
        }
    }

    private static let smallPrimes: [UInt64] = [3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53]
    /// The bases with which the test by Miller and Rabin is exact for every number of 64 bits (Sinclair, 2011).
    private static let bases: [UInt64] = [2, 325, 9_375, 28_178, 450_775, 9_780_504, 1_795_265_022]

    /// Returns whether an odd number above all bases is prime.
    static func isPrime(_ number: UInt64) -> Bool {
        guard smallPrimes.allSatisfy({ number % $0 != 0 }) else { return false }
        let shifts = (number - 1).trailingZeroBitCount
        let odd = (number - 1) >> UInt64(shifts)
        return bases.allSatisfy { passes(number, base: $0, odd: odd, shifts: shifts) }
    }

    private static func passes(_ number: UInt64, base: UInt64, odd: UInt64, shifts: Int) -> Bool {
        var power = WordArithmetic.power(base, odd, modulo: number)
        if power == 1 || power == number - 1 { return true }
        for _ in 1..<max(shifts, 1) {
            power = WordArithmetic.product(power, power, modulo: number)
            if power == number - 1 { return true }
        }
        return false
    }
}
