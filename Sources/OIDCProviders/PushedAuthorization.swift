/// When to push authorization requests (RFC 9126): the server sends the parameters to the provider itself, with its
/// client authentication, and the URL for the browser contains only a reference to them.
public enum PushedAuthorization: Hashable, Sendable {
    /// If the provider's metadata requires it (`require_pushed_authorization_requests`).
    case whenRequired
    /// For every sign-in, such as if the provider requires it of this client only. If the provider's metadata has no
    /// endpoint for it, sign-ins fail at their start with `config.pushed-authorization-unsupported`.
    case always
}
