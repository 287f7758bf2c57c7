/// A document's bytes and the position of each value in them. It is a class, so that an element needs only a reference
/// and an index.
final class JSONText: Sendable {
    private let bytes: ContiguousArray<UInt8>
    private let nodes: ContiguousArray<JSONNode>
    private let names: NameFilter

    /// Creates a document by parsing its bytes. Throws a ``JSONFault`` if they are not valid JSON.
    init(parsing bytes: [UInt8], limits: JSONLimits) throws(JSONFault) {
        self.bytes = ContiguousArray(bytes)
        (nodes, names) = try JSONScanner.nodes(of: self.bytes, limits: limits)
    }

    /// The number of bytes that the text and its nodes take in memory.
    var byteCountInMemory: Int { bytes.capacity + nodes.capacity * MemoryLayout<JSONNode>.stride }

    /// Returns the node at an index.
    func node(at index: Int) -> JSONNode { nodes[index] }

    /// Returns the index of the value of an object's member. Names are compared by bytes.
    func indexOfMember(_ name: String, in object: Int) -> Int? {
        name.withUTF8Bytes { name in indexOfMember(name, in: object) }
    }

    /// Returns the index of the value of an object's member. Names are compared by bytes.
    func indexOfMember(_ name: Span<UInt8>, in object: Int) -> Int? {
        let fingerprint = NameFingerprint(name)
        // Copied once, to avoid reading the property at each step.
        let nodes = nodes
        guard names.mayContain(fingerprint), nodes[object].kind == .object else { return nil }
        let end = Int(nodes[object].next)
        var index = object + 1
        while index < end {
            if nodes[index].isName(name, fingerprint, in: bytes) { return index + 1 }
            index = Int(nodes[index].next)
        }
        return nil
    }

    /// Returns the name at an index.
    func name(at index: Int) -> String { nodes[index].characters.text(in: bytes) }

    /// Returns the string at an index, or `nil` for any other value.
    func string(at index: Int) -> String? {
        let node = nodes[index]
        return node.isString ? node.characters.text(in: bytes) : nil
    }

    /// Returns whether the value at an index is a string equal to the given one.
    func isString(_ text: String, at index: Int) -> Bool {
        let node = nodes[index]
        return node.isString && text.withUTF8Bytes { text in isText(text, node) }
    }

    private func isText(_ text: Span<UInt8>, _ node: JSONNode) -> Bool {
        node.characters.areEqual(to: text, in: bytes)
    }

    /// Calls a closure with the bytes of the name, string or number at an index, with escapes resolved.
    func withCharacters<Value>(at index: Int, _ look: (Span<UInt8>) -> Value) -> Value {
        nodes[index].characters.withBytes(in: bytes, look)
    }

    /// Returns the value at an index, including everything in it.
    func value(at index: Int) -> JSONValue {
        var builder = JSONBuilder(nodes: nodes, bytes: bytes, at: index)
        return builder.nextValue()
    }
}
