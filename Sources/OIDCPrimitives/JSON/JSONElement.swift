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

    /// A container's members come behind it and are looked at too; the answer is no already.
    private var hasOnlyStrings: Bool {
        (index + 1..<Int(node.next)).allSatisfy { text.node(at: $0).isString }
    }

    // MARK: - Scalars

    /// Whether it is a string and exactly this one, compared by bytes.
    package func isString(_ expected: String) -> Bool { text.isString(expected, at: index) }

    /// The string; `nil` for every other value.
    package var string: String? { text.string(at: index) }

    // Not generic: the callers are in other modules, and would pay for not being specialised.

    /// Looks at the bytes of a string, its escapes resolved. Does nothing for every other value.
    package func withString(_ look: (Span<UInt8>) -> Void) {
        let node = node
        guard node.isString else { return }
        text.withBytes { bytes in node.withString(in: bytes, look) }
    }

    /// Whether it is a string without escapes whose bytes satisfy the predicate.
    package func isPlainString(where isSatisfying: (Span<UInt8>) -> Bool) -> Bool {
        let node = node
        return node.kind == .string && text.withBytes { bytes in isSatisfying(bytes.extracting(node.range)) }
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
        return text.withBytes { bytes in
            let digits = bytes.extracting(node.range)
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
        guard isObject else { return }
        let end = Int(node.next)
        var position = index + 1
        while position < end {
            let element = JSONElement(text, at: position + 1)
            JSONElement(text, at: position).withString { name in visit(name, element) }
            position = Int(element.node.next)
        }
    }

    /// The members by name of an object that has more of them than its table keeps, so that looking each of them up does
    /// not walk past all; `nil` for every other value.
    package var manyMembers: [ExactText: JSONElement]? {
        var count = 0
        forEachMember { _, _ in count += 1 }
        guard count > NameTable.capacity else { return nil }
        var members: [ExactText: JSONElement] = [:]
        forEachMember { name, element in
            members[ExactText(String(decoding: name.copied(), as: UTF8.self))] = element
        }
        return members
    }

    /// The names of an object's members; none for every other value.
    package var memberNames: [String] {
        var names: [String] = []
        forEachMember { name, _ in names.append(String(decoding: name.copied(), as: UTF8.self)) }
        return names
    }

    /// The elements of an array; `nil` for every other value.
    package var array: [JSONElement]? {
        guard isArray else { return nil }
        var elements: [JSONElement] = []
        elements.reserveCapacity(Int(node.next) - index - 1)
        var position = index + 1
        while position < Int(node.next) {
            elements.append(JSONElement(text, at: position))
            position = Int(text.node(at: position).next)
        }
        return elements
    }

    /// The strings of an array of nothing but strings; `nil` for every other value.
    package var strings: [String]? {
        guard isArrayOfStrings else { return nil }
        return (index + 1..<Int(node.next)).map { text.string(at: $0) ?? "" }
    }
}
