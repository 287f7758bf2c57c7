public import OIDCPrimitives

/// A token with one thing wrong with it, and the code with which it must be refused.
///
///     for bad in BadToken.all where issuer.canSpoil(bad) {
///         let order = bad.order(for: clientID, at: now)
///         let text = try issuer.token(order, spoiled: bad)       // must be refused with bad.code
///     }
///
/// Those in ``all`` are bad ID tokens, those in ``accessTokens`` bad access tokens. A bad token is good in every other respect: without what is wrong with it, the same client accepts it.
public struct BadToken: Sendable, CustomStringConvertible {
    /// What must be true of the client, so that the token is bad and for this reason only.
    public enum Condition: Hashable, Sendable, CaseIterable {
        /// Nothing: a client that sent a nonce, as all should.
        case none
        /// It sent no nonce.
        case noNonceWasSent
        /// It asked for a `max_age`.
        case maximumAge
        /// It asked for `prompt=login`.
        case authenticatedSince
        /// It asked for `acr` values.
        case requiredContexts
        /// A code came through the browser, beside the token.
        case codeInBrowser
        /// An access token came with the token.
        case accessToken
        /// It knows the subject from another token.
        case sameSubject
        /// The issuer publishes two keys of one name: ``TestIssuer/publishTwoKeysOfOneName()``.
        case twoKeysOfOneName
    }

    /// What is wrong, in words.
    public let name: String
    /// The code that the token must get, and the only one.
    public let code: ProblemCode
    /// What must be true of the client.
    public let condition: Condition
    /// Which issuers such a token can come from.
    let issuers: Set<IssuerKind>
    let spoil: @Sendable (inout TokenDraft) -> Void

    init(
        _ name: String, _ code: ProblemCode, when condition: Condition = .none,
        from issuers: Set<IssuerKind> = Set(IssuerKind.allCases),
        _ spoil: @escaping @Sendable (inout TokenDraft) -> Void
    ) {
        self.name = name
        self.code = code
        self.condition = condition
        self.issuers = issuers
        self.spoil = spoil
    }

    /// Every bad ID token.
    public static let all =
        damagedTexts + badHeaders + badSignatures + badClaims + badPurposes + otherKinds + badTimes
        + badAuthenticationTimes + badAnswers + badIssuers

    /// Every bad access token. Each is minted with ``TestIssuer/accessToken(_:spoiled:)``.
    public static let accessTokens =
        damagedTexts + badHeaders + badSignatures + badClaims + badTimes + badIssuers + otherThanAccessTokens

    /// The first bad ID token of that code.
    public static func refused(with code: ProblemCode) -> BadToken? {
        all.first { $0.code == code }
    }

    /// The code, and what is wrong.
    public var description: String { "\(code): \(name)" }
}

/// What sort of issuer a ``TestIssuer`` plays.
enum IssuerKind: CaseIterable {
    /// Any OpenID provider.
    case openID
    /// One tenant of Entra.
    case entraTenant
    /// `common` or `organizations`.
    case sharedEntra
}
