import EntraID
import OIDCTestSupport
import TestHelpers
import Testing

/// Sign-ins that another site initiates (OpenID Connect Core 1.0 §4).
@Suite struct ThirdPartyInitiatedLoginTests {
    private let login = InitiatedLogin()

    @Test("The issuer selects the provider, and the user returns to the target", arguments: ["GET", "POST"])
    func issuerSelectsProvider(method: String) async throws {
        let staff = try TestIssuer("https://id.example.com", time: login.time)
        let partner = try TestIssuer("https://partner.example", time: login.time)
        let signIn = try login.signIn(
            [login.provider(staff, name: "staff"), login.provider(partner, name: "partner")], [staff, partner])
        let parameters = InitiatedLogin.encoded([
            "iss": "https://partner.example", "login_hint": "grace@partner.example",
            "target_link_uri": "https://partner.example.com/orders?id=7#top", "unknown": "ignored",
        ])
        let start = try await signIn.start(
            initiatedBy: method == "GET"
                ? InitiatedLogin.get(parameters)
                : CallbackRequest(method: "POST", target: InitiatedLogin.path, body: parameters))
        #expect(start.url.hasPrefix("https://partner.example/"))
        #expect(try InitiatedLogin.parameter("login_hint", of: start) == "grace@partner.example")
        #expect(try InitiatedLogin.parameter("unknown", of: start) == nil)
        let response = try partner.signIn(at: start.url, as: "grace")
        let result = try await signIn.finish(response.request(cookies: start.cookies))
        #expect(result.provider == "partner" && result.subject == "grace")
        #expect(result.returnPath == "/orders?id=7#top")
        #expect(staff.transport.requests.isEmpty)
    }

    @Test(
        "An issuer that is not configured is rejected, and nothing is fetched",
        arguments: [
            "iss=https://evil.example", "iss=https://id.example.com/", "iss=https://ID.example.com",
            "iss=http://id.example.com", "iss=https://id.example.com%20", "iss=https://id.example.com%00", "iss=staff",
            "iss=", "", "login_hint=ada",
        ])
    func unknownIssuer(query: String) async throws {
        let issuer = try TestIssuer("https://id.example.com", time: login.time)
        let signIn = try login.signIn([login.provider(issuer, name: "staff")], [issuer])
        let refusal = await expectRefusal(.requestUnknownIssuer) {
            try await signIn.start(initiatedBy: InitiatedLogin.get(query))
        }
        #expect(refusal?.reason == .invalidResponse && refusal?.httpStatus == 400)
        #expect((refusal?.first.found == "no iss") == (!query.hasPrefix("iss=") || query == "iss="))
        #expect(issuer.transport.requests.isEmpty)
        let event = try #require(login.events.last)
        #expect(event.kind == .signInRefused && event.code == .requestUnknownIssuer && event.metadataURL == nil)
    }

    @Test(
        "A parameter that occurs twice is rejected, whatever its name is",
        arguments: ["iss=https://id.example.com", "login_hint=ada", "target_link_uri=https://a.example/", "other=x"])
    func duplicateParameter(parameter: String) async throws {
        let issuer = try TestIssuer("https://id.example.com", time: login.time)
        let signIn = try login.signIn([login.provider(issuer, name: "staff")], [issuer])
        let query = "\(parameter)&\(parameter)" + (parameter.hasPrefix("iss") ? "" : "&iss=https://id.example.com")
        await expectRefusal(.responseDuplicateParameter) {
            try await signIn.start(initiatedBy: InitiatedLogin.get(query))
        }
        #expect(issuer.transport.requests.isEmpty && login.events.last?.code == .responseDuplicateParameter)
    }

