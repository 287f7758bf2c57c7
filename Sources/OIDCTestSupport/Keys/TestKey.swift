public import OIDCPrimitives
import OIDCTokens

/// An RSA key that everybody has: its private half stands in this file's neighbour, in the open.
///
/// **Never trust such a key outside tests.** Whoever reads this library can sign with it. A server that accepts a token
/// under one of these keys accepts everybody as anybody.
///
/// The modulus has 2,048 bits like any other, but 32 prime factors of 64 bits each instead of two large ones (RFC 8017
/// §3.1 allows any number). Verifiers see no difference. Signing needs no arithmetic on large numbers that way, only on
/// words: a signature takes about a millisecond even in a debug build. Such a modulus is factored within minutes, which
/// does not matter to a key that is public already.
public struct TestKey: Sendable {
    /// What the key is called in this library. As a `kid` it gets other names: see ``TestIssuer/rotateKeys()``.
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

    /// The signature of RSASSA-PKCS1-v1_5 (RFC 8017 §8.2.1) over a message: RS256 with SHA-256, and so on.
    public func signature(over message: [UInt8], hash: HashFunction = .sha256) -> [UInt8] {
        power(of: PaddedHash(of: message, hash).bytes)
    }

    /// The public half as a member of a key set (RFC 7517).
    ///
    /// - Parameters:
    ///   - keyID: `kid`; left out when `nil`.
    ///   - issuer: `issuer`, as Entra's keys have it; left out when `nil`.
    public func publicMembers(keyID: String?, issuer: String? = nil) -> JSONObject {
        var members: [JSONObject.Member] = [.init(name: "kty", value: "RSA"), .init(name: "use", value: "sig")]
        if let keyID { members.append(.init(name: "kid", value: .string(keyID))) }
        members.append(.init(name: "n", value: .string(Base64URL.encode(modulus))))
        members.append(.init(name: "e", value: .string(Base64URL.encode(exponentBytes))))
        if let issuer { members.append(.init(name: "issuer", value: .string(issuer))) }
        return JSONObject(members)
    }

    /// All of them.
    static let all = [one, two, three, stranger, withExponentThree]

    private var exponentBytes: [UInt8] {
        Array((0..<8).reversed().map { UInt8(truncatingIfNeeded: exponent >> (8 * $0)) }.drop { $0 == 0 })
    }

    /// A number below the modulus, given most significant byte first, raised to the private exponent: once modulo each
    /// prime, and then put together after Garner, each prime adding what the ones before it left open.
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
