import EntraID

/// The HTTP endpoints of a ``TestIssuer``.
struct TestTokenEndpoint: Sendable {
    let identity: TestIssuerIdentity
    let state: Locked<TestIssuerState>
    let time: any TimeSource

    /// Returns the response to a request, or `nil` for an unknown URL.
    func answer(_ request: TransportRequest) -> TransportResponse? {
        switch (request.method, ExactString(request.url)) {
        case (.get, ExactString(identity.profile.metadataURL)): respond(TestTokenEndpoint.document(identity.metadata))
        case (.get, ExactString(identity.jwksURL)): respond(TestTokenEndpoint.keySet(state.withLock { $0.keys }))
        case (.post, ExactString(identity.tokenEndpoint)): redeem(request)
        case (.get, ExactString(identity.userInfoEndpoint)): userInfo(request)
        case (.post, ExactString(identity.pushEndpoint)) where identity.acceptsPushes: push(request)
        default: nil
        }
    }

    // MARK: - The token endpoint

    private func redeem(_ request: TransportRequest) -> TransportResponse {
        guard let fields = try? FormEncoding.decode(String(decoding: request.body, as: UTF8.self)) else {
            return refuse("invalid_request")
        }
        func value(_ name: String) -> String? { fields.first { $0.name.hasSameBytes(as: name) }?.value }
        switch value("grant_type").map({ ExactString($0) }) {
        case "authorization_code":
            // A code can be used once, even if the rest of the request is invalid.
            guard let code = value("code"),
                let grant = state.withLock({ $0.codes.removeValue(forKey: ExactString(code)) }),
                value("redirect_uri")?.hasSameBytes(as: grant.redirectURI) == true,
                value("client_id").map({ $0.hasSameBytes(as: grant.parameters.clientID) }) ?? true,
                value("code_verifier").map(TestHash.challenge)?.hasSameBytes(as: grant.challenge) == true
            else { return refuse("invalid_grant") }
            return issueTokens(grant, code: code)
        case "refresh_token":
            guard let token = value("refresh_token"),
                var grant = state.withLock({ $0.refreshTokens[ExactString(token)] })
            else { return refuse("invalid_grant") }
            grant.parameters.nonce = nil
            return issueTokens(grant, code: nil)
        default: return refuse("unsupported_grant_type")
        }
    }

    private func issueTokens(_ grant: TestIssuerState.Grant, code: String?) -> TransportResponse {
        var parameters = grant.parameters
        parameters.issuedAt = time.now
        let (accessToken, refreshToken, signer) = state.withLock { state in
            let (access, refresh) = (state.newName("test-access-token"), state.newName("test-refresh-token"))
            state.accessTokens[ExactString(access)] = parameters
            state.refreshTokens[ExactString(refresh)] = grant
            return (access, refresh, state.signer)
        }
        parameters.code = code
        parameters.accessToken = accessToken
        let idToken = TokenSigner(identity: identity, signer: signer).token(parameters, defect: grant.defect)
        return respond(
            TestTokenEndpoint.document([
                "token_type": "Bearer", "expires_in": 3_600,
                "access_token": .string(accessToken), "refresh_token": .string(refreshToken),
                "id_token": .string(idToken),
            ]))
    }

    private func refuse(_ error: String) -> TransportResponse {
        respond(TestTokenEndpoint.document(["error": .string(error)]), status: 400)
    }

    // MARK: - Pushed authorization requests

    private func push(_ request: TransportRequest) -> TransportResponse {
        guard let fields = try? FormEncoding.decode(String(decoding: request.body, as: UTF8.self)),
            !fields.contains(where: { $0.name.hasSameBytes(as: "request_uri") }),
            (try? ReceivedAuthorization(fields)) != nil
        else { return refuse("invalid_request") }
        let now = time.uptime
        let reference = state.withLock { state in
            let reference = "urn:ietf:params:oauth:request_uri:\(state.newName("test-request"))"
            state.pushedRequests[ExactString(reference)] = TestIssuerState.PushedRequest(
                parameters: fields, pushedAt: now)
            return reference
        }
        let lifetime = Int(TestIssuerState.PushedRequest.lifetime.components.seconds)
        return respond(
            TestTokenEndpoint.document([
                "request_uri": .string(reference), "expires_in": .number(JSONNumber(lifetime)),
            ]), status: 201)
    }

    // MARK: - User info

    private func userInfo(_ request: TransportRequest) -> TransportResponse {
        let field = request.headers.first { $0.name.asciiLowercased.hasSameBytes(as: "authorization") }?.value ?? ""
        guard field.hasPrefixBytes("Bearer "),
            let parameters = state.withLock({ $0.accessTokens[ExactString(String(field.utf8.dropFirst(7)) ?? "")] })
        else { return TransportResponse(status: 401) }
        let (signer, isSigned) = state.withLock { ($0.signer, $0.signsUserInfo) }
        if isSigned {
            let token = TokenSigner(identity: identity, signer: signer).userInfo(parameters)
            return TransportResponse(
                status: 200, headers: [HeaderField(name: "Content-Type", value: "application/jwt")],
                body: Array(token.utf8))
        }
        var members = MemberList()
        members["sub"] = .string(parameters.subject)
        for (name, value) in parameters.claims { members[name] = value }
        return respond(TestTokenEndpoint.document(JSONObject(members.members)))
    }

    // MARK: - Documents

    static func document(_ object: JSONObject) -> [UInt8] {
        Array(JSONValue.object(object).serialized(indented: false).utf8)
    }

    static func keySet(_ keys: [TestIssuerState.PublishedKey]) -> [UInt8] {
        let members = keys.map { JSONValue.object($0.key.publicMembers(keyID: $0.name, issuer: $0.issuer)) }
        return document(["keys": .array(members)])
    }

    private func respond(_ body: [UInt8], status: Int = 200) -> TransportResponse {
        TransportResponse(
            status: status, headers: [HeaderField(name: "Content-Type", value: "application/json")], body: body)
    }
}
