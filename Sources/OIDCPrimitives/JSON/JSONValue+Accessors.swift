/// Typed access for callers that do not need an error when the type is different: `claims["tid"]?.string`.
extension JSONValue {
    /// The string, or `nil` for any other value.
    public var string: String? { if case .string(let string) = self { string } else { nil } }

    /// The Boolean value, or `nil` for any other value.
    public var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }

    /// The number, or `nil` for any other value.
    public var number: JSONNumber? { if case .number(let number) = self { number } else { nil } }

    /// The number as an `Int`, or `nil` if it is not an integer in the range of `Int`, and for any other value.
    public var integer: Int? { number?.integer }

    /// The nearest `Double` to the number, or `nil` if it is out of range, and for any other value.
    public var double: Double? { number?.double }

    /// The elements of an array, or `nil` for any other value.
    public var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

    /// The object, or `nil` for any other value.
    public var object: JSONObject? { if case .object(let object) = self { object } else { nil } }

    /// Whether the value is `null`.
    public var isNull: Bool { if case .null = self { true } else { false } }

    /// The strings of an array that contains only strings, or `nil` for any other value.
    public var strings: [String]? {
        guard let array else { return nil }
        let strings = array.compactMap(\.string)
        return strings.count == array.count ? strings : nil
    }

    /// The member of an object with the given name, compared by bytes, or `nil` for any other value.
    public subscript(name: String) -> JSONValue? { object?[name] }
}
