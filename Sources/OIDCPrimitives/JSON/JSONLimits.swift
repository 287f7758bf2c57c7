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
    public static let standard = JSONLimits()

    /// Sets the limits; what is left out keeps its standard value.
    public init(depth: Int = 128, bytes: Int = 1 << 20, members: Int = 10_000) {
        self.depth = min(max(depth, 0), 512)
        self.bytes = min(max(bytes, 0), 1 << 30)
        self.members = max(members, 0)
    }
}
