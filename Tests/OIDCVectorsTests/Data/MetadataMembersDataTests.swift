import OIDCPrimitives
import Testing

@testable import OIDCDiscovery

/// `metadata-members.json`: the members of a metadata document that have a type.
@Suite struct MetadataMembersDataTests {
    private static let table = JSONValue.array(
        MetadataMember.all.map { member in
            [
                "name": .string(member.name), "type": .string(typeName(member.shape)),
                "required": .bool(member.isRequired), "default": MetadataMember.defaults[member.name] ?? .null,
            ]
        })

    private static func typeName(_ shape: MetadataMember.Shape) -> String {
        switch shape {
        case .issuer: "issuer"
        case .text: "string"
        case .texts: "strings"
        case .flag: "boolean"
        case .endpoint: "endpoint"
        case .endpoints: "endpoints"
        }
    }

    @Test("The members are those of the library") func file() throws {
        #expect(try DataFile.read("metadata-members.json") == ["members": Self.table])
        let names = MetadataMember.all.map(\.name)
        for member in MetadataMember.defaults.members { #expect(names.contains(member.name), "\(member.name)") }
    }

    @Test("A changed member is noticed") func changes() throws {
        let file = try #require(try DataFile.read("metadata-members.json")["members"]?.array)
        let table = try #require(Self.table.array)
        #expect(file.count == table.count)
        for (entry, known) in zip(file, table) {
            for change in DataFile.changes(of: entry) { #expect(change != known) }
        }
    }
}
