/// An API's expectations of an access token, stated before the token is read. An access token lets its bearer use the
/// API.
///
/// Create them once and use copies for many tokens: a token that was accepted before with a copy of the same
/// expectations, and the same keys, is accepted again after a check of its times.
public struct AccessTokenExpectations: TokenExpectations {
    /// The way a provider's access tokens differ from its ID tokens, for tokens without the type `at+jwt`.
    ///
    /// Without such a difference, the API would accept ID tokens with the same audience, so any application that signs
    /// users in could use the API (RFC 8725 §3.12). Look at both kinds of tokens from the provider before you choose.
    public struct Distinction: Sendable {
        enum Mark: Sendable {
            case type
            case claim(String)
            case audience
            case profile
        }

        let mark: Mark

        /// The type `at+jwt` (RFC 9068), which every access token of the provider has. Tokens without it are rejected
        /// with `token.unexpected-type`.
        public static let type = Distinction(mark: .type)

        /// Returns a distinction by a claim that every access token of the provider has, and no ID token. Its value
        /// must be a non-empty string or array of strings. `scope` and `client_id` are good choices. Tokens without it
        /// are rejected with `token.claim-missing`.
        public static func claim(_ name: String) -> Distinction { Distinction(mark: .claim(name)) }

        /// The audience: the API's audiences identify only the API. No client of the provider has one of them as its
        /// client ID, so no ID token has such an audience.
        public static let audience = Distinction(mark: .audience)

        /// The issuer's ``TokenProfile``, which distinguishes access tokens from ID tokens.
        package static let profile = Distinction(mark: .profile)
    }

    /// The expectations that apply to every kind of token.
    public var common: CommonExpectations { didSet { identity = ValueIdentity() } }
    /// The API's identifiers. The token's audience must include one of them.
    public var audiences: [String] { didSet { identity = ValueIdentity() } }
    /// The way access tokens without the type `at+jwt` differ from ID tokens.
    public var distinction: Distinction { didSet { identity = ValueIdentity() } }

    /// Equal only in copies of the same expectations. It changes with every property.
    private(set) var identity = ValueIdentity()

    /// Creates the expectations of an API.
    ///
    /// - Parameters:
    ///   - audiences: The API's identifiers. The token's audience must include one of them.
    ///   - distinction: The way the provider's access tokens differ from its ID tokens.
    ///   - issuer: The profile of the accepted issuer, such as the `tokenProfile` of a provider's snapshot.
    public init(audiences: [String], distinguishedBy distinction: Distinction, issuer: any TokenProfile) {
        self.audiences = audiences
        self.distinction = distinction
        common = CommonExpectations(issuer: issuer)
    }
}
