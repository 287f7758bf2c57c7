import OIDCDiscovery
public import OIDCPrimitives
import OIDCSignIn

extension EntraSignIn {
    /// Returns all groups of a user who signed in, from the token or through Microsoft Graph.
    ///
    ///     let memberships = try await entra.groups(of: result.user, accessToken: graphToken)
    ///
    /// With the default scopes, the access token of a sign-in is for Graph. It lasts about an hour, and one for your own
    /// API does not work here.
    ///
    /// - Parameters:
    ///   - user: The user.
    ///   - accessToken: An access token for Microsoft Graph in the same cloud.
    ///   - provider: The name of the provider that the user signed in with. The default is the first.
    ///   - query: What to ask for. The default is the IDs of security groups.
    ///   - limits: The limits on the requests.
    /// - Throws: A `Refusal` with `graph.*`, `exchange.*`, or `request.invalid` if the provider is unknown. Treat the
    ///   groups as unknown then, never as empty.
    public func groups(
        of user: EntraIdentity, accessToken: SecretString, with provider: String? = nil,
        query: EntraGroupsRequest.Query = .memberObjects(onlySecurityGroups: true),
        limits: EntraGroupsLimits = .standard
    ) async throws(Refusal) -> EntraGroupMemberships {
        let client = signIn.clients[try signIn.index(of: provider)]
        if let listed = EntraGroupMemberships(listedBy: user, at: client.time.now) { return listed }
        guard let profile = client.configuration.profile as? EntraProfile else {
            throw Refusal(.graphNotAvailable(.unknownHost))
        }
        // After a restart, the metadata may not have been fetched yet. Most clouds do not need it.
        let snapshot = try? await client.provider.snapshot(warnings: .ignored)
        let graph = try MicrosoftGraph(of: profile.authority, metadata: snapshot?.metadata.entra)
        return try await EntraGroupsResolver(graph, transport: client.transport, limits: limits, time: client.time)
            .groups(of: user, accessToken: accessToken, query: query)
    }
}
