import EntraGuide
import EntraID
import Foundation
import OIDCLoopback
import Testing

@testable import entra_oidc

/// The first page: validation, suggestions, the checklist, languages, and the secret that never comes back.
@Suite struct ConsoleFormTests {
    private static let form = [
        "issuer": ConsoleBrowser.issuer, "client-id": ConsoleBrowser.client, "client-secret": ConsoleBrowser.secret,
        "response-type": "code",
    ]

    private func opened(file: JSONObject = [:]) async throws -> ConsoleBrowser {
        let browser = ConsoleBrowser(file: file)
        try await browser.open()
        return browser
    }

    /// Types values, and returns the answer to the script.
    private func typed(_ form: [String: String], touched: String, in browser: ConsoleBrowser) async throws -> JSONCursor
    {
        let response = await browser.post("/validate", form.merging(["touched": touched]) { $1 })
        try #require(response.status == 200)
        return JSONCursor(try JSONValue(parsing: response.body))
    }

    private func state(of item: String, on page: LoopbackResponse) -> String? {
        page.page.components(separatedBy: "id=\"todo-\(item)\"").dropFirst().first?
            .components(separatedBy: "data-state=\"").dropFirst().first?.components(separatedBy: "\"").first
    }

    @Test("A new page has the callback URL of its origin, and no error") func newPage() async throws {
        let page = await (try opened()).get("/")
        #expect(page.status == 200)
        #expect(page.page.contains("value=\"http://localhost:8000/api/oidc/callback\""))
        #expect(page.page.contains("Entra accepts this as a redirect URI"))
        #expect(!page.page.contains("class=\"error\"") && !page.page.contains("aria-invalid=\"true\""))
        for id in [
            "issuer", "client-id", "client-secret", "server-origin", "check", "sign-in", "use-fake", "copy-callback",
        ] {
            #expect(page.page.contains("id=\"\(id)\""), "\(id)")
        }
        for name in ["issuer", "client-id", "client-secret", "response-type", "server-origin"] {
            #expect(page.page.contains("name=\"\(name)\""), "\(name)")
            #expect(page.page.contains("id=\"\(name)-message\""), "\(name)")
        }
    }

    @Test("An untouched field has no error as the user types, and a touched one has")
    func touchedFields() async throws {
        let browser = try await opened()
        let typing = try await typed(
            ["issuer": "https://login.micro", "response-type": "code"], touched: "issuer", in: browser)
        #expect(try typing["states"]["issuer"].required(.string) == "error")
        #expect(try typing["states"]["client-id"].required(.string) == "untouched")
        #expect(try typing["states"]["client-secret"].required(.string) == "untouched")
        let emptied = try await typed(["client-id": "", "response-type": "code"], touched: "client-id", in: browser)
        #expect(try emptied["states"]["client-id"].required(.string) == "error")
        #expect(try emptied["states"]["issuer"].required(.string) == "untouched")
    }

    @Test(
        "Each mistake of the guide gets a remedy at its field",
        arguments: [
            ("issuer", "https://login.microsoftonline.com/<Directory (tenant) ID>/v2.0"),
            ("issuer", "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490"),
            ("issuer", "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"), ("issuer", "https://portal.azure.com"),
            ("client-id", "My Console"), ("client-id", "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"),
            ("client-secret", "fa15d692-e9c7-4460-a743-29f29522229a"),
        ])
    func mistakes(field: String, value: String) async throws {
        let browser = try await opened()
        let form = ConsoleFormTests.form.merging([field: value]) { $1 }
        let answer = try await typed(form, touched: "issuer client-id client-secret", in: browser)
        #expect(try answer["states"][field].required(.string) == "error")
        #expect(try answer["messages"]["\(field)-message"].required(.string).contains("class=\"error\""))
        #expect(try answer["isComplete"].required(.bool) == false)
        // A sign-in does not start.
        let page = await browser.post("/sign-in", form)
        #expect(page.status == 400 && page.continueURL == nil)
        #expect(page.page.contains("class=\"error\""))
    }

    @Test("The beginning of a value that is too long is not taken for the value", arguments: ["issuer", "client-id"])
    func longValues(field: String) async throws {
        let browser = try await opened()
        let long = try #require(ConsoleFormTests.form[field]) + String(repeating: " ", count: 4_096) + "x"
        let form = ConsoleFormTests.form.merging([field: long]) { $1 }
        let answer = try await typed(form, touched: field, in: browser)
        #expect(try answer["states"][field].required(.string) == "error")
        #expect(await browser.post("/sign-in", form).status == 400)
    }

