extension JSONValue {
    /// Returns the value as JSON, either indented over several lines or on a single line.
    public func serialized(indented: Bool = true) -> String {
        var writer = JSONWriter(isIndented: indented)
        writer.write(self)
        return writer.text
    }
}

private struct JSONWriter {
    private(set) var text = ""
    private let isIndented: Bool
    private var level = 0

    init(isIndented: Bool) {
        self.isIndented = isIndented
    }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: text += "null"
        case .bool(let bool): text += bool ? "true" : "false"
        case .number(let number): text += number.digits
        case .string(let string): write(string)
        case .array(let elements):
            writeContainer("[", "]", elements) { writer, element in writer.write(element) }
        case .object(let object):
            writeContainer("{", "}", object.members) { writer, member in
                writer.write(member.name)
                writer.text += writer.isIndented ? ": " : ":"
                writer.write(member.value)
            }
        }
    }

    private mutating func writeContainer<Item>(
        _ opening: String, _ closing: String, _ items: [Item], _ writeItem: (inout JSONWriter, Item) -> Void
    ) {
        text += opening
        level += 1
        for (index, item) in items.enumerated() {
            if index > 0 { text += "," }
            startLine()
            writeItem(&self, item)
        }
        level -= 1
        if !items.isEmpty { startLine() }
        text += closing
    }

    private mutating func startLine() {
        if isIndented { text += "\n" + String(repeating: "  ", count: level) }
    }

    private mutating func write(_ string: String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
