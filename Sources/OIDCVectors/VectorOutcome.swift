import EntraID

/// What a judgement said, in the terms of the vectors.
enum VectorOutcome {
    case accepted(JSONObject, warnings: [ProblemCode])
    case refused([ProblemCode], suggestion: String?)

    /// Runs a judgement.
    init(_ judgement: () throws(Refusal) -> Accepted<JSONObject>) {
        do {
            let accepted = try judgement()
            self = .accepted(accepted.value, warnings: accepted.warnings.map(\.code))
        } catch {
            self = .refused(error.codes, suggestion: error.suggestion)
        }
    }
}

extension VectorOutcome: CustomStringConvertible {
    var description: String {
        switch self {
        case .accepted(let members, let warnings):
            "accepted \(JSONValue.object(members).serialized(indented: false))"
                + (warnings.isEmpty ? "" : " with warnings \(list(warnings.map(\.text)))")
        case .refused(let codes, let suggestion):
            "refused \(list(codes.map(\.text)))" + (suggestion.map { " suggesting \($0)" } ?? "")
        }
    }
}

/// Codes as a sorted list, for messages.
func list(_ codes: [String]) -> String {
    "[\(codes.sorted().joined(separator: ", "))]"
}

extension JSONValue {
    /// A string, or `null` where there is none.
    init(_ text: String?) {
        self = text.map { .string($0) } ?? .null
    }
}
