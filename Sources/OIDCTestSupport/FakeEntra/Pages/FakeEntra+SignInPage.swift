import EntraID
import OIDCLoopback

// The pages on which a user signs in and consents.
extension FakeEntra {
    /// Returns the page on which the user chooses an account.
    ///
    /// - Parameters:
    ///   - authorization: The request.
    ///   - mistake: What was wrong with the account that the user typed in.
    func signInPage(_ authorization: FakeAuthorization, mistake: String? = nil) -> LoopbackResponse {
        let choices = FakeEntra.preferred(accounts(of: authorization.authority), by: authorization.domainHint)
        let hinted = choices.first { user in authorization.loginHint.map(user.isNamed) == true }
        let ordered = (hinted.map { [$0] } ?? []) + choices.filter { $0.objectID != hinted?.objectID }
        let typed = hinted == nil ? authorization.loginHint ?? "" : ""
        let warning: HTML = mistake.map { text -> HTML in "<p role=\"alert\">✗ \(text)</p>" } ?? HTML.empty
        let body: HTML = """
            <p>to <strong>\(authorization.application.name)</strong>
            <span class="value">\(authorization.application.clientID.string)</span></p>
            \(warning)
            <form method="post" action="\(authorization.path)/login">
            <input type="hidden" name="page" value="\(remember(authorization))">
            <button class="default" name="choice" value="typed" tabindex="-1" aria-hidden="true">Sign in</button>
            <fieldset><legend>Choose an account</legend>
            \(ordered.prefix(50).map(FakeEntra.button))
            </fieldset>
            <label for="typed">Or type one in</label>
            <input type="text" id="typed" name="typed" value="\(typed)" autocomplete="off"
            aria-describedby="typed-help">
            <p id="typed-help" class="quiet">A name that is not known becomes a new member. No password is needed.</p>
            <button class="primary" name="choice" value="typed">Sign in</button>
            <button name="choice" value="cancel">Cancel</button>
            \(misbehaviorDrawer())
            </form>
            \(FakeEntra.asked(authorization))
            """
        return Page(
            title: authorization.prompt == .create ? "Create an account" : "Sign in", body: body,
            formTargets: [authorization.target.redirectURI]
        ).response(random: random)
    }

    /// Returns the accounts that a domain hint means, or all of them if it means none.
    private static func preferred(_ accounts: [FakeUser], by hint: String?) -> [FakeUser] {
        guard let hint = hint?.asciiLowercased else { return accounts }
        let meant = accounts.filter { user in
            switch ExactString(hint) {
            case "consumers": user.kind == .personal
            case "organizations": user.kind != .personal
            default: user.principalName.asciiLowercased.hasSuffixBytes("@\(hint)")
            }
        }
        return meant.isEmpty ? accounts : meant
    }

    /// Returns the page on which the user allows what the application asks for.
    func consentPage(
        _ authorization: FakeAuthorization, _ user: FakeUser, headers: [HeaderField]
    ) -> LoopbackResponse {
        var pending = authorization
        pending.user = user
        let scopes = authorization.scopes.map { scope -> HTML in "<li class=\"value\">\(scope)</li>" }
        let body: HTML = """
            <p><strong>\(authorization.application.name)</strong> asks \(user.displayName)
            <span class="value">\(user.principalName)</span> for:</p>
            <ul>\(scopes)</ul>
            <form method="post" action="\(authorization.path)/login">
            <input type="hidden" name="page" value="\(remember(pending))">
            <button class="primary" name="choice" value="accept">Accept</button>
            <button name="choice" value="decline">Decline</button>
            </form>
            \(FakeEntra.asked(authorization))
            """
        return Page(
            title: "Permissions requested", body: body, formTargets: [authorization.target.redirectURI]
        ).response(random: random, headers: headers)
    }

    /// Stores a request until its page comes back, and returns the value that the page's form must contain.
    private func remember(_ authorization: FakeAuthorization) -> String {
        let name = newSecret()
        state.withLock { $0.pendingPages.insert(authorization, for: name) }
        return name
    }

    static func button(_ user: FakeUser) -> HTML {
        """
        <button class="account" name="choice" value="user:\(user.objectID.string)">\(user.displayName)
        <span class="value">\(user.principalName)</span> <span class="quiet">\(user.summary)</span></button>
        """
    }

    private static func asked(_ authorization: FakeAuthorization) -> HTML {
        """
        <details><summary>What was asked for</summary>
        \(ParameterMeaning.table(of: authorization.parameters))
        </details>
        """
    }
}

extension FakeUser {
    /// What is special about the user, in a few words.
    var summary: String {
        var words: [String] = []
        switch kind {
        case .member: words.append("member")
        case .guest: words.append("guest")
        case .personal: words.append("personal account")
        }
        if !directoryRoles.isEmpty { words.append("administrator") }
        if !groups.isEmpty { words.append(groups.count == 1 ? "1 group" : "\(groups.count) groups") }
        if !roles.isEmpty { words.append("roles: \(roles.joined(separator: ", "))") }
        return words.joined(separator: ", ")
    }
}
