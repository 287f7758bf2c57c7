import EntraID

extension FakeEntra {
    private static let codeLifetime = 600.0
    private static let refreshTokenLifetime = 90.0 * 86_400

    // MARK: - Authorization code

    func redeemCode(_ request: FakeTokenRequest) throws(FakeError) -> JSONObject {
        let code = try request.form.required("code")
        let redirectURI = try request.form.required("redirect_uri")
        let verifier = request.form["code_verifier"]
        let now = seconds
        // Only one of several simultaneous redemptions succeeds.
        let result = state.withLock { state -> Result<FakeGrant, FakeError> in
            guard let grant = state.codes[code] else {
                return .failure(FakeError(state.redeemedCodes[code] == nil ? 70000 : 54005))
            }
            if let error = FakeEntra.error(of: request, redeeming: grant, redirectURI, verifier, at: now) {
                return .failure(error)
            }
            state.codes.remove(code)
            state.redeemedCodes.insert(true, for: code)
            return .success(grant)
        }
        let grant = try FakeEntra.value(of: result)
        return try tokens(for: grant, try scopes(of: request, or: grant.scopes), request, withNonce: true)
    }

    private static func error(
        of request: FakeTokenRequest, redeeming grant: FakeGrant, _ redirectURI: String, _ verifier: String?,
        at now: Double
    ) -> FakeError? {
        guard grant.clientID == request.client.id else { return FakeError(70000) }
        guard grant.authority.isSame(as: request.authority) else { return FakeError(700005) }
        guard now < grant.issuedAt + codeLifetime else { return FakeError(70008) }
        guard grant.redirectURI?.hasSameBytes(as: redirectURI) == true else { return FakeError(500112) }
        let challenge = verifier.map { SecretString(TestHash.challenge($0)) }
        guard challenge == grant.challenge.map({ SecretString($0) }) else { return FakeError(501481) }
        // A public client has nothing but the verifier that shows that the code is its own.
        if request.client.authentication == .none, verifier == nil { return FakeError(7000218) }
        return nil
    }

    private static func value(of result: Result<FakeGrant, FakeError>) throws(FakeError) -> FakeGrant {
        switch result {
        case .success(let grant): return grant
        case .failure(let error): throw error
        }
    }

    // MARK: - Refresh token

    func refresh(_ request: FakeTokenRequest) throws(FakeError) -> JSONObject {
        let token = try request.form.required("refresh_token")
        guard let grant = state.withLock({ $0.refreshTokens[token] }), grant.clientID == request.client.id else {
            throw FakeError(70000)
        }
        guard seconds < grant.issuedAt + FakeEntra.refreshTokenLifetime else { throw FakeError(700082) }
        guard grant.authority.hasPolicy(of: request.authority), hasSameTenant(grant, at: request.authority) else {
            throw FakeError(7000012)
        }
        let scopes = try scopes(of: request, or: grant.scopes)
        let contexts = FakeClaimsRequest.contexts(in: request.form["claims"])
        try checkPolicies(for: grant.requestedContexts, of: grant.user, using: grant.clientID)
        if let context = contexts.first(where: { !grant.hasContext($0) }) { throw FakeError(demanding: context) }
        // At Entra, a refresh token stays valid after its successor was issued.
        let isUsable = state.withLock { state in
            guard state.misbehavior.areRefreshTokensSingleUse else { return true }
            return state.refreshTokens.remove(token) != nil
        }
        guard isUsable else { throw FakeError(70000) }
        return try tokens(for: grant, scopes, request, withNonce: false)
    }

    /// Returns whether a user gets the tokens of the same tenant from an authority as from that of the grant. A refresh
    /// token of `common` can be used at the tenant of its user.
    private func hasSameTenant(_ grant: FakeGrant, at authority: FakeAuthority) -> Bool {
        let directory = state.withLock { $0.directory }
        return directory.tenant(of: grant.user, at: grant.authority) == directory.tenant(of: grant.user, at: authority)
    }

    // MARK: - Client credentials

    func issueToApplication(_ request: FakeTokenRequest) throws(FakeError) -> JSONObject {
        guard request.client.authentication != .none else { throw FakeError(7000218) }
        guard let tenant = request.authority.directory, tenant != .personalAccounts else { throw FakeError(50059) }
        if request.authority.version == .v2 { _ = try request.form.required("scope") }
        let scopes = try scopes(of: request, or: [])
        guard scopes.isDefault, let resource = scopes.resource else { throw FakeError(1002012) }
        let defect = takeDefect(for: request.authority)
        let access = FakeAccess(
            authority: request.authority, resource: resource, clientID: request.client.id,
            authentication: request.client.authentication, user: nil, tenant: tenant, permissions: [],
            roles: request.client.application.roles(for: resource), requestedContexts: [], session: nil,
            expiresAt: seconds + Double(FakeEntra.accessTokenLifetime))
        var members = MemberList()
        members["token_type"] = "Bearer"
        addLifetime(to: &members, request.authority)
        members["access_token"] = .string(accessToken(for: access, defect: defect))
        return JSONObject(members.members)
    }
}

extension FakeGrant {
    func hasContext(_ context: String) -> Bool { requestedContexts.contains { $0.hasSameBytes(as: context) } }
}

extension FakeAuthority {
    /// Returns whether a code of one authority can be redeemed at another: the tenant and the policy are the same.
    func isSame(as other: FakeAuthority) -> Bool {
        hasPolicy(of: other) && directory == other.directory
            && (directory != nil || tenant == other.tenant)
    }

    /// Returns whether two authorities have the same policy, or none.
    func hasPolicy(of other: FakeAuthority) -> Bool {
        let names = [policy, other.policy].map { $0.map { ExactString($0.name.asciiLowercased) } }
        return names[0] == names[1]
    }
}

/// The parameter `claims` (Core §5.5).
enum FakeClaimsRequest {
    /// Returns the capabilities that a client states, with the request for a token or with the sign-in before it.
    static func capabilities(in text: String?, or grant: FakeGrant? = nil) -> [String] {
        let request = text.flatMap { try? JSONValue(parsing: $0) }
        guard let values = request?["access_token"]?["xms_cc"]?["values"]?.strings else {
            return grant?.clientCapabilities ?? []
        }
        return Array(values.prefix(10))
    }

    /// Returns the authentication contexts that are asked for as `acrs`, of the ID token or the access token.
    static func contexts(in text: String?) -> [String] {
        guard let text, let request = (try? JSONValue(parsing: text))?.object else { return [] }
        var contexts: [String] = []
        for token in ["id_token", "access_token"] {
            guard let asked = request[token]?.object?["acrs"]?.object else { continue }
            for value in [asked["value"]?.string].compactMap(\.self) + (asked["values"]?.strings ?? [])
            where !contexts.contains(where: { $0.hasSameBytes(as: value) }) {
                contexts.append(value)
            }
        }
        return Array(contexts.prefix(10))
    }
}
