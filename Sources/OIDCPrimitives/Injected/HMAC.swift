/// HMAC with SHA-256 (RFC 2104), built on the hash function that the application injects.
package enum HMAC {
    private static let blockSize = 64

    /// Returns the 32 bytes of the authentication code of a message. Compare them with
    /// ``haveSameBytesInConstantTime(_:_:)``.
    package static func sha256(_ message: [UInt8], key: [UInt8], digest: some MessageDigest) -> [UInt8] {
        func hash(_ bytes: [UInt8]) -> [UInt8] {
            let slice = bytes[...]
            return digest.hash(slice.span, with: .sha256)
        }
        var block = key.count > blockSize ? hash(key) : key
        block += [UInt8](repeating: 0, count: max(blockSize - block.count, 0))
        let inner = hash(block.map { $0 ^ 0x36 } + message)
        return hash(block.map { $0 ^ 0x5C } + inner)
    }
}
