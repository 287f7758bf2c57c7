import EntraGuide
import EntraID
import Foundation
import OIDCLoopback
import Testing

@testable import OIDCTestSupport
@testable import entra_oidc

/// The allowed tenants: asked for with an issuer that stands for many tenants, validated, and used by the sign-in.
@Suite struct ConsoleTenantsTests {
    private static let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    private static let other = "5f0d3a3c-2b8f-4f0e-9d53-6a1de8a2c111"
    private static let common = "https://login.microsoftonline.com/common/v2.0"
    private static let organizations = "https://login.microsoftonline.com/organizations/v2.0"

    private func form(_ issuer: String, _ fields: [String: String] = [:]) -> [String: String] {
        [
            "issuer": issuer, "client-id": ConsoleBrowser.client, "client-secret": ConsoleBrowser.secret,
            "response-type": "code",
        ].merging(fields) { $1 }
    }

    private func opened(file: JSONObject = [:]) async throws -> ConsoleBrowser {
        let browser = ConsoleBrowser(file: file)
        try await browser.open()
        return browser
    }

    /// Types values, and returns the answer to the script.
    private func typed(
        _ form: [String: String], touched: String = "issuer", in browser: ConsoleBrowser
    ) async throws -> JSONCursor {
        let response = await browser.post("/validate", form.merging(["touched": touched]) { $1 })
        return JSONCursor(try JSONValue(parsing: response.body))
    }

    private func configuration(_ browser: ConsoleBrowser) throws -> EntraConfiguration {
        let document = Array(browser.console.validation().document.revealed().utf8)
        return try #require(try EntraConfiguration.all(in: document, warnings: .ignored).first)
    }

    @Test("The field is shown only with an issuer that stands for many tenants") func shown() async throws {
        let browser = try await opened()
        #expect(await browser.get("/").page.contains("<div id=\"tenants\" class=\"field\" hidden>"))
        for (issuer, isHidden) in [
            ("", true), (ConsoleBrowser.issuer, true), ("https://login.microsoftonline.com/consumers/v2.0", true),
            ("common", true), (ConsoleTenantsTests.common, false), (ConsoleTenantsTests.organizations, false),
        ] {
            let answer = try await typed(form(issuer), in: browser)
            #expect(try answer["hidden"]["tenants"].required(.bool) == isHidden, "\(issuer)")
            let page = await browser.post("/", form(issuer))
            #expect(page.page.contains("<div id=\"tenants\" class=\"field\">") == !isHidden, "\(issuer)")
        }
    }

    @Test(
        "Without tenants, the field says what to do, and nothing starts",
        arguments: [
            ("en", "List the Directory (tenant) IDs of the allowed tenants"),
            ("de", "Listen Sie die Verzeichnis-IDs (Mandant) der Mandanten auf"),
            ("ro", "Enumerați valorile Directory (tenant) ID ale tenanturilor"), ("zh", "目录(租户) ID"),
        ])
    func missing(language: String, remedy: String) async throws {
        let browser = try await opened()
        _ = await browser.get("/?language=\(language)")
        let answer = try await typed(form(ConsoleTenantsTests.common), in: browser)
        #expect(try answer["states"]["allowed-tenants"].required(.string) == "error")
        #expect(try answer["states"]["issuer"].required(.string) == "accepted")
        let message = try answer["messages"]["allowed-tenants-message"].required(.string)
        #expect(message.contains(remedy) && message.contains("data-code=\"config.tenants-not-stated\""))
        #expect(try answer["isComplete"].required(.bool) == false)
        let page = await browser.post("/sign-in", form(ConsoleTenantsTests.common))
        #expect(page.status == 400 && page.continueURL == nil)
        #expect(page.page.contains("aria-describedby=\"allowed-tenants-hint allowed-tenants-message\" aria-invalid"))
        let text = try #require(GuideLanguage.allCases.first { $0.rawValue == language }).consoleText
        for words in [text.allowedTenants, text.allowedTenantsHint, text.everyTenant] {
            #expect(page.page.contains(words), "\(words)")
        }
    }

