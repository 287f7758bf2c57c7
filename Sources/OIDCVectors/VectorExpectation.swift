import EntraID

/// What a vector demands of an outcome.
struct VectorExpectation {
    private enum Verdict {
        case accepted(JSONObject)
        case refused([String])
    }

    private let verdict: Verdict
    private let warnings: [String]?
    /// `nil` when the vector does not mention a suggestion; `.null` demands that there is none.
    private let suggestion: JSONValue?

    /// Reads `expect`.
    init(_ expect: JSONCursor) throws(Refusal) {
        try expect.requireOnly(["accepted", "refused", "warnings", "suggestion"])
        let accepted = try expect["accepted"].optional(.object)
        let refused = try expect["refused"].optional(.array(of: .string))
        warnings = try expect["warnings"].optional(.array(of: .string))
        suggestion = expect["suggestion"].value
        switch (accepted, refused) {
        case (let accepted?, nil) where suggestion == nil: verdict = .accepted(accepted)
        case (nil, let refused?) where warnings == nil && !refused.isEmpty: verdict = .refused(refused)
        default:
            throw Refusal(
                Problem(
                    .vectorMalformed, at: .member(expect.path),
                    remedy: "Write either “accepted” (perhaps with “warnings”) or a “refused” that is not empty "
                        + "(perhaps with “suggestion”)."))
        }
    }

    /// What is wrong with an outcome, or `nil`.
    func disagreement(with outcome: VectorOutcome) -> String? {
        switch (verdict, outcome) {
        case (.accepted(let expected), .accepted(let members, let foundWarnings)):
            for member in expected.members {
                guard let found = members[member.name] else { return "the outcome has no member “\(member.name)”" }
                if found != member.value {
                    return "“\(member.name)” should be \(member.value.serialized(indented: false)) and is "
                        + found.serialized(indented: false)
                }
            }
            let found = foundWarnings.map(\.text)
            guard let warnings, Set(warnings) != Set(found) else { return nil }
            return "warnings should be \(list(warnings)) and are \(list(found))"
        case (.refused(let expected), .refused(let codes, let foundSuggestion)):
            let found = codes.map(\.text)
            if Set(expected) != Set(found) {
                return "should be refused \(list(expected)) and is refused \(list(found))"
            }
            guard let suggestion, suggestion != JSONValue(foundSuggestion) else { return nil }
            return "the suggestion should be \(suggestion.serialized(indented: false)) and is "
                + JSONValue(foundSuggestion).serialized(indented: false)
        case (.accepted, .refused): return "should be accepted and is \(outcome)"
        case (.refused(let expected), .accepted): return "should be refused \(list(expected)) and is \(outcome)"
        }
    }
}

extension ProblemCode {
    /// A vector, or a file of vectors, is not as the contract describes it.
    static let vectorMalformed = ProblemCode("vector.malformed")
}

extension JSONCursor {
    /// Refuses an object that has members besides these.
    func requireOnly(_ names: [String]) throws(Refusal) {
        for member in try required(.object).members where !names.contains(where: { member.name.hasSameBytes(as: $0) }) {
            throw Refusal(
                Problem(
                    .vectorMalformed, at: .member(self[member.name].path), expected: "\(names.joined(separator: ", "))",
                    found: "\(member.name)", remedy: "Nothing reads this member. Remove it or correct its name."))
        }
    }
}
