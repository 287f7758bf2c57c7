public import OIDCPrimitives
import OIDCTokens

extension ProblemCode {
    /// A required member is missing or blank.
    public static let configMissing = ProblemCode("config.missing")
    /// A member has the wrong type.
    public static let configWrongType = ProblemCode("config.wrong-type")
    /// A member is unknown and ignored.
    public static let configUnknownMember = ProblemCode("config.unknown-member")
    /// An unknown member looks like a misspelled known member.
    public static let configMisspelledMember = ProblemCode("config.misspelt-member")
    /// The configuration is not strict JSON.
    public static let configNotJSON = ProblemCode("config.not-json")
    /// `openid` is not among the scopes.
    public static let configScopeWithoutOpenID = ProblemCode("config.scope-without-openid")
    /// The scopes contain invalid characters or are not separated by single spaces.
    public static let configScopeMalformed = ProblemCode("config.scope-malformed")
    /// The response type is not supported by this library or by the provider.
    public static let configResponseTypeUnsupported = ProblemCode("config.response-type-unsupported")
    /// The response mode is unknown, not supported, or would expose the response of this type.
    public static let configResponseModeUnsupported = ProblemCode("config.response-mode-unsupported")
    /// The signature verifier does not support an accepted algorithm.
    public static let configAlgorithmUnsupported = ProblemCode("config.algorithm-unsupported")
    /// Redeeming a code requires a secret, certificate, or assertion.
    public static let configNeedsClientCredential = ProblemCode("config.needs-client-credential")
    /// Two providers have the same name.
    public static let configDuplicateName = ProblemCode("config.duplicate-name")
    /// Two providers have the same callback path, and at least one of them does not identify itself in its responses.
    public static let configSharedCallback = ProblemCode("config.shared-callback")
    /// The callback is stated as one URL and also in parts.
    public static let configCallbackStatedTwice = ProblemCode("config.callback-stated-twice")
    /// The provider's metadata does not list the client authentication method.
    public static let configClientAuthenticationNotOffered = ProblemCode("config.client-authentication-not-offered")
    /// The provider's metadata lists no response modes, so the requested one may not be supported.
    public static let configResponseModeNotOffered = ProblemCode("config.response-mode-not-offered")
    /// The provider's metadata lists other signature algorithms than those that the configuration accepts.
    public static let configAlgorithmsDiffer = ProblemCode("config.algorithms-differ")
    /// Authorization requests have to be pushed, but the provider's metadata has no endpoint for it.
    public static let configPushedAuthorizationUnsupported = ProblemCode("config.pushed-authorization-unsupported")
    /// The provider accepts only signed request objects, which this library does not create.
    public static let configSignedRequestRequired = ProblemCode("config.signed-request-required")
    /// No signer can be created from the certificate and its private key.
    public static let configCertificateUnusable = ProblemCode("config.certificate-unusable")
    /// A secret that the configuration refers to is not available.
    public static let configSecretUnavailable = ProblemCode("config.secret-unavailable")
}

extension Problem {
    package static func configMissing(_ name: String, expected: ProblemText) -> Problem {
        Problem(
            .configMissing, at: .member(name), expected: expected,
            remedy: "Fill in “\(name)”: \(expected).")
    }

    package static func configWrongType(_ name: String, expected: ProblemText, found: ProblemText) -> Problem {
        Problem(
            .configWrongType, at: .member(name), expected: expected, found: found,
            remedy: "Change “\(name)” to \(expected).")
    }

    package static func configUnknownMember(_ name: String) -> Problem {
        Problem(
            .configUnknownMember, severity: .warning, at: .member(name),
            remedy: "“\(name)” is unknown and has no effect. Remove it, or correct its spelling. Names are "
                + "case-sensitive.")
    }

    package static func configMisspelledMember(_ name: String, suggestion: String) -> Problem {
        Problem(
            .configMisspelledMember, at: .member(name), expected: "\(suggestion)", found: "\(name)",
            remedy:
                "Write “\(suggestion)” instead of “\(name)”. Names are case-sensitive, and a setting under any other "
                + "name has no effect.",
            suggestion: suggestion)
    }

    package static func configNotJSON(_ reason: Problem) -> Problem {
        Problem(
            .configNotJSON, at: reason.location, expected: "strict JSON", found: "\(reason.code)",
            remedy: "The configuration cannot be parsed: \(verbatim: reason.remedy)")
    }

