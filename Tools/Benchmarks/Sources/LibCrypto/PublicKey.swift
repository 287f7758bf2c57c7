/// A public key of any type, read from a SubjectPublicKeyInfo (RFC 5280 §4.1).
@safe
public final class PublicKey: @unchecked Sendable {
    // OpenSSL counts references to keys atomically, and a key does not change after it was created.
    private let key: OpaquePointer
    private let symbols: Symbols

    /// Reads a key. Returns `nil` if OpenSSL does not accept it, such as a point that is not on its curve.
    public init?(_ library: LibCrypto, der bytes: [UInt8]) {
        symbols = library.symbols
        let read = unsafe bytes.withUnsafeBufferPointer { buffer -> OpaquePointer? in
            var start = buffer.baseAddress
            return unsafe library.symbols.decodePublicKey(nil, &start, Int(buffer.count))
        }
        guard let read = unsafe read else { return nil }
        unsafe key = read
    }

    deinit { unsafe symbols.freeKey(key) }

    /// How a signature is verified.
    public enum Scheme: Sendable {
        /// The key's only way with this hash function: PKCS #1 v1.5 for RSA, ECDSA for curves.
        case usual(LibCrypto.Hash)
        /// RSASSA-PSS, with a salt as long as the hash.
        case pss(LibCrypto.Hash)
        /// A scheme with its own hash function, such as Ed25519.
        case hashless

        var hash: LibCrypto.Hash? {
            switch self {
            case .usual(let hash), .pss(let hash): hash
            case .hashless: nil
            }
        }

        /// Sets the options of the scheme. Returns `false` if the key does not have them.
        func apply(to options: OpaquePointer?, _ symbols: Symbols) -> Bool {
            guard case .pss = self else { return true }
            return unsafe symbols.control(options, "rsa_padding_mode", "pss") > 0
                && symbols.control(options, "rsa_pss_saltlen", "digest") > 0
        }
    }

    /// Returns whether a signature of a message is valid (`EVP_DigestVerify`). An ECDSA signature is in DER.
    public func isValid(_ signature: [UInt8], _ message: [UInt8], _ scheme: Scheme) -> Bool {
        guard let context = unsafe symbols.newDigestContext() else { return false }
        defer { unsafe symbols.freeDigestContext(context) }
        var options: OpaquePointer?
        let function = unsafe scheme.hash.flatMap { unsafe symbols.hash($0) }
        guard unsafe symbols.beginVerifying(context, &options, function, nil, key) == 1,
            unsafe scheme.apply(to: options, symbols)
        else { return false }
        return unsafe symbols.verify(context, signature, signature.count, message, message.count) == 1
    }
}
