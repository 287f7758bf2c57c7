/// The member names of the objects being read, so that a second one of a name is noticed at once.
///
/// Each open object has a ``NameFilter``. A name that is not in it is new, which settles nearly all names of an honest
/// object. Otherwise the names are compared one by one, and an object that grows beyond that moves into a hash table
/// (seeded by Swift anew in every process), so that ten thousand members cost ten thousand look-ups and not fifty
/// million comparisons.
struct JSONNames {
    /// The names of one object that is open.
    private struct Object {
        /// The object's node.
        var node = 0
        var filter = NameFilter.nothing
        var count = 0
    }

    private struct Entry: Hashable {
        let object: Int
        let name: [UInt8]
    }

    private static let mostCompared = 32
    /// The innermost open object.
    private var object = Object()
    /// The open objects around it. Most tokens have none, so this takes no memory for them.
    private var outerObjects: [Object] = []
    private var hasObject = false
    private var table: Set<Entry> = []

    /// Begins the names of an object inside the one that is open, if one is.
    mutating func open(objectAt node: Int) {
        if hasObject { outerObjects.append(object) }
        hasObject = true
        object = Object(node: node)
    }

    /// Goes back to the names of the object around the innermost one.
    ///
    /// - Returns: Which names the closed object may have.
    mutating func closeObject() -> NameFilter {
        defer { leaveObject() }
        return object.count > JSONNames.mostCompared ? .everything : object.filter
    }

    private mutating func leaveObject() {
        if let outer = outerObjects.popLast() { object = outer } else { hasObject = false }
    }

    /// Notes a name that has just been scanned; `false` when its object has it already.
    mutating func insert(_ name: Int, in nodes: [JSONNode], _ bytes: Span<UInt8>) -> Bool {
        defer { object.count += 1 }
        if object.count == JSONNames.mostCompared { moveIntoTable(before: name, nodes, bytes) }
        if object.count >= JSONNames.mostCompared { return insertIntoTable(name, nodes, bytes) }

        let print = nodes[name].print
        let mayBeKnown = object.filter.mayContain(print)
        object.filter.insert(print)
        return !mayBeKnown || !isAmongNames(name, nodes, bytes)
    }

    // MARK: - One by one

    private func isAmongNames(_ name: Int, _ nodes: [JSONNode], _ bytes: Span<UInt8>) -> Bool {
        var other = object.node + 1
        while other < name {
            if haveSameText(nodes[other], nodes[name], bytes) { return true }
            other = Int(nodes[other + 1].next)
        }
        return false
    }

    private func haveSameText(_ left: JSONNode, _ right: JSONNode, _ bytes: Span<UInt8>) -> Bool {
        guard left.print == right.print || left.print == .unknown || right.print == .unknown else { return false }
        guard left.kind == .string, right.kind == .string else {
            return text(of: left, bytes) == text(of: right, bytes)
        }
        let length = left.range.count
        guard length == right.range.count else { return false }
        return unsafe bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return true }
            return unsafe haveSameBytes(start + Int(left.start), start + Int(right.start), count: length)
        }
    }

    // MARK: - By hash

    private mutating func moveIntoTable(before name: Int, _ nodes: [JSONNode], _ bytes: Span<UInt8>) {
        var other = object.node + 1
        while other < name {
            _ = insertIntoTable(other, nodes, bytes)
            other = Int(nodes[other + 1].next)
        }
    }

    private mutating func insertIntoTable(_ name: Int, _ nodes: [JSONNode], _ bytes: Span<UInt8>) -> Bool {
        table.insert(Entry(object: object.node, name: text(of: nodes[name], bytes))).inserted
    }

    private func text(of node: JSONNode, _ bytes: Span<UInt8>) -> [UInt8] {
        JSONEscapes.resolve(node.range, in: bytes)
    }
}
