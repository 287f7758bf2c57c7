public import OIDCPrimitives

/// A token that is invalid for exactly one reason, and the code of the error that a server must report.
///
///     for bad in BadToken.all where issuer.canIssue(bad) {
///         let parameters = bad.parameters(for: clientID, at: now)
///         // It must be rejected with `bad.code`.
///         let text = try issuer.token(parameters, defect: bad)
///     }
///
/// ``all`` contains invalid ID tokens, and ``accessTokens`` invalid access tokens. Without its one defect, the same
/// client would accept the token.
public struct BadToken: Sendable, CustomStringConvertible {
    /// The condition that a client must meet for the token to be invalid, and only for the stated reason.
    public enum Condition: Hashable, Sendable, CaseIterable {
        /// No condition. The client sent a nonce, as every client should.
        case none
        /// The client sent no nonce.
        case noNonceWasSent
        /// The client requested a `max_age`.
        case maximumAge
        /// The client requested `prompt=login`.
        case authenticatedSince
        /// The client requested `acr` values.
        case requiredAuthenticationContexts
        /// The response in the browser contains a code as well as the token.
        case codeInBrowser
        /// The response contains an access token as well as the token.
        case accessToken
        /// The client knows the subject from another token.
        case sameSubject
        /// The issuer publishes two keys with the same name. See ``TestIssuer/publishKeysWithSameID()``.
        case keysWithSameID
    }

    /// A short description of the defect.
    public let name: String
    /// The code of the only error that the token must cause.
    public let code: ProblemCode
    /// The condition that the client must meet.
    public let condition: Condition
    /// The kinds of issuers that can issue such a token.
    let issuers: Set<IssuerKind>
    let corrupt: @Sendable (inout TokenDraft) -> Void

    init(
        _ name: String, _ code: ProblemCode, when condition: Condition = .none,
        from issuers: Set<IssuerKind> = Set(IssuerKind.allCases),
        _ corrupt: @escaping @Sendable (inout TokenDraft) -> Void
    ) {
        self.name = name
        self.code = code
        self.condition = condition
        self.issuers = issuers
        self.corrupt = corrupt
    }

    /// All invalid ID tokens.
    public static let all =
        damagedTexts + badHeaders + badSignatures + badClaims + badPurposes + otherKinds + badTimes
        + badAuthenticationTimes + badRequestBindings + badIssuers

    /// All invalid access tokens. Pass each to ``TestIssuer/accessToken(_:defect:)``.
    public static let accessTokens =
        damagedTexts + badHeaders + badSignatures + badClaims + badTimes + badIssuers + otherThanAccessTokens

    /// Returns the first invalid ID token that must cause the given error.
    public static func rejected(with code: ProblemCode) -> BadToken? {
        all.first { $0.code == code }
    }

    /// The code and the description of the defect.
    public var description: String { "\(code): \(name)" }
}

/// The kind of issuer that a ``TestIssuer`` simulates.
enum IssuerKind: CaseIterable {
    /// Any OpenID provider.
    case openID
    /// A single tenant of Entra.
    case entraTenant
    /// `common` or `organizations`.
    case sharedEntra
}
