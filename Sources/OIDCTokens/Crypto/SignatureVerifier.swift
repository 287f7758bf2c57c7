import OIDCPrimitives

/// The cryptography that an application injects to verify signatures.
///
/// ## Requirements
///
/// - Reject, by returning `nil`, every key that cannot be used safely: RSA moduli under 2048 bits or above the
///   supported size, even moduli, and public exponents that are even or below 3.
/// - Accept every other key of the ``algorithms``. Exceptions are RSA keys that hardly any provider publishes and that some
///   crypto libraries do not load: those with the exponent 3, and those whose number of bits is not divisible by eight.
///   A verifier may reject them; name them when you test it (`Conformance.OptionalKeys`). Their tokens then fail with
///   `keys.unknown-key`, and the key set causes the warning `keys.unsupported`.
/// - Return `true` only for the one signature that the algorithm defines. For PKCS #1 v1.5, it has the exact length of
///   the modulus, is numerically below the modulus, and is compared as a whole with the encoding of the hash.
/// - Return `false` and do not trap for any other sequence of bytes, including an empty or very large one, and for
///   unsupported algorithms.
///
/// ## What is not required
///
/// A verifier does not see claims, does not choose keys or algorithms, and needs no clock. When it is called, `alg` has
/// been checked against the expectations, and `kid` has selected the key. Timing does not matter, because everything it
/// processes is public.
///
/// To test an implementation with valid and damaged signatures made by OpenSSL, run `Conformance` in `OIDCTestSupport`.
/// It describes each failure.
public protocol SignatureVerifier: Sendable {
    /// The supported signature algorithms. The default is RS256 only.
    ///
    /// Keys that fit none of them are ignored when a key set is prepared, and a client that is configured with another
    /// algorithm is not created.
    var algorithms: [SigningAlgorithm] { get }

    /// Prepares a key, once for each key set, so that verifying a signature is as cheap as possible. Returns `nil` if
    /// the key is not usable.
    func prepare(_ key: JSONWebKey) -> (any PreparedKey)?
}

extension SignatureVerifier {
    /// RS256, the algorithm that every OpenID Connect provider supports.
    public var algorithms: [SigningAlgorithm] { [.rs256] }
}

/// A key that is ready to verify signatures.
public protocol PreparedKey: Sendable {
    /// Returns whether the signature of the message was made with the private key that belongs to this key.
    func isValid(
        signature: Span<UInt8>, message: Span<UInt8>, algorithm: SigningAlgorithm
    ) -> Bool
}

/// A verifier that uses closures.
///
///     let verifier = ClosureVerifier { key in
///         guard let rsa = key.rsa,
///             let publicKey = try? MyRSAKey(modulus: rsa.modulus, exponent: rsa.exponent)
///         else { return nil }
///         return { signature, message, algorithm in
///             publicKey.verify(signature, of: message, algorithm)
///         }
///     }
public struct ClosureVerifier: SignatureVerifier {
    /// A closure that returns whether a signature of a message is valid for an algorithm.
    public typealias Check = @Sendable (_ signature: [UInt8], _ message: [UInt8], _ algorithm: SigningAlgorithm) -> Bool

    private struct Key: PreparedKey {
        let check: Check

        func isValid(signature: Span<UInt8>, message: Span<UInt8>, algorithm: SigningAlgorithm) -> Bool {
            check(signature.copied(), message.copied(), algorithm)
        }
    }

    /// The signature algorithms that the closures support.
    public let algorithms: [SigningAlgorithm]
    private let makeCheck: @Sendable (JSONWebKey) -> Check?

    /// Creates a verifier from closures.
    ///
    /// - Parameters:
    ///   - algorithms: The signature algorithms that the closures support.
    ///   - makeCheck: A closure that prepares a key and returns a check, or `nil` if the key is not usable.
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
