import EntraID
import OIDCLoopback

// The start page.
extension FakeEntra {
    /// Returns the start page, or the response to its form.
    func home(_ request: LoopbackRequest) async -> LoopbackResponse {
        let asked = PageRequest(request)
        guard asked.isPost else { return homePage(nil) }
        guard isFromOwnPage(request) else {
            return show(
                SignInFailure(
                    "invalid_request", 900144, "The form was not sent by a page of this server.", isKeptOnPage: true))
        }
        return homePage(change(asked))
    }

    /// Performs the action of a button. Returns a sentence about it.
    private func change(_ asked: PageRequest) -> String {
        switch ExactString(asked["choice"] ?? "") {
        case "rotate":
            rotateKeys()
            return "Tokens are now signed with a new key, which is published beside the former ones."
        case "withdraw":
            let name = withdrawKey(nil)
            return "The key \(name) is no longer published. Tokens are still signed with it until you rotate keys."
        case "reset":
            reset()
            return "Everything is as it was at the start, with new keys."
        default:
            applyMisbehaviorForm(asked)
            return "Saved."
        }
    }

    private func homePage(_ message: String?) -> LoopbackResponse {
        let note: HTML = message.map { text -> HTML in "<p role=\"status\">✓ \(text)</p>" } ?? HTML.empty
        let directory = state.withLock { $0.directory }
        let body: HTML = """
            \(note)
            <p>This server on your machine behaves like Microsoft Entra ID, for developing and testing. It knows no real
            user, and nothing is written to disk.</p>
            <h2>Authorities</h2>
            <table><tbody>\(authorityRows(directory))</tbody></table>
            <h2>Applications</h2>
            <p>Every GUID is a client ID. It may use every redirect URI that Entra takes, and every client secret but
            <span class="value">\(FakeApplication.wrongSecret)</span>. Registered applications have exactly what was
            registered.</p>
            <table><tbody>\(applicationRows(directory))</tbody></table>
            <h2>Users</h2>
            \(directory.tenants.prefix(20).map(FakeEntra.userTable))
            <h2>Behavior</h2>
            <form method="post" action="/">
            \(misbehaviorDrawer())
            <button name="choice" value="rotate">Rotate keys</button>
            <button name="choice" value="withdraw">Withdraw the signing key</button>
            <button name="choice" value="reset">Reset everything</button>
            </form>
            <p>Tests use <a href="/control"><span class="value">/control</span></a>.</p>
            <h2>Latest requests</h2>
            \(logTable())
            """
        return Page(title: "Fake Entra", body: body).response(random: random)
    }

    private func authorityRows(_ directory: FakeDirectory) -> [HTML] {
        let tenants = directory.tenants.prefix(20).flatMap { tenant in
            [(tenant.name, tenant.id.string), (tenant.name, tenant.domain)]
        }
        let shared = [
            ("Any account", "common"), ("Any organization", "organizations"), ("Personal accounts", "consumers"),
        ]
        return (tenants + shared).map { name, segment -> HTML in
            "<tr><th scope=\"row\">\(name)</th><td class=\"value\">\(origin)/\(segment)/v2.0</td></tr>"
        }
    }

    private func applicationRows(_ directory: FakeDirectory) -> [HTML] {
        directory.applications.values.sorted { $0.clientID.string < $1.clientID.string }.prefix(100)
            .map { application -> HTML in
                let uris = application.redirectURIs?.joined(separator: " ") ?? "every redirect URI"
                return """
                    <tr><th scope="row">\(application.name)</th><td class="value">\(application.clientID.string)<br>
                    \(uris)</td></tr>
                    """
            }
    }

    private static func userTable(_ tenant: FakeTenant) -> HTML {
        let rows = tenant.users.prefix(100).map { user -> HTML in
            """
            <tr><th scope="row">\(user.displayName)</th><td><span class="value">\(user.principalName)</span><br>
            <span class="quiet">\(user.summary)</span></td></tr>
            """
        }
        return "<h3>\(tenant.name)</h3><table><tbody>\(rows)</tbody></table>"
    }

    private func logTable() -> HTML {
        let rows = state.withLock { $0.log }.entries.reversed().map { entry -> HTML in
            let parameters = entry.parameters.map { parameter -> HTML in
                "<br><span class=\"value\">\(parameter.name)=\(parameter.value)</span>"
            }
            return """
                <tr><th scope="row">\(entry.number)</th><td><span class="value">\(entry.method) \(entry.path)</span>
                \(entry.status)\(parameters)</td></tr>
                """
        }
        return rows.isEmpty ? "<p class=\"quiet\">None yet.</p>" : "<table><tbody>\(rows)</tbody></table>"
    }
}
