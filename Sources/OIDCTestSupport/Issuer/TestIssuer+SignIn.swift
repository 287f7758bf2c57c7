public import EntraID

extension TestIssuer {
    /// Simulates the browser, the provider, and a user who signs in.
    ///
    /// - Parameters:
    ///   - url: The URL in `AuthorizationRequest.url`.
    ///   - subject: The user who signs in.
    ///   - claims: Additional claims of the ID tokens, as in ``IDTokenParameters/claims``.
    ///   - bad: The defect of the ID tokens, if any. It applies to the token in the response and to the one for the
    ///     code.
    /// - Throws: ``InvalidAuthorizationRequest`` if a provider would show an error page.
    public func signIn(
        at url: String, as subject: String = "ada", claims: [String: JSONValue?] = [:], defect bad: BadToken? = nil
    ) throws(InvalidAuthorizationRequest) -> BrowserResponse {
        let request = try receive(url)
        var parameters = IDTokenParameters(for: request.clientID, nonce: request.nonce, subject: subject, at: now)
        parameters.claims = claims
        parameters.maximumAge = request.maximumAge.map { .seconds($0) }
        parameters.requiredAuthenticationContexts = request.contexts

        var fields: [FormEncoding.Parameter] = []
        if request.type.includesCode {
            let grant = TestIssuerState.Grant(
                parameters: parameters, redirectURI: request.redirectURI, challenge: request.challenge ?? "",
                defect: bad
            )
            let code = state.withLock { state in
                let code = state.newName("test-code")
                state.codes[ExactString(code)] = grant
                return code
            }
            fields.append(.init(name: "code", value: code))
            parameters.code = code
        }
        if request.type.includesIDToken {
            fields.append(.init(name: "id_token", value: token(parameters, defect: bad)))
        }
        return request.response(fields + identification)
    }

    /// Simulates a sign-in that the provider or the user rejects.
    ///
    /// - Parameters:
    ///   - url: The URL in `AuthorizationRequest.url`.
    ///   - error: The OAuth error.
    ///   - description: The provider's description of the error. With Entra, it contains the `AADSTS` number.
    /// - Throws: ``InvalidAuthorizationRequest`` if a provider would show an error page.
    public func rejectSignIn(
        at url: String, error: String = "access_denied", description: String? = nil
    ) throws(InvalidAuthorizationRequest) -> BrowserResponse {
        let request = try receive(url)
        let explanation = description.map { [FormEncoding.Parameter(name: "error_description", value: $0)] } ?? []
        return request.response([.init(name: "error", value: error)] + explanation + identification)
    }

    /// Returns the request of a URL. If its parameters were pushed, the URL contains only a reference to them.
    private func receive(_ url: String) throws(InvalidAuthorizationRequest) -> ReceivedAuthorization {
        let sent = try ReceivedAuthorization.parameters(of: url, at: identity.authorizationEndpoint)
        guard let reference = sent.first(where: { $0.name.hasSameBytes(as: "request_uri") })?.value else {
            return try ReceivedAuthorization(sent)
        }
        // A reference can be used once, even if the rest of the request is invalid.
        guard let pushed = state.withLock({ $0.pushedRequests.removeValue(forKey: ExactString(reference)) }),
            uptime - pushed.pushedAt <= TestIssuerState.PushedRequest.lifetime
        else { throw .init(parameter: "request_uri", reason: "it is unknown, was used, or has expired") }
        let request = try ReceivedAuthorization(pushed.parameters)
        guard sent.count == 2, sent.contains(.init(name: "client_id", value: request.clientID)) else {
            throw .init(parameter: "client_id", reason: "the URL must contain the client's ID and request_uri only")
        }
        return request
    }

    private var identification: [FormEncoding.Parameter] {
        identity.namesItself ? [.init(name: "iss", value: identity.tokenIssuer)] : []
    }
}

/// An authorization request, as received by the provider.
struct ReceivedAuthorization {
    let clientID: String
    let redirectURI: String
    let type: ResponseType
    let mode: ResponseMode
    let state: String
    let nonce: String?
    let challenge: String?
    let maximumAge: Int?
    let contexts: [String]

    /// Returns the parameters in the URL of a request.
    static func parameters(
        of url: String, at endpoint: String
    ) throws(InvalidAuthorizationRequest) -> [FormEncoding.Parameter] {
        guard let query = url.utf8.firstIndex(of: UInt8(ascii: "?")),
            url[..<query].hasSameBytes(as: endpoint),
            let decoded = try? FormEncoding.decode(url[url.utf8.index(after: query)...])
        else { throw .init(parameter: "url", reason: "it is not \(endpoint) with a query") }
        return decoded
    }

    init(_ parameters: [FormEncoding.Parameter]) throws(InvalidAuthorizationRequest) {
        var values: [ExactString: String] = [:]
        for parameter in parameters
        where values.updateValue(parameter.value, forKey: ExactString(parameter.name)) != nil {
            throw .init(parameter: parameter.name, reason: "it occurs twice")
        }
        func required(_ name: String) throws(InvalidAuthorizationRequest) -> String {
            guard let value = values[ExactString(name)], !value.isEmpty else {
                throw .init(parameter: name, reason: "it is missing")
            }
            return value
        }

        clientID = try required("client_id")
        redirectURI = try required("redirect_uri")
        state = try required("state")
        guard let type = ResponseType(try required("response_type")) else {
            throw .init(parameter: "response_type", reason: "it is not supported")
        }
        self.type = type
        mode = values["response_mode"].map(ResponseMode.init) ?? (type.includesIDToken ? .fragment : .query)
        guard type.allows(mode) else { throw .init(parameter: "response_mode", reason: "it does not match the type") }
        let scopes = Substring(try required("scope")).split(at: " ")
        guard scopes.contains(where: { $0.hasSameBytes(as: "openid") }) else {
            throw .init(parameter: "scope", reason: "openid is not requested")
        }
        nonce = type.includesIDToken ? try required("nonce") : values["nonce"]
        challenge = type.includesCode ? try required("code_challenge") : nil
        if type.includesCode, try !required("code_challenge_method").hasSameBytes(as: "S256") {
            throw .init(parameter: "code_challenge_method", reason: "it is not S256")
        }
        maximumAge = values["max_age"].flatMap { Int($0) }
        contexts = values["acr_values"].map { Substring($0).split(at: " ").map { String($0) } } ?? []
    }

    func response(_ fields: [FormEncoding.Parameter]) -> BrowserResponse {
        BrowserResponse(
            callback: redirectURI, mode: mode,
            encodedParameters: FormEncoding.encode(fields + [.init(name: "state", value: state)]))
    }
}
