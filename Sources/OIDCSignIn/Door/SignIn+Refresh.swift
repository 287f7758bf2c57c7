public import OIDCDiscovery
public import OIDCPrimitives

extension SignIn {
    /// Fetches the metadata and the keys of all providers, whether or not a refresh is due, and returns their new
    /// snapshots in the order of the providers. Use it for an administrator's “check now”, not for a user's request.
    ///
    /// - Throws: The problems of all providers whose refresh fails. The others have new snapshots nevertheless.
    @discardableResult
    public func refreshNow() async throws(Refusal) -> [ProviderSnapshot] {
        try await clients.map(\.provider).refreshNow()
    }
}
