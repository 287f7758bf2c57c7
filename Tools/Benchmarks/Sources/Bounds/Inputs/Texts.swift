import EntraID

/// Texts of an exact size.
enum Texts {
    static let mebibyte = 1 << 20
    static let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    static let issuer = "https://login.microsoftonline.com/\(tenant)/v2.0"

    static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    /// Returns a text with as many pieces between a beginning and an end as fit, padded to this number of bytes.
    static func filled(
        _ beginning: String, _ end: String, size: Int, filler: String = " ", _ piece: (Int) -> String
    ) -> String {
        var text = beginning
        var number = 0
        while true {
            let next = (number == 0 ? "" : ",") + piece(number)
            guard text.utf8.count + next.utf8.count + end.utf8.count <= size else { break }
            text += next
            number += 1
        }
        return text + repeated(filler, size - text.utf8.count - end.utf8.count) + end
    }

    /// Returns a number with this many digits.
    static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return repeated("0", count - text.utf8.count) + text
    }

    static func json(_ text: String) throws { _ = try JSONValue(parsing: text) }
}
