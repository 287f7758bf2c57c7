import EntraID

/// A validator for the part of JSON Schema that `configuration.schema.json` uses. An unknown keyword matches nothing, so
/// that the schema cannot rely on one.
struct SchemaValidator {
    let root: JSONValue

    private static let annotations = ["$schema", "$defs", "title", "description", "default"]

    /// Returns whether a value matches a schema.
    func matches(_ value: JSONValue, _ schema: JSONValue) -> Bool {
        (schema.object?.members ?? []).allSatisfy { keyword in
            matches(value, keyword.name, keyword.value)
        }
    }

    private func matches(_ value: JSONValue, _ keyword: String, _ operand: JSONValue) -> Bool {
        switch keyword {
        case _ where Self.annotations.contains(keyword): true
        case "$ref": operand == "#/$defs/provider" && matches(value, root["$defs"]?["provider"] ?? .null)
        case "not": !matches(value, operand)
        case "oneOf": (operand.array ?? []).filter { matches(value, $0) }.count == 1
        case "const": value == operand
        case "enum": (operand.array ?? []).contains(value)
        case "type": operand == .string(typeName(value))
        case "items": (value.array ?? []).allSatisfy { matches($0, operand) }
        case "minItems": value.array.map { $0.count >= operand.integer ?? .max } ?? true
        case "maxItems": value.array.map { $0.count <= operand.integer ?? 0 } ?? true
        case "maxProperties": value.object.map { $0.members.count <= operand.integer ?? 0 } ?? true
        case "required": value.object.map { object in operand.strings.allSatisfy { object[$0] != nil } } ?? true
        case "properties":
            (value.object?.members ?? []).allSatisfy { member in
                operand[member.name].map { matches(member.value, $0) } ?? true
            }
        default: false
        }
    }

    private func typeName(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool: "boolean"
        case .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}
