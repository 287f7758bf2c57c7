/// The system's OpenSSL, opened at run time. Tests and benchmarks compare the library's arithmetic with it; the library
/// does not use it.
///
/// Functions are looked up by name, so that neither headers nor a linker flag are needed. Every pointer below is
/// documented in OpenSSL's manual pages and stays in this file.
@safe
public final class LibCrypto: Sendable {
    /// The hash functions.
    public enum Hash: String, Sendable {
        case sha256 = "EVP_sha256"
        case sha384 = "EVP_sha384"
        case sha512 = "EVP_sha512"
    }

    /// An RSA key pair.
    @safe
    public final class KeyPair: @unchecked Sendable {
        // OpenSSL counts references to keys atomically, and a key does not change after it was created.
        let key: OpaquePointer
        private let free: @Sendable (OpaquePointer) -> Void
        /// The modulus, big-endian.
        public let modulus: [UInt8]
        /// The public exponent.
        public let exponent: UInt64

        fileprivate init(
            key: OpaquePointer, modulus: [UInt8], exponent: UInt64, free: @escaping @Sendable (OpaquePointer) -> Void
        ) {
            unsafe self.key = key
            self.modulus = modulus
            self.exponent = exponent
            unsafe self.free = free
        }

        deinit { unsafe free(key) }
    }

    let symbols: Symbols

    /// Opens the library. Returns `nil` if it is not installed.
    public init?() {
        guard let symbols = Symbols() else { return nil }
        self.symbols = symbols
    }

    // MARK: - Keys

    /// Reads a private key in PEM.
    public func key(pem: [UInt8]) -> KeyPair? {
        let read = unsafe pem.withUnsafeBytes { bytes -> OpaquePointer? in
            guard let memory = unsafe symbols.newMemory(bytes.baseAddress, Int32(bytes.count)) else { return nil }
            defer { _ = unsafe symbols.freeMemory(memory) }
            return unsafe symbols.readPrivateKey(memory, nil, nil, nil)
        }
        return unsafe read.flatMap { unsafe keyPair($0) }
    }

    /// Generates a key with this size and exponent. The modulus of an odd size needs three primes: that of two primes of
    /// equal length is one bit shorter.
    public func makeKey(bits: Int, exponent: UInt64 = 65_537) -> KeyPair? {
        guard let context = unsafe symbols.newContextByName(nil, "RSA", nil) else { return nil }
        defer { unsafe symbols.freeContext(context) }
        guard unsafe symbols.beginGeneration(context) == 1,
            unsafe symbols.control(context, "rsa_keygen_bits", "\(bits)") > 0,
            unsafe symbols.control(context, "rsa_keygen_pubexp", "\(exponent)") > 0,
            unsafe symbols.control(context, "rsa_keygen_primes", bits.isMultiple(of: 2) ? "2" : "3") > 0
        else { return nil }
        var key: OpaquePointer?
        guard unsafe symbols.generate(context, &key) == 1, let key = unsafe key else { return nil }
        return unsafe keyPair(key)
    }

    /// Reads the public numbers from RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }.
    private func keyPair(_ key: OpaquePointer) -> KeyPair? {
        let length = unsafe symbols.encodePublicKey(key, nil)
        guard length > 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: Int(length))
        let written = unsafe bytes.withUnsafeMutableBufferPointer { buffer -> Int32 in
            var start = buffer.baseAddress
            return unsafe symbols.encodePublicKey(key, &start)
        }
        guard written == length else { return nil }
        var reader = DERReader(bytes[...])
        guard var sequence = reader.read(tag: 0x30).map(DERReader.init), let modulus = sequence.read(tag: 0x02),
            let exponent = sequence.read(tag: 0x02)
        else { return nil }
        let free = unsafe symbols.freeKey
        return unsafe KeyPair(
            key: key, modulus: Array(modulus.drop { $0 == 0 }), exponent: exponent.reduce(0) { $0 << 8 | UInt64($1) },
            free: { unsafe free($0) })
    }

    // MARK: - Operations

    /// Signs with RSASSA-PKCS1-v1_5.
    public func sign(_ message: [UInt8], with key: KeyPair, _ hash: Hash) -> [UInt8]? {
        guard let context = unsafe symbols.newDigestContext() else { return nil }
        defer { unsafe symbols.freeDigestContext(context) }
        guard unsafe symbols.beginSigning(context, nil, symbols.hash(hash), nil, key.key) == 1 else { return nil }
        var length = 0
        guard unsafe symbols.sign(context, nil, &length, message, message.count) == 1 else { return nil }
        var signature = [UInt8](repeating: 0, count: length)
        guard unsafe symbols.sign(context, &signature, &length, message, message.count) == 1 else { return nil }
        return Array(signature.prefix(length))
    }

    /// Verifies a signature as an application would: a context, the hash, the comparison (`EVP_DigestVerify`).
    public func isValid(_ signature: [UInt8], _ message: [UInt8], _ key: KeyPair, _ hash: Hash) -> Bool {
        guard let context = unsafe symbols.newDigestContext() else { return false }
        defer { unsafe symbols.freeDigestContext(context) }
        guard unsafe symbols.beginVerifying(context, nil, symbols.hash(hash), nil, key.key) == 1 else { return false }
        return unsafe symbols.verify(context, signature, signature.count, message, message.count) == 1
    }

    /// Prepares a key to verify any number of signatures over hashes (`EVP_PKEY_verify`).
    public func prepare(_ key: KeyPair, _ hash: Hash) -> PreparedVerification? {
        PreparedVerification(symbols, key, hash)
    }

    /// Hashes a message.
    public func digest(_ message: [UInt8], _ hash: Hash) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 64)
        var length: UInt32 = 0
        _ = unsafe symbols.digest(message, message.count, &digest, &length, symbols.hash(hash), nil)
        return Array(digest.prefix(Int(length)))
    }
}
