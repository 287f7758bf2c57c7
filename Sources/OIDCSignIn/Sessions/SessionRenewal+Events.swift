import OIDCDiscovery
import OIDCPrimitives
import OIDCProviders

/// Reports the ends of sessions to the observer of the clients. A renewal is reported by the client that makes it.
extension SessionRenewal {
    /// Reports that a session ended.
    func reportEnd(of tokens: SignedInTokens, _ problems: [Problem] = []) {
        report(metadataURL: client(of: tokens)?.configuration.profile.metadataURL, 1, problems)
    }

    /// Reports that the sessions of an issuer's user ended, unless there were none.
    func reportEnds(_ count: Int, issuer: String) {
        guard count > 0 else { return }
        let client = clients.first { client in
            client.configuration.profile.tokenIssuers.contains { $0.hasSameBytes(as: issuer) }
        }
        report(metadataURL: client?.configuration.profile.metadataURL, count, [])
    }

    private func report(metadataURL: String?, _ count: Int, _ problems: [Problem]) {
        clients.first?.observer(
            OIDCEvent(.sessionEnded, metadataURL: metadataURL, problems: problems, count: count))
    }
}
