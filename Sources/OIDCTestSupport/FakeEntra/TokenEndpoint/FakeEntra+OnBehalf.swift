import EntraID

extension FakeEntra {
    /// Exchanges the access token of a user for one for another API.
    func actOnBehalf(_ request: FakeTokenRequest) throws(FakeError) -> JSONObject {
        guard request.client.authentication != .none else { throw FakeError(7000218) }
        guard try request.form.required("requested_token_use").hasSameBytes(as: "on_behalf_of") else {
            throw FakeError(90023, "The value of 'requested_token_use' has to be 'on_behalf_of'.")
        }
        let assertion = try request.form.required("assertion")
        if request.authority.version == .v2 { _ = try request.form.required("scope") }
        let access = try access(ofAssertion: assertion, for: request.client.id)
        let tenant = state.withLock { $0.directory.tenant(of: access.user, at: request.authority) }
        guard tenant == access.tenant else {
            throw FakeError(50013, "The assertion is from another tenant.")
        }
        let scopes = try scopes(of: request, or: [])
        let contexts = access.requestedContexts
        try checkPolicies(for: contexts, of: access.user, using: request.client.id)
        let grant = FakeGrant(
            authority: request.authority, clientID: request.client.id, user: access.user, redirectURI: nil,
            scopes: scopes.words, nonce: nil, challenge: nil, issuedAt: seconds, requestedContexts: contexts,
            maximumAge: nil, authenticatedAt: seconds, session: access.session ?? newIdentifier())
        return try tokens(for: grant, scopes, request, withNonce: false)
    }

    /// Returns the key that an application finds by name: its own, or a published one.
    private func key(named name: String, for application: GUID) -> TestKey? {
        state.withLock { state in
            let own = state.directory.application(application.string)?.signingKey
            return own?.name.hasSameBytes(as: name) == true ? own?.key : state.keys.publishedKey(name)
        }
    }

    /// Verifies an access token as its API would, and returns what it grants.
    private func access(ofAssertion text: String, for client: GUID) throws(FakeError) -> FakeAccess {
        guard let token = FakeJWT(text), let name = token.header["kid"]?.string,
            let key = key(named: name, for: client),
            token.isSigned(byKeyIn: ["keys": .array([.object(key.publicMembers(keyID: name))])])
        else { throw FakeError(50013) }
        let audiences = [client.string, "api://\(client)"]
        guard token.hasAudience(where: { asked in audiences.contains { $0.hasSameBytes(as: asked) } }) else {
            throw FakeError(500131)
        }
        let now = seconds
        guard let expiration = token.time("exp"), expiration > now, (token.time("nbf") ?? 0) <= now else {
            throw FakeError(500133)
        }
        guard let access = access(text), access.user != nil else {
            throw FakeError(50013, "The assertion is not an access token of a user.")
        }
        return access
    }
}
