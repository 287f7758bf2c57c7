import EntraID

/// The outcome of a validation, in the terms of the vectors.
enum VectorOutcome {
    case accepted(JSONObject, warnings: [ProblemCode])
    case refused([ProblemCode], suggestion: String?)

    /// Creates the outcome of a validation, which passes its warnings to the given handler.
    init(_ validation: (WarningHandler) throws(Refusal) -> JSONObject) {
        var warnings: [ProblemCode] = []
        do {
            let members = try validation { warnings.append($0.code) }
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
                + (warnings.isEmpty ? "" : " with warnings \(list(warnings.map(\.rawValue)))")
        case .refused(let codes, let suggestion):
            "refused \(list(codes.map(\.rawValue)))" + (suggestion.map { " suggesting \($0)" } ?? "")
        }
    }
}

/// Returns codes as a sorted list, for messages.
func list(_ codes: [String]) -> String {
    "[\(codes.sorted().joined(separator: ", "))]"
}

extension JSONValue {
    /// Creates a string, or `null` for `nil`.
    init(_ text: String?) {
        self = text.map { .string($0) } ?? .null
    }
}
