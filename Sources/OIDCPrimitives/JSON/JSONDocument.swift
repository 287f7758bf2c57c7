/// A JSON document that was read and checked once, and whose members become values when somebody asks for them.
///
/// A token has twenty claims and a server looks at eight: making strings of the others would be most of the work.
package struct JSONDocument: Sendable {
    let bytes: [UInt8]
    let nodes: [JSONNode]
    /// The outermost value's node. Documents that were read together share their bytes and nodes.
    private let rootIndex: Int

    private init(bytes: [UInt8], nodes: [JSONNode], rootIndex: Int) {
        self.bytes = bytes
        self.nodes = nodes
        self.rootIndex = rootIndex
    }

    /// Reads a document as ``JSONValue/init(parsing:limits:)-([UInt8],_)`` does.
    package init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(Refusal) {
        var nodes: [JSONNode] = []
        nodes.reserveCapacity(JSONScanner.expectedNodes(byteCount: bytes.count))
        do {
            let slice = bytes[...]  // Unlike a whole array's, a slice's span is there on every system we support.
            try JSONScanner.scan(slice.span, from: 0, limits: limits, into: &nodes)
        } catch {
            throw Refusal(error.problem(limits: limits))
        }
        self.init(bytes: bytes, nodes: nodes, rootIndex: 0)
    }

    /// Reads two documents that stand in one run of bytes, which takes half the memory that two runs would. What
    /// stands against the second is told after the first, because it is judged after it.
    package static func readBoth(
        _ first: Range<Int>, _ second: Range<Int>, in bytes: [UInt8], limits: JSONLimits
    ) throws(Refusal) -> (JSONDocument, Result<JSONDocument, Refusal>) {
        var nodes: [JSONNode] = []
        nodes.reserveCapacity(JSONScanner.expectedNodes(byteCount: first.count + second.count))
        let slice = bytes[...]
        do {
            try JSONScanner.scan(
                slice.span.extracting(..<first.upperBound), from: first.lowerBound, limits: limits, into: &nodes)
        } catch {
            throw Refusal(error.problem(limits: limits))
        }
        let secondRoot = nodes.count
        var fault: JSONFault?
        do {
            try JSONScanner.scan(
                slice.span.extracting(..<second.upperBound), from: second.lowerBound, limits: limits, into: &nodes)
        } catch {
            fault = error
        }
        return (
            JSONDocument(bytes: bytes, nodes: nodes, rootIndex: 0),
            fault.map { .failure(Refusal($0.problem(limits: limits))) }
                ?? .success(JSONDocument(bytes: bytes, nodes: nodes, rootIndex: secondRoot))
        )
    }

    /// The outermost value.
    package var root: JSONElement { JSONElement(self, at: rootIndex) }

    /// Whether the outermost value is an object.
    package var isObject: Bool { nodes[rootIndex].kind == .object }

    /// The whole document as a value.
    package var value: JSONValue { value(at: rootIndex) }

    /// The value of a member of the outermost object, its name compared by bytes.
    package subscript(name: String) -> JSONValue? {
        indexOfMember(name, in: rootIndex).map(value(at:))
    }

    /// A member of the outermost object where it lies, its name compared by bytes.
    package func element(_ name: String) -> JSONElement? {
        indexOfMember(name, in: rootIndex).map { JSONElement(self, at: $0) }
    }

    /// The index of the value of an object's member.
    func indexOfMember(_ name: String, in object: Int) -> Int? {
        guard nodes[object].kind == .object else { return nil }
        var name = name
        return name.withUTF8 { name in
            unsafe nodes.withUnsafeBufferPointer { nodes in
                unsafe bytes.withUnsafeBufferPointer { bytes in
                    var index = object + 1
                    let end = unsafe Int(nodes[object].next)
                    while index < end {
                        if unsafe JSONDocument.isText(nodes[index], name, bytes) { return index + 1 }
                        index = unsafe Int(nodes[index + 1].next)
                    }
                    return nil
                }
            }
        }
    }

    /// The string at an index; `nil` for every other value.
    func string(at index: Int) -> String? {
        let node = nodes[index]
        switch node.kind {
        case .string: return text(of: node)
        case .escapedString: return JSONBuilder(bytes: bytes, nodes: nodes, at: index).text(of: node)
        default: return nil
        }
    }

    /// Whether the value at an index is a string and stands for exactly this text.
    func isString(_ text: String, at index: Int) -> Bool {
        guard nodes[index].isString else { return false }
        var text = text
        return text.withUTF8 { text in
            unsafe bytes.withUnsafeBufferPointer { bytes in unsafe JSONDocument.isText(nodes[index], text, bytes) }
        }
    }

    private static func isText(
        _ node: JSONNode, _ text: UnsafeBufferPointer<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        if node.kind == .escapedString {
            return unsafe JSONEscapes.resolve(node.range, in: bytes.span).elementsEqual(text)
        }
        let start = Int(node.start)
        guard Int(node.end) &- start == text.count else { return false }
        for offset in 0..<text.count where unsafe bytes[start &+ offset] != text[offset] { return false }
        return true
    }

    /// Strings and numbers, which most claims are, are made here and now; the rest by the builder.
    func value(at index: Int) -> JSONValue {
        let node = nodes[index]
        switch node.kind {
        case .string: return .string(text(of: node))
        case .number: return .number(JSONNumber(scanned: text(of: node)))
        default:
            var builder = JSONBuilder(bytes: bytes, nodes: nodes, at: index)
            return builder.nextValue()
        }
    }

    /// The text between a node's ends, as it is written.
    private func text(of node: JSONNode) -> String {
        String(decoding: bytes[node.range], as: UTF8.self)
    }
}
