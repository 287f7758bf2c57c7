import EntraID
import Foundation
import Testing

@testable import OIDCTestSupport

/// The token endpoint: applications on their own behalf, on behalf of users, and devices.
@Suite struct FakeGrantTests {
    private let client: FakeEntraClient
    private let id = FakeEntraClient.clientID.string
    private let api = FakeEntraClient.apiID.string

    init() throws {
        client = try FakeEntraClient()
    }

    // MARK: - Client credentials

    private func credentials(
        scope: String?, secret: String? = "a-secret", at authority: String = FakeEntraClient.tenant
    ) async throws -> FakeEntraClient.Answer {
        var form = [("grant_type", "client_credentials"), ("client_id", id)]
        if let scope { form.append(("scope", scope)) }
        if let secret { form.append(("client_secret", secret)) }
        return try await client.token(form, at: authority)
    }

    @Test("An application gets a token with its roles") func application() async throws {
        let answer = try await credentials(scope: "api://\(api)/.default")
        #expect(answer.status == 200 && answer["id_token"] == nil && answer["refresh_token"] == nil)
        let claims = try FakeEntraClient.claims(answer["access_token"])
        #expect(claims["aud"] == .string(api) && claims["azp"] == .string(id) && claims["azpacr"] == "1")
        #expect(claims["roles"] == .array(["Test.Read.All"]) && claims["scp"] == nil && claims["idtyp"] == "app")
        #expect(claims["sub"] == claims["oid"] && claims["tid"] == .string(FakeEntraClient.tenant))
    }

    @Test("An application without a secret, a default scope, or a tenant gets nothing") func badApplication()
        async throws
    {
        #expect(try await credentials(scope: "\(api)/.default", secret: nil).number == 7000218)
        #expect(try await credentials(scope: "\(api)/read").number == 1002012)
        #expect(try await credentials(scope: "openid").number == 1002012)
        #expect(try await credentials(scope: nil).number == 900144)
        #expect(try await credentials(scope: "https://example.com/.default").number == 500011)
        #expect(try await credentials(scope: "\(api)/.default \(id)/.default").number == 28000)
        for shared in ["common", "organizations", "consumers"] {
            #expect(try await credentials(scope: "\(api)/.default", at: shared).number == 50059)
        }
    }

    // MARK: - On behalf of a user

    private func userToken(audience: String? = nil) async throws -> String {
        let scopes = ["openid", "\(audience ?? id)/access_as_user"]
        let code = client.code(try client.grant(scopes: scopes))
        return try #require(try await client.token(client.redemption(code))["access_token"])
    }

