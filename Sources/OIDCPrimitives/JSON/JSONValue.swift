/// A JSON document, or a part of one.
///
/// Values are equal when they mean the same: strings by their UTF-8 bytes, numbers by their decimal value, objects
/// without regard to order.
public enum JSONValue: Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number, as written.
    case number(JSONNumber)
    /// A string, its escapes resolved.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object.
    case object(JSONObject)

    /// Reads a whole document from its bytes.
    ///
    /// Accepts RFC 8259 and nothing besides: no byte order mark, no comment, no trailing comma, no second member of
    /// one name. Refuses with exactly one of the `json.*` codes and the offset of the byte that was wrong.
    public init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(Refusal) {
        self = try JSONDocument(parsing: bytes, limits: limits).value
    }

    /// Reads a whole document from a text, as strictly as from bytes.
    public init(parsing text: String, limits: JSONLimits = .standard) throws(Refusal) {
        try self.init(parsing: Array(text.utf8), limits: limits)
    }

    /// What sort of value this is, with its article: `a string`.
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
    /// Whether both mean the same.
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
