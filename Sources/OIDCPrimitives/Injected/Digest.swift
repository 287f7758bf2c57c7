/// Hashing, for `at_hash`, `c_hash` and PKCE.
public protocol Digest: Sendable {
    /// The hash of a message: 32, 48 or 64 bytes, as the function has them.
    func hash(_ message: Span<UInt8>, with function: HashFunction) -> [UInt8]
}

/// The hash functions of JOSE.
public enum HashFunction: Hashable, Sendable, CaseIterable {
    /// SHA-256, 32 bytes.
    case sha256
    /// SHA-384, 48 bytes.
    case sha384
    /// SHA-512, 64 bytes.
    case sha512
}
