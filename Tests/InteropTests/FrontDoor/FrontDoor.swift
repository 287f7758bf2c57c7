import EntraID

/// The two calls of the front door, for Entra and for any provider.
protocol FrontDoor: Sendable {
    func start(
        with provider: String?, returningTo path: String, cookieHeader: String?, options: AuthorizationOptions
    ) async throws(Refusal) -> SignInStart

    func signedInUser(_ request: CallbackRequest) async throws(Refusal) -> SignedInUser
}

/// What an application needs after a sign-in.
struct SignedInUser: Sendable {
    let name: String
    let returnPath: String
    let expiredCookie: String?
}

extension EntraSignIn: FrontDoor {
    func signedInUser(_ request: CallbackRequest) async throws(Refusal) -> SignedInUser {
        let result = try await finish(request)
        return SignedInUser(
            name: result.user.display.name ?? "", returnPath: result.returnPath, expiredCookie: result.expiredCookie)
    }
}

extension SignIn: FrontDoor {
    func signedInUser(_ request: CallbackRequest) async throws(Refusal) -> SignedInUser {
        let result = try await finish(request)
        return SignedInUser(
            name: result.subject, returnPath: result.returnPath, expiredCookie: result.expiredCookie)
    }
}
