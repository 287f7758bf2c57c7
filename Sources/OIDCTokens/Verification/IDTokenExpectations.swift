public import OIDCPrimitives

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// An application's expectations of an ID token, stated before the token is read. An ID token identifies the user who
/// signed in.
public struct IDTokenExpectations: TokenExpectations {
    /// The nonce that the token must contain.
    public enum Nonce: Sendable {
        /// The nonce that was sent with the authorization request.
        case sent(SecretString)
        /// The nonce of the request that a first token answered. A later token may omit it, but must not contain
        /// another one.
        case sentEarlier(SecretString)
        /// The nonce of the request that a first token answered, if there was one, was not kept. A later token may
        /// contain any nonce or none (Core §12.2). Use this only for tokens from a refresh.
        case sentEarlierButUnknown
        /// No nonce was sent, as in the device flow. The token must not contain one.
        case noNonceWasSent
    }

    /// A value whose hash the token may contain.
    public enum HashedValue: Sendable {
        /// The value is not known here. Only the type of the hash is checked.
        case unknown
        /// A value that came through the browser with the token. The token must contain its hash.
        case fromFrontChannel(SecretString)
        /// A value that came from the token endpoint with the token. If the token contains a hash, it must match.
        case fromBackChannel(SecretString)
    }

    /// The authentication contexts that a claim other than `acr` must contain.
    public struct ContextClaim: Hashable, Sendable {
        /// The name of the claim, which is a string or an array of strings.
        public let name: String
        /// The contexts, one of which the claim must contain.
        public let contexts: [String]

        /// Creates the requirement from the name of a claim and the contexts that satisfy it.
        public init(_ name: String, contains contexts: [String]) {
            self.name = name
            self.contexts = contexts
        }
    }

    /// The expectations that apply to every kind of token.
    public var common: CommonExpectations
    /// The client ID that the token must be issued for.
    public var clientID: String
    /// The nonce that the token must contain.
    public var nonce: Nonce
    /// Other audiences that `aud` may contain in addition to the client ID. Each of these applications also receives
    /// the token and could present it to this client.
    public var trustedAudiences: [String] = []
    /// The maximum time since the user authenticated, if `max_age` was requested.
    public var maximumAge: Duration?
    /// The time since which the user must have authenticated, if `prompt=login` was requested: the time of the request.
    /// It is compared with `auth_time` if the token has that claim.
    public var authenticatedSince: Date?
    /// The authorization code, to check `c_hash`.
    public var code: HashedValue = .unknown
    /// The access token, to check `at_hash`.
    public var accessToken: HashedValue = .unknown
    /// The accepted values of `acr`, or `nil` to accept any.
    public var requiredAuthenticationContexts: [String]?
    /// The contexts that the provider names in a claim of its own, one of which the claim must contain, or `nil` to
    /// accept any.
    public var requiredContextClaim: ContextClaim?
    /// The authentication methods that `amr` must contain, all of them, such as `mfa` (RFC 8176).
    public var requiredMethods: [String] = []
    /// The subject of another token for the same user, which this token must have too.
    public var sameSubjectAs: String?
    /// The issuer named by the response, or by another token of the same sign-in. A template accepts several issuers,
    /// but a sign-in has only one.
    public var sameIssuerAs: String?

    /// Creates the expectations of a client that signs users in.
    ///
    /// - Parameters:
    ///   - clientID: The client ID that the token must be issued for.
    ///   - nonce: The nonce that the token must contain.
    ///   - issuer: The profile of the accepted issuer, such as the `tokenProfile` of a provider's snapshot.
    public init(clientID: String, nonce: Nonce, issuer: any TokenProfile) {
        self.clientID = clientID
        self.nonce = nonce
        common = CommonExpectations(issuer: issuer)
    }
}
