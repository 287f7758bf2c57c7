/// A value of a document, looked at where it lies: for judging many members without making a Swift value of each.
package struct JSONElement: Sendable {
    private let document: JSONDocument
    private let index: Int

    private var node: JSONNode { document.nodes[index] }

    init(_ document: JSONDocument, at index: Int) {
        self.document = document
        self.index = index
    }

    /// The value.
    package var value: JSONValue { document.value(at: index) }

    // MARK: - Types

    /// Whether it is `null`.
    package var isNull: Bool { node.kind == .null }

    /// Whether it is a string.
    package var isString: Bool { node.isString }

    /// Whether it is `true` or `false`.
    package var isBool: Bool { node.kind == .true || node.kind == .false }

    /// Whether it is an object.
    package var isObject: Bool { node.kind == .object }

    /// Whether it is an array.
    package var isArray: Bool { node.kind == .array }

    /// Whether it is an array of nothing but strings.
    package var isArrayOfStrings: Bool {
        guard isArray else { return false }
        // An element that is no string may be followed by its own; whatever they are, the answer is no already.
        return (index + 1..<Int(node.next)).allSatisfy { document.nodes[$0].isString }
    }

    // MARK: - Scalars

    /// Whether it is a string and exactly this one, compared by bytes.
    package func isString(_ text: String) -> Bool { document.isString(text, at: index) }

    /// The string; `nil` for every other value.
    package var string: String? { document.string(at: index) }

    // Not generic: the callers are in other modules, and would pay for not being specialised.

    /// Looks at the bytes of a string, its escapes resolved. Does nothing for every other value.
    package func withString(_ look: (Span<UInt8>) -> Void) {
        switch node.kind {
        case .string:
            let text = document.bytes[node.range]
            look(text.span)
        case .escapedString:
            let whole = document.bytes[...]
            let resolved = JSONEscapes.resolve(node.range, in: whole.span)[...]
            look(resolved.span)
        default: break
        }
    }

    /// Whether it is a string without escapes whose bytes satisfy the predicate.
    package func isPlainString(where isSatisfying: (Span<UInt8>) -> Bool) -> Bool {
        guard node.kind == .string else { return false }
        let text = document.bytes[node.range]
        return isSatisfying(text.span)
    }

    /// Whether it is a string and exactly this secret, in a time that depends on the lengths only.
    package func isString(_ secret: Secret) -> Bool {
        var isEqual = false
        withString { isEqual = secret.hasSameBytes(as: $0) }
        return isEqual
    }

    /// How many bytes a string has; 0 for every other value.
    package var byteCount: Int {
        var count = 0
        withString { count = $0.count }
        return count
    }

    /// A number written as nothing but a few digits, as every date in a token is; `nil` for every other value.
    package var plainWholeNumber: Int? {
        let node = node
        guard node.kind == .number, node.range.count <= 18 else { return nil }
        var number = 0
        for offset in node.range {
            let byte = document.bytes[offset]
            guard isASCIIDigit(byte) else { return nil }
            number = number * 10 + Int(byte - 0x30)
        }
        return number
    }

    // MARK: - Containers

    /// The member of an object that has this name, compared by bytes; `nil` for every other value.
    package func member(_ name: String) -> JSONElement? {
        document.indexOfMember(name, in: index).map { JSONElement(document, at: $0) }
    }

    /// Visits the members of an object, the names as bytes.
    package func forEachMember(_ visit: (_ name: Span<UInt8>, _ element: JSONElement) -> Void) {
        guard isObject else { return }
        let end = Int(node.next)
        var position = index + 1
        while position < end {
            let element = JSONElement(document, at: position + 1)
            JSONElement(document, at: position).withString { name in visit(name, element) }
            position = Int(element.node.next)
        }
    }

    /// The names of an object's members; none for every other value.
    package var memberNames: [String] {
        var names: [String] = []
        forEachMember { name, _ in names.append(String(decoding: name.copied(), as: UTF8.self)) }
        return names
    }

    /// The elements of an array; `nil` for every other value.
    package var elements: [JSONElement]? {
        guard isArray else { return nil }
        var elements: [JSONElement] = []
        elements.reserveCapacity(Int(node.next) - index - 1)
        var position = index + 1
        while position < Int(node.next) {
            elements.append(JSONElement(document, at: position))
            position = Int(document.nodes[position].next)
        }
        return elements
    }

    /// The strings of an array of nothing but strings; `nil` for every other value.
    package var strings: [String]? {
        guard isArrayOfStrings else { return nil }
        return (index + 1..<Int(node.next)).map { JSONElement(document, at: $0).string ?? "" }
    }
}