    @Test("The size of the request and of the login hint is limited") func limits() async throws {
        let issuer = try TestIssuer("https://id.example.com", time: login.time)
        let signIn = try login.signIn([login.provider(issuer, name: "staff")], [issuer])
        func codes(_ query: String) async -> [ProblemCode] {
            await refusalCodes { try await signIn.start(initiatedBy: InitiatedLogin.get(query)) }
        }
        let known = "iss=https://id.example.com"
        #expect(await codes("\(known)&login_hint=\(String(repeating: "a", count: 2_048))") == [])
        #expect(
            await codes("\(known)&login_hint=\(String(repeating: "a", count: 2_049))") == [.responseTooLarge])
        let many = (0..<64).map { "p\($0)=x" }.joined(separator: "&")
        #expect(await codes("\(known)&\(many)") == [.responseTooLarge])
        #expect(await codes("\(known)&x=\(String(repeating: "a", count: 64 * 1_024))") == [.responseTooLarge])
        #expect(await codes("\(known)&login_hint=%ff") == [.responseMalformed])
    }

    @Test("An initiated sign-in is bound to its browser like any other") func otherBrowser() async throws {
        let issuer = try TestIssuer("https://id.example.com", time: login.time)
        let signIn = try login.signIn([login.provider(issuer, name: "staff")], [issuer])
        let start = try await signIn.start(initiatedBy: InitiatedLogin.get(["iss": "https://id.example.com"]))
        let response = try issuer.signIn(at: start.url)
        #expect(await refusalCodes { try await signIn.finish(response.request()) } == [.responseCookieMissing])
        #expect(await refusalCodes { try await signIn.finish(response.request(cookies: start.cookies)) } == [])
        #expect(login.events.kinds.suffix(2) == ["code-redeemed", "sign-in-finished"])
    }

    @Test("The cookies of old sign-ins are removed, as for any other start") func surplusCookies() async throws {
        let issuer = try TestIssuer("https://id.example.com", time: login.time)
        let signIn = try login.signIn([login.provider(issuer, name: "staff")], [issuer])
        let browser = TestBrowser(at: "https://staff.example.com/login", time: login.time)
        for _ in 0..<12 {
            let start = try await signIn.start(
                initiatedBy: InitiatedLogin.get("iss=https://id.example.com", cookieHeader: browser.cookieHeader))
            browser.receive(setCookies: start.cookies)
        }
        #expect(browser.cookieFields.count == 8)
    }

    @Test("The options of the application are sent, and its choice of an account excludes the hint")
    func options() async throws {
        let issuer = try TestIssuer("https://id.example.com", time: login.time)
        let signIn = try login.signIn([login.provider(issuer, name: "staff")], [issuer])
        let request = InitiatedLogin.get(["iss": "https://id.example.com", "login_hint": "ada@example.com"])
        var options = AuthorizationOptions()
        options.userInterfaceLocales = ["de"]
        options.loginHint = "own@example.com"
        options.returnPath = "/own"
        let start = try await signIn.start(initiatedBy: request, options: options)
        #expect(try InitiatedLogin.parameter("ui_locales", of: start) == "de")
        #expect(try InitiatedLogin.parameter("login_hint", of: start) == "ada@example.com")
        let withoutHint = try await signIn.start(
            initiatedBy: InitiatedLogin.get(["iss": "https://id.example.com"]), options: options)
        #expect(try InitiatedLogin.parameter("login_hint", of: withoutHint) == "own@example.com")
        let response = try issuer.signIn(at: withoutHint.url)
        let result = try await signIn.finish(response.request(cookies: withoutHint.cookies))
        #expect(result.returnPath == "/")

        options.loginHint = nil
        options.prompt = .selectAccount
        let selection = try await signIn.start(initiatedBy: request, options: options)
        #expect(try InitiatedLogin.parameter("prompt", of: selection) == "select_account")
        #expect(try InitiatedLogin.parameter("login_hint", of: selection) == nil)
    }

    /// A profile may recognize several issuers until the metadata says which one the provider has.
    @Test("Metadata that was fetched already decides between two profiles") func fetchedMetadata() async throws {
        let first = try TestIssuer("https://first.example", time: login.time)
        let second = try TestIssuer("https://second.example", time: login.time)
        let signIn = try login.signIn(
            [
                login.provider(first, name: "first", profile: AnyIssuerProfile(metadataURL: first.profile.metadataURL)),
                login.provider(
                    second, name: "second", profile: AnyIssuerProfile(metadataURL: second.profile.metadataURL)),
            ], [first, second])
        for name in ["first", "second"] { _ = try await signIn.start(with: name, cookieHeader: nil) }
        let start = try await signIn.start(initiatedBy: InitiatedLogin.get(["iss": "https://second.example"]))
        #expect(start.url.hasPrefix("https://second.example/"))
        await expectRefusal(.requestUnknownIssuer) {
            try await signIn.start(initiatedBy: InitiatedLogin.get(["iss": "https://third.example"]))
        }
    }
}

/// A profile that takes every issuer.
private struct AnyIssuerProfile: ProviderProfile {
    let metadataURL: String

    func accept(_ issuer: String) throws(Refusal) -> AcceptedIssuer {
        let identifier = try IssuerIdentifier(issuer)
        return AcceptedIssuer(.concrete(identifier), as: .exact, tokenProfile: ExactIssuerRule(identifier))
    }
}
