/// A JSON document that was read and checked once, and whose members become values when somebody asks for them.
///
/// A token has twenty claims and a server looks at eight: making strings of the others would be most of the work.
package struct JSONDocument: Sendable {
    private let text: JSONText

    /// Reads a document as ``JSONValue/init(parsing:limits:)-([UInt8],_)`` does.
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

    /// The whole document as a value.
    package var value: JSONValue { text.value(at: 0) }

    /// The value of a member of the outermost object, its name compared by bytes.
    package subscript(name: String) -> JSONValue? {
        guard let index = text.indexOfMember(name, in: 0) else { return nil }
        return text.value(at: index)
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
        name.withUTF8Bytes { name in text.indexOfMember(name, in: 0) }
    }

    /// Whether a member of the outermost object is a string and exactly this one.
    package func member(_ name: String, is expected: String) -> Bool {
        guard let index = text.indexOfMember(name, in: 0) else { return false }
        return text.isString(expected, at: index)
    }
}
