import EntraID
import OIDCFixtures
import OIDCVectors
import Testing

@testable import EntraGuide

/// `codes.json`: the codes of the library, compared with its source, its tables, and all vectors.
@Suite struct CodesDataTests {
    private static let source = Result { try SourceText() }
    private static let vectors =
        (try? FixtureFiles.json(in: FixtureFiles.vectors))?
        .flatMap { (try? VectorCase.all(in: $0.bytes, source: $0.path)) ?? [] } ?? []

    private static func entries() throws -> [JSONValue] {
        try #require(try DataFile.read("codes.json")["codes"]?.array)
    }

    /// Returns how an entry differs from the library.
    private static func differences(_ entry: JSONValue, _ source: SourceText) -> [String] {
        let code = entry["code"]?.string ?? ""
        guard source.codes.values.contains(code), entry.object?.members.map(\.name) == CodeUse.memberNames else {
            return ["a code of the library, with its members"]
        }
        let use = uses[code] ?? CodeUse()
        return use.differences(entry, isWarningInSource: source.warnings.contains(code)) + remedies(entry, code, source)
    }

    private static let uses = CodeUse.all(in: vectors)

    private static func remedies(_ entry: JSONValue, _ code: String, _ source: SourceText) -> [String] {
        let english = entry["remedies"]?["en"]?.strings ?? []
        let missing = english.flatMap(SourceText.sentences).filter { !source.contains($0) }
        let known = RemedyTexts.all.first { $0.code == code }?.text
        var table: [String] = ["en"]
        var texts: [String?] = []
        if let known {
            table += ["de", "ro", "zh"]
            texts = [known.german, known.romanian, known.chinese]
        }
        let found = table.dropFirst().map { entry["remedies"]?[$0]?.string }
        let isComplete = entry["remedies"]?.object?.members.map(\.name) == table && found == texts && !english.isEmpty
        return missing + (isComplete ? [] : ["the translations of \(code)"])
    }

    @Test("Every code of the library is in the file, once, in alphabetical order") func codes() throws {
        let names = try Self.entries().map { $0["code"]?.string ?? "" }
        #expect(names == Set(try Self.source.get().codes.values).sorted())
        #expect(names.count > 250)
    }

    @Test("Every entry is that of the library") func entries() throws {
        let source = try Self.source.get()
        for entry in try Self.entries() {
            #expect(Self.differences(entry, source) == [], "\(entry["code"]?.string ?? "")")
        }
    }

    @Test("Every English remedy in the source is in the file") func remediesOfTheSource() throws {
        let texts = try Self.entries().flatMap { $0["remedies"]?["en"]?.strings ?? [] }
        let sentences = Set(texts.flatMap(SourceText.sentences))
        let remedies = try Self.source.get().remedies
        #expect(remedies.count > 150)
        for remedy in remedies {
            // The last sentence can continue in a text that depends on the problem.
            for sentence in SourceText.sentences(of: remedy).dropLast() {
                #expect(sentences.contains(sentence) || sentences.contains { $0.hasSuffix(sentence) }, "\(sentence)")
            }
        }
    }

    @Test("A changed code is noticed") func changes() throws {
        let source = try Self.source.get()
        for entry in try Self.entries() {
            // `remediesOfTheSource` notices a remedy that is left out of several.
            let count = entry["remedies"]?["en"]?.array?.count ?? 0
            for change in DataFile.changes(of: entry)
            where count < 2 || change["remedies"]?["en"]?.array?.count != count - 1 {
                #expect(!Self.differences(change, source).isEmpty, "\(change.serialized(indented: false))")
            }
        }
    }
}
