import EntraID
import OIDCLoopback

// The page on which a user enters the code of a device.
extension FakeEntra {
    /// Returns the page for the user code, or the response to its forms.
    func deviceLogin(_ request: LoopbackRequest) async -> LoopbackResponse {
        let asked = PageRequest(request)
        guard let userCode = asked["user_code"] else { return deviceCodePage(nil) }
        guard let (name, grant) = waitingDevice(userCode) else {
            return deviceCodePage(
                "That code did not work. Check the code and try again. Codes expire and are used once.")
        }
        guard asked.isPost, let choice = asked["choice"] else { return deviceAccountPage(grant) }
        guard isFromOwnPage(request) else {
            return show(
                SignInFailure(
                    "invalid_request", 900144, "The form was not sent by a page of this server.", isKeptOnPage: true))
        }
        return finishDeviceLogin(name, grant, choice, asked)
    }

    private func finishDeviceLogin(
        _ name: String, _ grant: FakeDeviceGrant, _ choice: String, _ asked: PageRequest
    ) -> LoopbackResponse {
        var answered = grant
        if choice.hasSameBytes(as: "decline") {
            answered.isDeclined = true
        } else if choice.hasPrefixBytes("user:") {
            answered.user = account(String(Substring(choice.utf8.dropFirst(5))), for: grant.authority)
        } else {
            answered.user = asked["typed"].flatMap { typedAccount($0, for: grant.authority) }
        }
        guard answered.isDeclined || answered.user != nil else { return deviceAccountPage(grant) }
        state.withLock { state in
            // The device may have asked in the meantime, which changes the time of its last request.
            guard var current = state.deviceCodes[name] else { return }
            current.user = answered.user
            current.isDeclined = answered.isDeclined
            state.deviceCodes.insert(current, for: name)
        }
        let body: HTML =
            answered.isDeclined
            ? "<p>You declined. The device gets an error.</p>"
            : "<p>You signed in on the device. You can close this window.</p>"
        return Page(title: answered.isDeclined ? "Declined" : "Signed in", body: body).response(random: random)
    }

    /// Seconds.
    private static let userCodeLifetime = 900.0

    /// Returns the device that shows a user code and waits. Hyphens, spaces and case do not matter.
    private func waitingDevice(_ typed: String) -> (String, FakeDeviceGrant)? {
        let characters = typed.utf8.filter(\.isASCIIAlphanumeric).map { $0.isASCIILowercase ? $0 & 0xDF : $0 }
        let userCode = String(decoding: characters, as: UTF8.self)
        let now = seconds
        return state.withLock { state -> (String, FakeDeviceGrant)? in
            guard let name = state.userCodes[userCode], let grant = state.deviceCodes[name], grant.user == nil,
                !grant.isDeclined, now < grant.startedAt + FakeEntra.userCodeLifetime
            else { return nil }
            return (name, grant)
        }
    }

    private func deviceCodePage(_ mistake: String?) -> LoopbackResponse {
        let warning: HTML = mistake.map { text -> HTML in "<p role=\"alert\">✗ \(text)</p>" } ?? HTML.empty
        let body: HTML = """
            \(warning)
            <form method="get" action="/devicelogin">
            <label for="user_code">Code that the device shows</label>
            <input type="text" id="user_code" name="user_code" autocomplete="off" required>
            <button class="primary">Next</button>
            </form>
            """
        return Page(title: "Enter code", body: body, status: mistake == nil ? 200 : 400).response(random: random)
    }

    private func deviceAccountPage(_ grant: FakeDeviceGrant) -> LoopbackResponse {
        let application = state.withLock { $0.directory.application(grant.clientID.string) }
        let scopes = grant.scopes.map { scope -> HTML in "<li class=\"value\">\(scope)</li>" }
        let body: HTML = """
            <p>A device wants to sign in to <strong>\(application?.name ?? "an application")</strong>
            <span class="value">\(grant.clientID.string)</span>. Only continue if you started this yourself.</p>
            <ul>\(scopes)</ul>
            <form method="post" action="/devicelogin">
            <input type="hidden" name="user_code" value="\(grant.userCode)">
            <fieldset><legend>Choose an account to approve</legend>
            \(accounts(of: grant.authority).prefix(50).map(FakeEntra.button))
            </fieldset>
            <label for="typed">Or type one in</label>
            <input type="text" id="typed" name="typed" autocomplete="off">
            <button class="primary" name="choice" value="typed">Approve</button>
            <button name="choice" value="decline">Decline</button>
            </form>
            """
        return Page(title: "Sign in on a device", body: body).response(random: random)
    }

    /// Returns whether a form comes from a page of this server. Browsers send the origin with every form.
    func isFromOwnPage(_ request: LoopbackRequest) -> Bool {
        let sites = request.values(of: "Sec-Fetch-Site")
        guard sites.allSatisfy({ $0.hasSameBytes(as: "same-origin") || $0.hasSameBytes(as: "none") }) else {
            return false
        }
        let hosts = request.values(of: "Host").flatMap { ["http://\($0)", "https://\($0)"] } + [origin]
        return request.values(of: "Origin").allSatisfy { origin in hosts.contains { $0.hasSameBytes(as: origin) } }
    }
}
