import Testing

@testable import OIDCPrimitives

/// `surroundings.json`: the characters that are often copied along with a URL.
@Suite struct SurroundingsDataTests {
    /// The ranges of the characters that meet a condition, as in `2000-200A`.
    private static func ranges(where isIncluded: (Unicode.Scalar) -> Bool) -> JSONValue {
        var ranges: [ClosedRange<UInt32>] = []
        for value in UInt32(0)...0x10_FFFF {
            guard let scalar = Unicode.Scalar(value), isIncluded(scalar) else { continue }
            if let last = ranges.last, last.upperBound + 1 == value {
                ranges[ranges.count - 1] = last.lowerBound...value
            } else {
                ranges.append(value...value)
            }
        }
        return JSONValue(
            strings: ranges.map { range in
                let first = digits(range.lowerBound)
                return range.count == 1 ? first : "\(first)-\(digits(range.upperBound))"
            })
    }

    private static func digits(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private static let table: JSONValue = [
        "white": ranges(where: \.properties.isWhitespace),
        "ignorable": ranges(where: \.properties.isDefaultIgnorableCodePoint),
        "quotes": ranges {
            SurroundingCharacters.isSurrounding($0) && !$0.properties.isWhitespace
                && !$0.properties.isDefaultIgnorableCodePoint
        },
    ]

    @Test("The surrounding characters are those of the library") func file() throws {
        #expect(try DataFile.read("surroundings.json") == Self.table)
    }

    @Test("A changed range is noticed") func changes() throws {
        let changes = DataFile.changes(of: try DataFile.read("surroundings.json"))
        #expect(changes.count > 20)
        for change in changes { #expect(change != Self.table) }
    }
}
