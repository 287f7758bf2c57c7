/// The tokens that arrived once lately, as parts of their hashes. It may forget one early, or take one for another. This
/// only changes whether the token is remembered at its second arrival.
struct SeenTokenNotes: Sendable {
    private let groups: Int
    /// Four parts of hashes for each group, 0 where there is none. Empty until the first token.
    private var parts: [UInt32] = []
    private var next = 0

    init(tokens: Int) {
        groups = tokens
    }

    /// Returns whether a hash was noted before, and notes it, in place of another one in its group.
    mutating func contains(noting hash: Int) -> Bool {
        if parts.isEmpty { parts = [UInt32](repeating: 0, count: groups * 4) }
        let bits = UInt(bitPattern: hash)
        let part = UInt32(truncatingIfNeeded: bits >> 32) | 1
        let start = Int(bits / 16 % UInt(groups)) * 4
        for index in start..<start + 4 where parts[index] == part { return true }
        parts[start + next] = part
        next = (next + 1) & 3
        return false
    }
}
