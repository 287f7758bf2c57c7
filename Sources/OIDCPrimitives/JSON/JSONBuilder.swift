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
            // Made for as many as there are: an array that grows holds its elements twice.
            var elements: [JSONValue] = []
            elements.reserveCapacity(count(of: node, nodes))
            while index < node.next { elements.append(nextValue(nodes, bytes)) }
            return .array(elements)
        case .object:
            var members: [JSONObject.Member] = []
            members.reserveCapacity(count(of: node, nodes))
            while index < node.next {
                let name = nodes[index].text(in: bytes)
                index += 1
                members.append(JSONObject.Member(name: name, value: nextValue(nodes, bytes)))
            }
            return .object(JSONObject(members))
        }
    }

    /// How many elements or members a container has whose first is next.
    private func count(of container: JSONNode, _ nodes: Span<JSONNode>) -> Int {
        // A member is a name and a value behind it, which leads to the next.
        let step = container.kind == .object ? 1 : 0
        var (count, child) = (0, index)
        while child < container.next {
            count += 1
            child = Int(nodes[child + step].next)
        }
        return count
    }
}
