public import EntraID

extension TestIssuer {
    /// Plays the browser that is sent to this address, the provider there, and a person who signs in.
    ///
    /// - Parameters:
    ///   - address: What `AuthorizationRequest.address` says.
    ///   - subject: Who signs in.
    ///   - claims: What the ID tokens say besides, as in ``TokenOrder/claims``.
    ///   - bad: What is wrong with the ID tokens, if anything: with the one that comes now, and with the one for the code.
    /// - Throws: ``UnfitAuthorizationRequest`` when a provider would show an error page.
    public func signIn(
        at address: String, as subject: String = "ada", claims: [String: JSONValue?] = [:], spoiled bad: BadToken? = nil
    ) throws(UnfitAuthorizationRequest) -> BrowserResponse {
        let request = try ReceivedAuthorization(address, at: identity.authorizationEndpoint)
        var order = TokenOrder(for: request.clientID, nonce: request.nonce, subject: subject, at: now)
        order.claims = claims
        order.maximumAge = request.maximumAge.map { .seconds($0) }
        order.requiredContexts = request.contexts

        var parameters: [FormEncoding.Parameter] = []
        if request.type.includesCode {
            let grant = IssuerLedger.Grant(
                order: order, redirectAddress: request.redirectAddress, challenge: request.challenge ?? "", spoiled: bad
            )
            let code = ledger.withLock { ledger in
                let code = ledger.newName("test-code")
                ledger.codes[ExactText(code)] = grant
                return code
            }
            parameters.append(.init("code", code))
            order.code = code
        }
        if request.type.includesIDToken { parameters.append(.init("id_token", token(order, spoiled: bad))) }
        return request.response(parameters + identification)
    }

    /// Plays a provider, or a person, who refuses.
    ///
    /// - Parameters:
    ///   - address: What `AuthorizationRequest.address` says.
    ///   - error: The error's name.
    ///   - description: What the provider says about it: with Entra, the place of the `AADSTS` number.
    /// - Throws: ``UnfitAuthorizationRequest`` when a provider would show an error page.
    public func refuseSignIn(
        at address: String, error: String = "access_denied", description: String? = nil
    ) throws(UnfitAuthorizationRequest) -> BrowserResponse {
        let request = try ReceivedAuthorization(address, at: identity.authorizationEndpoint)
        let explanation = description.map { [FormEncoding.Parameter("error_description", $0)] } ?? []
        return request.response([.init("error", error)] + explanation + identification)
    }

    private var identification: [FormEncoding.Parameter] {
        identity.namesItself ? [.init("iss", identity.tokenIssuer)] : []
    }
}

/// An authorization request as it arrives at the provider.
struct ReceivedAuthorization {
    let clientID: String
    let redirectAddress: String
    let type: ResponseType
    let mode: ResponseMode
    let state: String
    let nonce: String?
    let challenge: String?
    let maximumAge: Int?
    let contexts: [String]

    init(_ address: String, at endpoint: String) throws(UnfitAuthorizationRequest) {
        guard let query = address.utf8.firstIndex(of: UInt8(ascii: "?")),
            address[..<query].hasSameBytes(as: endpoint),
            let decoded = try? FormEncoding.decode(address[address.utf8.index(after: query)...])
        else { throw .init(parameter: "address", reason: "it is not \(endpoint) with a query") }
        var values: [ExactText: String] = [:]
        for parameter in decoded where values.updateValue(parameter.value, forKey: ExactText(parameter.name)) != nil {
            throw .init(parameter: parameter.name, reason: "it stands twice")
        }
        func required(_ name: String) throws(UnfitAuthorizationRequest) -> String {
            guard let value = values[ExactText(name)], !value.isEmpty else {
                throw .init(parameter: name, reason: "it is missing")
            }
            return value
        }

        clientID = try required("client_id")
        redirectAddress = try required("redirect_uri")
        state = try required("state")
        guard let type = ResponseType(try required("response_type")) else {
            throw .init(parameter: "response_type", reason: "it is not offered")
        }
        self.type = type
        mode = values["response_mode"].map(ResponseMode.init) ?? (type.includesIDToken ? .fragment : .query)
        guard type.allows(mode) else { throw .init(parameter: "response_mode", reason: "it does not fit the type") }
        let scopes = Substring(try required("scope")).split(at: " ")
        guard scopes.contains(where: { $0.hasSameBytes(as: "openid") }) else {
            throw .init(parameter: "scope", reason: "openid is not asked for")
        }
        nonce = type.includesIDToken ? try required("nonce") : values["nonce"]
        challenge = type.includesCode ? try required("code_challenge") : nil
        if type.includesCode, try !required("code_challenge_method").hasSameBytes(as: "S256") {
            throw .init(parameter: "code_challenge_method", reason: "it is not S256")
        }
        maximumAge = values["max_age"].flatMap { Int($0) }
        contexts = values["acr_values"].map { Substring($0).split(at: " ").map { String($0) } } ?? []
    }

    func response(_ parameters: [FormEncoding.Parameter]) -> BrowserResponse {
        BrowserResponse(
            callback: redirectAddress, mode: mode, text: FormEncoding.encode(parameters + [.init("state", state)]))
    }
}
