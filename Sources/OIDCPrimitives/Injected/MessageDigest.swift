/// The hash functions that an application injects, used for `at_hash`, `c_hash` and PKCE.
public protocol MessageDigest: Sendable {
    /// Returns the hash of a message: 32, 48 or 64 bytes, depending on the function.
    func hash(_ message: Span<UInt8>, with function: HashAlgorithm) -> [UInt8]
}

/// The hash functions used by JOSE.
public enum HashAlgorithm: Hashable, Sendable, CaseIterable {
    /// SHA-256, 32 bytes.
    case sha256
    /// SHA-384, 48 bytes.
    case sha384
    /// SHA-512, 64 bytes.
    case sha512
}
