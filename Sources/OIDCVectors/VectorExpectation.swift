import EntraID

/// The expected outcome of a vector.
struct VectorExpectation {
    private enum Verdict {
        case accepted(JSONObject)
        case refused([String])
    }

    private let verdict: Verdict
    private let warnings: [String]?
    /// The expected suggestion: `nil` if the vector does not specify one, and `.null` if there must be none.
    private let suggestion: JSONValue?

    /// Creates an expectation from `expect`.
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
                    remedy: "Write either “accepted” (optionally with “warnings”) or a non-empty “refused” (optionally "
                        + "with “suggestion”)."))
        }
    }

    /// Returns how an outcome differs from the expectation, or `nil` if it does not.
    func disagreement(with outcome: VectorOutcome) -> String? {
        switch (verdict, outcome) {
        case (.accepted(let expected), .accepted(let members, let foundWarnings)):
            for member in expected.members {
                guard let found = members[member.name] else { return "the outcome has no member “\(member.name)”" }
                if found != member.value {
                    return "“\(member.name)” should be \(member.value.serialized(indented: false)) but is "
                        + found.serialized(indented: false)
                }
            }
            let found = foundWarnings.map(\.rawValue)
            guard let warnings, Set(warnings) != Set(found) else { return nil }
            return "warnings should be \(list(warnings)) but are \(list(found))"
        case (.refused(let expected), .refused(let codes, let foundSuggestion)):
            let found = codes.map(\.rawValue)
            if Set(expected) != Set(found) {
                return "should be refused \(list(expected)) but is refused \(list(found))"
            }
            guard let suggestion, suggestion != JSONValue(foundSuggestion) else { return nil }
            return "the suggestion should be \(suggestion.serialized(indented: false)) but is "
                + JSONValue(foundSuggestion).serialized(indented: false)
        case (.accepted, .refused): return "should be accepted but is \(outcome)"
        case (.refused(let expected), .accepted): return "should be refused \(list(expected)) but is \(outcome)"
        }
    }
}

extension ProblemCode {
    /// A vector or a vector file does not have the documented format.
    static let vectorMalformed = ProblemCode("vector.malformed")
}

extension JSONCursor {
    /// Throws `vector.malformed` if the object has any other members.
    func requireOnly(_ names: [String]) throws(Refusal) {
        for member in try required(.object).members where !names.contains(where: { member.name.hasSameBytes(as: $0) }) {
            throw Refusal(
                Problem(
                    .vectorMalformed, at: .member(self[member.name].path), expected: "\(names.joined(separator: ", "))",
                    found: "\(member.name)", remedy: "This member is unknown. Remove it or correct its name."))
        }
    }
}
