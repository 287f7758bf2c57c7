import OIDCPrimitives
import Testing

@testable import EntraID

/// `placeholders.json`: the words and forms of template text.
@Suite struct PlaceholdersDataTests {
    private static let characters = (UInt32(0)...0x10_FFFF).compactMap(Unicode.Scalar.init)
        .filter(Placeholders.isTemplateCharacter).map { String($0) }

    /// Returns how the words and forms differ from those of the library.
    private static func differences(_ file: JSONValue) -> [String] {
        guard case .object(let object) = file,
            object.members.map(\.name) == [
                "owners", "entities", "characters", "guidCharacters", "policyPrefixes", "sentence", "authority",
                "client",
            ]
        else { return ["the names of the members"] }
        let lists = ["authority", "client"].compactMap { file[$0]?.object?.members.map(\.name) }
        guard lists == [["named", "yours", "other"], ["named", "yours", "other"]] else { return ["the lists of words"] }
        var differences: [String] = []
        func compare(_ name: String, _ found: [String], _ known: some Sequence<String>) {
            if found.sorted() != Array(known).sorted() { differences.append(name) }
        }
        compare("authority", words("authority", in: file), TemplateWords.forAuthority.map(\.string))
        compare("client", words("client", in: file), TemplateWords.forClient.map(\.string))
        compare("entities", file["entities"]?.strings ?? [], HTMLEntities.names.map(\.string))
        compare("characters", file["characters"]?.strings ?? [], characters)
        return differences + forms(file)
    }

    private static func words(_ name: String, in file: JSONValue) -> [String] {
        let (owners, lists) = (file["owners"]?.strings ?? [], file[name])
        return owners.flatMap { owner in (lists?["named"]?.strings ?? []).map { owner + $0 } }
            + (lists?["yours"]?.strings ?? []).map { "your" + $0 } + (lists?["other"]?.strings ?? [])
    }

    /// Returns the forms that the library does not recognize, or that are longer than necessary.
    private static func forms(_ file: JSONValue) -> [String] {
        let guids = (file["guidCharacters"]?.strings ?? []).map { character in
            [8, 4, 4, 4, 12].map { String(repeating: character, count: $0) }.joined(separator: "-")
        }
        let prefixed = (file["policyPrefixes"]?.strings ?? []).map { $0 + "policyname" }
        let beginning = file["sentence"]?["beginning"]?.string ?? ""
        let ending = file["sentence"]?["ending"]?.string ?? ""
        let longer = ["\(beginning.dropLast())x\(ending)", "\(beginning)x\(ending.dropFirst())"]
        let missing = (guids.count == 2 && prefixed.count == 2) ? [] : ["the number of forms"]
        let forms = guids + prefixed + ["\(beginning)x\(ending)"]
        return missing + forms.filter { !Placeholders.isClientPlaceholder(Substring($0)) }
            + longer.filter { Placeholders.isClientPlaceholder(Substring($0)) }
    }

    @Test("The template words and forms are those of the library") func file() throws {
        #expect(Self.differences(try DataFile.read("placeholders.json")) == [])
    }

    @Test("A changed word or form is noticed") func changes() throws {
        let changes = DataFile.changes(of: try DataFile.read("placeholders.json"))
        #expect(changes.count > 40)
        for change in changes { #expect(!Self.differences(change).isEmpty, "\(change.serialized(indented: false))") }
    }
}
