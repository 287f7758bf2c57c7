/// A JSON object that was read and checked once, and whose members become values when somebody asks for them.
///
/// A token has twenty claims and a server looks at eight: making strings of the others would be most of the work.
package struct JSONDocument: Sendable {
    private let bytes: [UInt8]
    private let nodes: [JSONNode]

    /// Reads a document as ``JSONValue/init(parsing:limits:)-([UInt8],_)`` does.
    package init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(Refusal) {
        do {
            let slice = bytes[...]
            nodes = try JSONScanner.scan(slice.span, limits: limits)
            self.bytes = bytes
        } catch {
            throw Refusal(error.problem(limits: limits))
        }
    }

    /// Whether the outermost value is an object.
    package var isObject: Bool { nodes[0].kind == .object }

    /// The whole document as a value.
    package var value: JSONValue {
        var builder = JSONBuilder(bytes: bytes, nodes: nodes, at: 0)
        return builder.nextValue()
    }

    /// The value of a member of the outermost object, its name compared by bytes.
    package subscript(name: String) -> JSONValue? {
        guard isObject else { return nil }
        var index = 1
        while index < nodes.count {
            if isNamed(nodes[index], name) {
                var builder = JSONBuilder(bytes: bytes, nodes: nodes, at: index + 1)
                return builder.nextValue()
            }
            index = Int(nodes[index + 1].next)
        }
        return nil
    }

    private func isNamed(_ node: JSONNode, _ name: String) -> Bool {
        if node.kind == .escapedString {
            let slice = bytes[...]
            return JSONEscapes.resolve(node.range, in: slice.span).elementsEqual(name.utf8)
        }
        guard node.range.count == name.utf8.count else { return false }
        var index = node.range.lowerBound
        for byte in name.utf8 {
            if bytes[index] != byte { return false }
            index += 1
        }
        return true
    }
}
