import EntraID

/// Access tokens with signatures from OpenSSL, validated in all five stages.
enum AccessTokenKind: VectorKind {
    static let name = "access-token"
    static let givenMembers = TokenVector.givenMembers

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        try TokenVector.validate(given, readExpectations) { verifier, token, expectations, now throws(Refusal) in
            let verified = try verifier.verify(token, against: expectations, at: now)
            let access = EntraAccess(verified)
            return [
                "subject": .string(verified.subject), "claims": verified.claims.value,
                "client": JSONValue(access.clientID),
                "scopes": .array(access.scopes.map { .string($0) }), "roles": .array(access.roles.map { .string($0) }),
            ]
        }
    }

    /// Reads the expectations. As for ID tokens, a malformed member is an error of the vector, and an invalid issuer is
    /// an outcome.
    private static func readExpectations(
        _ given: JSONCursor
    ) throws(Refusal) -> () throws(Refusal) -> AccessTokenExpectations {
        let issuer = try IDTokenKind.readIssuer(given)
        let leeway = try given["leeway"].optional(.integer)
        let algorithms = try given["algorithms"].optional(.array(of: .string))
        let expectations =
            given["entra"].value == nil ? try readGeneric(given, issuer) : try readEntra(given, issuer)
        return { () throws(Refusal) in
            var expectations = try expectations()
            if let leeway { expectations.leeway = try Leeway(.seconds(min(max(leeway, 0), 3_600))) }
            if let algorithms { expectations.algorithms = algorithms.compactMap(IDTokenKind.servedAlgorithm) }
            return expectations
        }
    }

    private static let members = ["issuer", "entra", "leeway", "algorithms"]

    private static func readGeneric(
        _ given: JSONCursor, _ issuer: @escaping () throws(Refusal) -> any TokenProfile
    ) throws(Refusal) -> () throws(Refusal) -> AccessTokenExpectations {
        try given.requireOnly(members + ["audiences", "distinguishedBy"])
        let audiences = try given["audiences"].required(.array(of: .string))
        let distinction = try readDistinction(given["distinguishedBy"])
        return { () throws(Refusal) in
            AccessTokenExpectations(audiences: audiences, distinguishedBy: distinction, issuer: try issuer())
        }
    }

    private static func readDistinction(
        _ given: JSONCursor
    ) throws(Refusal) -> AccessTokenExpectations.Distinction {
        if case .object = given.value {
            try given.requireOnly(["claim"])
            return .claim(try given["claim"].required(.string))
        }
        switch try given.required(.string) {
        case "type": return .type
        case "audience": return .audience
        default: throw malformed(given, "Write “type”, “audience”, or {“claim”: …}.")
        }
    }

    private static func readEntra(
        _ given: JSONCursor, _ issuer: @escaping () throws(Refusal) -> any TokenProfile
    ) throws(Refusal) -> () throws(Refusal) -> AccessTokenExpectations {
        try given.requireOnly(members + ["clientID", "applicationIDURIs", "allowedClients", "permissions"])
        let clientID = try readGUID(try given["clientID"].required(.string), given["clientID"])
        let uris = try given["applicationIDURIs"].optional(.array(of: .string)) ?? []
        var allowedClients: [GUID]?
        if let texts = try given["allowedClients"].optional(.array(of: .string)) {
            allowedClients = []
            for text in texts { allowedClients?.append(try readGUID(text, given["allowedClients"])) }
        }
        let permissions: EntraPermissions
        switch try given["permissions"].optional(.string) {
        case nil: permissions = .required
        case "checked-by-application"?: permissions = .checkedByApplication
        default: throw malformed(given["permissions"], "Write “checked-by-application” or omit the member.")
        }
        return { [allowedClients] () throws(Refusal) in
            .entraAccess(
                clientID: clientID, applicationIDURIs: uris, issuer: try issuer(), allowedClients: allowedClients,
                permissions: permissions)
        }
    }

    private static func readGUID(_ text: String, _ given: JSONCursor) throws(Refusal) -> GUID {
        guard let guid = try? GUID(parsing: text) else { throw malformed(given, "Write GUIDs.") }
        return guid
    }

    private static func malformed(_ given: JSONCursor, _ remedy: ProblemText) -> Refusal {
        Refusal(Problem(.vectorMalformed, at: .member(given.path), remedy: remedy))
    }
}
