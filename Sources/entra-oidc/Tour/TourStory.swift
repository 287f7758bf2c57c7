import EntraID

/// What happens in the tour: a sign-in with two calls, two responses that are rejected, and a request to an API.
struct TourStory {
    /// The page that required the sign-in.
    static let page = "/reports"
    /// The permission that the caller of the API has.
    static let grantedScope = "Orders.Read"
    /// The permission that the caller of the API does not have.
    static let missingRole = "Orders.Approve"

    let start: SignInStart
    /// The parameters of the URL to which the browser is redirected.
    let parameters: [FormEncoding.Parameter]
    /// The path at which the response arrives, without its query.
    let path: String
    /// The reason why the response is rejected in a browser that did not start the sign-in.
    let otherBrowser: Refusal?
    let result: SignInResult
    /// The reason why the response is rejected the second time.
    let secondDelivery: Refusal?
    /// The checks of the ID token. `finish` performs the same.
    let checks: TokenReport
    let access: EntraAccess
    /// The API's response to a caller without a permission.
    let challenge: EntraChallenge?
    let warnings: [Problem]

    init() async throws(Refusal) {
        let warnings = Locked<[Problem]>([])
        let keep: StoredWarningHandler = { warning in warnings.withLock { $0.append(warning) } }
        let signIn = try SampleProvider.signIn(onWarning: keep)

        start = try await signIn.start(returningTo: TourStory.page, cookieHeader: nil)
        let parameters = try FormEncoding.decode(URLParts(start.url)?.query ?? "")
        self.parameters = parameters
        func value(_ name: String) -> String { parameters.first { $0.name == name }?.value ?? "" }
        path = URLParts(value("redirect_uri")).map { String($0.path) } ?? ""

        // The user signs in, and the provider redirects the browser to the callback.
        let target = "\(path)?code=\(SampleProvider.code)&state=\(value("state"))"
        let cookies = start.cookies.map { String($0.prefix { $0 != ";" }) }.joined(separator: "; ")
        otherBrowser = await TourStory.rejection(CallbackRequest(method: "GET", target: target), by: signIn)
        let request = CallbackRequest(method: "GET", target: target, cookieHeader: cookies)
        result = try await signIn.finish(request)
        secondDelivery = await TourStory.rejection(request, by: signIn)
        let snapshot = try await signIn.clients[0].provider.snapshot(warnings: .ignored)
        checks = snapshot.verifier.report(
            on: SampleToken.text,
            against: .entraSignIn(
                clientID: try GUID(parsing: SampleProvider.clientID), issuer: snapshot.tokenProfile,
                nonce: .sent(SecretString(value("nonce")))),
            at: SampleProvider.now)

        let api = try SampleProvider.api(onWarning: keep)
        access = try await api.authenticate("Bearer \(SampleToken.accessToken)")
        try access.require(.scope(TourStory.grantedScope))
        challenge = TourStory.rejection(of: access, requiring: .role(TourStory.missingRole)).map(api.challenge(for:))
        self.warnings = warnings.withLock { $0 }
    }

    /// Whether everything that is valid was accepted, and everything else rejected for the right reason.
    var isAsExpected: Bool {
        checks.isAccepted && otherBrowser?.codes == [.responseCookieMissing]
            && secondDelivery?.codes == [.responseNotPending] && challenge?.status == 403
    }

    private static func rejection(_ request: CallbackRequest, by signIn: SignIn) async -> Refusal? {
        do throws(Refusal) {
            _ = try await signIn.finish(request)
            return nil
        } catch {
            return error
        }
    }

    private static func rejection(of access: EntraAccess, requiring requirement: EntraRequirement) -> Refusal? {
        do throws(Refusal) {
            try access.require(requirement)
            return nil
        } catch {
            return error
        }
    }
}
