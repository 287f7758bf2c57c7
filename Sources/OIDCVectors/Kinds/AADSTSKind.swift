import EntraID

/// Errors that Entra reports by number.
enum AADSTSKind: VectorKind {
    static let name = "aadsts"
    static let givenMembers = ["text"]

    static func judge(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let text = try given["text"].required(.string)
        return VectorOutcome { _ throws(Refusal) in
            let error = try EntraError.read(text)
            return ["code": .string(error.code), "topic": .string(error.topic.rawValue)]
        }
    }
}
