import OIDCPrimitives

/// A source that always returns the same byte, so that a test knows when a refresh is due.
struct FixedRandom: RandomSource {
    let byte: UInt8

    func bytes(_ count: Int) -> [UInt8] { [UInt8](repeating: byte, count: count) }

    /// The refresh is due as late as possible: after 2,880 seconds with the standard policy.
    static let latestRenewal = FixedRandom(byte: 0)
    /// The refresh is due almost as early as possible.
    static let earliestRenewal = FixedRandom(byte: 0xFF)
}
