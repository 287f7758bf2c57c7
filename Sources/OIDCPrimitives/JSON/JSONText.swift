/// A document's bytes, and where each value lies in them. It is an object, so that an element is one reference and a number.
final class JSONText: Sendable {
    private let bytes: ContiguousArray<UInt8>
    private let nodes: ContiguousArray<JSONNode>

    /// Reads a document, or says why it is not one.
    init(parsing bytes: [UInt8], limits: JSONLimits) throws(JSONFault) {
        self.bytes = ContiguousArray(bytes)
        nodes = try JSONScanner.nodes(of: self.bytes, limits: limits)
    }

    /// The node at an index.
    func node(at index: Int) -> JSONNode { nodes[index] }

    /// The index of the value of an object's member, its name compared by bytes.
    func indexOfMember(_ name: String, in object: Int) -> Int? {
        name.withUTF8Bytes { name in indexOfMember(name, in: object) }
    }

    /// The index of the value of an object's member, its name compared by bytes.
    func indexOfMember(_ name: Span<UInt8>, in object: Int) -> Int? {
        // Read from this object once, not at each step.
        let nodes = nodes
        guard nodes[object].kind == .object else { return nil }
        let fingerprint = NameFingerprint(name)
        let end = Int(nodes[object].next)
        var index = object + 1
        while index < end {
            if nodes[index].isName(name, fingerprint, in: bytes) { return index + 1 }
            index = Int(nodes[index].next)
        }
        return nil
    }

    /// The name at an index.
    func name(at index: Int) -> String { nodes[index].characters.text(in: bytes) }

    /// The string at an index; `nil` for every other value.
    func string(at index: Int) -> String? {
        let node = nodes[index]
        return node.isString ? node.characters.text(in: bytes) : nil
    }

    /// Whether the value at an index is a string and stands for exactly this text.
    func isString(_ text: String, at index: Int) -> Bool {
        let node = nodes[index]
        return node.isString && text.withUTF8Bytes { text in isText(text, node) }
    }

    private func isText(_ text: Span<UInt8>, _ node: JSONNode) -> Bool {
        node.characters.areEqual(to: text, in: bytes)
    }

    /// Calls a function with the bytes of the name, string or number at an index, its escapes resolved.
    func withCharacters<Value>(at index: Int, _ look: (Span<UInt8>) -> Value) -> Value {
        nodes[index].characters.withBytes(in: bytes, look)
    }

    /// The value at an index, made of it and of what is in it.
    func value(at index: Int) -> JSONValue {
        var builder = JSONBuilder(nodes: nodes, bytes: bytes, at: index)
        return builder.nextValue()
    }
}
