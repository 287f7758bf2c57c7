import EntraID
import OIDCTestSupport

/// A sign-in that waits for the browser to come back.
struct StartedSignIn: Sendable {
    let entra: EntraSignIn
    let form: ConsoleForm
    /// The configuration, with its secret, to start again.
    let document: SecretString
    let isFake: Bool
    let recorder: RequestRecorder
    /// The parameter `state`, by which the response is recognized.
    let state: SecretString
    let nonce: SecretString
}

/// A sign-in that has ended, for the result page.
struct SignInOutcome: Sendable {
    /// The configuration, with its secret, to start again. `nil` if it was not usable.
    let document: SecretString?
    let form: ConsoleForm
    let isFake: Bool
    let recorder: RequestRecorder
    var entra: EntraSignIn?
    var refusal: Refusal?
    var result: EntraSignInResult?
    var checks: TokenReport?
    /// The claims of the token of a refused sign-in. `nil` if there was none, or if its structure is invalid.
    var unverifiedClaims: JSONObject?
    /// The grant for the next refresh.
    var refreshGrant: RefreshGrant?
    var refresh: Result<Void, Refusal>?

    var isAccepted: Bool { result != nil && refusal == nil }
}

extension StartedSignIn {
    /// Returns the outcome of every check of the ID token that was received, or `nil` if there was none.
    ///
    /// The sign-in made the same checks. This report is only for display.
    func checks(at time: any TimeSource) async -> TokenReport? {
        guard let token = recorder.token, let client = entra.signIn.clients.first,
            let snapshot = try? await client.provider.snapshot(warnings: .ignored)
        else { return nil }
        var expectations = client.configuration.expectations(snapshot, nonce: .sent(nonce))
        token.complete(&expectations)
        return snapshot.verifier.report(on: token.idToken.revealed(), against: expectations, at: time.now)
    }

    /// Returns the claims of the token that a report is about, for display only, or `nil` if its structure is invalid.
    func unverifiedClaims(_ report: TokenReport?) -> JSONObject? {
        guard let structure = report?.results.first(where: { $0.check == .structure }),
            case .passed = structure.outcome, let token = recorder.token?.idToken
        else { return nil }
        return (try? CompactToken(token.revealed()))?.unverifiedClaims.value.object
    }
}
