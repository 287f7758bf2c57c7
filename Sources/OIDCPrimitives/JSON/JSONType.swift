/// A type that a JSON value can be read as.
public struct JSONType<Value>: Sendable {
    /// What to call it: `a string`.
    package let name: ProblemText
    /// The value as this type, or `nil` when it has another.
    let read: @Sendable (_ place: JSONCursor, _ value: JSONValue) throws(Refusal) -> Value?

    private init(
        _ name: ProblemText,
        read: @escaping @Sendable (_ place: JSONCursor, _ value: JSONValue) throws(Refusal) -> Value?
    ) {
        self.name = name
        self.read = read
    }

    /// A type with a name for refusals, and the way to read it.
    package init(_ name: ProblemText, _ read: @escaping @Sendable (_ value: JSONValue) -> Value?) {
        self.init(name) { _, value throws(Refusal) in read(value) }
    }

    /// The same type under another name.
    package func named(_ name: ProblemText) -> JSONType { JSONType(name, read: read) }
}

extension JSONType {
    /// Any value at all.
    public static var any: JSONType<JSONValue> { JSONType<JSONValue>("a value") { $0 } }

    /// A string.
    public static var string: JSONType<String> { JSONType<String>("a string", \.string) }

    /// `true` or `false`.
    public static var bool: JSONType<Bool> { JSONType<Bool>("true or false", \.bool) }

    /// A whole number that an `Int` holds.
    public static var integer: JSONType<Int> { JSONType<Int>("a whole number", \.integer) }

    /// An object.
    public static var object: JSONType<JSONObject> { JSONType<JSONObject>("an object", \.object) }

    /// An array whose elements all have one type.
    public static func array<Element>(of type: JSONType<Element>) -> JSONType<[Element]> {
        JSONType<[Element]>("an array") { place, value throws(Refusal) in
            guard value.array != nil else { return nil }
            var typed: [Element] = []
            for element in place.elements { typed.append(try element.required(type)) }
            return typed
        }
    }
}
