/// Turns scanned nodes into values. It recurses as deep as the document, which `JSONLimits.depth` bounds.
struct JSONBuilder {
    let bytes: [UInt8]
    let nodes: [JSONNode]
    private var index: Int

    /// Begins with the node of that index.
    init(bytes: [UInt8], nodes: [JSONNode], at index: Int) {
        self.bytes = bytes
        self.nodes = nodes
        self.index = index
    }

    mutating func nextValue() -> JSONValue {
        let node = nodes[index]
        index += 1
        switch node.kind {
        case .null: return .null
        case .true: return .bool(true)
        case .false: return .bool(false)
        case .number: return .number(JSONNumber(scanned: String(decoding: bytes[node.range], as: UTF8.self)))
        case .string, .escapedString: return .string(text(of: node))
        case .array:
            var elements: [JSONValue] = []
            while index < node.next { elements.append(nextValue()) }
            return .array(elements)
        case .object:
            var members: [JSONObject.Member] = []
            while index < node.next {
                let name = text(of: nodes[index])
                index += 1
                members.append(JSONObject.Member(name: name, value: nextValue()))
            }
            return .object(JSONObject(members))
        }
    }

    /// The string that a node stands for.
    func text(of node: JSONNode) -> String {
        guard node.kind == .escapedString else { return String(decoding: bytes[node.range], as: UTF8.self) }
        let slice = bytes[...]
        return String(decoding: JSONEscapes.resolve(node.range, in: slice.span), as: UTF8.self)
    }
}
