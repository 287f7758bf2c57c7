/// The names of the scopes and authentication contexts that would meet a requirement.
///
/// Challenges to clients are written from them. They are exact, unlike the escaped and shortened description in
/// ``Problem/expected``, so do not show them to users.
package struct RequiredNames: Hashable, Sendable {
    /// The scopes, in the order of the requirement.
    package var scopes: [String] { exactScopes.map(\.string) }
    /// The authentication contexts, in the order of the requirement.
    package var contexts: [String] { exactContexts.map(\.string) }
    private let exactScopes: [ExactString]
    private let exactContexts: [ExactString]

    /// Creates names. The default is none.
    package init(scopes: [String] = [], contexts: [String] = []) {
        exactScopes = scopes.map { ExactString($0) }
        exactContexts = contexts.map { ExactString($0) }
    }
}
