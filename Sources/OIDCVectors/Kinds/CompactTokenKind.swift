import EntraID

/// Token parsing: stage 1 only.
enum CompactTokenKind: VectorKind {
    static let name = "compact-token"
    static let givenMembers = ["token"]

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let text = try given["token"].required(.string)
        return VectorOutcome { _ throws(Refusal) in
            let token = try CompactToken(text)
            return ["header": token.header.value, "claims": token.unverifiedClaims.value]
        }
    }
}
