import Foundation
import OIDCVectors

/// The rules on the pages in `Fixtures/Rules`.
struct RulePages {
    /// The IDs of all rules, in the order of the pages, and the page of each.
    private(set) var rules: [(id: String, page: String)] = []
    /// What is wrong with the pages themselves.
    private(set) var faults: [String] = []

    /// Reads pages. A rule is defined at the beginning of a list item or in the first cell of a table row, and any other
    /// ID is a reference.
    init(_ pages: [(name: String, text: String)]) {
        var references: [(id: String, page: String)] = []
        for (name, text) in pages {
            for line in text.split(separator: "\n") {
                if let match = line.prefixMatch(
                    of: /\s*(?:[-*] |[0-9]+\. |\| )`([a-z][a-z0-9-]*\.[a-z][a-z0-9-]*\.[0-9]+)`/)
                {
                    define(String(match.1), on: name)
                }
                references += line.matches(of: /`([a-z][a-z0-9-]*\.[a-z][a-z0-9-]*\.[0-9]+)`/).map {
                    (String($0.1), name)
                }
            }
        }
        let ids = Set(rules.map(\.id))
        faults += references.filter { !ids.contains($0.id) }.map {
            "\($0.page) refers to \($0.id), which does not exist"
        }
        checkNumbers()
    }

    private mutating func define(_ id: String, on page: String) {
        if rules.contains(where: { $0.id == id }) { faults.append("\(id) is defined twice") }
        if !id.hasPrefix("\(page).") { faults.append("\(id) is not a rule of the page \(page)") }
        rules.append((id, page))
    }

    private mutating func checkNumbers() {
        var numbers: [String: [Int]] = [:]
        for rule in rules {
            guard let dot = rule.id.lastIndex(of: ".") else { continue }
            numbers[String(rule.id[..<dot]), default: []].append(Int(rule.id[dot...].dropFirst()) ?? 0)
        }
        for (group, found) in numbers where found != Array(1...found.count) {
            faults.append("the numbers of \(group) are \(found)")
        }
    }
}

/// What the coverage of rules needs of a vector.
struct RuleUse {
    let name: String
    var rule: String
    var isComplete: Bool

    init(_ vector: VectorCase) {
        self.init(name: "\(vector)", rule: vector.rule, isComplete: vector.isComplete)
    }

    init(name: String, rule: String, isComplete: Bool) {
        self.name = name
        self.rule = rule
        self.isComplete = isComplete
    }
}

extension RulePages {
    /// Returns what is wrong with the pages and the vectors.
    func faults(with uses: [RuleUse]) -> [String] {
        let (shown, known) = (Set(uses.map(\.rule)), Set(rules.map(\.id)))
        return faults + rules.filter { !shown.contains($0.id) }.map { "\($0.id) has no vector" }
            + uses.filter { !known.contains($0.rule) }.map { "\($0.name): the rule \($0.rule) does not exist" }
            + uses.filter { !$0.isComplete }.map { "\($0.name) does not state its warnings or its suggestion" }
    }
}
