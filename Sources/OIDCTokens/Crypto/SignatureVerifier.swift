import OIDCPrimitives

/// The crypto that an application injects to have signatures checked.
///
/// ## What a verifier must do
///
/// - Refuse, by returning `nil`, every key it cannot use safely: RSA moduli under 2048 bits or over what it can bear,
///   even moduli, public exponents that are even or below 3.
/// - Answer `true` only for the one signature that the algorithm defines: for PKCS #1 v1.5 of the modulus' exact
///   length, numerically below the modulus, and compared as a whole with the encoding of the hash.
/// - Answer `false`, not trap, for every other sequence of bytes, also an empty or an enormous one, and for algorithms
///   that it does not serve.
///
/// ## What it need not do
///
/// It sees no claims, chooses no key and no algorithm, and knows no time: `alg` was checked against the expectations
/// and `kid` has chosen the key before it is asked. Timing does not matter: everything it sees is public.
///
/// `Conformance` in `OIDCTestSupport` tries an implementation with signatures made by OpenSSL, good and damaged, and says
/// in words what is wrong with it.
public protocol SignatureVerifier: Sendable {
    /// The algorithms whose signatures it checks; RS256 alone unless it says otherwise.
    ///
    /// Keys that fit none of them are left out when a key set is prepared, and a client that is configured with another
    /// algorithm is not created.
    var algorithms: [SigningAlgorithm] { get }

    /// Makes a key ready, once for each key set, so that checking a signature costs as little as it can. `nil` when
    /// the key is not usable.
    func prepare(_ key: JSONWebKey) -> (any PreparedKey)?
}

extension SignatureVerifier {
    /// RS256, the algorithm that every provider of OpenID Connect supports.
    public var algorithms: [SigningAlgorithm] { [.rs256] }
}

/// A key that was made ready to check signatures.
public protocol PreparedKey: Sendable {
    /// Whether the signature over the message was made with the private half of this key.
    func isValid(
        signature: Span<UInt8>, message: Span<UInt8>, algorithm: SigningAlgorithm
    ) -> Bool
}

/// A verifier made of closures, for crypto that fits in a few lines.
///
///     let verifier = ClosureVerifier { key in
///         guard let rsa = key.rsa, let publicKey = try? MyRSAKey(modulus: rsa.modulus, exponent: rsa.exponent)
///         else { return nil }
///         return { signature, message, algorithm in publicKey.verify(signature, of: message, algorithm) }
///     }
public struct ClosureVerifier: SignatureVerifier {
    /// Checks one signature: signature, message, algorithm.
    public typealias Check = @Sendable (_ signature: [UInt8], _ message: [UInt8], _ algorithm: SigningAlgorithm) -> Bool

    private struct Key: PreparedKey {
        let check: Check

        func isValid(signature: Span<UInt8>, message: Span<UInt8>, algorithm: SigningAlgorithm) -> Bool {
            check(signature.copied(), message.copied(), algorithm)
        }
    }

    /// The algorithms whose signatures the closures check.
    public let algorithms: [SigningAlgorithm]
    private let makeCheck: @Sendable (JSONWebKey) -> Check?

    /// Creates a verifier.
    ///
    /// - Parameters:
    ///   - algorithms: The algorithms whose signatures the closures check.
    ///   - makeCheck: Prepares a key; `nil` when the key is not usable.
    public init(
        algorithms: [SigningAlgorithm] = [.rs256],
        _ makeCheck: @escaping @Sendable (JSONWebKey) -> Check?
    ) {
        self.algorithms = algorithms
        self.makeCheck = makeCheck
    }

    /// Prepares a key with the closure.
    public func prepare(_ key: JSONWebKey) -> (any PreparedKey)? {
        makeCheck(key).map(Key.init)
    }
}
