/// What a value is, where nothing has to be said when it is something else: `claims["tid"]?.string`.
extension JSONValue {
    /// The string; `nil` for every other value.
    public var string: String? { if case .string(let string) = self { string } else { nil } }

    /// `true` or `false`; `nil` for every other value.
    public var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }

    /// The number; `nil` for every other value.
    public var number: JSONNumber? { if case .number(let number) = self { number } else { nil } }

    /// The number as an `Int`; `nil` when it is not a whole number that one holds, and for every other value.
    public var integer: Int? { number?.integer }

    /// The nearest `Double` to the number; `nil` when it is beyond the range of one, and for every other value.
    public var double: Double? { number?.double }

    /// The elements of an array; `nil` for every other value.
    public var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

    /// The object; `nil` for every other value.
    public var object: JSONObject? { if case .object(let object) = self { object } else { nil } }

    /// Whether it is `null`.
    public var isNull: Bool { if case .null = self { true } else { false } }

    /// The strings of an array of nothing but strings; `nil` for every other value.
    public var strings: [String]? {
        guard let array else { return nil }
        let strings = array.compactMap(\.string)
        return strings.count == array.count ? strings : nil
    }

    /// The member of an object that has this name, compared by bytes; `nil` for every other value.
    public subscript(name: String) -> JSONValue? { object?[name] }
}
