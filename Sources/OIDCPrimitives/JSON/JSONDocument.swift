/// A JSON document that was read and checked once, and whose members become values when somebody asks for them.
///
/// A token has twenty claims and a server looks at eight: making strings of the others would be most of the work.
package struct JSONDocument: Sendable {
    let bytes: [UInt8]
    let nodes: [JSONNode]
    /// The outermost value's node. Documents that were read together share their bytes and nodes.
    private let rootIndex: Int
    /// Which members the outermost value may have.
    private let filter: NameFilter

    private init(bytes: [UInt8], nodes: [JSONNode], rootIndex: Int, filter: NameFilter) {
        self.bytes = bytes
        self.nodes = nodes
        self.rootIndex = rootIndex
        self.filter = filter
    }

    /// Reads a document as ``JSONValue/init(parsing:limits:)-([UInt8],_)`` does.
    package init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(Refusal) {
        var nodes: [JSONNode] = []
        nodes.reserveCapacity(JSONScanner.expectedNodes(byteCount: bytes.count))
        let filter: NameFilter
        do {
            let slice = bytes[...]  // Unlike a whole array's, a slice's span is there on every system we support.
            filter = try JSONScanner.scan(slice.span, from: 0, limits: limits, into: &nodes)
        } catch {
            throw Refusal(error.problem(limits: limits))
        }
        self.init(bytes: bytes, nodes: nodes, rootIndex: 0, filter: filter)
    }

    /// Reads two documents that stand in one run of bytes, which takes half the memory that two runs would. What
    /// stands against the second is told after the first, because it is judged after it.
    package static func readBoth(
        _ first: Range<Int>, _ second: Range<Int>, in bytes: [UInt8], limits: JSONLimits
    ) throws(Refusal) -> (JSONDocument, Result<JSONDocument, Refusal>) {
        var nodes: [JSONNode] = []
        nodes.reserveCapacity(JSONScanner.expectedNodes(byteCount: first.count + second.count))
        let slice = bytes[...]
        let firstFilter: NameFilter
        do {
            firstFilter = try JSONScanner.scan(
                slice.span.extracting(..<first.upperBound), from: first.lowerBound, limits: limits, into: &nodes)
        } catch {
            throw Refusal(error.problem(limits: limits))
        }
        let secondRoot = nodes.count
        let secondFilter: Result<NameFilter, JSONFault>
        do {
            secondFilter = .success(
                try JSONScanner.scan(
                    slice.span.extracting(..<second.upperBound), from: second.lowerBound, limits: limits, into: &nodes))
        } catch {
            secondFilter = .failure(error)
        }
        let firstDocument = JSONDocument(bytes: bytes, nodes: nodes, rootIndex: 0, filter: firstFilter)
        switch secondFilter {
        case .success(let filter):
            let document = JSONDocument(bytes: bytes, nodes: nodes, rootIndex: secondRoot, filter: filter)
            return (firstDocument, .success(document))
        case .failure(let fault):
            return (firstDocument, .failure(Refusal(fault.problem(limits: limits))))
        }
    }

    /// The outermost value.
    package var root: JSONElement { JSONElement(self, at: rootIndex) }

    /// Whether the outermost value is an object.
    package var isObject: Bool { nodes[rootIndex].kind == .object }

    /// The whole document as a value.
    package var value: JSONValue { value(at: rootIndex) }

    /// The value of a member of the outermost object, its name compared by bytes.
    package subscript(name: String) -> JSONValue? {
        indexOfRootMember(name).map(value(at:))
    }

    /// A member of the outermost object where it lies, its name compared by bytes.
    package func element(_ name: StaticString) -> JSONElement? {
        let index = name.withUTF8Buffer { name in unsafe indexOfRootMember(name) }
        guard let index else { return nil }
        return JSONElement(self, at: index)
    }

    /// Whether a member of the outermost object is a string and exactly this one.
    package func member(_ name: String, is text: String) -> Bool {
        guard let index = indexOfRootMember(name) else { return false }
        return isString(text, at: index)
    }

    // MARK: - Members

    private func indexOfRootMember(_ name: String) -> Int? {
        var name = name
        return name.withUTF8 { name in unsafe indexOfRootMember(name) }
    }

    private func indexOfRootMember(_ name: UnsafeBufferPointer<UInt8>) -> Int? {
        guard unsafe filter.mayContain(NamePrint(name.span)) else { return nil }
        return unsafe indexOfMember(name, in: rootIndex)
    }

    /// The index of the value of an object's member.
    func indexOfMember(_ name: String, in object: Int) -> Int? {
        var name = name
        return name.withUTF8 { name in unsafe indexOfMember(name, in: object) }
    }

    private func indexOfMember(_ name: UnsafeBufferPointer<UInt8>, in object: Int) -> Int? {
        unsafe nodes.withUnsafeBufferPointer { nodes in
            unsafe bytes.withUnsafeBufferPointer { bytes in
                guard unsafe nodes[object].kind == .object else { return nil }
                let print = unsafe NamePrint(name.span)
                var index = object &+ 1
                let end = unsafe Int(nodes[object].next)
                while index < end {
                    let other = unsafe nodes[index].print
                    if other == print || other == .unknown, unsafe JSONDocument.isText(nodes[index], name, bytes) {
                        return index &+ 1
                    }
                    index = unsafe Int(nodes[index &+ 1].next)
                }
                return nil
            }
        }
    }

    // MARK: - Values

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
        // No text, no address.
        guard let left = bytes.baseAddress, let right = text.baseAddress else { return true }
        return unsafe haveSameBytes(left + start, right, count: text.count)
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
