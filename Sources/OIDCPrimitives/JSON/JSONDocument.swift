/// A JSON document that was read and checked once, and whose members become values when somebody asks for them.
///
/// A token has twenty claims and a server looks at eight: making strings of the others would be most of the work.
package struct JSONDocument: Sendable {
    /// Documents that were read together share it.
    private let text: JSONText
    /// The outermost value's node.
    private let rootIndex: Int

    private init(_ text: JSONText, rootIndex: Int) {
        self.text = text
        self.rootIndex = rootIndex
    }

    /// Reads a document as ``JSONValue/init(parsing:limits:)-([UInt8],_)`` does.
    package init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(Refusal) {
        let bytes = Block(bytes)
        var nodes = Block<JSONNode>(capacity: JSONScanner.expectedNodes(byteCount: bytes.count))
        let names: NameTable
        do {
            names = try bytes.withSpan { bytes throws(JSONFault) in
                try JSONScanner.scan(bytes, from: 0, limits: limits, into: &nodes)
            }
        } catch {
            throw Refusal(error.problem(limits: limits))
        }
        self.init(JSONText(bytes, nodes, names: names, of: 0), rootIndex: 0)
    }

    /// Reads two documents that stand in one block of bytes, which takes half the memory that two would. What stands
    /// against the second is told after the first, because it is judged after it. The second is taken for the larger
    /// one: its members are found faster.
    package static func readBoth(
        _ first: Range<Int>, _ second: Range<Int>, in bytes: consuming Block<UInt8>, limits: JSONLimits
    ) throws(Refusal) -> (JSONDocument, Result<JSONDocument, Refusal>) {
        var nodes = Block<JSONNode>(capacity: JSONScanner.expectedNodes(byteCount: first.count + second.count))
        var names: NameTable
        do {
            names = try bytes.withSpan { bytes throws(JSONFault) in
                try JSONScanner.scan(
                    bytes.extracting(..<first.upperBound), from: first.lowerBound, limits: limits, into: &nodes)
            }
        } catch {
            throw Refusal(error.problem(limits: limits))
        }
        let secondRoot = nodes.count
        do {
            names = try bytes.withSpan { bytes throws(JSONFault) in
                try JSONScanner.scan(
                    bytes.extracting(..<second.upperBound), from: second.lowerBound, limits: limits, into: &nodes)
            }
        } catch {
            let text = JSONText(bytes, nodes, names: names, of: 0)
            return (JSONDocument(text, rootIndex: 0), .failure(Refusal(error.problem(limits: limits))))
        }
        let text = JSONText(bytes, nodes, names: names, of: secondRoot)
        return (JSONDocument(text, rootIndex: 0), .success(JSONDocument(text, rootIndex: secondRoot)))
    }

    /// Looks at the bytes in which the document was read.
    package func withBytes<Value>(_ body: (Span<UInt8>) -> Value) -> Value { text.withBytes(body) }

    /// The outermost value.
    package var root: JSONElement { JSONElement(text, at: rootIndex) }

    /// Whether the outermost value is an object.
    package var isObject: Bool { text.node(at: rootIndex).kind == .object }

    /// The whole document as a value.
    package var value: JSONValue { text.value(at: rootIndex) }

    /// The value of a member of the outermost object, its name compared by bytes.
    package subscript(name: String) -> JSONValue? {
        text.indexOfMember(name, in: rootIndex).map(text.value(at:))
    }

    /// A member of the outermost object where it lies, its name compared by bytes.
    package func element(_ name: StaticString) -> JSONElement? {
        indexOfMember(name).map { JSONElement(text, at: $0) }
    }

    /// A member of the outermost object that is a string; `nil` for every other.
    package func string(_ name: StaticString) -> String? {
        indexOfMember(name).flatMap { text.string(at: $0) }
    }

    private func indexOfMember(_ name: StaticString) -> Int? {
        name.withUTF8Buffer { name in text.indexOfMember(unsafe name.span, in: rootIndex) }
    }

    /// Whether a member of the outermost object is a string and exactly this one.
    package func member(_ name: String, is expected: String) -> Bool {
        guard let index = text.indexOfMember(name, in: rootIndex) else { return false }
        return text.isString(expected, at: index)
    }
}
