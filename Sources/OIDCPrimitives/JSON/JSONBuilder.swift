/// A builder that turns scanned nodes into values. It recurses as deep as the document, which `JSONLimits.depth`
/// limits.
struct JSONBuilder {
    private let nodes: ContiguousArray<JSONNode>
    private let bytes: ContiguousArray<UInt8>
    private var index: Int

    /// Creates a builder that starts at the node with the given index.
    init(nodes: ContiguousArray<JSONNode>, bytes: ContiguousArray<UInt8>, at index: Int) {
        self.nodes = nodes
        self.bytes = bytes
        self.index = index
    }

    mutating func nextValue() -> JSONValue {
        let node = nodes[index]
        index += 1
        switch node.kind {
        case .null: return .null
        case .true: return .bool(true)
        case .false: return .bool(false)
        case .number: return .number(JSONNumber(scanned: node.characters.text(in: bytes)))
        case .string, .escapedString, .name, .escapedName: return .string(node.characters.text(in: bytes))
        case .array:
            // The capacity is exact: an array that grows briefly holds its elements twice.
            var elements: [JSONValue] = []
            elements.reserveCapacity(count(of: node))
            while index < node.next { elements.append(nextValue()) }
            return .array(elements)
        case .object:
            var members: [JSONObject.Member] = []
            members.reserveCapacity(count(of: node))
            while index < node.next {
                let name = nodes[index].characters.text(in: bytes)
                index += 1
                members.append(JSONObject.Member(name: name, value: nextValue()))
            }
            return .object(JSONObject(members))
        }
    }

    /// Returns the number of elements or members in a container. The next node must be its first child.
    private func count(of container: JSONNode) -> Int {
        var (count, child) = (0, index)
        while child < container.next {
            count += 1
            child = Int(nodes[child].next)
        }
        return count
    }
}
