import OIDCDiscovery
public import OIDCPrimitives
public import OIDCSignIn

/// What Entra's user info endpoint, which Microsoft Graph serves, knows about a user. It cannot be configured, and
/// returns nothing that the ID token cannot contain.
///
/// Everything but the subject is for display only.
public struct EntraUserInfo: Sendable {
    /// The subject (`sub`), which is that of the ID token.
    public let subject: String
    /// The full name (`name`).
    public let name: String?
    /// The given name (`given_name`).
    public let givenName: String?
    /// The family name (`family_name`).
    public let familyName: String?
    /// The URL of the photo (`picture`). It is one of Microsoft Graph, which returns the photo only with an access token
    /// for Graph, so a browser cannot show it. Not every user has a photo.
    public let picture: String?
    /// The e-mail address (`email`). It is not verified, and an administrator of another tenant can choose it.
    public let email: String?

    /// Creates what is known from a validated response. A member of an unexpected type is `nil`.
    public init(_ info: UserInfo) {
        subject = info.subject
        func text(_ name: String) -> String? { info.claims[name]?.string }
        name = text("name")
        givenName = text("given_name")
        familyName = text("family_name")
        picture = text("picture")
        email = text("email")
    }
}

extension EntraUserInfo: CustomStringConvertible, CustomReflectable {
    /// A fixed description, because the rest is about a user.
    public var description: String { "user info" }
    /// A mirror without children, because they are about a user.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension EntraSignIn {
    /// Fetches what Entra's user info endpoint knows about a user.
    ///
    /// - Parameters:
    ///   - accessToken: An access token for Microsoft Graph with the scope `openid`, such as that of a sign-in with the
    ///     default scopes. It is opaque: only Graph can read it.
    ///   - subject: The subject of the ID token.
    ///   - provider: The name of the provider that the user signed in with. The default is the first.
    /// - Throws: `exchange.*`, `token.subject-mismatch` if the response is about another user, or `discovery.*`.
    public func userInfo(
        _ accessToken: SecretString, subject: String, with provider: String? = nil
    ) async throws(Refusal) -> EntraUserInfo {
        EntraUserInfo(
            try await signIn.clients[try signIn.index(of: provider)].userInfo(accessToken, subject: subject))
    }
}
