public import OIDCPrimitives
import OIDCTokens

extension ProblemCode {
    /// A required member is absent or blank.
    public static let configMissing = ProblemCode("config.missing")
    /// A member has another type than it must have.
    public static let configWrongType = ProblemCode("config.wrong-type")
    /// A member that nothing reads.
    public static let configUnknownMember = ProblemCode("config.unknown-member")
    /// A member that nothing reads, and whose name is that of a known member misspelled.
    public static let configMisspeltMember = ProblemCode("config.misspelt-member")
    /// The configuration is no strict JSON.
    public static let configNotJSON = ProblemCode("config.not-json")
    /// `openid` is not among the scopes.
    public static let configScopeWithoutOpenID = ProblemCode("config.scope-without-openid")
    /// The scopes are not words of the permitted characters with one space between them.
    public static let configScopeMalformed = ProblemCode("config.scope-malformed")
    /// The response type is not offered by this library or by the provider.
    public static let configResponseTypeUnsupported = ProblemCode("config.response-type-unsupported")
    /// The response mode is unknown, not offered, or unsafe for the response type.
    public static let configResponseModeUnsupported = ProblemCode("config.response-mode-unsupported")
    /// The injected crypto cannot check signatures of an algorithm with which tokens may be signed.
    public static let configAlgorithmUnsupported = ProblemCode("config.algorithm-unsupported")
    /// A code cannot be redeemed without a secret, certificate or assertion.
    public static let configNeedsClientCredential = ProblemCode("config.needs-client-credential")
    /// Two providers have one name.
    public static let configDuplicateName = ProblemCode("config.duplicate-name")
    /// Two providers have one callback path, and not each of them names itself in its response.
    public static let configSharedCallback = ProblemCode("config.shared-callback")
    /// The provider does not say that it takes the client's way to prove itself.
    public static let configClientAuthenticationNotOffered = ProblemCode("config.client-authentication-not-offered")
    /// No signer can be made of a certificate and its private key.
    public static let configCertificateUnusable = ProblemCode("config.certificate-unusable")
    /// What the configuration refers to is not there.
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
            remedy: "Nothing reads “\(name)”. Remove it, or correct its spelling: capitals count.")
    }

    package static func configMisspeltMember(_ name: String, suggestion: String) -> Problem {
        Problem(
            .configMisspeltMember, at: .member(name), expected: "\(suggestion)", found: "\(name)",
            remedy:
                "Write “\(suggestion)” instead of “\(name)”. The name must match exactly, including uppercase "
                + "letters; under any other name the setting would have no effect.",
            suggestion: suggestion)
    }

    package static func configNotJSON(_ reason: Problem) -> Problem {
        Problem(
            .configNotJSON, at: reason.location, expected: "strict JSON", found: "\(reason.code)",
            remedy: "The configuration cannot be read: \(verbatim: reason.remedy)")
    }

    static func algorithmsUnsupported(_ unsupported: [SigningAlgorithm], supported: [SigningAlgorithm]) -> Problem {
        func list(_ algorithms: [SigningAlgorithm]) -> ProblemText {
            algorithms.map { "\($0.name)" }.joined(separator: ", ")
        }
        return Problem(
            .configAlgorithmUnsupported, at: .setting("algorithms"), expected: "some of \(list(supported))",
            found: unsupported.isEmpty ? "no algorithm" : list(unsupported),
            remedy: "The signature verifier of this application does not check signatures of these algorithms. Remove "
                + "them from the accepted algorithms, or inject a verifier that supports them.")
    }

    package static func scopeWithoutOpenID(_ scope: String) -> Problem {
        Problem(
            .configScopeWithoutOpenID, at: .member("scope"), expected: "openid among the scopes", found: "\(scope)",
            remedy: "Add “openid” to the scopes, with a space between: without it there is no ID token. “openid "
                + "profile email” is what a sign-in needs.")
    }

    package static func scopeMalformed(_ scope: String) -> Problem {
        Problem(
            .configScopeMalformed, at: .member("scope"), expected: "scopes with one space between them",
            found: "\(scope)",
            remedy: "Write the scopes with exactly one space between them and none at either end. A scope consists of "
                + "visible ASCII characters other than quotation marks and backslashes.")
    }

    package static func responseTypeUnsupported(_ found: String, expected: ProblemText) -> Problem {
        Problem(
            .configResponseTypeUnsupported, at: .member("responseType"), expected: expected, found: "\(found)",
            remedy: "Write one of \(expected). “code” is right unless there is a reason against it.")
    }

    package static func responseModeUnsupported(_ found: String, expected: ProblemText) -> Problem {
        Problem(
            .configResponseModeUnsupported, at: .member("responseMode"), expected: expected, found: "\(found)",
            remedy: "Write one of \(expected), or leave the response mode out. An ID token may not travel in a query, "
                + "because queries end up in logs.")
    }

    package static func needsClientCredential() -> Problem {
        Problem(
            .configNeedsClientCredential, at: .member("clientSecret"),
            expected: "a secret, a certificate or an assertion",
            remedy:
                "A code is redeemed only by a client that proves itself. Create a client secret under “Certificates "
                + "& secrets” in the app's registration and copy its Value here, or configure a certificate.")
    }

    package static func duplicateName(_ name: String) -> Problem {
        Problem(
            .configDuplicateName, at: .member("name"), expected: "a name of its own for each provider",
            found: "\(name)",
            remedy: "Two providers have this name. Give each one of its own: a sign-in is remembered under it.")
    }

    package static func sharedCallback(_ path: String, of names: [String]) -> Problem {
        let list: ProblemText =
            names.prefix(3).map { "“\($0)”" }.joined(separator: ", ") + (names.count > 3 ? ", …" : "")
        return Problem(
            .configSharedCallback, at: .member("callbackPath"), expected: "a callback path for each provider",
            found: "\(path)",
            remedy: "The providers \(list) share a callback path, so a response from one of them could be taken for a "
                + "response from another. Give each provider its own callback path. They may share one only if every "
                + "response names its provider: the response type contains “id_token”, or the provider sends “iss” "
                + "(RFC 9207) and its configuration says “namesItself”.")
    }

    package static func namesItselfDenied() -> Problem {
        Problem(
            .configSharedCallback, at: .member("namesItself"),
            expected: "a provider that sends “iss” in every response (RFC 9207)",
            remedy: "The configuration says “namesItself”, and the provider's metadata does not: it has no "
                + "authorization_response_iss_parameter_supported. Remove “namesItself”, and give the provider a callback "
                + "path of its own.")
    }

    package static func clientAuthenticationNotOffered(_ found: String, expected: ProblemText) -> Problem {
        Problem(
            .configClientAuthenticationNotOffered, severity: .warning, at: .setting("client authentication"),
            expected: expected, found: "\(found)",
            remedy: "The provider does not say that clients may prove themselves like this. If it answers "
                + "invalid_client, choose one of those that it names.")
    }

    static func certificateUnusable() -> Problem {
        Problem(
            .configCertificateUnusable, at: .member("clientCertificate"), expected: "a certificate and its private key",
            remedy: "The files are there, but this application makes no signer of them: either it does not support "
                + "certificates, or it does not know the format of the key, or the key is that of another certificate.")
    }

    static func secretUnavailable(_ kind: String, _ name: String) -> Problem {
        Problem(
            .configSecretUnavailable, at: .setting(kind), expected: "a \(kind) that holds the credential",
            found: "\(name)",
            remedy: "The configuration refers to the \(kind) “\(name)”, which is not there, is empty or cannot "
                + "be read by this process.")
    }
}