    static func algorithmsUnsupported(
        _ unsupported: [SigningAlgorithm], supported: [SigningAlgorithm], in setting: String
    ) -> Problem {
        func list(_ algorithms: [SigningAlgorithm]) -> ProblemText {
            algorithms.map { "\($0.name)" }.joined(separator: ", ")
        }
        return Problem(
            .configAlgorithmUnsupported, at: .setting(setting), expected: "one or more of \(list(supported))",
            found: unsupported.isEmpty ? "no algorithm" : list(unsupported),
            remedy: "The application's signature verifier does not support these algorithms. Remove them from the "
                + "accepted algorithms, or use a verifier that supports them.")
    }

    package static func scopeWithoutOpenID(_ scope: String) -> Problem {
        Problem(
            .configScopeWithoutOpenID, at: .member("scope"), expected: "openid among the scopes", found: "\(scope)",
            remedy: "Add “openid” to the scopes, separated by a space. Without it, the provider issues no ID token. "
                + "A sign-in needs “openid profile email”.")
    }

    package static func scopeMalformed(_ scope: String) -> Problem {
        Problem(
            .configScopeMalformed, at: .member("scope"), expected: "scopes separated by single spaces",
            found: "\(scope)",
            remedy: "Separate the scopes with exactly one space, without spaces at either end. A scope consists of "
                + "visible ASCII characters other than quotation marks and backslashes.")
    }

    package static func responseTypeUnsupported(_ found: String, expected: ProblemText) -> Problem {
        Problem(
            .configResponseTypeUnsupported, at: .member("responseType"), expected: expected, found: "\(found)",
            remedy: "Use one of \(expected). “code” is the right choice for most applications.")
    }

    /// The configuration chose a response mode that does not fit the response type.
    package static func responseModeNotAllowed(_ found: String, expected: ProblemText) -> Problem {
        Problem(
            .configResponseModeUnsupported, at: .member("responseMode"), expected: expected, found: "\(found)",
            remedy: "The configuration chose this response mode. Use one of \(expected), or omit the response mode. An "
                + "ID token must not be sent in a query, because queries end up in logs.")
    }

    package static func needsClientCredential() -> Problem {
        Problem(
            .configNeedsClientCredential, at: .member("clientSecret"),
            expected: "a secret, a certificate, or an assertion",
            remedy:
                "Redeeming a code requires client authentication. Create a client secret under “Certificates & "
                + "secrets” in the app registration and copy its Value here, or configure a certificate.")
    }

    package static func duplicateName(_ name: String) -> Problem {
        Problem(
            .configDuplicateName, at: .member("name"), expected: "a unique name for each provider",
            found: "\(name)",
            remedy: "Two providers have this name. Give each provider a unique name, because pending sign-ins are "
                + "stored under it.")
    }

    package static func sharedCallback(_ path: String, of names: [String]) -> Problem {
        let list: ProblemText =
            names.prefix(3).map { "“\($0)”" }.joined(separator: ", ") + (names.count > 3 ? ", …" : "")
        return Problem(
            .configSharedCallback, at: .member("callbackPath"), expected: "a callback path for each provider",
            found: "\(path)",
            remedy: "The providers \(list) share a callback path, so a response from one of them could be mistaken for "
                + "a response from another. Give each provider its own callback path. They may share one only if every "
                + "response identifies its provider: the response type contains “id_token”, or the provider sends "
                + "“iss” (RFC 9207) and its configuration sets “namesItself”.")
    }

    package static func callbackStatedTwice(_ name: String, _ others: [String]) -> Problem {
        let list = others.map { "“\($0)”" as ProblemText }.joined(separator: ", ")
        return Problem(
            .configCallbackStatedTwice, at: .member(name), expected: "one way to state the callback",
            found: ([name] + others).map { "\($0)" as ProblemText }.joined(separator: ", "),
            remedy: "“\(name)” is the complete callback URL. Remove \(list), or remove “\(name)”.")
    }

    static func certificateUnusable() -> Problem {
        Problem(
            .configCertificateUnusable, at: .member("clientCertificate"), expected: "a certificate and its private key",
            remedy: "The files exist, but the application cannot create a signer from them. It may not support "
                + "certificates or the format of the key, or the key may belong to another certificate.")
    }

    static func secretUnavailable(_ kind: String, _ name: String) -> Problem {
        Problem(
            .configSecretUnavailable, at: .setting(kind), expected: "a \(kind) that contains the credential",
            found: "\(name)",
            remedy: "The configuration refers to the \(kind) “\(name)”, which does not exist, is empty, or cannot be "
                + "read by this process.")
    }
}
