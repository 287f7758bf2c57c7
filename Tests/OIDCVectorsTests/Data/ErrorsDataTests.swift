import OIDCPrimitives
import Testing

@testable import EntraID

/// `aadsts.json`: the catalog of Entra's errors.
@Suite struct ErrorsDataTests {
    private static func entry(_ error: EntraErrorEntry) -> JSONValue {
        [
            "number": .number(JSONNumber(error.number)), "topic": .string(error.topic.rawValue),
            "code": .string(error.code), "meaning": .string(error.meaning), "remedy": .string(error.remedy),
        ]
    }

    /// The catalog, and the error of B2C that is in no topic of it.
    private static func table() throws -> [JSONValue] {
        (EntraErrorEntry.all + [try EntraErrorEntry(parsing: "AADB2C90091")]).map(entry)
    }

    @Test("The errors are those of the catalog, in its order") func errors() throws {
        let file = try DataFile.read("aadsts.json")
        #expect(file["errors"]?.array == (try Self.table()))
        let unlisted = try EntraErrorEntry(parsing: "AADSTS99999")
        #expect(
            file["unlisted"] == [
                "topic": .string(unlisted.topic.rawValue), "meaning": .string(unlisted.meaning),
                "remedy": .string(unlisted.remedy),
            ])
    }

    @Test("A changed error is noticed") func changes() throws {
        let file = try #require(try DataFile.read("aadsts.json")["errors"]?.array)
        let table = try Self.table()
        #expect(file.count == table.count && file.count > 300)
        for (entry, known) in zip(file, table) {
            let changes = DataFile.changes(of: entry)
            #expect(changes.count == 10)
            for change in changes { #expect(change != known) }
        }
    }
}
