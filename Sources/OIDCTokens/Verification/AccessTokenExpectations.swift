/// What an access token must be, said by an API before the token is read. An access token lets its bearer use the API.
public struct AccessTokenExpectations: TokenExpectations {
    /// How a provider's access tokens differ from its ID tokens, where the token does not say `at+jwt` itself.
    ///
    /// Without such a difference, an ID token of the same audience would open the API to every application that signs
    /// users in (RFC 8725 §3.12). Look at both kinds of tokens of the provider, and choose.
    public struct Distinction: Sendable {
        enum Mark: Sendable {
            case type
            case claim(String)
            case audience
            case profile
        }

        let mark: Mark

        /// Every access token of the provider has the type `at+jwt` (RFC 9068). Tokens without it are rejected with
        /// `token.unexpected-type`.
        public static let type = Distinction(mark: .type)

        /// Every access token of the provider has this claim, and no ID token has: a string, or an array of strings, that
        /// is not empty. `scope` and `client_id` are good choices. Tokens without it are rejected with
        /// `token.claim-missing`.
        public static func claim(_ name: String) -> Distinction { Distinction(mark: .claim(name)) }

        /// The API's audiences name nothing but the API. No client of the provider has one of them as its client ID, so no
        /// ID token is for them.
        public static let audience = Distinction(mark: .audience)

        /// The issuer's ``TokenProfile`` tells access tokens from ID tokens.
        package static let profile = Distinction(mark: .profile)
    }

    /// What is expected of every kind of token.
    public var common: CommonExpectations
    /// The names of the API, one of which the token must be for.
    public var audiences: [String]
    /// How an access token that does not say `at+jwt` differs from an ID token.
    public var distinction: Distinction

    /// Creates the expectations of an API that answers to any of these names.
    ///
    /// - Parameters:
    ///   - audiences: The names of the API, one of which the token must be for.
    ///   - distinction: How the provider's access tokens differ from its ID tokens.
    ///   - issuer: Who may have issued the token: the `tokenProfile` of a provider's snapshot, for example.
    public init(audiences: [String], distinguishedBy distinction: Distinction, issuer: any TokenProfile) {
        self.audiences = audiences
        self.distinction = distinction
        common = CommonExpectations(issuer: issuer)
    }
}
