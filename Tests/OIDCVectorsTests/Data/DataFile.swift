import EntraID
import Foundation
import OIDCFixtures

/// The tables in `Fixtures/Data`.
enum DataFile {
    /// Returns a table. It is read as strictly as every other document.
    static func read(_ name: String) throws -> JSONValue {
        try JSONValue(parsing: Array(try Data(contentsOf: FixtureFiles.data.appendingPathComponent(name))))
    }

    /// Returns copies of a value, each of which differs from it in one place: a value is replaced, or a member or an
    /// element is left out. Of a long array, the first, middle, and last element are changed.
    static func changes(of value: JSONValue) -> [JSONValue] {
        switch value {
        case .null: ["changed"]
        case .bool(let flag): [.bool(!flag)]
        case .number(let number): [.string("\(number.digits)")]
        case .string(let text): [.string(text + "changed")]
        case .array(let elements): changes(of: elements)
        case .object(let object): changes(of: object)
        }
    }

    private static func changes(of elements: [JSONValue]) -> [JSONValue] {
        let count = elements.count
        let indices = count > 6 ? [0, count / 2, count - 1] : Array(elements.indices)
        var changed = [elements + ["changed"]]
        for index in indices {
            var copy = elements
            copy.remove(at: index)
            changed.append(copy)
            for change in changes(of: elements[index]) {
                copy = elements
                copy[index] = change
                changed.append(copy)
            }
        }
        return changed.map { .array($0) }
    }

    private static func changes(of object: JSONObject) -> [JSONValue] {
        var changed: [[JSONObject.Member]] = []
        for (index, member) in object.members.enumerated() {
            var copy = object.members
            copy.remove(at: index)
            changed.append(copy)
            for change in changes(of: member.value) {
                copy = object.members
                copy[index] = JSONObject.Member(name: member.name, value: change)
                changed.append(copy)
            }
        }
        return changed.map { .object(JSONObject($0)) }
    }
}

extension JSONValue {
    /// Creates an array of strings.
    init(strings: some Sequence<String>) {
        self = .array(strings.map { .string($0) })
    }

    /// Creates a string, or `null`.
    init(optional text: String?) {
        self = text.map { .string($0) } ?? .null
    }

    /// The strings of an array. Anything else has none.
    var strings: [String] { (array ?? []).compactMap(\.string) }
}
