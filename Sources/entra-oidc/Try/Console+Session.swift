import EntraID
import OIDCLoopback
import OIDCTestSupport

// What follows a sign-in: a refresh, and the sign-out.
extension Console {
    /// Asks for new tokens with the refresh token of the last sign-in.
    func refresh(_ view: ConsoleView) async -> LoopbackResponse {
        guard let outcome = state.withLock({ $0.outcome }), let grant = outcome.refreshGrant,
            let client = outcome.entra?.signIn.clients.first
        else { return .redirect(303, to: "/result") }
        let refreshed: Result<RefreshGrant, Refusal>
        do throws(Refusal) {
            refreshed = .success(try await client.refresh(grant).refreshGrant)
        } catch {
            refreshed = .failure(error)
        }
        state.withLock { state in
            // In another tab, a sign-in may have ended meanwhile. Its result has nothing to do with this refresh.
            guard state.outcome?.recorder === outcome.recorder else { return }
            switch refreshed {
            case .success(let next):
                state.outcome?.refreshGrant = next
                state.outcome?.refresh = .success(())
            case .failure(let refusal): state.outcome?.refresh = .failure(refusal)
            }
        }
        switch refreshed {
        case .success: surroundings.report(.refreshed(codes: [], isAccepted: true))
        case .failure(let refusal):
            surroundings.report(.refreshed(codes: refusal.codes.map(\.rawValue), isAccepted: false))
        }
        return .redirect(303, to: "/result")
    }

    /// Forgets the sign-in, and leads to the sign-out at the provider.
    func signOut(_ view: ConsoleView) async -> LoopbackResponse {
        let outcome = state.withLock { state in
            let outcome = state.outcome
            state.outcome = nil
            return outcome
        }
        surroundings.report(.signedOut)
        guard let entra = outcome?.entra, let session = outcome?.result?.providerSession else {
            return .redirect(303, to: "/signed-out")
        }
        do throws(Refusal) {
            let start = try await entra.startSignOut(of: session)
            state.withLock { $0.signingOut = entra }
            return leadingOn(to: start.url, [start.cookie].compactMap(\.self), view.text.leadingOut, view)
        } catch {
            return .redirect(303, to: "/signed-out")
        }
    }

    /// The page to which the provider sends the browser after the sign-out.
    func signedOut(_ request: ConsoleRequest, _ view: ConsoleView) -> LoopbackResponse {
        let entra = state.withLock { $0.signingOut }
        let callback = CallbackRequest(
            method: "GET", target: request.received.target, cookieHeader: request.cookieHeader)
        let result = entra.flatMap { try? $0.finishSignOut(callback) }
        if result != nil { state.withLock { $0.signingOut = nil } }
        let text = view.text
        let there: HTML = result == nil ? .empty : "<p>\(text.signedOutThere)</p>"
        let page = ConsolePage(
            title: text.signedOut,
            body: """
                <p id="outcome">\(text.signedOutHere)</p>
                \(there)
                <p><a href="/">\(text.backToForm)</a></p>
                """,
            cookies: [result?.expiredCookie].compactMap(\.self))
        return show(page, view, at: "/signed-out")
    }
}
