import EntraID

/// Responses of the token endpoint.
enum TokenResponseKind: VectorKind {
    static let name = "token-response"
    static let givenMembers = ["status", "contentType", "body"]

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let contentType = try given["contentType"].optional(.string)
        let response = TransportResponse(
            status: try given["status"].required(.integer),
            headers: contentType.map { [HeaderField(name: "Content-Type", value: $0)] } ?? [],
            body: Array(try given["body"].required(.string).utf8))
        return VectorOutcome { _ throws(Refusal) in
            let tokens = try TokenResponse(parsing: response, from: "https://login.example.com/token")
            return [
                "tokenType": .string(tokens.tokenType),
                "expiresIn": tokens.expiresIn.map { .number(JSONNumber(Int($0.components.seconds))) } ?? .null,
                "hasIDToken": .bool(tokens.idToken != nil),
                "hasRefreshToken": .bool(tokens.refreshToken != nil),
            ]
        }
    }
}
