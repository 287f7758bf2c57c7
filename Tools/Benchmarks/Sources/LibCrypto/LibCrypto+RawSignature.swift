extension LibCrypto {
    /// Raises bytes to the private exponent without padding, which signs any block, such as one with invalid padding.
    /// Returns `nil` if the bytes are not a number below the modulus.
    public func raise(_ bytes: [UInt8], with key: KeyPair) -> [UInt8]? {
        guard let context = unsafe symbols.newContext(key.key, nil) else { return nil }
        defer { unsafe symbols.freeContext(context) }
        var signature = [UInt8](repeating: 0, count: key.modulus.count)
        var length = signature.count
        guard unsafe symbols.beginRawSigning(context) == 1,
            unsafe symbols.control(context, "rsa_padding_mode", "none") > 0,
            unsafe symbols.signRaw(context, &signature, &length, bytes, bytes.count) == 1
        else { return nil }
        return Array(signature.prefix(length))
    }
}
