/// The limits beyond which JSON is rejected.
public struct JSONLimits: Hashable, Sendable {
    /// The maximum nesting depth of arrays and objects, at most 512. A deeper tree of values could overflow the small
    /// stack of a server thread when it is deallocated.
    public let depth: Int
    /// The maximum number of bytes, at most 1 GiB.
    public let bytes: Int
    /// The maximum number of members in all objects together.
    public let members: Int

    /// The default limits: 128 levels, 1 MiB, 10,000 members.
    public static let standard = known()

    /// Creates limits. Omitted limits have their default values.
    ///
    /// - Throws: `config.limit-out-of-range` for each limit that is negative or above its maximum.
    public init(depth: Int = 128, bytes: Int = 1 << 20, members: Int = 10_000) throws(Refusal) {
        let problems = [
            Problem.limit("depth", depth, from: 0, to: 512), .limit("bytes", bytes, from: 0, to: 1 << 30),
            .limit("members", members, from: 0, to: .max),
        ]
        if let refusal = Refusal(problems.compactMap(\.self)) { throw refusal }
        self = .known(depth: depth, bytes: bytes, members: members)
    }

    private init(knownDepth depth: Int, _ bytes: Int, _ members: Int) {
        self.depth = depth
        self.bytes = bytes
        self.members = members
    }

    /// Returns limits that are constants or come from a limit that was already checked.
    package static func known(depth: Int = 128, bytes: Int = 1 << 20, members: Int = 10_000) -> JSONLimits {
        JSONLimits(knownDepth: depth, bytes, members)
    }
}
