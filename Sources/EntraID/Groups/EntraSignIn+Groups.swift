import OIDCDiscovery
import OIDCIssuers
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
    ///   - provider: The name of the provider that the user signed in with. The default is the first one whose issuer
    ///     the user has.
    ///   - query: What to ask for. The default is the IDs of security groups.
    ///   - limits: The limits on the requests.
    /// - Throws: A `Refusal` with `graph.*`, `exchange.*`, `request.invalid` if the provider is unknown, or
    ///   `issuer.mismatch` if the user is of another provider (nothing is sent). Treat the groups as unknown then, never
    ///   as empty.
    public func groups(
        of user: EntraIdentity, accessToken: SecretString, with provider: String? = nil,
        query: EntraGroupsRequest.Query = .memberObjects(onlySecurityGroups: true),
        limits: EntraGroupsLimits = .standard
    ) async throws(Refusal) -> EntraGroupMemberships {
        let named = signIn.clients[try signIn.index(of: provider)]
        if let listed = EntraGroupMemberships(listedBy: user, at: named.time.now) { return listed }
        let (client, profile) = try issuer(of: user, among: provider == nil ? signIn.clients : [named])
        // After a restart, the metadata may not have been fetched yet. Most clouds do not need it.
        let snapshot = try? await client.provider.snapshot(warnings: .ignored)
        let graph = try MicrosoftGraph(of: profile.authority, metadata: snapshot?.metadata.entra)
        return try await EntraGroupsResolver(graph, transport: client.transport, limits: limits, time: client.time)
            .groups(of: user, accessToken: accessToken, query: query)
    }

    /// Returns the provider that issued the token of a user. The access token is for its cloud, so it must not be sent to
    /// the Graph of another one.
    private func issuer(
        of user: EntraIdentity, among clients: [SignInClient]
    ) throws(Refusal) -> (SignInClient, EntraProfile) {
        let issuer = user.subjectKey.issuer
        for client in clients {
            guard let profile = client.configuration.profile as? EntraProfile else { continue }
            if profile.mayHaveIssued(issuer: issuer) { return (client, profile) }
        }
        throw Refusal(.issuerMismatch(expected: "the issuer of the provider", found: .string(issuer)))
    }
}
