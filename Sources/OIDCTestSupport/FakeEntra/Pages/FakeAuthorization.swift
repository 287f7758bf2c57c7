import EntraID

/// An authorization request with a target that belongs to the application.
struct FakeAuthorization: Sendable {
    enum Prompt: String, Sendable {
        case login, consent, create
        case selectAccount = "select_account"
        /// No page may be shown.
        case silent = "none"
    }

    let authority: FakeAuthority
    /// The path in front of `/oauth2/…`.
    let path: String
    let application: FakeApplication
    let target: ResponseTarget
    /// Everything that was asked for, as received.
    let parameters: [FormEncoding.Parameter]
    let type: ResponseType
    let scopes: [String]
    let nonce: String?
    let challenge: String?
    let prompt: Prompt?
    let loginHint: String?
    let domainHint: String?
    let maximumAge: Int?
    /// The authentication contexts in `claims` (`acrs`).
    let contexts: [String]
    /// The capabilities in `claims` (`xms_cc`).
    let clientCapabilities: [String]
    /// The user who signed in and is now asked for consent.
    var user: FakeUser?

    /// Reads a request.
    ///
    /// - Throws: An error that is sent to the application.
    init(
        _ asked: PageRequest, authority: FakeAuthority, application: FakeApplication, target: ResponseTarget
    ) throws(SignInFailure) {
        self.authority = authority
        self.application = application
        self.target = target
        path = asked.authorityPath
        parameters = asked.parameters
        type = try FakeAuthorization.responseType(asked)
        try FakeAuthorization.checkMode(asked, type)
        // Version 1 has no scopes: it names a resource.
        guard let scope = asked["scope"] ?? (authority.version == .v1 ? "openid profile" : nil) else {
            throw .missing("scope")
        }
        scopes = Substring(scope).split(at: " ").filter { !$0.isEmpty }.map { String($0) }
        if type.includesIDToken, !scopes.contains(where: { $0.hasSameBytes(as: "openid") }) {
            throw SignInFailure("invalid_request", 70011, "The scope 'openid' is required for an id_token.")
        }
        nonce = asked["nonce"]
        if type.includesIDToken, nonce == nil { throw .missing("nonce") }
        challenge = try FakeAuthorization.challenge(asked)
        prompt = try FakeAuthorization.prompt(asked)
        loginHint = asked["login_hint"]
        domainHint = asked["domain_hint"]
        maximumAge = try FakeAuthorization.maximumAge(asked)
        contexts = try FakeAuthorization.contexts(asked)
        clientCapabilities = FakeClaimsRequest.capabilities(in: asked["claims"])
    }

    private static func responseType(_ asked: PageRequest) throws(SignInFailure) -> ResponseType {
        guard let text = asked["response_type"] else { throw .missing("response_type") }
        guard let type = ResponseType(text) else {
            throw SignInFailure(
                "unsupported_response_type", 70005, "The response type '\(text)' is not supported by this server.")
        }
        return type
    }

    private static func checkMode(_ asked: PageRequest, _ type: ResponseType) throws(SignInFailure) {
        guard let text = asked["response_mode"] else { return }
        let mode = ResponseMode(text)
        guard [.query, .fragment, .formPost].contains(mode), type.allows(mode) else {
            throw SignInFailure(
                "invalid_request", 70007,
                "'\(text)' is not a supported value of 'response_mode' for the response type '\(type)'.")
        }
    }

    private static func challenge(_ asked: PageRequest) throws(SignInFailure) -> String? {
        guard let challenge = asked["code_challenge"] else { return nil }
        guard asked["code_challenge_method"]?.hasSameBytes(as: "S256") == true else {
            throw SignInFailure("invalid_request", 50149, "The value of 'code_challenge_method' has to be 'S256'.")
        }
        guard challenge.utf8.count == 43, challenge.utf8.allSatisfy(\.isBase64URL) else {
            throw SignInFailure("invalid_request", 501491, "The size of the 'code_challenge' parameter is invalid.")
        }
        return challenge
    }

    private static func prompt(_ asked: PageRequest) throws(SignInFailure) -> Prompt? {
        guard let text = asked["prompt"] else { return nil }
        guard let prompt = Prompt(rawValue: text) else {
            throw SignInFailure("invalid_request", 90023, "The 'prompt' value '\(text)' is not supported.")
        }
        return prompt
    }

    private static func maximumAge(_ asked: PageRequest) throws(SignInFailure) -> Int? {
        guard let text = asked["max_age"] else { return nil }
        guard let seconds = Int(text), seconds >= 0 else {
            throw SignInFailure("invalid_request", 90023, "The value of 'max_age' must be a number of seconds.")
        }
        return seconds
    }

    /// Reads `{"id_token": {"acrs": {"essential": true, "value": "c1"}}}`, also for access tokens and with `values`.
    private static func contexts(_ asked: PageRequest) throws(SignInFailure) -> [String] {
        guard let text = asked["claims"] else { return [] }
        guard let claims = try? JSONValue(parsing: text), claims.object != nil else {
            throw SignInFailure("invalid_request", 90023, "The value of 'claims' is not a JSON object.")
        }
        return FakeClaimsRequest.contexts(in: text)
    }
}
