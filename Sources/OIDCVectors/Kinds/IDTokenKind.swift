import EntraID

/// ID tokens with signatures from OpenSSL, validated in all five stages.
enum IDTokenKind: VectorKind {
    static let name = "id-token"
    static let givenMembers = TokenVector.givenMembers

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        try TokenVector.validate(given, readExpectations) { verifier, token, expectations, now throws(Refusal) in
            let verified = try verifier.verify(token, against: expectations, at: now)
            return ["subject": .string(verified.subject), "claims": verified.claims.value]
        }
    }

    /// Reads the expectations immediately and returns a closure that creates them. A member of a wrong type is an error
    /// of the vector, and an invalid issuer is an outcome.
    private static func readExpectations(
        _ given: JSONCursor
    ) throws(Refusal) -> () throws(Refusal) -> IDTokenExpectations {
        try given.requireOnly([
            "clientID", "issuer", "entra", "nonce", "leeway", "algorithms", "maxAge", "code", "accessToken",
            "requiredContexts", "sameSubjectAs", "trustedAudiences", "authenticatedSince", "refreshed",
            "contextClaim", "requiredMethods",
        ])
        let clientID = try given["clientID"].required(.string)
        let nonce = try readNonce(given["nonce"], isRefreshed: try given["refreshed"].optional(.bool) ?? false)
        let issuer = try readIssuer(given)
        let leeway = try given["leeway"].optional(.integer)
        let algorithms = try given["algorithms"].optional(.array(of: .string))
        let maximumAge = try given["maxAge"].optional(.integer)
        let code = try given["code"].optional(.string)
        let accessToken = try given["accessToken"].optional(.string)
        let requiredAuthenticationContexts = try given["requiredContexts"].optional(.array(of: .string))
        let contextClaim = try readContextClaim(given["contextClaim"])
        let requiredMethods = try given["requiredMethods"].optional(.array(of: .string)) ?? []
        let sameSubjectAs = try given["sameSubjectAs"].optional(.string)
        let trustedAudiences = try given["trustedAudiences"].optional(.array(of: .string))
        let authenticatedSince = try given["authenticatedSince"].optional(.date)
        return { () throws(Refusal) in
            var expectations = IDTokenExpectations(clientID: clientID, nonce: nonce, issuer: try issuer())
            if let leeway { expectations.leeway = try Leeway(.seconds(min(max(leeway, 0), 3_600))) }
            if let algorithms { expectations.algorithms = algorithms.compactMap(servedAlgorithm) }
            expectations.maximumAge = maximumAge.map { .seconds($0) }
            if let code { expectations.code = .fromFrontChannel(SecretString(code)) }
            if let accessToken { expectations.accessToken = .fromFrontChannel(SecretString(accessToken)) }
            expectations.requiredAuthenticationContexts = requiredAuthenticationContexts
            expectations.requiredContextClaim = contextClaim
            expectations.requiredMethods = requiredMethods
            expectations.sameSubjectAs = sameSubjectAs
            expectations.trustedAudiences = trustedAudiences ?? []
            expectations.authenticatedSince = authenticatedSince?.date
            return expectations
        }
    }

    /// Returns the algorithm with a name. Other names are ignored, because no such signature can be verified here.
    static func servedAlgorithm(_ name: String) -> SigningAlgorithm? {
        VectorVerifier.algorithms.first { $0.name.hasSameBytes(as: name) }
    }

    /// Reads the claim in which a provider names authentication contexts.
    private static func readContextClaim(
        _ given: JSONCursor
    ) throws(Refusal) -> IDTokenExpectations.ContextClaim? {
        guard given.value != nil else { return nil }
        try given.requireOnly(["name", "contexts"])
        return IDTokenExpectations.ContextClaim(
            try given["name"].required(.string), contains: try given["contexts"].required(.array(of: .string)))
    }

    private static func readNonce(
        _ given: JSONCursor, isRefreshed: Bool
    ) throws(Refusal) -> IDTokenExpectations.Nonce {
        if given.value?.isNull == true { return isRefreshed ? .sentEarlierButUnknown : .noNonceWasSent }
        let nonce = SecretString(try given.required(.string))
        return isRefreshed ? .sentEarlier(nonce) : .sent(nonce)
    }

    /// Reads the issuer of the token, for ID tokens and access tokens.
    static func readIssuer(
        _ given: JSONCursor
    ) throws(Refusal) -> () throws(Refusal) -> any TokenProfile {
        let exact = try given["issuer"].optional(.string)
        let entra = given["entra"]
        switch (exact, entra.value) {
        case (let text?, nil):
            return { () throws(Refusal) in ExactIssuerRule(try IssuerIdentifier(text)) }
        case (nil, _?):
            try entra.requireOnly(["authority", "metadataIssuer", "allowedTenants", "customHosts", "policies"])
            let authority = try entra["authority"].required(.string)
            let metadataIssuer = try entra["metadataIssuer"].required(.string)
            let customHosts = try entra["customHosts"].optional(.array(of: .string)) ?? []
            let allowedTenants = try entra["allowedTenants"].optional(.array(of: .string))
            let policies = try IssuerRuleKind.readPolicies(entra["policies"])
            return { () throws(Refusal) in
                EntraTokenProfile(
                    try EntraIssuerRule(
                        authority: try EntraAuthority(
                            parsing: authority, customHosts: CustomHost.known(customHosts), warnings: .ignored),
                        metadataIssuer: metadataIssuer, allowedTenants: AllowedTenants(listed: allowedTenants),
                        policies: policies))
            }
        default:
            throw Refusal(
                Problem(.vectorMalformed, at: .member(given.path), remedy: "Specify either “issuer” or “entra”."))
        }
    }
}