    private func onBehalf(
        _ assertion: String, scope: String = "https://graph.microsoft.com/User.Read offline_access",
        secret: Bool = true,
        use: String = "on_behalf_of", at authority: String = FakeEntraClient.tenant
    ) async throws -> FakeEntraClient.Answer {
        var form = [
            ("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), ("client_id", id), ("scope", scope),
            ("assertion", assertion), ("requested_token_use", use),
        ]
        if secret { form.append(("client_secret", "a-secret")) }
        return try await client.token(form, at: authority)
    }

    @Test("An API exchanges the token of its user for one of Graph") func onBehalf() async throws {
        let answer = try await onBehalf(userToken())
        #expect(answer.status == 200 && answer["refresh_token"] != nil)
        let token = try #require(answer["access_token"])
        let access = try #require(client.entra.access(token))
        #expect(access.resource == .graph && access.user?.name == "ada" && access.permissions == ["User.Read"])
        #expect(access.clientID == FakeEntraClient.clientID && access.authentication == .secret)
    }

    @Test("An assertion that is not a token for the API is rejected") func badAssertion() async throws {
        #expect(try await onBehalf(userToken(audience: api)).number == 500131)
        #expect(try await onBehalf("a.b.c").number == 50013)
        let token = try await userToken()
        #expect(try await onBehalf(String(token.dropLast(8)) + "AAAAAAAA").number == 50013)
        #expect(try await onBehalf(token, secret: false).number == 7000218)
        #expect(try await onBehalf(token, use: "other").number == 90023)
        #expect(try await onBehalf(token, at: FakeEntraClient.otherTenant).number == 50013)
        let ofApplication = try await credentials(scope: "\(id)/.default")
        #expect(try await onBehalf(#require(ofApplication["access_token"])).number == 50013)
        client.time.advance(by: .seconds(3_700))
        #expect(try await onBehalf(token).number == 500133)
    }

    @Test("An API whose tokens have a key of their own exchanges them") func ownKey() async throws {
        var application = FakeApplication(clientID: FakeEntraClient.clientID)
        application.signingKey = FakeKeys.Key(random: SystemRandom())
        client.entra.state.withLock { [application] in $0.directory.applications[ExactString(id)] = application }
        let token = try await userToken()
        #expect(FakeJWT(token)?.header["kid"]?.string == application.signingKey?.name)
        #expect(try await onBehalf(token).status == 200)
    }

    @Test("An assertion signed with a withdrawn key is rejected") func withdrawnKey() async throws {
        let token = try await userToken()
        client.entra.state.withLock { state in _ = state.keys.withdraw(state.keys.signer.name) }
        #expect(try await onBehalf(token).number == 50013)
    }

    // MARK: - Devices

    private func start(_ form: [(String, String)]? = nil) async throws -> FakeEntraClient.Answer {
        let standard = [("client_id", id), ("scope", "openid profile offline_access")]
        return try await client.post("/\(FakeEntraClient.tenant)/oauth2/v2.0/devicecode", form ?? standard)
    }

    private func poll(_ code: String?) async throws -> FakeEntraClient.Answer {
        try await client.token([
            ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), ("client_id", id),
            ("device_code", try #require(code)),
        ])
    }

    private func change(_ code: String?, _ change: @Sendable (inout FakeDeviceGrant) -> Void) throws {
        let code = try #require(code)
        client.entra.state.withLock { state in
            guard var grant = state.deviceCodes[code] else { return }
            change(&grant)
            state.deviceCodes.insert(grant, for: code)
        }
    }

    @Test("A device waits for its user, and then gets tokens once") func device() async throws {
        let started = try await start()
        let code = started["device_code"]
        #expect(started["verification_uri"] == "\(FakeEntraClient.origin)/devicelogin")
        #expect(started.body["interval"]?.integer == 5 && started.body["expires_in"]?.integer == 900)
        let userCode = try #require(started["user_code"])
        #expect(userCode.utf8.count == 9 && started["message"]?.contains(userCode) == true)
        #expect(client.entra.state.withLock { $0.userCodes[userCode] } == code)
        #expect(try await poll(code)["error"] == "authorization_pending")
        client.time.advance(by: .seconds(5))
        #expect(try await poll(code)["error"] == "authorization_pending")
        let user = try client.user("ada")
        try change(code) { $0.user = user }
        let answer = try await poll(code)
        #expect(answer.status == 200 && answer["refresh_token"] != nil)
        let claims = try FakeEntraClient.claims(answer["id_token"])
        #expect(claims["name"] == "Ada Lovelace" && claims["nonce"] == nil)
        #expect(try await poll(code)["error"] == "bad_verification_code")
    }

    @Test("A device that asks too often has to slow down by five seconds each time") func slowDown() async throws {
        let code = try await start()["device_code"]
        #expect(try await poll(code)["error"] == "authorization_pending")
        let tooEarly = try await poll(code)
        #expect(tooEarly["error"] == "slow_down" && tooEarly.number == 70016)
        client.time.advance(by: .seconds(6))
        #expect(try await poll(code)["error"] == "slow_down")
        client.time.advance(by: .seconds(15))
        #expect(try await poll(code)["error"] == "authorization_pending")
    }

    @Test("A device code expires, is declined, and belongs to one client") func badDevice() async throws {
        let code = try await start()["device_code"]
        try change(code) { $0.isDeclined = true }
        let declined = try await poll(code)
        #expect(declined["error"] == "authorization_declined" && declined.number == 65004)
        #expect(try await poll("unknown")["error"] == "bad_verification_code")
        let other = try await client.token([
            ("grant_type", "device_code"), ("client_id", api), ("code", try #require(code)),
        ])
        #expect(other["error"] == "bad_verification_code")
        let form = [("grant_type", "device_code"), ("client_id", id), ("device_code", try #require(code))]
        let elsewhere = try await client.token(form, at: FakeEntraClient.otherTenant)
        #expect(elsewhere["error"] == "bad_verification_code")
        let late = try await start()["device_code"]
        client.time.advance(by: .seconds(901))
        let expired = try await poll(late)
        #expect(expired["error"] == "expired_token" && expired.number == 70020)
        let older = try await client.post(
            "/\(FakeEntraClient.tenant)/oauth2/token", [form[0], form[1], ("code", try #require(late))])
        #expect(older["error"] == "code_expired" && older.number == 70019)
        #expect(try await start([("scope", "openid")]).number == 900144)
        #expect(try await start([("client_id", id)]).number == 900144)
        #expect(try await start([("client_id", "x"), ("scope", "openid")]).number == 700016)
    }
}
