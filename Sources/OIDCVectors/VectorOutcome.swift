import EntraID

/// What a judgement said, in the terms of the vectors.
enum VectorOutcome {
    case accepted(JSONObject, warnings: [ProblemCode])
    case refused([ProblemCode], suggestion: String?)

    /// Runs a judgement, which passes its warnings to the handler that it is given.
    init(_ judgement: (WarningHandler) throws(Refusal) -> JSONObject) {
        var warnings: [ProblemCode] = []
        do {
            let members = try judgement { warnings.append($0.code) }
            self = .accepted(members, warnings: warnings)
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
