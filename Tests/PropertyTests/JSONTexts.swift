import EntraID

/// Generates JSON values and different spellings of each.
enum JSONTexts {
    private static let pieces = [
        "a", "iss", "tid", "ä", "日本", "😀", "\"", "\\", "/", "\n", "\u{1}", "\u{7F}", " ", "{", "0", "\u{2028}", "\u{0}",
        "e\u{301}", "\u{212A}", "K", "]", ",",
    ]
    private static let numbers = [
        "0", "1", "-0", "-17", "3.25", "1e3", "-2.5E-3", "1e400", "9007199254740993", "9223372036854775808", "0.10",
        "1e-7", "123456789012345678901234567890", "1E+2",
    ]

    static func value(_ choices: inout Choices, depth: Int = 0) -> JSONValue {
        switch choices.below(depth > 4 ? 5 : 7) {
        case 0: return .null
        case 1: return .bool(choices.onceIn(2))
        case 2:
            return (try? JSONValue(parsing: choices.pick(numbers))) ?? .null
        case 3, 4: return .string(choices.text(of: pieces, upTo: 5))
        case 5: return .array(choices.list(upTo: 4) { value(&$0, depth: depth + 1) })
        default: return .object(object(&choices, depth: depth))
        }
    }

    static func object(_ choices: inout Choices, depth: Int = 0) -> JSONObject {
        var names: [String] = []
        let count = choices.onceIn(30) ? 40 : 4
        let members = choices.list(upTo: count) { choices in
            JSONObject.Member(
                name: choices.text(of: pieces, upTo: 3) + (count > 4 ? "\(choices.below(90))" : ""),
                value: value(&choices, depth: depth + 1))
        }
        return JSONObject(
            members.filter { member in
                guard !names.contains(where: { $0.hasSameBytes(as: member.name) }) else { return false }
                names.append(member.name)
                return true
            })
    }

    /// Returns one of the spellings of a value, with members in any order, and white space and escapes anywhere.
    static func text(of value: JSONValue, _ choices: inout Choices, shuffled: Bool = true) -> String {
        switch value {
        case .null: return "null"
        case .bool(let bool): return bool ? "true" : "false"
        case .number(let number): return number.digits
        case .string(let string): return text(of: string, &choices)
        case .array(let elements):
            let texts = elements.map { space(&choices) + text(of: $0, &choices, shuffled: shuffled) + space(&choices) }
            return "[" + space(&choices) + texts.joined(separator: ",") + "]"
        case .object(let object):
            let members = shuffled ? choices.shuffled(object.members) : object.members
            let texts = members.map { member in
                space(&choices) + text(of: member.name, &choices) + space(&choices) + ":" + space(&choices)
                    + text(of: member.value, &choices, shuffled: shuffled) + space(&choices)
            }
            return "{" + space(&choices) + texts.joined(separator: ",") + "}"
        }
    }

    /// Returns the text as a document, with white space around it.
    static func document(_ value: JSONValue, _ choices: inout Choices) -> String {
        space(&choices) + text(of: value, &choices) + space(&choices)
    }

    private static func space(_ choices: inout Choices) -> String {
        choices.onceIn(4) ? choices.pick([" ", "\n", "\t", "\r\n", "  "]) : ""
    }

    private static func text(of string: String, _ choices: inout Choices) -> String {
        var text = "\""
        let escapesMore = choices.onceIn(5)
        for scalar in string.unicodeScalars {
            let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
            guard mustEscape || escapesMore && choices.onceIn(3) else {
                text.unicodeScalars.append(scalar)
                continue
            }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16, uppercase: choices.onceIn(2))
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return text + "\""
    }
}
