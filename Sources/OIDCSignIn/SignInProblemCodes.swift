public import OIDCPrimitives

extension ProblemCode {
    /// The request could never succeed.
    public static let requestInvalid = ProblemCode("request.invalid")
    /// Another site initiated a sign-in without `iss`, or with an issuer that is not configured.
    public static let requestUnknownIssuer = ProblemCode("request.unknown-issuer")

    /// The response has no `state`.
    public static let responseStateMissing = ProblemCode("response.state-missing")
    /// The `state` of the response differs from that of the request.
    public static let responseStateMismatch = ProblemCode("response.state-mismatch")
    /// A parameter occurs more than once.
    public static let responseDuplicateParameter = ProblemCode("response.duplicate-parameter")
    /// The response has no `iss`, although the provider always sends it.
    public static let responseIssuerMissing = ProblemCode("response.issuer-missing")
    /// The response is from a different provider.
    public static let responseIssuerMismatch = ProblemCode("response.issuer-mismatch")
    /// The response has no code.
    public static let responseCodeMissing = ProblemCode("response.code-missing")
    /// The response has no ID token.
    public static let responseIDTokenMissing = ProblemCode("response.id-token-missing")
    /// The response mode differs from the requested one.
    public static let responseUnexpectedMode = ProblemCode("response.unexpected-mode")
    /// The provider reported an error instead of a sign-in.
    public static let responseProviderError = ProblemCode("response.provider-error")
    /// The sign-in has expired.
    public static let responseExpired = ProblemCode("response.expired")
    /// The response is not form-encoded UTF-8.
    public static let responseMalformed = ProblemCode("response.malformed")
    /// The response is too large.
    public static let responseTooLarge = ProblemCode("response.too-large")
    /// The response arrived at a different callback URL than the one that was sent.
    public static let responseOtherCallback = ProblemCode("response.other-callback")
    /// The browser did not send the cookie of the sign-in.
    public static let responseCookieMissing = ProblemCode("response.cookie-missing")
    /// No sign-in is pending for this browser and state. It was already used, has expired, or never existed.
    public static let responseNotPending = ProblemCode("response.not-pending")
    /// The store of pending sign-ins failed.
    public static let responseStoreUnavailable = ProblemCode("response.store-unavailable")
    /// The sign-in began with a different provider of this application, or with a different response type.
    public static let responseOtherProvider = ProblemCode("response.other-provider")

    /// The token, UserInfo, or pushed authorization endpoint could not be reached.
    public static let exchangeUnreachable = ProblemCode("exchange.unreachable")
    /// The certificate of the token, UserInfo, or pushed authorization endpoint is not trusted, has expired, or is for
    /// another host.
    public static let exchangeCertificateUntrusted = ProblemCode("exchange.certificate-untrusted")
    /// The token, UserInfo, or pushed authorization endpoint returned another status than expected, without an error.
    public static let exchangeHTTPStatus = ProblemCode("exchange.http-status")
    /// The response is not strict JSON.
    public static let exchangeNotJSON = ProblemCode("exchange.not-json")
    /// A required member is missing.
    public static let exchangeMissingMember = ProblemCode("exchange.missing-member")
    /// A member has the wrong type.
    public static let exchangeWrongType = ProblemCode("exchange.wrong-type")
    /// The tokens are not bearer tokens.
    public static let exchangeTokenType = ProblemCode("exchange.token-type")
    /// The provider returned an error.
    public static let exchangeProviderError = ProblemCode("exchange.provider-error")
    /// The client's secret or assertion could not be obtained.
    public static let exchangeCredentialUnavailable = ProblemCode("exchange.credential-unavailable")
    /// User info is not signed, although the configuration requires it.
    public static let exchangeUserInfoNotSigned = ProblemCode("exchange.user-info-not-signed")
    /// The refresh token belongs to another provider or client.
    public static let exchangeOtherProvider = ProblemCode("exchange.other-provider")
    /// The access token contains characters that are not allowed in a header.
    public static let exchangeAccessTokenMalformed = ProblemCode("exchange.access-token-malformed")
    /// The user did not sign in before the code of the device expired.
    public static let exchangeDeviceCodeExpired = ProblemCode("exchange.device-code-expired")
    /// The provider does not have the required endpoint.
    public static let exchangeNotOffered = ProblemCode("exchange.not-offered")
}
