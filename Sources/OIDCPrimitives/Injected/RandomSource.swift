/// Where `state`, `nonce` and the challenge come from. Injected, so that tests can foresee them.
public protocol RandomSource: Sendable {
    /// So many bytes that nobody can foresee.
    func bytes(_ count: Int) -> [UInt8]
}

/// The system's generator, which is fit for secrets.
public struct SystemRandom: RandomSource {
    /// There is nothing to configure.
    public init() {}

    /// Bytes of the system's generator.
    public func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<max(count, 0)).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
}
