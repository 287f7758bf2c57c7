import OIDCDiscovery
public import OIDCPrimitives
public import OIDCTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The tokens of a user who is signed in, and what belongs to them: the user, the provider and the provider's session.
///
/// ``Sessions`` creates and renews them. Their encoded form contains the access token and the refresh token. Keep it on
/// the server, or under authenticated encryption.
public struct SignedInTokens: Sendable {
    /// The name of the provider in this application.
    public let provider: String
    /// The client ID to which the tokens were issued.
    public let clientID: String
    /// The issuer (`iss`) of the first ID token.
    public let issuer: String
    /// The subject (`sub`) of the first ID token. Identify the user by the issuer together with it.
    public let subject: String
    /// The access token, or `nil` if the provider issued none.
    public let accessToken: SecretString?
    /// The time at which the access token expires, or `nil` if there is none.
    public let accessTokenExpiresAt: Date?
    /// The scope of the access token, if the provider specifies it.
    public let scope: String?
    /// The time at which the user authenticated (`auth_time`), if the first ID token contains it.
    public let authenticatedAt: Date?
    /// The provider's session (`sid`), if the provider names it. A logout request names the session that ended.
    public let providerSession: String?
    /// The hint with which the provider recognizes the user (`login_hint`), for the next sign-in and the sign-out.
    public let loginHint: String?
    /// The latest ID token, if ``Sessions`` keeps them. It is for the sign-out. Read ``idTokenClaims`` instead of it.
    public let idToken: SecretString?
    /// The grant for the next renewal, or `nil` if the provider issued no refresh token.
    let grant: RefreshGrant?
    /// The lifetime of the access token.
    let lifetime: Duration

    /// The lifetime that is assumed for an access token if the provider specifies none.
    static let assumedLifetime = Duration.seconds(300)

    /// Creates tokens from the parts of their encoded form.
    init(
        provider: String, clientID: String, issuer: String, subject: String, accessToken: SecretString?,
        accessTokenExpiresAt: Date?, scope: String?, authenticatedAt: Date?, providerSession: String?,
        loginHint: String?,
        idToken: SecretString?, grant: RefreshGrant?, lifetime: Duration
    ) {
        self.provider = provider
        self.clientID = clientID
        self.issuer = issuer
        self.subject = subject
        self.accessToken = accessToken
        self.accessTokenExpiresAt = accessTokenExpiresAt
        self.scope = scope
        self.authenticatedAt = authenticatedAt
        self.providerSession = providerSession
        self.loginHint = loginHint
        self.idToken = idToken
        self.grant = grant
        self.lifetime = lifetime
    }

    /// Creates the tokens of a completed sign-in.
    ///
    /// - Parameters:
    ///   - result: The result of the sign-in.
    ///   - receivedAt: The time at which the tokens were received.
    ///   - keepsIDToken: Whether to keep the ID token.
    init(_ result: SignInResult, receivedAt: Date, keepsIDToken: Bool) {
        let response = result.tokenResponse
        let lifetime = response?.expiresIn ?? SignedInTokens.assumedLifetime
        let claims = result.idToken.claims
        self.init(
            provider: result.provider, clientID: result.clientID, issuer: result.idToken.issuer,
            subject: result.idToken.subject, accessToken: response?.accessToken,
            accessTokenExpiresAt: response?.accessToken == nil ? nil : receivedAt + lifetime.inSeconds,
            scope: response?.scope, authenticatedAt: result.idToken.authenticationTime,
            providerSession: claims.string("sid"), loginHint: claims.string("login_hint"),
            idToken: keepsIDToken ? response?.idToken : nil, grant: result.refreshGrant, lifetime: lifetime)
    }

    /// Returns the tokens after a renewal. What the provider did not send again stays.
    func renewed(by renewal: TokenRenewal, _ token: VerifiedIDToken?, receivedAt: Date) -> SignedInTokens {
        let response = renewal.response
        let lifetime = response.expiresIn ?? SignedInTokens.assumedLifetime
        return SignedInTokens(
            provider: provider, clientID: clientID, issuer: issuer, subject: subject,
            accessToken: response.accessToken,
            accessTokenExpiresAt: response.accessToken == nil ? nil : receivedAt + lifetime.inSeconds,
            scope: response.scope ?? scope, authenticatedAt: authenticatedAt,
            providerSession: token?.claims.string("sid") ?? providerSession,
            loginHint: token?.claims.string("login_hint") ?? loginHint,
            idToken: idToken == nil ? nil : response.idToken ?? idToken, grant: renewal.grant, lifetime: lifetime)
    }

    /// Returns the same tokens with another grant.
    func with(_ grant: RefreshGrant) -> SignedInTokens {
        SignedInTokens(
            provider: provider, clientID: clientID, issuer: issuer, subject: subject, accessToken: accessToken,
            accessTokenExpiresAt: accessTokenExpiresAt, scope: scope, authenticatedAt: authenticatedAt,
            providerSession: providerSession, loginHint: loginHint, idToken: idToken, grant: grant,
            lifetime: lifetime)
    }

    /// Returns only what says whose session it was.
    func withoutTokens() -> SignedInTokens {
        SignedInTokens(
            provider: provider, clientID: clientID, issuer: issuer, subject: subject, accessToken: nil,
            accessTokenExpiresAt: nil, scope: nil, authenticatedAt: authenticatedAt, providerSession: providerSession,
            loginHint: loginHint, idToken: nil, grant: nil, lifetime: lifetime)
    }

    /// The claims of the latest ID token, such as the roles that the user has now, if ``Sessions`` keeps ID tokens.
    ///
    /// The token was verified when the provider sent it: at the sign-in, or at a renewal whose response contained one.
    /// It is read from the store and not verified again, so the claims are as trustworthy as the store. It is `nil` if
    /// the session has no ID token, or one that is longer than the standard limits allow.
    public var idTokenClaims: ClaimSet? {
        idToken.flatMap { try? CompactToken($0.revealed()) }?.unverifiedClaims
    }

    /// Returns whether the access token has ended.
    func haveEnded(at now: Date) -> Bool { accessTokenExpiresAt.map { $0 <= now } ?? false }

    /// Returns whether the access token ends so soon that a request waits for the new one.
    func areAboutToEnd(at now: Date) -> Bool {
        let margin = min(Duration.seconds(30), lifetime / 20)
        return accessTokenExpiresAt.map { $0 - margin.inSeconds <= now } ?? false
    }
}

extension SignedInTokens: CustomStringConvertible, CustomReflectable {
    /// A description with the provider's name only, because the rest is secret or about a user.
    public var description: String { "tokens of \(escapedForDisplay(provider))" }
    /// A mirror without children, so that a dump shows neither a token nor the user.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension VerifiedIDToken {
    /// The time of `auth_time`.
    var authenticationTime: Date? {
        claims.element("auth_time")?.double.map { Date(timeIntervalSince1970: $0) }
    }
}
