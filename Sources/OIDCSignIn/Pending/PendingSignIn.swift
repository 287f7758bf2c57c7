import OIDCCallbacks
import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
public import OIDCProviders

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A sign-in that has begun, with everything needed to validate its response.
///
/// ``SignInClient/start(callback:cookieHeader:options:warnings:)`` keeps it in a ``PendingSignInStore``. If you keep it
/// in the server-side session instead, remove it and save the session *before* validating the response. Removing it
/// first is what prevents replay: most frameworks save a session after the handler returns, so a handler that throws or
/// a concurrent response would find the sign-in a second time.
///
/// Its encoded form contains unencrypted secrets. On the client, it needs authenticated encryption; a signature is not
/// enough. It can then be replayed until it expires, because a copy of a cookie cannot be revoked.
public struct PendingSignIn: Sendable {
    /// The name of the provider in this application.
    public let provider: String
    /// The client ID that the provider assigned.
    public let clientID: String
    /// The callback URL, as sent.
    public let callback: String
    /// The issuer in the metadata, which can be a template.
    public let issuer: String
    /// Whether the provider always sends its issuer in responses (RFC 9207).
    public let isIssuerParameterExpected: Bool
    /// The requested response type.
    public let responseType: ResponseType
    /// The requested response mode.
    public let responseMode: ResponseMode
    /// The time at which the sign-in began.
    public let startedAt: Date
    /// The path of this origin to which the user returns after the sign-in.
    public let returnPath: String
    /// The time within which the user must finish.
    public let lifetime: Duration
    /// The maximum time since the user authenticated, if it was requested.
    public let maximumAge: Duration?
    /// Whether the user had to authenticate again, even if already signed in (`prompt=login`).
    public let isNewAuthenticationRequired: Bool
    /// The authentication contexts one of which must be met, if any were requested.
    public let requiredAuthenticationContexts: [String]
    /// The authentication contexts in the provider's own claim, one of which must be met, if any were requested.
    public let authenticationContexts: [String]
    /// The authentication methods that the ID token must confirm.
    public let requiredMethods: [String]
    /// Whether the request asked for consent to scopes of other resources. The code is then redeemed for the
    /// configured scopes only.
    let hasConsentScopes: Bool
    let state: SecretString
    let nonce: SecretString
    let codeVerifier: SecretString

    /// The standard lifetime: ten minutes.
    public static let standardLifetime = Duration.seconds(600)
    /// The maximum lifetime, one hour. A stored sign-in never lives longer, even if its encoded form specifies more.
    public static let maximumLifetime = Duration.seconds(3_600)
    /// How far in the future a sign-in may have begun, because the clocks of two servers can differ.
    static let clockDifference = Duration.seconds(60)

    init(
        _ configuration: ProviderConfiguration, metadata: ProviderMetadata, callback: String, secrets: SignInSecrets,
        options: AuthorizationOptions, startedAt: Date
    ) {
        self.init(
            provider: configuration.name, clientID: configuration.clientID, callback: callback,
            issuer: metadata.issuer.string,
            isIssuerParameterExpected: metadata.supportsIssuerParameter,
            responseType: configuration.responseType, responseMode: configuration.responseMode, startedAt: startedAt,
            lifetime: options.lifetime, maximumAge: options.maximumAge,
            returnPath: options.returnPath, isNewAuthenticationRequired: options.prompt == .login,
            requiredAuthenticationContexts: options.requiredAuthenticationContexts,
            authenticationContexts: options.authenticationContexts, requiredMethods: options.requiredMethods,
            hasConsentScopes: !options.consentScopes.isEmpty, secrets: secrets)
    }

    package init(
        provider: String, clientID: String, callback: String, issuer: String, isIssuerParameterExpected: Bool,
        responseType: ResponseType, responseMode: ResponseMode, startedAt: Date,
        lifetime: Duration = PendingSignIn.standardLifetime, maximumAge: Duration? = nil, returnPath: String = "/",
        isNewAuthenticationRequired: Bool = false, requiredAuthenticationContexts: [String] = [],
        authenticationContexts: [String] = [], requiredMethods: [String] = [], hasConsentScopes: Bool = false,
        secrets: SignInSecrets
    ) {
        self.provider = provider
        self.clientID = clientID
        self.callback = callback
        self.issuer = issuer
        self.isIssuerParameterExpected = isIssuerParameterExpected
        self.responseType = responseType
        self.responseMode = responseMode
        self.startedAt = startedAt
        self.lifetime = lifetime
        self.maximumAge = maximumAge
        self.returnPath = ReturnPath.local(returnPath)
        self.isNewAuthenticationRequired = isNewAuthenticationRequired
        self.requiredAuthenticationContexts = requiredAuthenticationContexts
        self.authenticationContexts = authenticationContexts
        self.requiredMethods = requiredMethods
        self.hasConsentScopes = hasConsentScopes
        state = secrets.state
        nonce = secrets.nonce
        codeVerifier = secrets.codeVerifier
    }

    /// Returns the stored lifetime within its bounds, because the stored value may have been changed.
    static func lifetime(storedSeconds seconds: Double) -> Duration {
        guard seconds >= 0 else { return .zero }
        return .seconds(min(seconds, maximumLifetime.inSeconds))
    }

    /// Returns whether the sign-in has expired. A sign-in with a start in the future counts as expired, because it
    /// would otherwise never expire. So does one with a start that is not a number.
    public func isExpired(at now: Date) -> Bool {
        let age = now.timeIntervalSince1970 - startedAt.timeIntervalSince1970
        return !(age <= lifetime.inSeconds && age >= -PendingSignIn.clockDifference.inSeconds)
    }

    /// Throws `response.other-provider` if the sign-in began with a different provider, client, or kind of response.
    /// The stored value may come from another configuration or may have been changed.
    func check(_ configuration: ProviderConfiguration) throws(Refusal) {
        guard provider.hasSameBytes(as: configuration.name), clientID.hasSameBytes(as: configuration.clientID),
            responseType == configuration.responseType, responseMode == configuration.responseMode
        else { throw Refusal(.otherProvider()) }
    }

    /// Throws `response.other-provider` also if the sign-in began with a different issuer, so that a code and its
    /// verifier are sent only to that issuer.
    func check(_ configuration: ProviderConfiguration, _ metadata: ProviderMetadata) throws(Refusal) {
        try check(configuration)
        guard issuer.hasSameBytes(as: metadata.issuer.string) else { throw Refusal(.otherProvider()) }
    }
}
