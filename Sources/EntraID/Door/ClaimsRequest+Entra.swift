public import OIDCSignIn

extension ClaimsRequest {
    /// The capability of a client that handles claims challenges, so that its access tokens can live longer and be
    /// revoked earlier (continuous access evaluation).
    public static let handlesClaimsChallenges = "cp1"

    /// Returns the request with which a client states its capabilities: `xms_cc` of the access token.
    ///
    /// - Parameter capabilities: The capabilities, such as ``handlesClaimsChallenges``.
    public static func clientCapabilities(_ capabilities: [String]) -> ClaimsRequest {
        ClaimsRequest(voluntary: "xms_cc", anyOf: capabilities, in: .accessToken)
    }

    /// Returns the request of an API for one of several authentication contexts: `acrs` of the access token.
    package static func accessContexts(_ contexts: [String]) -> ClaimsRequest {
        ClaimsRequest(essential: "acrs", anyOf: contexts, in: .accessToken)
    }

    /// Whether the request is about authentication contexts of the access token.
    var isAboutContexts: Bool { !values(of: "acrs", in: .accessToken).isEmpty }
}
