/// A JSON document, or a part of one.
///
/// Values are equal if they mean the same: strings are compared by their UTF-8 bytes, numbers by their decimal value,
/// and objects without regard to order.
public enum JSONValue: Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number, as written.
    case number(JSONNumber)
    /// A string, with its escapes resolved.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object.
    case object(JSONObject)

    /// Creates a value from the bytes of a complete JSON document.
    ///
    /// Only RFC 8259 JSON is accepted: no byte order mark, no comments, no trailing commas, no duplicate member names.
    ///
    /// - Throws: Exactly one of the `json.*` codes, with the offset of the invalid byte.
    public init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(Refusal) {
        self = try JSONDocument(parsing: bytes, limits: limits).value
    }

    /// Creates a value from a complete JSON document in a string, as strictly as from bytes.
    ///
    /// - Throws: Exactly one of the `json.*` codes, with the offset of the invalid byte.
    public init(parsing text: String, limits: JSONLimits = .standard) throws(Refusal) {
        try self.init(parsing: Array(text.utf8), limits: limits)
    }

    /// The type of the value with its article, such as `a string`.
    public var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

extension JSONValue: Equatable {
    /// Returns whether two values mean the same.
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        default: false
        }
    }
}
