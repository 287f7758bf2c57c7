import EntraID

/// Tokens taken apart: stage 1 and nothing else.
enum CompactTokenKind: VectorKind {
    static let name = "compact-token"
    static let givenMembers = ["token"]

    static func judge(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let text = try given["token"].required(.string)
        return VectorOutcome { _ throws(Refusal) in
            let token = try CompactToken(text)
            return ["header": token.header.value, "claims": token.unverifiedClaims.value]
        }
    }
}
