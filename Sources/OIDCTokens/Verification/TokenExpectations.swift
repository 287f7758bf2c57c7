public import OIDCIssuers
public import OIDCPrimitives

/// What a token must be, said by the application before it is read.
public struct TokenExpectations: Sendable {
    /// The nonce that the token must repeat.
    public enum Nonce: Sendable {
        /// The one that was sent with the authorization request.
        case sent(Secret)
        /// One was sent with the request that a first token answered: it may come back, and then it must be that one.
        case sentEarlier(Secret)
        /// None was sent, as in the device flow; then none may come back.
        case noNonceWasSent
    }

    /// What the token is for.
    public enum Purpose: Sendable {
        /// An ID token: it tells this client who signed in.
        case signIn(clientID: String, nonce: Nonce)
        /// An access token: it lets somebody use this API, which answers to any of these names. One of the claims must
        /// name the client that calls, if any are given: what lacks them is an ID token.
        case access(audiences: [String], callerClaims: [String] = [])
    }

    /// Something of which the token may carry the hash.
    public enum HashedValue: Sendable {
        /// It is not known here. A hash in the token is judged by its type only.
        case unknown
        /// It came through the browser with the token, which must carry its hash.
        case fromFrontChannel(Secret)
        /// It came from the token endpoint with the token. A hash is compared when there is one.
        case fromBackChannel(Secret)
    }

    /// What the token is for.
    public var purpose: Purpose
    /// Who may have issued it.
    public var issuer: any IssuerRule
    /// How it may be signed. Never taken from the token; names that no injected verifier serves have no effect.
    public var algorithms: [SigningAlgorithm] = [.rs256]
    /// How many seconds clocks may differ, from 0 to an hour.
    public var leeway: Double = 60 {
        didSet { leeway = leeway.isFinite ? min(max(leeway, 0), 3_600) : 60 }
    }
    /// How many seconds ago the person may have signed in, when `max_age` was asked for.
    public var maximumAge: Double?
    /// The authorization code, for `c_hash`.
    public var code: HashedValue = .unknown
    /// The access token, for `at_hash`.
    public var accessToken: HashedValue = .unknown
    /// The authentication contexts one of which `acr` must name.
    public var requiredContexts: [String]?
    /// The subject of another token about the same person.
    public var sameSubjectAs: String?
    /// What a provider's quirks ask of the header.
    public var headerRules: [any HeaderRule] = []

    /// Expects a token for a purpose from an issuer.
    public init(_ purpose: Purpose, issuer: any IssuerRule) {
        self.purpose = purpose
        self.issuer = issuer
    }
}

/// What stands against a header, besides what the standards say: a room for providers' quirks.
public protocol HeaderRule: Sendable {
    /// The problem, if there is one.
    func problem(of header: TokenHeader) -> Problem?
}

extension TokenExpectations.Purpose {
    /// The names one of which a token must be for.
    var audiences: [String] {
        switch self {
        case .signIn(let clientID, _): [clientID]
        case .access(let audiences, _): audiences
        }
    }

    /// Whether one of those names satisfies the predicate.
    func hasAudience(where isSatisfying: (String) -> Bool) -> Bool {
        switch self {
        case .signIn(let clientID, _): isSatisfying(clientID)
        case .access(let audiences, _): audiences.contains(where: isSatisfying)
        }
    }
}
