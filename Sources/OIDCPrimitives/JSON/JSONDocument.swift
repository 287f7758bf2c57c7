/// A JSON object that was read and checked once, and whose members become values when somebody asks for them.
///
/// A token has twenty claims and a server looks at eight: making strings of the others would be most of the work.
package struct JSONDocument: Sendable {
    let bytes: [UInt8]
    let nodes: [JSONNode]

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
        var name = name
        let found = name.withUTF8 { name in unsafe indexOfValue(named: name) }
        return found.map(value(at:))
    }

    private func indexOfValue(named name: UnsafeBufferPointer<UInt8>) -> Int? {
        unsafe nodes.withUnsafeBufferPointer { nodes in
            unsafe bytes.withUnsafeBufferPointer { bytes in
                var index = 1
                while index < nodes.count {
                    let node = unsafe nodes[index]
                    if unsafe isNamed(node, name, bytes) { return index + 1 }
                    index = unsafe Int(nodes[index + 1].next)
                }
                return nil
            }
        }
    }

    private func isNamed(
        _ node: JSONNode, _ name: UnsafeBufferPointer<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        if node.kind == .escapedString {
            return unsafe JSONEscapes.resolve(node.range, in: bytes.span).elementsEqual(name)
        }
        let start = Int(node.start)
        guard Int(node.end) - start == name.count else { return false }
        for offset in 0..<name.count where unsafe bytes[start + offset] != name[offset] { return false }
        return true
    }

    /// Strings and numbers, which most claims are, are made here and now; the rest by the builder.
    func value(at index: Int) -> JSONValue {
        let node = nodes[index]
        switch node.kind {
        case .string: return .string(String(decoding: bytes[node.range], as: UTF8.self))
        case .number: return .number(JSONNumber(scanned: String(decoding: bytes[node.range], as: UTF8.self)))
        default:
            var builder = JSONBuilder(bytes: bytes, nodes: nodes, at: index)
            return builder.nextValue()
        }
    }
}
