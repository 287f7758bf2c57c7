/// How much JSON is read before the rest is refused.
public struct JSONLimits: Hashable, Sendable {
    /// Arrays and objects inside each other. At most 512, whatever is asked: a value is a tree, and a tree too deep
    /// cannot be taken apart on the small stack of a server's thread.
    public let depth: Int
    /// Bytes of text. At most 1 GiB.
    public let bytes: Int
    /// Members of all objects together.
    public let members: Int

    /// 128 levels, 1 MiB, 10,000 members.
    public static let standard = known()

    /// Creates limits; what is left out keeps its standard value.
    ///
    /// - Throws: `config.limit-out-of-range` for each limit that is below zero or above its most.
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

    /// Limits that are constants, or come from a limit that was checked.
    package static func known(depth: Int = 128, bytes: Int = 1 << 20, members: Int = 10_000) -> JSONLimits {
        JSONLimits(knownDepth: depth, bytes, members)
    }
}
