/// A value of a document, looked at where it lies: for judging many members without making a Swift value of each.
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

    /// Whether it is `null`.
    package var isNull: Bool { node.kind == .null }

    /// Whether it is a string.
    package var isString: Bool { node.isString }

    /// Whether it is an object.
    package var isObject: Bool { node.kind == .object }

    /// Whether it is an array.
    package var isArray: Bool { node.kind == .array }

    /// Whether it is an array of nothing but strings.
    package var isArrayOfStrings: Bool { isArray && hasOnlyStrings }

    /// Whether it is an object whose members are all strings.
    package var isObjectOfStrings: Bool { isObject && hasOnlyStrings }

    /// What is in a container inside this one is looked at too; the answer is no already.
    private var hasOnlyStrings: Bool {
        (index + 1..<Int(node.next)).allSatisfy { text.node(at: $0).isString || text.node(at: $0).isName }
    }

    // MARK: - Scalars

    /// Whether it is a string and exactly this one, compared by bytes.
    package func isString(_ expected: String) -> Bool { text.isString(expected, at: index) }

    /// The string; `nil` for every other value.
    package var string: String? { text.string(at: index) }

    // Not generic: the callers are in other modules, and would pay for not being specialised.

    /// Looks at the bytes of a string, its escapes resolved. Does nothing for every other value.
    package func withString(_ look: (Span<UInt8>) -> Void) {
        guard isString else { return }
        text.withCharacters(at: index, look)
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

    /// `true` or `false`; `nil` for every other value.
    package var bool: Bool? {
        switch node.kind {
        case .true: true
        case .false: false
        default: nil
        }
    }

    /// The number; `nil` for every other value.
    package var number: JSONNumber? { node.kind == .number ? value.number : nil }

    /// The number as an `Int`; `nil` when it is not a whole number that one holds, and for every other value.
    package var integer: Int? { plainWholeNumber ?? number?.integer }

    /// The nearest `Double` to the number; `nil` when it is beyond the range of one, and for every other value.
    package var double: Double? { plainWholeNumber.map(Double.init) ?? number?.double }

    /// A number written as nothing but a few digits, as every date in a token is; `nil` for every other value.
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

    /// The member of an object that has this name, compared by bytes; `nil` for every other value.
    package subscript(name: String) -> JSONElement? {
        text.indexOfMember(name, in: index).map { JSONElement(text, at: $0) }
    }

    /// Visits the members of an object, the names as bytes.
    package func forEachMember(_ visit: (_ name: Span<UInt8>, _ element: JSONElement) -> Void) {
        forEachChild(of: .object) { name in
            text.withCharacters(at: name) { visit($0, JSONElement(text, at: name + 1)) }
        }
    }

    /// The members by name of an object that has many, so that looking each of them up does not walk past all; `nil` for
    /// every other value.
    package var manyMembers: [ExactText: JSONElement]? {
        var members: [(name: ExactText, element: JSONElement)] = []
        forEachChild(of: .object) { members.append((ExactText(text.name(at: $0)), JSONElement(text, at: $0 + 1))) }
        return members.count > 32 ? Dictionary(uniqueKeysWithValues: members) : nil
    }

    /// The names of an object's members; none for every other value.
    package var memberNames: [String] {
        var names: [String] = []
        forEachChild(of: .object) { names.append(text.name(at: $0)) }
        return names
    }

    /// The elements of an array; `nil` for every other value.
    package var array: [JSONElement]? {
        guard isArray else { return nil }
        var elements: [JSONElement] = []
        forEachChild(of: .array) { elements.append(JSONElement(text, at: $0)) }
        return elements
    }

    /// The strings of an array of nothing but strings; `nil` for every other value.
    package var strings: [String]? {
        guard isArrayOfStrings else { return nil }
        return (index + 1..<Int(node.next)).map { text.string(at: $0) ?? "" }
    }

    /// Visits the nodes of an object's names, or of an array's elements; nothing for a value of another kind.
    private func forEachChild(of kind: JSONNode.Kind, _ visit: (_ index: Int) -> Void) {
        guard node.kind == kind else { return }
        var child = index + 1
        while child < Int(node.next) {
            visit(child)
            child = Int(text.node(at: child).next)
        }
    }
}
