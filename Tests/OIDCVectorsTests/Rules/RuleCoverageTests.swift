import Foundation
import OIDCFixtures
import OIDCVectors
import Testing

/// Every rule has a vector, and every vector a rule.
@Suite struct RuleCoverageTests {
    private static func pages() throws -> [(name: String, text: String)] {
        try FileManager.default.contentsOfDirectory(at: FixtureFiles.rules, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }
            .map { ($0.deletingPathExtension().lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
    }

    private static func vectors(in folder: URL) throws -> [VectorCase] {
        try FixtureFiles.json(in: folder).flatMap { try VectorCase.all(in: $0.bytes, source: $0.path) }
    }

    @Test("Every rule has a vector, and every vector a rule and everything that it shows") func coverage() throws {
        let pages = RulePages(try Self.pages())
        let uses = try Self.vectors(in: FixtureFiles.vectors).map { RuleUse($0) }
        #expect(pages.rules.count > 300)
        for fault in pages.faults(with: uses) { Issue.record("\(fault)") }
    }

    @Test("Every kind has a page, and README.md lists all pages") func index() throws {
        let pages = try Self.pages()
        let index = try #require(pages.first { $0.name == "README" }?.text)
        let listed = index.matches(of: /\| \[([A-Za-z0-9-]+)\]\(([A-Za-z0-9-]+)\.md\)/)
        #expect(listed.allSatisfy { $0.1 == $0.2 })
        #expect(Set(listed.map { String($0.1) }) == Set(pages.map(\.name)).subtracting(["README"]))
        #expect(listed.prefix(VectorCase.kinds.count).map { String($0.1) } == VectorCase.kinds)
    }

    @Test("Every vector that is held out shows a rule and has the expected outcome") func heldOut() throws {
        let rules = Set(RulePages(try Self.pages()).rules.map(\.id))
        let vectors = try Self.vectors(in: FixtureFiles.heldOut)
        #expect(Set(vectors.map(\.kind)) == Set(VectorCase.kinds))
        for vector in vectors {
            #expect(
                rules.contains(vector.rule) && vector.isComplete && vector.source == "\(vector.kind).json", "\(vector)")
            if let failure = vector.failure() { Issue.record("\(vector): \(failure)") }
        }
    }

    /// A page and vectors without a fault.
    private static let page = """
        - `a.order.1`: the first
        - `a.order.2`: after `a.order.1`

        | rule | |
        |---|---|
        | `a.bounds.1` | text |
        """
    private static let uses = ["a.order.1", "a.order.2", "a.bounds.1"].map {
        RuleUse(name: $0, rule: $0, isComplete: true)
    }

    @Test("Complete pages have no fault") func complete() {
        #expect(RulePages([("a", Self.page)]).faults(with: Self.uses) == [])
    }

    @Test(
        "A fault of a page is noticed",
        arguments: [
            ("- `a.order.3`: no vector", "a.order.3 has no vector"),
            ("- `a.order.2`: again", "a.order.2 is defined twice"),
            ("1. `a.bounds.3`: a gap", "the numbers of a.bounds are [1, 3]"),
            ("* `b.order.1`: another page", "b.order.1 is not a rule of the page a"),
            ("See `a.order.7`.", "a refers to a.order.7, which does not exist"),
        ])
    func faultOfPage(line: String, fault: String) {
        #expect(RulePages([("a", "\(Self.page)\n\(line)")]).faults(with: Self.uses).contains(fault))
    }

    @Test("A fault of a vector is noticed") func faultOfVector() {
        let pages = RulePages([("a", Self.page)])
        var uses = Self.uses
        uses[0].rule = "a.order.8"
        #expect(
            pages.faults(with: uses) == [
                "a.order.1 has no vector", "a.order.1: the rule a.order.8 does not exist",
            ])
        uses = Self.uses
        uses[1].isComplete = false
        #expect(pages.faults(with: uses) == ["a.order.2 does not state its warnings or its suggestion"])
        #expect(pages.faults(with: Array(Self.uses.dropLast())) == ["a.bounds.1 has no vector"])
    }

    @Test(
        "A vector that leaves out what it shows is noticed",
        arguments: [
            ("entra-redirect", #"{"accepted":{}}"#, false), ("entra-redirect", #"{"accepted":{},"warnings":[]}"#, true),
            ("entra-redirect", #"{"refused":["redirect.fragment"]}"#, true),
            ("entra-authority", #"{"refused":["authority.empty"]}"#, false),
            ("entra-authority", #"{"refused":["authority.empty"],"suggestion":null}"#, true),
        ])
    func completeness(kind: String, expect: String, isComplete: Bool) throws {
        let text = #"{"kind":"\#(kind)","cases":[{"name":"n","rule":"a.b.1","given":{},"expect":\#(expect)}]}"#
        #expect(try VectorCase.all(in: Array(text.utf8), source: "test")[0].isComplete == isComplete)
    }
}
