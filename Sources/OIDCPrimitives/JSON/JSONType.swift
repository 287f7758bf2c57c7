/// A type as which a JSON value can be read.
public struct JSONType<Value>: Sendable {
    /// The type's name in messages, such as `a string`.
    package let name: ProblemText
    /// A closure that returns the value as this type, or `nil` if it has another type.
    let read: @Sendable (_ place: JSONCursor, _ value: JSONValue) throws(Refusal) -> Value?

    private init(
        _ name: ProblemText,
        read: @escaping @Sendable (_ place: JSONCursor, _ value: JSONValue) throws(Refusal) -> Value?
    ) {
        self.name = name
        self.read = read
    }

    /// Creates a type from its name in messages and a closure that reads it.
    package init(_ name: ProblemText, _ read: @escaping @Sendable (_ value: JSONValue) -> Value?) {
        self.init(name) { _, value throws(Refusal) in read(value) }
    }

    /// Returns the same type with another name.
    package func named(_ name: ProblemText) -> JSONType { JSONType(name, read: read) }
}

extension JSONType {
    /// Any value.
    public static var any: JSONType<JSONValue> { JSONType<JSONValue>("a value") { $0 } }

    /// A string.
    public static var string: JSONType<String> { JSONType<String>("a string", \.string) }

    /// A Boolean value.
    public static var bool: JSONType<Bool> { JSONType<Bool>("true or false", \.bool) }

    /// An integer in the range of `Int`.
    public static var integer: JSONType<Int> { JSONType<Int>("a whole number", \.integer) }

    /// An object.
    public static var object: JSONType<JSONObject> { JSONType<JSONObject>("an object", \.object) }

    /// Returns the type of an array whose elements all have the given type.
    public static func array<Element>(of type: JSONType<Element>) -> JSONType<[Element]> {
        JSONType<[Element]>("an array") { place, value throws(Refusal) in
            guard value.array != nil else { return nil }
            var typed: [Element] = []
            for element in place.elements { typed.append(try element.required(type)) }
            return typed
        }
    }
}
