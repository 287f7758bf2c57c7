/// What scanning left: the bytes, where each value lies in them, and the members of the outermost object by name. It is
/// one object, so that a value looked at where it lies is one reference and a number.
final class JSONText: Sendable {
    let bytes: [UInt8]
    let nodes: [JSONNode]
    /// The names of one outermost object, ``namedObject``.
    private let names: NameTable
    private let namedObject: Int

    init(bytes: [UInt8], nodes: [JSONNode], names: NameTable, of namedObject: Int) {
        self.bytes = bytes
        self.nodes = nodes
        self.names = names
        self.namedObject = namedObject
    }

    // MARK: - Members

    /// The index of the value of an object's member, its name compared by bytes.
    func indexOfMember(_ name: String, in object: Int) -> Int? {
        name.withUTF8Bytes { name in indexOfMember(name, in: object) }
    }

    /// The index of the value of an object's member, its name compared by bytes.
    func indexOfMember(_ name: Span<UInt8>, in object: Int) -> Int? {
        withSpans { bytes, nodes in indexOfMember(name, in: object, bytes, nodes) }
    }

    /// Whether a member of an object is a string and stands for exactly this text.
    func member(_ name: String, of object: Int, is text: String) -> Bool {
        withSpans { bytes, nodes in
            let index = name.withUTF8Bytes { name in indexOfMember(name, in: object, bytes, nodes) }
            guard let index, nodes[index].isString else { return false }
            return text.withUTF8Bytes { text in JSONText.isText(text, nodes[index], bytes) }
        }
    }

    // The spans are passed on: taking them anew in each function would count references each time.

    @inline(__always)
    func withSpans<Value>(_ body: (_ bytes: Span<UInt8>, _ nodes: Span<JSONNode>) -> Value) -> Value {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe nodes.withUnsafeBufferPointer { nodes in unsafe body(bytes.span, nodes.span) }
        }
    }

    private func indexOfMember(
        _ name: Span<UInt8>, in object: Int, _ bytes: Span<UInt8>, _ nodes: Span<JSONNode>
    ) -> Int? {
        guard nodes[object].kind == .object else { return nil }
        return object == namedObject && names.isKept
            ? keptMember(name, bytes, nodes) : JSONText.walkedMember(name, in: object, bytes, nodes)
    }

    private func keptMember(_ name: Span<UInt8>, _ bytes: Span<UInt8>, _ nodes: Span<JSONNode>) -> Int? {
        let print = NamePrint(name)
        var place = NameTable.place(of: print)
        while true {
            let offset = names.offset(at: place)
            guard offset != 0 else { return nil }
            let index = namedObject &+ offset
            if nodes[index].print == print, JSONText.isText(name, nodes[index], bytes) { return index &+ 1 }
            place = NameTable.place(after: place)
        }
    }

    private static func walkedMember(
        _ name: Span<UInt8>, in object: Int, _ bytes: Span<UInt8>, _ nodes: Span<JSONNode>
    ) -> Int? {
        let print = NamePrint(name)
        var index = object + 1
        while index < nodes[object].next {
            let other = nodes[index].print
            if other == print || other == .unknown, isText(name, nodes[index], bytes) { return index + 1 }
            index = Int(nodes[index + 1].next)
        }
        return nil
    }

    /// Whether a string stands for exactly this text.
    private static func isText(_ text: Span<UInt8>, _ node: JSONNode, _ bytes: Span<UInt8>) -> Bool {
        guard node.kind == .escapedString else { return haveSameBytes(bytes.extracting(node.range), text) }
        let resolved = JSONEscapes.resolve(node.range, in: bytes)[...]
        return haveSameBytes(resolved.span, text)
    }

    // MARK: - Values

    /// The string at an index; `nil` for every other value.
    func string(at index: Int) -> String? {
        let node = nodes[index]
        switch node.kind {
        case .string: return plainText(of: node)
        case .escapedString: return JSONBuilder(bytes: bytes, nodes: nodes, at: index).text(of: node)
        default: return nil
        }
    }

    /// Whether the value at an index is a string and stands for exactly this text.
    func isString(_ text: String, at index: Int) -> Bool {
        let node = nodes[index]
        guard node.isString else { return false }
        return withSpans { bytes, _ in
            text.withUTF8Bytes { text in JSONText.isText(text, node, bytes) }
        }
    }

    /// Strings and numbers, which most claims are, are made here and now; the rest by the builder.
    func value(at index: Int) -> JSONValue {
        let node = nodes[index]
        switch node.kind {
        case .string: return .string(plainText(of: node))
        case .number: return .number(JSONNumber(scanned: plainText(of: node)))
        default:
            var builder = JSONBuilder(bytes: bytes, nodes: nodes, at: index)
            return builder.nextValue()
        }
    }

    /// The text between a node's ends, as it is written.
    private func plainText(of node: JSONNode) -> String {
        // Not of a slice, which would hold on to the array for the time.
        unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe bytes.span.extracting(node.range).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
        }
    }
}
