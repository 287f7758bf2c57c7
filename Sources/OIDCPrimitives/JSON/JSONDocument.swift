/// A parsed JSON document whose members become values only on access.
///
/// A token has about twenty claims, and a server reads eight. Creating strings for the others would be most of the
/// work.
package struct JSONDocument: Sendable {
    private let text: JSONText

    /// Creates a document by parsing it, as ``JSONValue/init(parsing:limits:)-([UInt8],_)`` does.
    package init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(Refusal) {
        do {
            text = try JSONText(parsing: bytes, limits: limits)
        } catch {
            throw Refusal(error.problem(limits: limits))
        }
    }

    /// The outermost value.
    package var root: JSONElement { JSONElement(text, at: 0) }

    /// Whether the outermost value is an object.
    package var isObject: Bool { root.isObject }

    /// The approximate number of bytes that the document takes in memory.
    package var byteCountInMemory: Int { text.byteCountInMemory }

    /// The whole document as a value.
    package var value: JSONValue { text.value(at: 0) }

    /// The value of a member of the outermost object. Names are compared by bytes.
    package subscript(name: String) -> JSONValue? {
        guard let index = text.indexOfMember(name, in: 0) else { return nil }
        return text.value(at: index)
    }

    /// Returns a member of the outermost object without creating a value for it. Names are compared by bytes.
    package func element(_ name: StaticString) -> JSONElement? {
        indexOfMember(name).map { JSONElement(text, at: $0) }
    }

    /// Returns a string member of the outermost object, or `nil` if it is missing or not a string.
    package func string(_ name: StaticString) -> String? {
        indexOfMember(name).flatMap { text.string(at: $0) }
    }

    private func indexOfMember(_ name: StaticString) -> Int? {
        name.withUTF8Bytes { name in text.indexOfMember(name, in: 0) }
    }

    /// Returns whether a member of the outermost object is a string equal to the given one.
    package func member(_ name: String, is expected: String) -> Bool {
        guard let index = text.indexOfMember(name, in: 0) else { return false }
        return text.isString(expected, at: index)
    }
}
