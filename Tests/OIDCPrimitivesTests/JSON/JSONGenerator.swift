import OIDCFixtures
import OIDCPrimitives

/// Generates valid JSON texts with their values, and corrupts texts.
struct JSONGenerator {
    var random: SeededGenerator

    mutating func value(depth: Int = 0) -> JSONValue {
        switch random.below(depth > 4 ? 5 : 8) {
        case 0: return .null
        case 1: return .bool(random.onceIn(2))
        case 2, 3: return number()
        case 4: return .string(string())
        case 5, 6:
            return .array((0..<random.below(4)).map { _ in value(depth: depth + 1) })
        default:
            var names: [String] = []
            for _ in 0..<random.below(random.onceIn(40) ? 60 : 5) {
                let name = string()
                if !names.contains(name) { names.append(name) }
            }
            return .object(JSONObject(names.map { .init(name: $0, value: value(depth: depth + 1)) }))
        }
    }

    /// Numbers within the range of a `Double`, so that Foundation can parse them.
    private mutating func number() -> JSONValue {
        let texts = [
            "0", "-0", "1", "-17", "3.25", "1e3", "-2.5E-3", "0.1", "9007199254740993", "1234567890123456", "1e-7",
            "\(random.below(1_000_000))", "-\(random.below(1000)).\(random.below(1000))",
        ]
        guard let value = try? JSONValue(parsing: random.pick(texts)) else { return .null }
        return value
    }

    private mutating func string() -> String {
        let pieces = [
            "", "a", "iss", "tid", "ä", "日本", "😀", "\"", "\\", "/", "\n", "\u{1}", "\u{7F}", " ", "{", "0", "\u{2028}",
        ]
        return (0..<random.below(5)).map { _ in random.pick(pieces) }.joined()
    }

    /// Returns one of the possible spellings of a value.
    mutating func text(of value: JSONValue) -> String {
        switch value {
        case .null: return "null"
        case .bool(let bool): return bool ? "true" : "false"
        case .number(let number): return number.digits
        case .string(let string): return text(of: string)
        case .array(let elements):
            let texts = elements.map { space() + text(of: $0) + space() }
            return "[" + space() + texts.joined(separator: ",") + "]"
        case .object(let object):
            let texts = object.members.map { member in
                space() + text(of: member.name) + space() + ":" + space() + text(of: member.value) + space()
            }
            return "{" + space() + texts.joined(separator: ",") + "}"
        }
    }

    private mutating func space() -> String {
        random.onceIn(3) ? random.pick([" ", "\n", "\t", "\r\n", "  "]) : ""
    }

    private mutating func text(of string: String) -> String {
        var text = "\""
        for scalar in string.unicodeScalars {
            let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
            guard mustEscape || random.onceIn(8) else {
                text.unicodeScalars.append(scalar)
                continue
            }
            let short: [Unicode.Scalar: String] = ["\"": "\\\"", "\\": "\\\\", "/": "\\/", "\n": "\\n"]
            if let escape = short[scalar], random.onceIn(2) {
                text += escape
            } else {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16, uppercase: random.onceIn(2))
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            }
        }
        return text + "\""
    }

    /// Returns the bytes with one to three random changes.
    mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0...random.below(3) where !bytes.isEmpty {
            let place = random.below(bytes.count)
            switch random.below(6) {
            case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(random.pick(Array("{}[]\",:\\0e-.tfn ".utf8)), at: place)
            case 3: bytes[place] ^= 1 << UInt8(random.below(8))
            case 4: bytes.removeSubrange(place...)
            default: bytes.insert(contentsOf: bytes[place..<min(place + 8, bytes.count)], at: place)
            }
        }
        return bytes
    }
}
