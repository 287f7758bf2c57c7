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

/// A sign-in that was begun: what must be known to validate its response.
///
/// ``SignInClient/start(callback:cookieHeader:options:warnings:)`` keeps it in a ``PendingSignInStore``. An application that
/// keeps it in a session of the browser instead must remove it from there, and save the session, *before* it validates
/// the response: frameworks save a session after the handler has returned, and a handler that throws, or two responses
/// that arrive together, would find it a second time.
///
/// Encoded, it holds secrets in the clear. Where it is kept on the client, it needs authenticated encryption; a signature
/// is not enough. It then serves until it expires, because a copy of a cookie cannot be taken away.
public struct PendingSignIn: Sendable {
    /// The name of the provider's configuration.
    public let provider: String
    /// The client's name with the provider.
    public let clientID: String
    /// The callback URL as it was sent.
    public let callback: String
    /// The issuer that the metadata named, perhaps a template.
    public let issuer: String
    /// Whether the provider always names itself in responses (RFC 9207).
    public let isIssuerParameterExpected: Bool
    /// What the response brings.
    public let responseType: ResponseType
    /// How the response travels.
    public let responseMode: ResponseMode
    /// When the sign-in began.
    public let startedAt: Date
    /// How long the user may take.
    public let lifetime: Duration
    /// How long ago the user may have authenticated, if that was asked for.
    public let maximumAge: Duration?
    /// Whether the user was to authenticate again, whoever was signed in already (`prompt=login`).
    public let isNewAuthenticationRequired: Bool
    /// The contexts of which one must have been met, if any were asked for.
    public let requiredContexts: [String]
    let state: Secret
    let nonce: Secret
    let codeVerifier: Secret

    /// How long a user may take unless something else is said: ten minutes.
    public static let standardLifetime = Duration.seconds(600)
    /// An hour: nothing that was stored lives longer, whatever it says.
    public static let longestLifetime = Duration.seconds(3_600)
    /// How far in the future a sign-in may have begun: the clocks of two servers may differ.
    static let clockDifference = Duration.seconds(60)

    init(
        _ configuration: ProviderConfiguration, metadata: ProviderMetadata, callback: String, secrets: SignInSecrets,
        options: AuthorizationOptions, startedAt: Date
    ) {
        self.init(
            provider: configuration.name, clientID: configuration.clientID, callback: callback,
            issuer: metadata.issuer.text,
            isIssuerParameterExpected: metadata.isIssuerParameterSupported,
            responseType: configuration.responseType, responseMode: configuration.responseMode, startedAt: startedAt,
            lifetime: options.lifetime, maximumAge: options.maximumAge,
            isNewAuthenticationRequired: options.prompt == .login, requiredContexts: options.requiredContexts,
            secrets: secrets)
    }

    package init(
        provider: String, clientID: String, callback: String, issuer: String, isIssuerParameterExpected: Bool,
        responseType: ResponseType, responseMode: ResponseMode, startedAt: Date,
        lifetime: Duration = PendingSignIn.standardLifetime, maximumAge: Duration? = nil,
        isNewAuthenticationRequired: Bool = false, requiredContexts: [String] = [], secrets: SignInSecrets
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
        self.isNewAuthenticationRequired = isNewAuthenticationRequired
        self.requiredContexts = requiredContexts
        state = secrets.state
        nonce = secrets.nonce
        codeVerifier = secrets.codeVerifier
    }

    /// The lifetime that was stored, within its bounds: whoever stored it may have changed it.
    static func lifetime(storedSeconds seconds: Double) -> Duration {
        guard seconds >= 0 else { return .zero }
        return .seconds(min(seconds, longestLifetime.inSeconds))
    }

    /// Whether the user took longer than allowed, or the sign-in claims to have begun in the future: it would never
    /// expire. A time that is not a number has expired.
    public func isExpired(at now: Date) -> Bool {
        let age = now.timeIntervalSince1970 - startedAt.timeIntervalSince1970
        return !(age <= lifetime.inSeconds && age >= -PendingSignIn.clockDifference.inSeconds)
    }

    /// Throws `response.other-provider` when the sign-in was begun with another provider or client, or for another kind
    /// of response: what was stored may come from another configuration, or have been changed.
    func check(_ configuration: ProviderConfiguration) throws(Refusal) {
        guard provider.hasSameBytes(as: configuration.name), clientID.hasSameBytes(as: configuration.clientID),
            responseType == configuration.responseType, responseMode == configuration.responseMode
        else { throw Refusal(.otherProvider()) }
    }

    /// Throws `response.other-provider` when the sign-in was begun with another issuer besides: a code and its verifier go
    /// only where they belong.
    func check(_ configuration: ProviderConfiguration, _ metadata: ProviderMetadata) throws(Refusal) {
        try check(configuration)
        guard issuer.hasSameBytes(as: metadata.issuer.text) else { throw Refusal(.otherProvider()) }
    }
}
