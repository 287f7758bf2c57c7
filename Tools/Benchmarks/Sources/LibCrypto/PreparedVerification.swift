/// A key that OpenSSL has prepared to verify signatures over hashes, so that each verification costs little more than
/// the arithmetic.
@safe
public final class PreparedVerification {
    // OpenSSL changes the context while it verifies, so only one thread may use it at a time.
    private let context: OpaquePointer
    private let symbols: Symbols
    private let key: LibCrypto.KeyPair

    init?(_ symbols: Symbols, _ key: LibCrypto.KeyPair, _ hash: LibCrypto.Hash) {
        guard let context = unsafe symbols.newContext(key.key, nil) else { return nil }
        unsafe self.context = context
        self.symbols = symbols
        self.key = key
        // PKCS #1 v1.5 is the default of an RSA context.
        guard unsafe symbols.beginVerifyingHashes(context) == 1,
            unsafe symbols.setHash(context, symbols.hash(hash)) == 1
        else { return nil }
    }

    deinit { unsafe symbols.freeContext(context) }

    /// Returns whether the signature is valid for this hash.
    public func isValid(_ signature: [UInt8], hash: [UInt8]) -> Bool {
        unsafe symbols.verifyHash(context, signature, signature.count, hash, hash.count) == 1
    }
}
