package import OIDCPrimitives
import OIDCTokens

// Settings that the metadata of the provider does not list.

extension Problem {
    /// The metadata lists response modes, but not this one.
    package static func responseModeUnsupported(
        _ configuration: ProviderConfiguration, expected: ProblemText
    ) -> Problem {
        Problem(
            .configResponseModeUnsupported, at: .member("responseMode"), expected: expected,
            found: "\(configuration.responseMode.rawValue)",
            remedy: responseModeOrigin(configuration)
                + " The provider's metadata lists only \(expected). " + otherResponseModes(configuration.responseType))
    }

    /// The metadata lists no response modes. OpenID Connect Discovery 1.0 §3: they are then `query` and `fragment`.
    package static func responseModeNotOffered(
        _ configuration: ProviderConfiguration, expected: ProblemText
    ) -> Problem {
        Problem(
            .configResponseModeNotOffered, severity: .warning, at: .member("responseMode"), expected: expected,
            found: "\(configuration.responseMode.rawValue)",
            remedy: responseModeOrigin(configuration)
                + " The provider's metadata lists no response modes, which means \(expected). If responses arrive in "
                + "another mode, or the provider shows an error: " + otherResponseModes(configuration.responseType))
    }

    /// Says who chose the response mode.
    private static func responseModeOrigin(_ configuration: ProviderConfiguration) -> ProblemText {
        configuration.isResponseModeExplicit
            ? "The configuration chose this response mode."
            : "The configuration chose no response mode, and this is the default for the response type "
                + "“\(configuration.responseType.rawValue)”."
    }

    private static func otherResponseModes(_ type: ResponseType) -> ProblemText {
        type.includesIDToken
            ? "Use the response type “code”, which needs no form, or set the response mode to “fragment” and serve a "
                + "page that passes the fragment on."
            : "Set the response mode to one that the provider supports."
    }

    package static func namesItselfDenied() -> Problem {
        Problem(
            .configSharedCallback, at: .member("namesItself"),
            expected: "a provider that sends “iss” in every response (RFC 9207)",
            remedy: "The configuration sets “namesItself”, but the provider's metadata does not contain "
                + "authorization_response_iss_parameter_supported. Remove “namesItself”, and give the provider its own "
                + "callback path.")
    }

    /// - Parameter isRequired: Whether the metadata requires it, rather than the configuration.
    package static func pushedAuthorizationUnsupported(isRequired: Bool) -> Problem {
        Problem(
            .configPushedAuthorizationUnsupported,
            at: isRequired ? .member("require_pushed_authorization_requests") : .setting("pushedAuthorization"),
            expected: "metadata with pushed_authorization_request_endpoint (RFC 9126)",
            remedy: isRequired
                ? "The provider's metadata requires pushed authorization requests but contains no "
                    + "pushed_authorization_request_endpoint. Ask the provider to correct its metadata."
                : "The configuration sets “pushedAuthorization” to “always”, but the provider's metadata contains no "
                    + "pushed_authorization_request_endpoint. Enable the endpoint at the provider, or remove the "
                    + "setting.")
    }

    package static func signedRequestRequired() -> Problem {
        Problem(
            .configSignedRequestRequired, at: .member("require_signed_request_object"), expected: "false",
            found: "true",
            remedy: "The provider accepts only authorization requests in signed request objects (RFC 9101), which this "
                + "library does not create. Turn this requirement off at the provider.")
    }

    package static func clientAuthenticationNotOffered(_ found: String, expected: ProblemText) -> Problem {
        Problem(
            .configClientAuthenticationNotOffered, severity: .warning, at: .setting("client authentication"),
            expected: expected, found: "\(found)",
            remedy: "The provider's metadata does not list this client authentication method. If the provider returns "
                + "invalid_client, use one of the methods in its metadata.")
    }

    package static func algorithmsDiffer(
        _ configuration: ProviderConfiguration, offered: [String], areAccepted: Bool
    ) -> Problem {
        Problem(
            .configAlgorithmsDiffer, severity: .warning, at: .setting("algorithms"),
            expected: "\(offered.joined(separator: ", "))",
            found: "\(configuration.algorithms.map(\.name).joined(separator: ", "))",
            remedy: areAccepted
                ? "The configuration does not set “algorithms”, so only RS256 is accepted, but the provider's metadata "
                    + "also lists other algorithms and one of them may be its default for this client. Set "
                    + "“algorithms” to what is registered for the client (id_token_signed_response_alg)."
                : "The provider's metadata lists none of the accepted algorithms, so its ID tokens will be rejected. "
                    + "Set “algorithms” to one that it lists and that the signature verifier supports.")
    }
}
