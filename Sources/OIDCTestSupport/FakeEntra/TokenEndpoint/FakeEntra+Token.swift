import EntraID
import OIDCLoopback

/// A request to the token endpoint.
struct FakeTokenRequest: Sendable {
    let form: FakeForm
    let authority: FakeAuthority
    let client: FakeClient
}

extension FakeEntra {
    /// Returns the response of the token endpoint.
    func token(_ request: LoopbackRequest, _ authority: FakeAuthority) -> LoopbackResponse {
        do throws(FakeError) {
            guard request.method.hasSameBytes(as: "POST") else {
                throw FakeError(
                    900561, "The endpoint only accepts POST requests. Received a \(request.method) request.")
            }
            if let number = state.withLock({ $0.misbehavior.tokenError }) { throw FakeError(number) }
            let form = try FakeForm(String(decoding: request.body, as: UTF8.self))
            let grantType = try form.required("grant_type")
            let client = try client(of: request, form, at: authority)
            let received = FakeTokenRequest(form: form, authority: authority, client: client)
            return FakeResponse.json(try redeem(grantType, received))
        } catch { return response(to: error) }
    }

    private func redeem(_ grantType: String, _ request: FakeTokenRequest) throws(FakeError) -> JSONObject {
        switch ExactString(grantType) {
        case "authorization_code": try redeemCode(request)
        case "refresh_token": try refresh(request)
        case "client_credentials": try issueToApplication(request)
        case "urn:ietf:params:oauth:grant-type:jwt-bearer": try actOnBehalf(request)
        case "urn:ietf:params:oauth:grant-type:device_code", "device_code": try redeemDeviceCode(request)
        default: throw FakeError(70003, "The grant type '\(grantType)' is not supported.")
        }
    }

    /// Returns the scopes that a request asks for, or those of the grant if it asks for none.
    func scopes(of request: FakeTokenRequest, or granted: [String]) throws(FakeError) -> FakeScopes {
        if request.authority.version == .v1 {
            return try FakeScopes(resource: request.form["resource"] ?? "https://graph.microsoft.com")
        }
        guard let text = request.form["scope"] else { return try FakeScopes(granted) }
        return try FakeScopes(Substring(text).split(at: " ").filter { !$0.isEmpty }.map { String($0) })
    }

    /// Throws an error if the user or an administrator has to consent, or a policy demands a stronger authentication.
    func checkPolicies(for contexts: [String], of user: FakeUser?, using application: GUID) throws(FakeError) {
        if let user, !hasConsent(of: user, to: application) {
            var error = FakeError(65001)
            error.suberror = "consent_required"
            throw error
        }
        let demanded = state.withLock { $0.misbehavior.requiredContext }
        guard let context = demanded, !contexts.contains(where: { $0.hasSameBytes(as: context) })
        else { return }
        throw FakeError(demanding: context)
    }

    // MARK: - The response

    /// Returns the tokens for a user.
    ///
    /// - Parameters:
    ///   - grant: What the user signed in to.
    ///   - scopes: The scopes of this request.
    ///   - request: The request.
    ///   - withNonce: Whether the ID token contains the nonce of the sign-in.
    func tokens(
        for grant: FakeGrant, _ scopes: FakeScopes, _ request: FakeTokenRequest, withNonce: Bool
    ) throws(FakeError) -> JSONObject {
        let authority = request.authority
        guard let user = grant.user,
            let tenant = state.withLock({ $0.directory.tenant(of: user, at: authority) })
        else { throw FakeError(70000) }
        let defect = grant.defect ?? takeDefect(for: authority)
        if let defect { state.withLock { $0.keys.prepare(for: defect) } }
        var members = MemberList()
        members["token_type"] = "Bearer"
        members["scope"] = .string(scopes.granted.joined(separator: " "))
        addLifetime(to: &members, authority)
        // Azure AD B2C returns an access token only for an API.
        if let resource = scopes.resource ?? (authority.policy == nil ? .graph : nil) {
            let access = FakeAccess(
                authority: authority, resource: resource, clientID: grant.clientID,
                authentication: request.client.authentication, user: user, tenant: tenant,
                permissions: scopes.permissions(for: resource), roles: user.roles,
                requestedContexts: grant.requestedContexts, session: grant.session,
                expiresAt: seconds + Double(FakeEntra.accessTokenLifetime),
                clientCapabilities: FakeClaimsRequest.capabilities(in: request.form["claims"], or: grant))
            members["access_token"] = .string(accessToken(for: access, defect: defect))
            if authority.version == .v1 { members["resource"] = .string(resource.identifier.string) }
        }
        if scopes.contains("offline_access") || authority.version == .v1 {
            members["refresh_token"] = .string(newRefreshToken(for: grant))
        }
        if scopes.contains("openid") {
            let asked = grant.with(scopes: scopes.words, nonce: withNonce ? grant.nonce : nil)
            members["id_token"] = .string(idToken(for: asked, defect: defect))
        }
        if request.form["client_info"] != nil {
            members["client_info"] = .string(FakeEntra.clientInfo(of: user, in: tenant))
        }
        return JSONObject(members.members)
    }

    /// Version 1 writes numbers as strings.
    func addLifetime(to members: inout MemberList, _ authority: FakeAuthority) {
        let lifetime = FakeEntra.accessTokenLifetime
        guard authority.version == .v1 else {
            members["expires_in"] = .number(JSONNumber(lifetime))
            members["ext_expires_in"] = .number(JSONNumber(lifetime))
            return
        }
        let now = FakeEntra.number(seconds).integer ?? 0
        members["expires_in"] = .string("\(lifetime)")
        members["ext_expires_in"] = .string("\(lifetime)")
        members["expires_on"] = .string("\(now + lifetime)")
        members["not_before"] = .string("\(now - FakeEntra.datedBack)")
    }

    /// The identifiers by which MSAL stores an account.
    static func clientInfo(of user: FakeUser, in tenant: GUID) -> String {
        let members: JSONObject = ["uid": .string(user.objectID.string), "utid": .string(tenant.string)]
        return Base64URL.encode(JSONValue.object(members).serialized(indented: false).utf8)
    }

    private func newRefreshToken(for grant: FakeGrant) -> String {
        let token = "1.\(Base64URL.encode(random.bytes(96)))"
        let stored = grant.with(scopes: grant.scopes, nonce: nil, issuedAt: seconds)
        state.withLock { $0.refreshTokens.insert(stored, for: token) }
        return token
    }
}

extension FakeGrant {
    /// Returns the grant with other scopes, and without the defect of the sign-in's tokens.
    func with(scopes: [String], nonce: String?, issuedAt: Double? = nil) -> FakeGrant {
        FakeGrant(
            authority: authority, clientID: clientID, user: user, redirectURI: redirectURI, scopes: scopes,
            nonce: nonce, challenge: nil, issuedAt: issuedAt ?? self.issuedAt, requestedContexts: requestedContexts,
            maximumAge: maximumAge, authenticatedAt: authenticatedAt, session: session,
            clientCapabilities: clientCapabilities)
    }
}