    @Test(
        "Tenants are separated by spaces, commas, or lines",
        arguments: [" ", ",", ", ", "\r\n", "\n\n", ";", "，", "、", "\t", "\" \""])
    func separators(separator: String) async throws {
        let browser = try await opened()
        let (tenant, other) = (ConsoleTenantsTests.tenant, ConsoleTenantsTests.other)
        let list = ["allowed-tenants": " \(tenant)\(separator)\(other)\n"]
        let answer = try await typed(form(ConsoleTenantsTests.organizations, list), in: browser)
        #expect(try answer["states"]["allowed-tenants"].required(.string) == "accepted")
        #expect(try answer["messages"]["allowed-tenants-message"].required(.string).contains("✓"))
        #expect(try answer["isComplete"].required(.bool))
        // The secret is not kept, so it is sent again.
        let validation = ConsoleValidation(
            browser.console.state.withLock { $0.form }, browser.console.state.withLock { $0.setting })
        let document = JSONCursor(try JSONValue(parsing: Array(validation.document.revealed().utf8)))
        #expect(try document["allowedTenants"].required(.array(of: .string)) == [tenant, other])
    }

    @Test(
        "An entry that can never match is an error with its remedy",
        arguments: [
            ("contoso.com", "config.allowed-tenant-not-guid"),
            ("8eaef023-2b34-4da1-9baa-8bc8c9d6a490 8eaef023", "config.allowed-tenant-not-guid"),
            ("9188040d-6c67-4c5b-b112-36a304b66dad", "config.tenant-never-allowed"),
            (" , ", "config.tenants-not-stated"),
        ])
    func wrongEntries(list: String, code: String) async throws {
        let browser = try await opened()
        let answer = try await typed(
            form(ConsoleTenantsTests.organizations, ["allowed-tenants": list]), touched: "issuer allowed-tenants",
            in: browser)
        #expect(try answer["states"]["allowed-tenants"].required(.string) == "error")
        #expect(try answer["messages"]["allowed-tenants-message"].required(.string).contains("data-code=\"\(code)\""))
        #expect(try answer["isComplete"].required(.bool) == false)
    }

    @Test("A mistake in several entries is explained once, with the entries") func namedEntries() async throws {
        let browser = try await opened()
        func message(_ list: String) async throws -> String {
            let answer = try await typed(form(ConsoleTenantsTests.common, ["allowed-tenants": list]), in: browser)
            return try answer["messages"]["allowed-tenants-message"].required(.string)
        }
        let two = try await message("contoso.com \(ConsoleTenantsTests.tenant) a<b")
        #expect(two.components(separatedBy: "data-code=").count == 2)
        #expect(two.contains("<p class=\"value\">contoso.com, a&lt;b</p>"))
        let many = try await message(String(repeating: "x ", count: 2_000))
        #expect(many.components(separatedBy: "data-code=").count == 2 && many.utf8.count < 2_000)
    }

    @Test("A list that is too long is not taken for a shorter one") func longList() async throws {
        let browser = try await opened()
        let list = Array(repeating: ConsoleTenantsTests.tenant, count: 200).joined(separator: " ")
        let answer = try await typed(form(ConsoleTenantsTests.common, ["allowed-tenants": list]), in: browser)
        #expect(try answer["states"]["allowed-tenants"].required(.string) == "error")
        // This one is cut where its first entry is followed by spaces only.
        let spaces = String(repeating: " ", count: 4_096 - 36)
        let cut = ConsoleTenantsTests.tenant + spaces + ConsoleTenantsTests.other
        let second = try await typed(form(ConsoleTenantsTests.common, ["allowed-tenants": cut]), in: browser)
        #expect(try second["states"]["allowed-tenants"].required(.string) == "error")
    }

