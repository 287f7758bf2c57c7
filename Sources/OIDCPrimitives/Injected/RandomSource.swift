/// A source of random bytes for `state`, `nonce` and PKCE. It is injected so that tests can use predictable bytes.
public protocol RandomSource: Sendable {
    /// Returns the given number of unpredictable bytes.
    func bytes(_ count: Int) -> [UInt8]
}

/// The system's random number generator, which is suitable for secrets.
public struct SystemRandom: RandomSource {
    /// Creates a source that uses the system's generator.
    public init() {}

    /// Returns bytes from the system's generator.
    public func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<max(count, 0)).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
}
