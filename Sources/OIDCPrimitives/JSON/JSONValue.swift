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
        do {
            let nodes = try JSONScanner.scan(bytes.span, limits: limits)
            var builder = JSONBuilder(bytes: bytes, nodes: nodes)
            self = builder.nextValue()
        } catch {
            throw Refusal(error.problem(limits: limits))
        }
    }

    /// Reads a whole document from a text.
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

/// Turns scanned nodes into values. It recurses as deep as the document, which `JSONLimits.depth` bounds.
private struct JSONBuilder {
    let bytes: [UInt8]
    let nodes: [JSONNode]
    private var index = 0

    init(bytes: [UInt8], nodes: [JSONNode]) {
        self.bytes = bytes
        self.nodes = nodes
    }

    mutating func nextValue() -> JSONValue {
        let node = nodes[index]
        index += 1
        switch node.kind {
        case .null: return .null
        case .true: return .bool(true)
        case .false: return .bool(false)
        case .number: return .number(JSONNumber(scanned: String(decoding: bytes[node.range], as: UTF8.self)))
        case .string, .escapedString: return .string(text(of: node))
        case .array:
            var elements: [JSONValue] = []
            while index < node.next { elements.append(nextValue()) }
            return .array(elements)
        case .object:
            var members: [JSONObject.Member] = []
            while index < node.next {
                let name = text(of: nodes[index])
                index += 1
                members.append(JSONObject.Member(name: name, value: nextValue()))
            }
            return .object(JSONObject(members))
        }
    }

    private func text(of node: JSONNode) -> String {
        node.kind == .string
            ? String(decoding: bytes[node.range], as: UTF8.self)
            : String(decoding: JSONEscapes.resolve(node.range, in: bytes.span), as: UTF8.self)
    }
}
