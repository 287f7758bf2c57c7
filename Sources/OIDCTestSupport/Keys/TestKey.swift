public import OIDCPrimitives
import OIDCTokens

/// An RSA key with a published private key.
///
/// **Never trust such a key outside tests.** Anyone who has this library can sign with it. A server that accepts tokens
/// signed with one of these keys lets anyone sign in as any user.
///
/// The modulus has 2,048 bits, but 32 prime factors of 64 bits each instead of two large ones (RFC 8017 §3.1 allows any
/// number). Verifiers see no difference. Signing needs no arithmetic on large numbers, so a signature takes about a
/// millisecond even in a debug build. Such a modulus can be factored within minutes, which does not matter for a key
/// that is already public.
public struct TestKey: Sendable {
    /// The name of the key in this library. Published keys have different `kid` values: see
    /// ``TestIssuer/rotateKeys()``.
    public let name: String
    /// The public exponent.
    public let exponent: UInt64
    /// The modulus, 256 bytes, most significant first.
    public let modulus: [UInt8]
    private let factors: [PrimeFactor]

    init(name: String, exponent: UInt64, primes: [UInt64]) {
        self.name = name
        self.exponent = exponent
        var product = LargeNumber(1)
        factors = primes.map { prime in
            defer { product.multiply(by: prime) }
            return PrimeFactor(prime, exponent: exponent, productOfEarlierOnes: product)
        }
        modulus = product.bigEndianBytes(count: 256)
    }

    /// Returns the RSASSA-PKCS1-v1_5 signature of a message (RFC 8017 §8.2.1): RS256 with SHA-256, and so on.
    public func signature(over message: [UInt8], hash: HashAlgorithm = .sha256) -> [UInt8] {
        power(of: PaddedHash(of: message, hash).bytes)
    }

    /// Returns the public key as a member of a key set (RFC 7517).
    ///
    /// - Parameters:
    ///   - keyID: The `kid`, or `nil` to omit it.
    ///   - issuer: The `issuer`, as in Entra's keys, or `nil` to omit it.
    public func publicMembers(keyID: String?, issuer: String? = nil) -> JSONObject {
        var members: [JSONObject.Member] = [.init(name: "kty", value: "RSA"), .init(name: "use", value: "sig")]
        if let keyID { members.append(.init(name: "kid", value: .string(keyID))) }
        members.append(.init(name: "n", value: .string(Base64URL.encode(modulus))))
        members.append(.init(name: "e", value: .string(Base64URL.encode(exponentBytes))))
        if let issuer { members.append(.init(name: "issuer", value: .string(issuer))) }
        return JSONObject(members)
    }

    /// All test keys.
    static let all = [one, two, three, unpublished, withExponentThree]

    private var exponentBytes: [UInt8] {
        Array((0..<8).reversed().map { UInt8(truncatingIfNeeded: exponent >> (8 * $0)) }.drop { $0 == 0 })
    }

    /// Returns a number below the modulus raised to the private exponent. The result is computed modulo each prime and
    /// combined with Garner's algorithm. Bytes are most significant first.
    func power(of bytes: [UInt8]) -> [UInt8] {
        let number = LargeNumber(bigEndianBytes: bytes)
        var result = LargeNumber(0)
        var product = LargeNumber(1)
        for factor in factors {
            let digit = factor.digit(raising: number.remainder(dividingBy: factor.prime), after: result)
            result.add(product, times: digit)
            product.multiply(by: factor.prime)
        }
        return result.bigEndianBytes(count: modulus.count)
    }
}
