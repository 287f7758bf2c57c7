import EntraID
import OIDCSoftwareCrypto

/// Key sets: every accepted key has valid numbers, and can check a signature without a fault.
enum KeySetTarget: Target {
    static let name = "key-set"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        vectors.documents("key-set").map { Array($0.utf8) }
    }

    static func feed(_ input: [UInt8]) {
        guard let set = validated({ warnings throws(Refusal) in try KeySet(jwks: input, warnings: warnings) }) else {
            return
        }
        let crypto = SoftwareCrypto()
        for key in set.keys.prefix(4) {
            guard let rsa = key.rsa else {
                require(crypto.prepare(key) == nil, "a key of another type was prepared")
                continue
            }
            require((2_048...8_192).contains(rsa.bitCount), "a key of \(rsa.bitCount) bits")
            require(rsa.modulus.first != 0, "a modulus with a leading zero")
            require(rsa.modulus.last.map { $0 & 1 == 1 } ?? false, "an even modulus")
            require(rsa.exponent >= 3 && rsa.exponent & 1 == 1 && rsa.exponent >> 33 == 0, "exponent \(rsa.exponent)")
            guard let prepared = crypto.prepare(key) else { finding("an accepted key cannot be used") }
            // One below the modulus. Its power is the same number or 1, and neither starts like a valid encoding.
            var signature = rsa.modulus
            signature[signature.count - 1] -= 1
            let slice = signature[...]
            let message = input.prefix(16)
            require(
                !prepared.isValid(signature: slice.span, message: message.span, algorithm: .rs256),
                "a forged signature is valid")
        }
        _ = validated { warnings throws(Refusal) in try PreparedKeySet(set, verifier: crypto, warnings: warnings) }
    }
}
