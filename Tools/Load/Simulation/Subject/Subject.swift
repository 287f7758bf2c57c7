import Foundation
import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import OIDCTokens

/// What is tried: the live provider, or something that spoils what it does.
protocol Subject: Sendable {
    /// Judges a token. Tells every snapshot that it judges with.
    func judge(_ token: String, at now: Date, seen: @Sendable (ProviderSnapshot) -> Void) async -> Verdict
    /// What is known of the provider.
    func snapshot(warnings: WarningHandler) async throws(Refusal) -> ProviderSnapshot
    /// Keeps it fresh until the task is cancelled.
    func keepFresh() async
}

/// The live provider as it is.
struct HonestSubject: Subject {
    let live: LiveProvider

    func judge(_ token: String, at now: Date, seen: @Sendable (ProviderSnapshot) -> Void) async -> Verdict {
        do throws(Refusal) {
            _ = try await live.verify(token) { snapshot in
                seen(snapshot)
                return HonestSubject.expectations(snapshot)
            }
            return .accepted
        } catch {
            return .refused(error.codes)
        }
    }

    func snapshot(warnings: WarningHandler) async throws(Refusal) -> ProviderSnapshot {
        try await live.snapshot(warnings: warnings)
    }

    func keepFresh() async { await live.keepFresh() }

    static func expectations(_ snapshot: ProviderSnapshot) -> IDTokenExpectations {
        IDTokenExpectations(
            clientID: TokenPool.clientID, nonce: .sent(Secret(TokenPool.nonce)), issuer: snapshot.tokenProfile)
    }
}
