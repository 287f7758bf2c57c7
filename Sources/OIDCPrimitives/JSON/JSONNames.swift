/// The member names of the objects being read, so that a second one of a name is noticed at once.
///
/// Each open object has a ``NameTable``. The names of an object that the table does not keep are compared one by one
/// while they are few, and then move into a hash table (seeded by Swift anew in every process), so that ten thousand
/// members cost ten thousand look-ups and not fifty million comparisons. They move at once when one has escapes: to
/// compare it, they must be resolved, and thirty names of thirty thousand escapes would be resolved a thousand times.
struct JSONNames {
    /// The names of one object that is open.
    private struct Object {
        /// The object's node.
        var node = 0
        var table = NameTable()
        var count = 0
        /// Whether its names are in the hash table.
        var isInSet = false
    }

    private struct Entry: Hashable {
        let object: Int
        let name: [UInt8]
    }

    /// The innermost open object.
    private var object = Object()
    /// The open objects around it. Most tokens have none, so this takes no memory for them.
    private var outerObjects: [Object] = []
    private var hasObject = false
    private var manyNames: Set<Entry> = []

    /// Begins the names of an object inside the one that is open, if one is.
    mutating func open(objectAt node: Int) {
        if hasObject { outerObjects.append(object) }
        hasObject = true
        object = Object(node: node)
    }

    /// Goes back to the names of the object around the innermost one.
    ///
    /// - Returns: The names of the closed object.
    mutating func closeObject() -> NameTable {
        defer { leaveObject() }
        return object.table
    }

    private mutating func leaveObject() {
        if let outer = outerObjects.popLast() { object = outer } else { hasObject = false }
    }

    /// Notes a name before it is put behind the nodes; `false` when its object has it already.
    @inline(__always)
    mutating func insert(
        _ name: JSONNode, at index: Int, in nodes: borrowing Block<JSONNode>, _ bytes: Span<UInt8>
    ) -> Bool {
        guard object.table.isKept, object.count < NameTable.capacity, name.kind == .string else {
            return insertUnkept(name, in: nodes, bytes)
        }
        object.count += 1
        let first = object.node
        let place = object.table.freePlace(for: name.print) { offset in
            JSONNames.haveSameText(nodes[first &+ offset], name, bytes)
        }
        guard let place else { return false }
        object.table.insert(offset: index &- first, at: place)
        return true
    }

    /// Notes a name of an object that the table does not keep.
    private mutating func insertUnkept(_ name: JSONNode, in nodes: borrowing Block<JSONNode>, _ bytes: Span<UInt8>)
        -> Bool
    {
        defer { object.count += 1 }
        object.table.abandon()
        if !object.isInSet {
            if object.count < NameTable.capacity, name.kind == .string { return !isAmongNames(name, nodes, bytes) }
            moveIntoSet(nodes, bytes)
            object.isInSet = true
        }
        return insertIntoSet(name, bytes)
    }

    // MARK: - One by one

    private func isAmongNames(_ name: JSONNode, _ nodes: borrowing Block<JSONNode>, _ bytes: Span<UInt8>) -> Bool {
        var other = object.node + 1
        while other < nodes.count {
            if JSONNames.haveSameText(nodes[other], name, bytes) { return true }
            other = Int(nodes[other + 1].next)
        }
        return false
    }

    /// Whether two names without escapes are the same.
    private static func haveSameText(_ left: JSONNode, _ right: JSONNode, _ bytes: Span<UInt8>) -> Bool {
        left.print == right.print && haveSameBytes(bytes.extracting(left.range), bytes.extracting(right.range))
    }

    /// The print of a name with escapes.
    static func print(ofEscaped name: Range<Int>, _ bytes: Span<UInt8>) -> NamePrint {
        let resolved = JSONEscapes.resolve(name, in: bytes)[...]
        return NamePrint(resolved.span)
    }

    // MARK: - By hash

    private mutating func moveIntoSet(_ nodes: borrowing Block<JSONNode>, _ bytes: Span<UInt8>) {
        var other = object.node + 1
        while other < nodes.count {
            _ = insertIntoSet(nodes[other], bytes)
            other = Int(nodes[other + 1].next)
        }
    }

    private mutating func insertIntoSet(_ name: JSONNode, _ bytes: Span<UInt8>) -> Bool {
        manyNames.insert(Entry(object: object.node, name: JSONNames.text(of: name, bytes))).inserted
    }

    private static func text(of node: JSONNode, _ bytes: Span<UInt8>) -> [UInt8] {
        JSONEscapes.resolve(node.range, in: bytes)
    }
}