    @Test("Every tenant is a choice of its own, which warns", arguments: ["every-tenant", "allowed-tenants"])
    func everyTenant(field: String) async throws {
        let browser = try await opened()
        let choice = [field: field == "every-tenant" ? "1" : "any"]
        let answer = try await typed(form(ConsoleTenantsTests.common, choice), in: browser)
        #expect(try answer["states"]["allowed-tenants"].required(.string) == "warning")
        let message = try answer["messages"]["allowed-tenants-message"].required(.string)
        #expect(message.contains("data-code=\"authority.many-tenants\"") && message.contains("personal accounts too"))
        #expect(try answer["isComplete"].required(.bool))
        #expect(try answer["states"]["issuer"].required(.string) == "accepted")
        let page = await browser.post("/", form(ConsoleTenantsTests.common, choice))
        #expect(
            page.page.contains("aria-describedby=\"allowed-tenants-message\" checked>") == (field == "every-tenant"))
    }

    @Test("The text is escaped in the page and in the answers to the script") func escaping() async throws {
        let browser = try await opened()
        let attack = ["allowed-tenants": "</textarea><script>alert(1)</script>"]
        #expect(!(await browser.post("/", form(ConsoleTenantsTests.common, attack))).page.contains("<script>alert"))
        let answer = try await typed(form(ConsoleTenantsTests.common, attack), in: browser)
        #expect(!(try answer["messages"]["allowed-tenants-message"].required(.string)).contains("<script>"))
    }

    @Test("The tenants of a configuration file are filled in, and those of one tenant's issuer stay in the file")
    func file() async throws {
        let listed: JSONObject = [
            "issuer": .string(ConsoleTenantsTests.common), "clientID": .string(ConsoleBrowser.client),
            "clientSecret": .string(ConsoleBrowser.secret), "allowedTenants": [.string(ConsoleTenantsTests.tenant)],
        ]
        let browser = try await opened(file: listed)
        #expect(await browser.get("/").page.contains(">\(ConsoleTenantsTests.tenant)</textarea>"))
        #expect(browser.console.validation().isComplete)
        guard case .only(let tenants) = try configuration(browser).allowedTenants else {
            Issue.record("every tenant is allowed")
            return
        }
        #expect(tenants.map(\.string) == [ConsoleTenantsTests.tenant])
        // Another list replaces that of the file, and an empty one removes it.
        _ = await browser.post("/", form(ConsoleTenantsTests.common, ["allowed-tenants": ""]))
        #expect(!browser.console.validation().isComplete)
        let any = try await opened(file: [
            "issuer": .string(ConsoleTenantsTests.common), "clientID": .string(ConsoleBrowser.client),
            "clientSecret": .string(ConsoleBrowser.secret), "allowedTenants": "any",
        ])
        #expect(any.console.validation().isComplete && any.console.validation().form.allowsEveryTenant)
        let contradiction = try await opened(file: [
            "issuer": .string(ConsoleBrowser.issuer), "clientID": .string(ConsoleBrowser.client),
            "clientSecret": .string(ConsoleBrowser.secret), "allowedTenants": [.string(ConsoleTenantsTests.other)],
        ])
        #expect(contradiction.console.validation().state(of: .issuer) == .error)
    }

    @Test("The tenants of a file do not stand in the way of another issuer, for which no list is shown")
    func otherIssuer() async throws {
        let browser = try await opened(file: [
            "issuer": .string(ConsoleTenantsTests.common), "clientID": .string(ConsoleBrowser.client),
            "clientSecret": .string(ConsoleBrowser.secret), "allowedTenants": [.string(ConsoleTenantsTests.other)],
        ])
        defer { browser.console.stop() }
        let list = ["allowed-tenants": ConsoleTenantsTests.other]
        let answer = try await typed(form(ConsoleBrowser.issuer, list), in: browser)
        #expect(try answer["hidden"]["tenants"].required(.bool) && answer["isComplete"].required(.bool))
        _ = await browser.post("/fake")
        #expect(browser.console.validation().isComplete)
        // With the issuer of the file, the list is there again.
        _ = await browser.post("/", form(ConsoleTenantsTests.common, list))
        guard case .only(let tenants) = try configuration(browser).allowedTenants else {
            Issue.record("every tenant is allowed")
            return
        }
        #expect(tenants.map(\.string) == [ConsoleTenantsTests.other])
    }

    @Test("A sign-in accepts users of the listed tenants only", arguments: [true, false])
    func signsIn(isListed: Bool) async throws {
        let fake = try #require(FakeEntra.onNumericHost())
        let browser = ConsoleBrowser(
            file: ["emulatedAt": .string(fake.origin), "clientSecret": "fake-secret"], fake: fake)
        defer { browser.console.stop() }
        try await browser.open()
        try #require(await browser.post("/fake").status == 303)
        let home = ConsoleTenantsTests.tenant
        try #require(fake.authority.contains(home))
        let page = await browser.post(
            "/sign-in",
            [
                "issuer": ConsoleTenantsTests.organizations, "client-id": ConsoleBrowser.client,
                "response-type": "code", "allowed-tenants": isListed ? home : ConsoleTenantsTests.other,
            ])
        let url = try #require(page.continueURL, "\(page.page)")
        #expect(url.hasPrefix("\(fake.origin)/organizations/"))
        _ = try await browser.callback(of: url, as: "ada")
        let result = await browser.get("/result")
        #expect(result.outcome == (isListed ? "accepted" : "refused"), "\(result.page)")
        #expect(result.page.contains("issuer.tenant-not-allowed") == !isListed)
    }
}
