import EntraID
import Foundation
import OIDCLoopback
import Testing

@testable import OIDCTestSupport

/// The control endpoint of the fake Entra.
@Suite struct FakeControlTests {
    private let browser: FakeEntraBrowser

    init() throws {
        browser = try FakeEntraBrowser()
    }

    private var misbehavior: Misbehavior { browser.entra.state.withLock { $0.misbehavior } }

    // MARK: - Settings

    @Test("Every setting can be set, read and cleared")
    func settings() async throws {
        let values: [String: String] = [
            "defect": "\"token.expired\"", "remaining": "3", "signInError": "50105", "tokenError": "\"70008\"",
            "outage": "true", "silence": "true", "delay": "7", "requiredContext": "\"c1\"", "consentMissing": "true",
            "singleUseRefreshTokens": "true", "responseIssuer": "\"https://a.example\"",
            "metadataIssuer": "\"https://b.example\"", "throttleGraph": "2", "clockDifference": "-400",
            "noKeys": "true",
        ]
        #expect(Set(values.keys) == Set(MisbehaviorSetting.all.map(\.name)))
        let initial = MisbehaviorSetting.all.map { $0.read(Misbehavior()) }
        #expect(initial.allSatisfy { $0.isEmpty })
        for setting in MisbehaviorSetting.all {
            let value = try #require(values[setting.name])
            #expect(try await browser.control("misbehavior", "{\"\(setting.name)\":\(value)}").status == 200)
            let shown = try #require(try await browser.get("/control/misbehavior").json?[setting.name]?.string)
            #expect(shown.contains(value.filter { $0 != "\"" }))
        }
        #expect(MisbehaviorSetting.all.allSatisfy { !$0.read(misbehavior).isEmpty })
        for setting in MisbehaviorSetting.all {
            _ = try await browser.control("misbehavior", "{\"\(setting.name)\":null}")
        }
        #expect(MisbehaviorSetting.all.map { $0.read(misbehavior) } == initial)
    }

    @Test("A bad token is found by its code, its name and both")
    func badTokens() {
        for bad in BadToken.ofFakeEntra {
            #expect(BadToken.fake(named: bad.description)?.description == bad.description)
            #expect(BadToken.fake(named: bad.name)?.name == bad.name)
            #expect(BadToken.fake(named: bad.code.rawValue)?.code == bad.code)
        }
        #expect(BadToken.fake(named: "no such token") == nil)
    }

    @Test(
        "What is not possible changes nothing and is explained",
        arguments: [
            "{\"delay\":5,\"unknown\":1}", "{\"delay\":5,\"defect\":\"no such token\"}", "{\"delay\":60001}",
            "{\"delay\":-1}", "{\"delay\":1.5}", "{\"delay\":[]}", "{\"delay\":5,\"outage\":\"perhaps\"}", "[]", "{",
        ])
    func mistakes(body: String) async throws {
        let response = try await browser.control("misbehavior", body)
        #expect(response.status == 400)
        #expect(response.json?["error"]?.string?.isEmpty == false)
        #expect(misbehavior.delay == 0)
    }

    @Test(
        "No web page may use the control endpoint",
        arguments: [
            "Origin: https://attacker.example", "Origin: http://localhost:8443", "Origin: null",
            "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site",
        ])
    func webPages(header: String) async throws {
        #expect(try await browser.control("misbehavior", "{\"outage\":true}", headers: [header]).status == 403)
        #expect(try await browser.get("/control/log", headers: [header]).status == 403)
        #expect(!misbehavior.isDown)
    }

