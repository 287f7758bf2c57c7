/// Turns scanned nodes into values. It recurses as deep as the document, which `JSONLimits.depth` bounds.
struct JSONBuilder {
    private var index: Int

    /// Begins with the node of that index.
    init(at index: Int) {
        self.index = index
    }

    mutating func nextValue(_ nodes: Span<JSONNode>, _ bytes: Span<UInt8>) -> JSONValue {
        let node = nodes[index]
        index += 1
        switch node.kind {
        case .null: return .null
        case .true: return .bool(true)
        case .false: return .bool(false)
        case .number: return .number(JSONNumber(scanned: node.text(in: bytes)))
        case .string, .escapedString: return .string(node.text(in: bytes))
        case .array:
            var elements: [JSONValue] = []
            while index < node.next { elements.append(nextValue(nodes, bytes)) }
            return .array(elements)
        case .object:
            var members: [JSONObject.Member] = []
            while index < node.next {
                let name = nodes[index].text(in: bytes)
                index += 1
                members.append(JSONObject.Member(name: name, value: nextValue(nodes, bytes)))
            }
            return .object(JSONObject(members))
        }
    }
}
