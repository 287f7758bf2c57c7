/// A new key pair of any type, to sign with.
@safe
public final class SigningKey: @unchecked Sendable {
    // OpenSSL counts references to keys atomically, and a key does not change after it was created.
    private let key: OpaquePointer
    private let symbols: Symbols

    /// Generates a key.
    ///
    /// - Parameters:
    ///   - library: The library.
    ///   - type: OpenSSL's name for the type: `RSA`, `EC` or `ED25519`.
    ///   - option: The option that the type needs, such as the size or the curve.
    public init?(_ library: LibCrypto, type: String, option: (name: String, value: String)? = nil) {
        symbols = library.symbols
        guard let context = unsafe symbols.newContextByName(nil, type, nil) else { return nil }
        defer { unsafe library.symbols.freeContext(context) }
        guard unsafe symbols.beginGeneration(context) == 1 else { return nil }
        if let option {
            guard unsafe symbols.control(context, option.name, option.value) > 0 else { return nil }
        }
        var generated: OpaquePointer?
        guard unsafe symbols.generate(context, &generated) == 1, let generated = unsafe generated else { return nil }
        unsafe key = generated
    }

    deinit { unsafe symbols.freeKey(key) }

    /// The public key as SubjectPublicKeyInfo, in DER.
    public var publicKey: [UInt8] {
        let length = unsafe symbols.encodePublicKeyInfo(key, nil)
        var bytes = [UInt8](repeating: 0, count: max(0, Int(length)))
        _ = unsafe bytes.withUnsafeMutableBufferPointer { buffer -> Int32 in
            var start = buffer.baseAddress
            return unsafe symbols.encodePublicKeyInfo(key, &start)
        }
        return bytes
    }

    /// Returns the signature of a message. An ECDSA signature is in DER.
    public func sign(_ message: [UInt8], _ scheme: PublicKey.Scheme) -> [UInt8]? {
        guard let context = unsafe symbols.newDigestContext() else { return nil }
        defer { unsafe symbols.freeDigestContext(context) }
        var options: OpaquePointer?
        let function = unsafe scheme.hash.flatMap { unsafe symbols.hash($0) }
        guard unsafe symbols.beginSigning(context, &options, function, nil, key) == 1,
            unsafe scheme.apply(to: options, symbols)
        else { return nil }
        var length = 0
        guard unsafe symbols.sign(context, nil, &length, message, message.count) == 1 else { return nil }
        var signature = [UInt8](repeating: 0, count: length)
        guard unsafe symbols.sign(context, &signature, &length, message, message.count) == 1 else { return nil }
        return Array(signature.prefix(length))
    }
}