    @Test("A suggestion is a button that works without a script") func suggestion() async throws {
        let browser = try await opened()
        let form = ConsoleFormTests.form.merging(["client-id": ConsoleBrowser.client.uppercased()]) { $1 }
        let page = await browser.post("/", form)
        #expect(page.page.contains("id=\"client-id-suggestion\""))
        #expect(page.page.contains("data-value=\"\(ConsoleBrowser.client)\""))
        let taken = await browser.post("/", form.merging(["take": "client-id"]) { $1 })
        #expect(taken.page.contains("name=\"client-id\" value=\"\(ConsoleBrowser.client)\""))
        #expect(!taken.page.contains("id=\"client-id-suggestion\""))
    }

    @Test("An accepted issuer shows its meaning") func meaning() async throws {
        let browser = try await opened()
        let answer = try await typed(ConsoleFormTests.form, touched: "", in: browser)
        #expect(
            try answer["messages"]["issuer-message"].required(.string).contains("accounts of this organization only"))
        #expect(try answer["isComplete"].required(.bool))
    }

    @Test("A secret never comes back to the page, and the page says so", arguments: ["/", "/validate", "/check"])
    func secretStays(path: String) async throws {
        let browser = ConsoleBrowser(
            transport: ClosureTransport { _ in throw TransportFailure.unreachable(reason: "no network") })
        try await browser.open()
        let answer = await browser.post(path, ConsoleFormTests.form)
        #expect(answer.status == 200)
        #expect(!answer.page.contains(ConsoleBrowser.secret))
        let again = await browser.get("/")
        #expect(again.page.contains(ConsoleBrowser.issuer))
        #expect(!again.page.contains(ConsoleBrowser.secret))
        if path == "/" { #expect(answer.page.contains("never sent back to this page")) }
        for event in browser.events.withLock({ $0 }) { #expect(!event.contains(ConsoleBrowser.secret)) }
    }

    @Test("Values are escaped in the page and in the answers to the script") func escaping() async throws {
        let browser = try await opened()
        let attack = "\"><script>alert(1)</script>"
        let form = ["issuer": attack, "client-id": attack, "server-origin": attack, "response-type": attack]
        for path in ["/", "/sign-in", "/check"] {
            #expect(!(await browser.post(path, form)).page.contains("<script>alert"), "\(path)")
        }
        let answer = try await typed(form, touched: "issuer client-id server-origin", in: browser)
        for field in form.keys {
            #expect(!(try answer["messages"]["\(field)-message"].required(.string)).contains("<script>"))
        }
        let explained = await browser.post("/explain", ["pasted": attack])
        #expect(!explained.page.contains("<script>alert"))
    }

    @Test("The checklist is ticked as the values become right") func checklist() async throws {
        let browser = try await opened()
        let empty = await browser.get("/")
        #expect(state(of: "callback", on: empty) == "done")
        #expect(state(of: "registration", on: empty) == "unknown")
        for item in ["client-id", "credential", "issuer"] { #expect(state(of: item, on: empty) == "todo", "\(item)") }
        #expect(empty.page.contains("we cannot see this"))
        #expect(empty.page.contains("Remove it afterwards."))
        let filled = await browser.post("/", ConsoleFormTests.form)
        for item in ["client-id", "credential", "issuer", "id-tokens"] {
            #expect(state(of: item, on: filled) == "done", "\(item)")
        }
        let hybrid = await browser.post("/", ConsoleFormTests.form.merging(["response-type": "code id_token"]) { $1 })
        #expect(state(of: "id-tokens", on: hybrid) == "unknown")
        let wrong = await browser.post(
            "/", ConsoleFormTests.form.merging(["client-secret": "fa15d692-e9c7-4460-a743-29f29522229a"]) { $1 })
        #expect(state(of: "credential", on: wrong) == "todo")
    }

    @Test("The callback URL of another origin is shown with Entra's verdict") func serverOrigin() async throws {
        let browser = try await opened()
        let good = await browser.post(
            "/", ["server-origin": "https://console.example.com:8443", "response-type": "code"])
        #expect(good.page.contains("https://console.example.com:8443/api/oidc/callback"))
        let bad = try await typed(
            ["server-origin": "http://console.example.com", "response-type": "code"], touched: "server-origin",
            in: browser)
        #expect(try bad["states"]["server-origin"].required(.string) == "error")
    }

    @Test(
        "The checklist begins with copying the callback URL, which the script reports",
        arguments: [
            ("en", "☐ To do:</span> Copy the callback URL.", "☑ Done:</span> The callback URL was copied."),
            ("de", "☐ Offen:</span> Kopieren Sie die", "☑ Erledigt:</span> Die Callback-URL wurde kopiert."),
            ("ro", "☐ De făcut:</span> Copiați", "☑ Gata:</span> Adresa URL de callback a fost copiată."),
            ("zh", "☐ 待办:</span> 请复制回调 URL。", "☑ 已完成:</span> 回调 URL 已复制。"),
        ])
    func copying(language: String, todo: String, done: String) async throws {
        let browser = try await opened()
        let page = await browser.get("/?language=\(language)")
        let list = page.page.components(separatedBy: "<div id=\"checklist\">").last ?? ""
        #expect(list.hasPrefix("<ul class=\"plain\"><li id=\"todo-copied\" class=\"todo\" data-state=\"todo\">"))
        #expect(list.contains(todo))
        #expect(page.page.contains("<input type=\"hidden\" id=\"copied\" name=\"copied\" value=\"\">"))
        // Without scripts, the form is sent as it came.
        let sent = await browser.post("/", ConsoleFormTests.form.merging(["copied": ""]) { $1 })
        #expect(state(of: "copied", on: sent) == "todo")
        let answer = try await typed(["copied": "1", "response-type": "code"], touched: "", in: browser)
        #expect(try answer["messages"]["checklist"].required(.string).contains(done))
        // The tick stays.
        let again = await browser.get("/")
        #expect(state(of: "copied", on: again) == "done" && again.page.contains("name=\"copied\" value=\"1\""))
        #expect(state(of: "copied", on: await browser.post("/", ["copied": "yes"])) == "todo")
    }

    @Test("The values of a configuration file are filled in, and its secret is used but not shown")
    func configurationFile() async throws {
        let browser = try await opened(file: [
            "issuer": .string(ConsoleBrowser.issuer), "clientID": .string(ConsoleBrowser.client),
            "clientSecret": .string(ConsoleBrowser.secret), "publicAddress": "https://console.example.com",
        ])
        let page = await browser.get("/")
        #expect(page.page.contains(ConsoleBrowser.issuer) && page.page.contains(ConsoleBrowser.client))
        #expect(page.page.contains("credential of the configuration file"))
        #expect(!page.page.contains(ConsoleBrowser.secret))
        #expect(browser.console.validation().isComplete)
        // The callback URL is that of the console and not that of the file.
        #expect(browser.console.validation().values.callback?.string == "http://localhost:8000/api/oidc/callback")
    }

    @Test("Every page is in the language of the choice, and else of the browser", arguments: ["en", "de", "ro", "zh"])
    func languages(code: String) async throws {
        let browser = try await opened()
        let language = try #require(GuideLanguage.allCases.first { $0.rawValue == code })
        let preferred = await browser.get("/", headers: ["Accept-Language": "\(code)-XX,en;q=0.5"])
        #expect(preferred.page.contains("<html lang=\"\(code)\""))
        let chosen = await browser.get("/?language=\(code)")
        #expect(chosen.value(of: "Set-Cookie")?.hasPrefix("entra-oidc-language=\(code);") == true)
        for path in ["/", "/result", "/back", "/guide", "/signed-out"] {
            #expect(await browser.get(path).page.contains("<html lang=\"\(code)\""), "\(path)")
        }
        #expect(await browser.get("/").page.contains(language.consoleText.check))
    }

    @Test("The colors follow the choice") func colors() async throws {
        let browser = try await opened()
        #expect(!(await browser.get("/")).page.contains("<html lang=\"en\" data-theme"))
        _ = await browser.get("/?theme=dark")
        #expect(await browser.get("/result").page.contains("data-theme=\"dark\""))
        _ = await browser.get("/?theme=blue%22")
        #expect(await browser.get("/").page.contains("data-theme=\"dark\""))
    }

    @Test("An error of Microsoft's page is explained with the values of the form") func explain() async throws {
        let browser = try await opened()
        _ = await browser.post("/", ConsoleFormTests.form)
        let pasted =
            "Sign in\nSorry, but we’re having trouble signing you in.\nAADSTS50011: The redirect URI does not match."
        let page = await browser.post("/explain", ["pasted": pasted])
        #expect(page.page.contains("data-code=\"AADSTS50011\""))
        #expect(page.page.contains("http://localhost:8000/api/oidc/callback"))
        #expect(page.page.contains(ConsoleBrowser.client))
        #expect(await browser.post("/explain", ["pasted": "nothing"]).page.contains("no AADSTS number"))
    }

    @Test("The guide has thirteen steps with the values of the form") func guide() async throws {
        let browser = try await opened()
        _ = await browser.post("/", ConsoleFormTests.form)
        let page = await browser.get("/guide")
        let steps = page.page.components(separatedBy: "<ol id=\"steps\">").last?.components(separatedBy: "</ol>").first
        #expect(steps?.components(separatedBy: "<li>").count == 14)
        #expect(page.page.contains("http://localhost:8000/api/oidc/callback"))
    }
}
