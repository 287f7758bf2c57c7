import Foundation
import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
import OIDCTokens

/// The subject of the simulation: the live provider, or a version of it with a fault.
protocol Subject: Sendable {
    /// Validates a token. Passes every snapshot that it uses to the closure.
    func validate(_ token: String, at now: Date, seen: @Sendable (ProviderSnapshot) -> Void) async -> Verdict
    /// Returns what is known about the provider.
    func snapshot(warnings: WarningHandler) async throws(Refusal) -> ProviderSnapshot
    /// Keeps the provider fresh until the task is cancelled.
    func keepFresh() async
}

/// The live provider without a fault.
struct UnmodifiedSubject: Subject {
    let live: LiveProvider

    func validate(_ token: String, at now: Date, seen: @Sendable (ProviderSnapshot) -> Void) async -> Verdict {
        do throws(Refusal) {
            _ = try await live.verify(token) { snapshot in
                seen(snapshot)
                return UnmodifiedSubject.expectations(snapshot)
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
            clientID: TokenPool.clientID, nonce: .sent(SecretString(TokenPool.nonce)), issuer: snapshot.tokenProfile)
    }
}
