/// A value of a document, looked at where it lies: for judging many members without making a Swift value of each.
package struct JSONElement {
    private let document: JSONDocument
    private let index: Int

    init(_ document: JSONDocument, at index: Int) {
        self.document = document
        self.index = index
    }

    /// The value.
    package var value: JSONValue { document.value(at: index) }

    /// Whether it is a string.
    package var isString: Bool { isString(at: index) }

    /// Whether it is `true` or `false`.
    package var isBool: Bool {
        let kind = document.nodes[index].kind
        return kind == .true || kind == .false
    }

    /// Whether it is an object.
    package var isObject: Bool { document.nodes[index].kind == .object }

    /// Whether it is an array of nothing but strings.
    package var isArrayOfStrings: Bool {
        guard document.nodes[index].kind == .array else { return false }
        // An element that is no string may be followed by its own; whatever they are, the answer is no already.
        return (index + 1..<Int(document.nodes[index].next)).allSatisfy(isString(at:))
    }

    /// The bytes of a string without escapes; `nil` for every other value.
    package func withPlainString<Result>(_ body: (Span<UInt8>) -> Result) -> Result? {
        let node = document.nodes[index]
        guard node.kind == .string else { return nil }
        let text = document.bytes[node.range]
        return body(text.span)
    }

    /// Visits the members of an object, the names as bytes.
    package func forEachMember(_ visit: (_ name: Span<UInt8>, _ element: JSONElement) -> Void) {
        guard isObject else { return }
        let end = Int(document.nodes[index].next)
        var position = index + 1
        while position < end {
            let name = document.nodes[position]
            let element = JSONElement(document, at: position + 1)
            if name.kind == .escapedString {
                let whole = document.bytes[...]
                let resolved = JSONEscapes.resolve(name.range, in: whole.span)[...]
                visit(resolved.span, element)
            } else {
                let text = document.bytes[name.range]
                visit(text.span, element)
            }
            position = Int(document.nodes[position + 1].next)
        }
    }

    private func isString(at index: Int) -> Bool {
        let kind = document.nodes[index].kind
        return kind == .string || kind == .escapedString
    }
}

extension JSONDocument {
    /// The outermost value.
    package var root: JSONElement { JSONElement(self, at: 0) }
}
