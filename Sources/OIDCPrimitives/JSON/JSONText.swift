/// What scanning left: the bytes, where each value lies in them, and the members of an outermost object by name. It is one
/// object, so that a value looked at where it lies is one reference and a number.
final class JSONText: Sendable {
    private let bytes: Block<UInt8>
    private let nodes: Block<JSONNode>
    /// The outermost object whose names are in a table, and where its places begin among the bytes.
    private let namedObject: Int
    private let tableStart: Int?

    init(
        _ bytes: consuming Block<UInt8>, _ nodes: consuming Block<JSONNode>, names: NameTable, of namedObject: Int
    ) {
        self.namedObject = namedObject
        tableStart = names.isKept ? bytes.count : nil
        var bytes = bytes
        names.append(to: &bytes)
        self.bytes = bytes
        self.nodes = nodes
    }

    /// The node at an index.
    func node(at index: Int) -> JSONNode { nodes[index] }

    /// Looks at the bytes.
    @inline(__always)
    func withBytes<Value, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try bytes.withSpan(body)
    }

    // MARK: - Members

    /// The index of the value of an object's member, its name compared by bytes.
    func indexOfMember(_ name: String, in object: Int) -> Int? {
        name.withUTF8Bytes { name in indexOfMember(name, in: object) }
    }

    /// The index of the value of an object's member, its name compared by bytes.
    func indexOfMember(_ name: Span<UInt8>, in object: Int) -> Int? {
        guard nodes[object].kind == .object else { return nil }
        guard object == namedObject, let tableStart else { return walkedMember(name, in: object) }
        return keptMember(name, tableStart)
    }

    private func keptMember(_ name: Span<UInt8>, _ tableStart: Int) -> Int? {
        let print = NamePrint(name)
        var place = NameTable.place(of: print)
        while true {
            let offset = Int(bytes[tableStart &+ place])
            guard offset != 0 else { return nil }
            let index = namedObject &+ offset
            if nodes[index].print == print, isText(name, at: index) { return index &+ 1 }
            place = NameTable.place(after: place)
        }
    }

    private func walkedMember(_ name: Span<UInt8>, in object: Int) -> Int? {
        let print = NamePrint(name)
        let end = nodes[object].next
        var index = object + 1
        while index < end {
            if nodes[index].print == print, isText(name, at: index) { return index + 1 }
            index = Int(nodes[index + 1].next)
        }
        return nil
    }

    // MARK: - Values

    /// The string at an index; `nil` for every other value.
    func string(at index: Int) -> String? {
        let node = nodes[index]
        guard node.isString else { return nil }
        return bytes.withSpan { bytes in node.text(in: bytes) }
    }

    /// Whether the value at an index is a string and stands for exactly this text.
    func isString(_ text: String, at index: Int) -> Bool {
        let node = nodes[index]
        guard node.isString else { return false }
        return bytes.withSpan { bytes in
            text.withUTF8Bytes { text in node.withString(in: bytes) { haveSameBytes($0, text) } }
        }
    }

    /// Whether a string stands for exactly this text.
    private func isText(_ text: Span<UInt8>, at index: Int) -> Bool {
        let node = nodes[index]
        return bytes.withSpan { bytes in node.withString(in: bytes) { haveSameBytes($0, text) } }
    }

    /// The value at an index, made of it and of what is in it.
    func value(at index: Int) -> JSONValue {
        bytes.withSpan { bytes in
            nodes.withSpan { nodes in
                var builder = JSONBuilder(at: index)
                return builder.nextValue(nodes, bytes)
            }
        }
    }
}