    @Test("The list names every setting, command and bad token")
    func overview() async throws {
        let list = try #require(try await browser.get("/control").json)
        for setting in MisbehaviorSetting.all { #expect(list["settings"]?[setting.name] != nil) }
        let badTokens = try #require(list["badTokens"]?.array)
        #expect(badTokens.count == BadToken.ofFakeEntra.count)
        for (shown, bad) in zip(badTokens, BadToken.ofFakeEntra) {
            #expect(shown["name"]?.string == bad.name && shown["code"]?.string == bad.code.rawValue)
            let isAlwaysBad = bad.condition == .none && bad.issuers.contains(.entraTenant)
            #expect(shown["condition"]?.isNull == isAlwaysBad, "\(bad)")
            if let condition = shown["condition"]?.string { #expect(bad.demand.contains(condition), "\(bad)") }
        }
        #expect(badTokens.contains { $0["condition"] == "the request had a max_age" })
        let shared = badTokens.filter { $0["condition"] == "the authority is common or organizations" }
        #expect(shared.compactMap { $0["code"]?.string } == ["issuer.tenant-missing", "issuer.tenant-not-allowed"])
        #expect(list["commands"]?["POST /control/reset"] != nil)
        #expect(try await browser.get("/control/nothing").status == 404)
        #expect(try await browser.control("nothing").status == 404)
    }

    // MARK: - Keys

    @Test("Keys are rotated and withdrawn")
    func keys() async throws {
        let first = browser.entra.state.withLock { $0.keys.signer.name }
        let rotated = try await browser.control("keys/rotate").json?["kid"]?.string
        #expect(rotated != first)
        #expect(browser.entra.state.withLock { $0.keys.signer.name } == rotated)
        let withdrawn = try await browser.control("keys/withdraw", "{\"kid\":\"\(first)\"}")
        #expect(withdrawn.json?["kid"]?.string == first)
        #expect(browser.entra.state.withLock { $0.keys.published.allSatisfy { $0.name != first } })
        #expect(try await browser.control("keys/withdraw").json?["kid"]?.string == rotated)
    }

    // MARK: - Registrations

    @Test("An application is registered with everything that it may have")
    func application() async throws {
        let body = """
            {"name": "Shop", "redirectURIs": ["https://shop.example/cb"], "secrets": ["s3cret"], "certificates": ["ab"],
            "frontChannelLogoutURL": "https://shop.example/f", "backChannelLogoutURL": "https://shop.example/b",
            "groupMembershipClaims": false, "appRoles": ["Shop.Read"]}
            """
        let clientID = try #require(try await browser.control("applications", body).json?["clientID"]?.string)
        let found = browser.entra.state.withLock { $0.directory.application(clientID) }
        let application = try #require(found)
        #expect(application.name == "Shop")
        #expect(application.redirectURIs == ["https://shop.example/cb"])
        #expect(application.secrets == [SecretString("s3cret")])
        #expect(application.certificates == ["ab"])
        #expect(application.frontChannelLogoutURL == "https://shop.example/f")
        #expect(application.backChannelLogoutURL == "https://shop.example/b")
        #expect(!application.groupMembershipClaims)
        #expect(application.appRoles == ["Shop.Read"])
    }

    @Test(
        "An impossible registration is explained",
        arguments: [
            ("applications", "{\"clientID\":\"x\"}"), ("applications", "{\"redirectURIs\":[\"http://a.example/\"]}"),
            ("applications", "{\"redirectURIs\":\"https://a.example/\"}"), ("applications", "{\"secret\":\"s\"}"),
            ("applications", "{\"tenants\":[\"x\"]}"), ("applications", "{\"expiredSecrets\":\"s\"}"),
            ("applications", "{\"backChannelLogoutURL\":\"javascript:alert(1)\"}"), ("users", "{}"),
            ("users", "{\"name\":\"eve\",\"kind\":\"robot\"}"), ("users", "{\"name\":\"eve\",\"groups\":301}"),
            ("users", "{\"name\":\"eve\",\"tenant\":\"11111111-0000-4000-8000-000000000000\"}"),
        ])
    func impossibleRegistration(command: String, body: String) async throws {
        let response = try await browser.control(command, body)
        #expect(response.status == 400)
        #expect(response.json?["error"]?.string?.isEmpty == false)
    }

    @Test("A user is added, and can sign in")
    func user() async throws {
        let body = #"{"name":"eve","groups":7,"roles":["Reader"],"displayName":"Eve"}"#
        #expect(try await browser.control("users", body).status == 200)
        let code = try #require(try await browser.signIn(as: "eve").sent["code"])
        let grant = browser.entra.state.withLock { $0.codes[code] }
        let user = try #require(grant?.user)
        #expect(user.displayName == "Eve")
        #expect(user.groups.count == 7)
        #expect(user.roles == ["Reader"])
    }

    // MARK: - Log and reset

    @Test("The log has the latest requests, without anything that may be secret")
    func log() async throws {
        _ = try await browser.authorize()
        _ = try await browser.post(
            "/\(FakeEntraClient.tenant)/oauth2/v2.0/token",
            [
                "grant_type": "authorization_code", "code": "classified-1", "client_secret": "classified-2",
                "other": "classified-3",
            ])
        let response = try await browser.get("/control/log")
        let requests = try #require(response.json?["requests"]?.array)
        #expect(requests.count == 2)
        #expect(requests[0]["path"]?.string == "/\(FakeEntraClient.tenant)/oauth2/v2.0/authorize")
        #expect(requests[1]["method"] == "POST")
        #expect(response.text.contains("authorization_code"))
        #expect(response.text.contains("client_secret"))
        #expect(!response.text.contains("classified"))
        #expect(!(try await browser.get("/").text.contains("classified")))
        for _ in 0...FakeRequestLog.capacity { _ = try await browser.authorize() }
        let entries = browser.entra.state.withLock { $0.log.entries }
        #expect(entries.count == FakeRequestLog.capacity)
        #expect(entries.last?.number == FakeRequestLog.capacity + 3)
    }

    @Test("A reset forgets everything and creates new keys")
    func reset() async throws {
        _ = try await browser.signIn()
        try await browser.control("misbehavior", #"{"outage":true}"#)
        try await browser.control("automatic-sign-in", #"{"user":"ada"}"#)
        try await browser.control("applications", "{}")
        let key = browser.entra.state.withLock { $0.keys.signer.name }
        #expect(try await browser.control("reset").status == 200)
        let state = browser.entra.state.withLock { $0 }
        #expect(!state.misbehavior.isDown)
        #expect(state.automaticUser == nil)
        #expect(state.directory.applications.isEmpty)
        #expect(state.directory.tenants.map(\.id) == [FakeEntraClient.tenantID])
        #expect(state.sessions.count == 0)
        #expect(state.codes.count == 0)
        #expect(state.log.entries.isEmpty)
        #expect(state.keys.signer.name != key)
    }
}
