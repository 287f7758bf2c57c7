public import OIDCPrimitives

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What an ID token must be, said by the application before the token is read. An ID token tells a client who signed in.
public struct IDTokenExpectations: TokenExpectations {
    /// The nonce that the token must repeat.
    public enum Nonce: Sendable {
        /// The one that was sent with the authorization request.
        case sent(Secret)
        /// One was sent with the request that a first token answered: it may come back, and then it must be that one.
        case sentEarlier(Secret)
        /// None was sent, as in the device flow; then none may come back.
        case noNonceWasSent
    }

    /// Something of which the token may carry the hash.
    public enum HashedValue: Sendable {
        /// It is not known here. A hash in the token is checked by its type only.
        case unknown
        /// It came through the browser with the token, which must carry its hash.
        case fromFrontChannel(Secret)
        /// It came from the token endpoint with the token. A hash is compared when there is one.
        case fromBackChannel(Secret)
    }

    /// What is expected of every kind of token.
    public var common: CommonExpectations
    /// The client that the token must be for.
    public var clientID: String
    /// The nonce that the token must repeat.
    public var nonce: Nonce
    /// Further audiences that may stand in `aud` beside the client. Whoever is listed there holds the token as well, and
    /// could present it to this client.
    public var trustedAudiences: [String] = []
    /// How long ago the user may have authenticated, when `max_age` was asked for.
    public var maximumAge: Duration?
    /// The time since which the user must have authenticated, when `prompt=login` was asked for: the time of the request.
    /// It is compared with `auth_time` when the token has one.
    public var authenticatedSince: Date?
    /// The authorization code, for `c_hash`.
    public var code: HashedValue = .unknown
    /// The access token, for `at_hash`.
    public var accessToken: HashedValue = .unknown
    /// The authentication contexts one of which `acr` must name.
    public var requiredContexts: [String]?
    /// The subject of another token about the same user.
    public var sameSubjectAs: String?
    /// The issuer that the response, or another token of the same sign-in, names. Under a template several issuers may
    /// speak, but a sign-in has one.
    public var sameIssuerAs: String?

    /// Creates the expectations of a client that signs users in.
    public init(clientID: String, nonce: Nonce, issuer: any TokenProfile) {
        self.clientID = clientID
        self.nonce = nonce
        common = CommonExpectations(issuer: issuer)
    }
}
