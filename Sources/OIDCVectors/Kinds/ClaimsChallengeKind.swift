import EntraID

/// Claims challenges of APIs: built for a refusal, read from a response and passed on, and merged.
enum ClaimsChallengeKind: VectorKind {
    static let name = "claims-challenge"
    static let givenMembers = ["refused", "fields", "merge", "metadataURL", "resourceMetadataURL"]

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let writer = ChallengeWriter(
            metadataURL: try given["metadataURL"].optional(.string) ?? "",
            resourceMetadataURL: try given["resourceMetadataURL"].optional(.string))
        switch (given["refused"].value, given["fields"].value, given["merge"].value) {
        case (_?, nil, nil): return try build(given["refused"], writer)
        case (nil, _?, nil):
            let fields = try given["fields"].required(.array(of: .string))
            return VectorOutcome { _ throws(Refusal) in
                let challenge = try ClaimsChallenge(parsing: fields)
                return ["claims": challenge.claims.value, "field": .string(writer.field(demanding: challenge.claims))]
            }
        case (nil, nil, _?):
            let texts = try given["merge"].required(.array(of: .string))
            return VectorOutcome { _ throws(Refusal) in try merge(texts) }
        default:
            throw Refusal(
                Problem(
                    .vectorMalformed, at: .member(given.path), remedy: "Specify one of refused, fields and merge."))
        }
    }

    private static func build(_ given: JSONCursor, _ writer: ChallengeWriter) throws(Refusal) -> VectorOutcome {
        try given.requireOnly(["code", "scopes", "contexts"])
        let code = ProblemCode(try given["code"].required(.string))
        let scopes = try given["scopes"].optional(.array(of: .string)) ?? []
        let contexts = try given["contexts"].optional(.array(of: .string)) ?? []
        let problem = Problem(code, remedy: "This remedy is not sent.")
        let refusal = Refusal(problem.requiring(RequiredNames(scopes: scopes, contexts: contexts)))
        return VectorOutcome { _ throws(Refusal) in
            let challenge = writer.challenge(for: refusal)
            return [
                "status": .number(JSONNumber(challenge.status)), "field": JSONValue(challenge.authenticateField),
            ]
        }
    }

    private static func merge(_ texts: [String]) throws(Refusal) -> JSONObject {
        var merged: ClaimsRequest?
        for text in texts {
            let request = try ClaimsRequest(parsing: text)
            merged = merged?.merging(request) ?? request
        }
        return ["claims": merged?.value ?? .null, "text": JSONValue(merged?.serialized)]
    }
}
