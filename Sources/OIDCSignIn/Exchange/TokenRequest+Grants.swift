public import OIDCDiscovery
public import OIDCPrimitives
public import OIDCProviders

extension TokenRequest {
    /// The parameter names that the library sets. An application may not send them twice.
    private static let reservedNames = [
        "grant_type", "scope", "claims", "assertion", "subject_token", "subject_token_type", "requested_token_type",
        "audience", "device_code", "code", "redirect_uri", "code_verifier", "refresh_token", "client_id",
        "client_secret", "client_assertion", "client_assertion_type",
    ]

    /// Creates a request for an access token of another API.
    ///
    /// - Parameters:
    ///   - grant: The grant to send.
    ///   - configuration: The configuration of the provider and the client.
    ///   - metadata: The provider's metadata.
    /// - Throws: `request.invalid` if the scopes or a parameter cannot be sent, `config.needs-client-credential` if the
    ///   client cannot authenticate although the grant requires it, or the profile's problems with the scopes.
    public init(
        _ grant: TokenGrant, _ configuration: ProviderConfiguration, metadata: ProviderMetadata
    ) throws(Refusal) {
        var problems: [Problem] = []
        if let scope = grant.scope {
            problems += TokenRequest.problems(ofScope: scope, configuration, grantType: grant.grantType)
        }
        if grant.needsCredential, case .none = configuration.authentication.method {
            problems.append(.grantNeedsCredential())
        }
        problems += TokenRequest.problems(ofExtra: grant.extraParameters)
        if let refusal = Refusal(problems) { throw refusal }
        self.init(configuration, grant.purpose, metadata, grant.form)
    }

    /// Returns the problems of a scope: of its syntax (RFC 6749 §3.3), or else those that the provider's profile finds.
    static func problems(
        ofScope scope: String, _ configuration: ProviderConfiguration, grantType: String
    ) -> [Problem] {
        guard Substring(scope).split(at: " ").allSatisfy(ProviderConfiguration.isScopeToken) else {
            return [
                .requestInvalid(
                    "scope", expected: "scopes separated by single spaces",
                    "Separate the scopes with exactly one space, without spaces at either end.")
            ]
        }
        return configuration.profile.problems(ofScope: scope, grantType: grantType)
    }

    private static func problems(ofExtra parameters: [FormEncoding.Parameter]) -> [Problem] {
        var names = Set(reservedNames.map { ExactString($0) })
        return parameters.filter { !names.insert(ExactString($0.name)).inserted }.map {
            .requestInvalid(
                $0.name, expected: "a name other than the standard ones, once",
                "The library sets this parameter, or it is listed twice. Send each parameter once.")
        }
    }
}

extension Problem {
    fileprivate static func grantNeedsCredential() -> Problem {
        Problem(
            .configNeedsClientCredential, at: .setting("client credential"),
            expected: "a secret, a certificate, or an assertion",
            remedy: "An application that asks for a token on its own behalf has to authenticate. Configure a client "
                + "secret, a certificate, or an assertion.")
    }
}
