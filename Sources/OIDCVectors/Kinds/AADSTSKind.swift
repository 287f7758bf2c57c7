import EntraID

/// Numbered errors of Entra.
enum AADSTSKind: VectorKind {
    static let name = "aadsts"
    static let givenMembers = ["text"]

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let text = try given["text"].required(.string)
        return VectorOutcome { _ throws(Refusal) in
            let error = try EntraErrorEntry(parsing: text)
            return ["code": .string(error.code), "topic": .string(error.topic.rawValue)]
        }
    }
}
