/// A value of a document, read in place. Use it to check many members without creating a Swift value for each.
package struct JSONElement: Sendable {
    private let text: JSONText
    private let index: Int

    private var node: JSONNode { text.node(at: index) }

    init(_ text: JSONText, at index: Int) {
        self.text = text
        self.index = index
    }

    /// The value.
    package var value: JSONValue { text.value(at: index) }

    // MARK: - Types

    /// Whether the element is `null`.
    package var isNull: Bool { node.kind == .null }

    /// Whether the element is a string.
    package var isString: Bool { node.isString }

    /// Whether the element is an object.
    package var isObject: Bool { node.kind == .object }

    /// Whether the element is an array.
    package var isArray: Bool { node.kind == .array }

    /// Whether the element is an array that contains only strings.
    package var isArrayOfStrings: Bool { isArray && hasOnlyStrings }

    /// Whether the element is an object whose members are all strings.
    package var isObjectOfStrings: Bool { isObject && hasOnlyStrings }

    /// Whether every node inside is a string or a name. Nodes of nested containers are also visited, but by then the
    /// answer is already `false`.
    private var hasOnlyStrings: Bool {
        (index + 1..<Int(node.next)).allSatisfy { text.node(at: $0).isString || text.node(at: $0).isName }
    }

    // MARK: - Scalars

    /// Returns whether the element is a string equal to the given one, compared by bytes.
    package func isString(_ expected: String) -> Bool { text.isString(expected, at: index) }

    /// The string, or `nil` for any other value.
    package var string: String? { text.string(at: index) }

    // Not generic, because the callers are in other modules, where it would not be specialized.

    /// Calls a closure with the bytes of a string, with escapes resolved. Does nothing for any other value.
    package func withString(_ look: (Span<UInt8>) -> Void) {
        guard isString else { return }
        text.withCharacters(at: index, look)
    }

    /// Returns whether the element is a string equal to the given secret. The time taken depends only on the lengths.
    package func isString(_ secret: SecretString) -> Bool {
        var isEqual = false
        withString { isEqual = secret.hasSameBytes(as: $0) }
        return isEqual
    }

    /// The number of bytes in a string, or 0 for any other value.
    package var byteCount: Int {
        var count = 0
        withString { count = $0.count }
        return count
    }

    /// The Boolean value, or `nil` for any other value.
    package var bool: Bool? {
        switch node.kind {
        case .true: true
        case .false: false
        default: nil
        }
    }

    /// The number, or `nil` for any other value.
    package var number: JSONNumber? { node.kind == .number ? value.number : nil }

    /// The number as an `Int`, or `nil` if it is not an integer in the range of `Int`, and for any other value.
    package var integer: Int? { plainWholeNumber ?? number?.integer }

    /// The nearest `Double` to the number, or `nil` if it is out of range, and for any other value.
    package var double: Double? { plainWholeNumber.map(Double.init) ?? number?.double }

    /// A number written with only a few digits, as every date in a token is, or `nil` for any other value.
    private var plainWholeNumber: Int? {
        let node = node
        guard node.kind == .number, node.range.count <= 18 else { return nil }
        return text.withCharacters(at: index) { digits in
            var number = 0
            for offset in digits.indices {
                guard digits[offset].isASCIIDigit else { return nil }
                number = number &* 10 &+ Int(digits[offset] &- 0x30)
            }
            return number
        }
    }

    // MARK: - Containers

    /// The member of an object with the given name, compared by bytes, or `nil` for any other value.
    package subscript(name: String) -> JSONElement? {
        text.indexOfMember(name, in: index).map { JSONElement(text, at: $0) }
    }

    /// Calls a closure with each member of an object. Names are passed as bytes.
    package func forEachMember(_ visit: (_ name: Span<UInt8>, _ element: JSONElement) -> Void) {
        forEachChild(of: .object) { name in
            text.withCharacters(at: name) { visit($0, JSONElement(text, at: name + 1)) }
        }
    }

    /// The members of a large object by name, so that each lookup does not have to search all of them, or `nil` for a
    /// small object and for any other value.
    package var manyMembers: [ExactString: JSONElement]? {
        var members: [(name: ExactString, element: JSONElement)] = []
        forEachChild(of: .object) { members.append((ExactString(text.name(at: $0)), JSONElement(text, at: $0 + 1))) }
        return members.count > 32 ? Dictionary(uniqueKeysWithValues: members) : nil
    }

    /// The names of an object's members. Empty for any other value.
    package var memberNames: [String] {
        var names: [String] = []
        forEachChild(of: .object) { names.append(text.name(at: $0)) }
        return names
    }

    /// The elements of an array, or `nil` for any other value.
    package var array: [JSONElement]? {
        guard isArray else { return nil }
        var elements: [JSONElement] = []
        forEachChild(of: .array) { elements.append(JSONElement(text, at: $0)) }
        return elements
    }

    /// The strings of an array that contains only strings, or `nil` for any other value.
    package var strings: [String]? {
        guard isArrayOfStrings else { return nil }
        return (index + 1..<Int(node.next)).map { text.string(at: $0) ?? "" }
    }

    /// Calls a closure with the index of each name in an object or each element in an array. Does nothing for a value
    /// of another kind.
    private func forEachChild(of kind: JSONNode.Kind, _ visit: (_ index: Int) -> Void) {
        guard node.kind == kind else { return }
        var child = index + 1
        while child < Int(node.next) {
            visit(child)
            child = Int(text.node(at: child).next)
        }
    }
}
