import EntraID
import Foundation
import Testing

@testable import OIDCTestSupport

/// The token endpoint: codes, refresh tokens, and the authentication of clients.
@Suite struct FakeCodeTests {
    private let client: FakeEntraClient

    init() throws {
        client = try FakeEntraClient()
    }

    @Test("A code is redeemed for the tokens that were asked for, once") func code() async throws {
        let code = client.code(try client.grant())
        let answer = try await client.token(client.redemption(code))
        #expect(answer.status == 200 && answer["token_type"] == "Bearer" && answer["scope"] == "openid profile email")
        #expect(answer.body["expires_in"]?.integer == 3_599)
        #expect(answer["access_token"] != nil && answer["refresh_token"] != nil && answer["id_token"] != nil)
        #expect(try FakeEntraClient.claims(answer["id_token"])["nonce"] == "a-nonce")
        let again = try await client.token(client.redemption(code))
        #expect(again.number == 54005 && again["error"] == "invalid_grant" && again.status == 400)
    }

    @Test("Only what the scope asks for is returned") func scopes() async throws {
        let onlyOpenID = try await client.token(client.redemption(client.code(client.grant(scopes: ["openid"]))))
        #expect(onlyOpenID["id_token"] != nil && onlyOpenID["refresh_token"] == nil)
        let scope = "api://\(FakeEntraClient.apiID)/read"
        let onlyAPI = try await client.token(client.redemption(client.code(client.grant(scopes: [scope]))))
        #expect(onlyAPI["id_token"] == nil && onlyAPI["scope"] == scope)
        #expect(try FakeEntraClient.claims(onlyAPI["access_token"])["scp"] == "read")
    }

    @Test("A code that does not belong to the request is rejected with its number, and stays valid")
    func rejectedCode() async throws {
        let code = client.code(try client.grant())
        #expect(try await client.token(client.redemption("unknown")).number == 70000)
        let otherVerifier = FakeEntraClient.verifier + "x"
        #expect(try await client.token(client.redemption(code, verifier: otherVerifier)).number == 501481)
        #expect(try await client.token(client.redemption(code, verifier: nil)).number == 501481)
        let otherURI = client.redemption(code, redirectURI: "http://localhost:8000/other")
        #expect(try await client.token(otherURI).number == 500112)
        #expect(try await client.token(client.redemption(code), at: FakeEntraClient.otherTenant).number == 700005)
        #expect(try await client.token(client.redemption(code), at: "common").number == 700005)
        var otherClient = client.redemption(code)
        otherClient[3].1 = FakeEntraClient.apiID.string
        #expect(try await client.token(otherClient).number == 70000)
        #expect(try await client.token(client.redemption(code), at: "contoso.onmicrosoft.com").status == 200)
    }

    @Test("A code expires after ten minutes") func expiredCode() async throws {
        let code = client.code(try client.grant())
        client.time.advance(by: .seconds(601))
        #expect(try await client.token(client.redemption(code)).number == 70008)
    }

    @Test("Missing and repeated parameters are rejected") func parameters() async throws {
        #expect(try await client.token([]).number == 900144)
        #expect(
            try await client.token([("grant_type", "password"), ("client_id", FakeEntraClient.clientID.string)]).number
                == 70003)
        let code = client.code(try client.grant())
        #expect(try await client.token(client.redemption(code) + [("code", code)]).number == 90023)
        #expect(try await client.get("/common/oauth2/v2.0/token").number == 900561)
        #expect(try await client.token(client.redemption(code) + [("grant_type", "x")]).number == 90023)
    }

    // MARK: - Refresh tokens

    private func refresh(_ token: String?, scope: String? = nil) async throws -> FakeEntraClient.Answer {
        var form = [
            ("grant_type", "refresh_token"), ("refresh_token", try #require(token)),
            ("client_id", FakeEntraClient.clientID.string), ("client_secret", "a-secret"),
        ]
        if let scope { form.append(("scope", scope)) }
        return try await client.token(form)
    }

    private func firstTokens() async throws -> FakeEntraClient.Answer {
        try await client.token(client.redemption(client.code(client.grant())))
    }

    @Test("A refresh token is replaced, and the old one stays valid") func rotation() async throws {
        let first = try await firstTokens()
        let second = try await refresh(first["refresh_token"])
        #expect(second.status == 200 && second["refresh_token"] != first["refresh_token"])
        #expect(try FakeEntraClient.claims(second["id_token"])["nonce"] == nil)
        #expect(try await refresh(first["refresh_token"]).status == 200)
        #expect(try await refresh(second["refresh_token"]).status == 200)
        #expect(try await refresh("unknown").number == 70000)
    }

    @Test("A refresh token can be used once on demand") func singleUse() async throws {
        let first = try await firstTokens()
        client.entra.state.withLock { $0.misbehavior.areRefreshTokensSingleUse = true }
        #expect(try await refresh(first["refresh_token"]).status == 200)
        #expect(try await refresh(first["refresh_token"]).number == 70000)
    }

    @Test("A refresh token serves another resource") func otherResource() async throws {
        let answer = try await refresh(
            try await firstTokens()["refresh_token"], scope: "api://\(FakeEntraClient.apiID)/.default offline_access")
        #expect(try FakeEntraClient.claims(answer["access_token"])["aud"] == .string(FakeEntraClient.apiID.string))
        #expect(answer["refresh_token"] != nil && answer["id_token"] == nil)
    }

    @Test("A refresh token of another client, or an old one, is rejected") func rejectedRefreshToken() async throws {
        let token = try #require(try await firstTokens()["refresh_token"])
        let other = try await client.token([
            ("grant_type", "refresh_token"), ("refresh_token", token), ("client_id", FakeEntraClient.apiID.string),
        ])
        #expect(other.number == 70000)
        let form = [
            ("grant_type", "refresh_token"), ("refresh_token", token), ("client_id", FakeEntraClient.clientID.string),
        ]
        #expect(try await client.token(form, at: FakeEntraClient.otherTenant).number == 7000012)
        #expect(try await client.token(form, at: "contoso.onmicrosoft.com/B2C_1_x").number == 7000012)
        #expect(try await client.token(form, at: "common").status == 200)
        client.time.advance(by: .seconds(91 * 86_400))
        #expect(try await refresh(token).number == 700082)
    }

    @Test("A policy or a missing consent interrupts a refresh, with the claims to ask for") func policies() async throws
    {
        let token = try await firstTokens()["refresh_token"]
        client.entra.state.withLock { $0.misbehavior.requiredContext = "c1" }
        let answer = try await refresh(token)
        #expect(answer.number == 50076 && answer["error"] == "interaction_required")
        #expect(answer["claims"] == #"{"access_token":{"acrs":{"essential":true,"value":"c1"}}}"#)
        let stronger = client.code(try client.grant(contexts: ["c1"]))
        let strongTokens = try await client.token(client.redemption(stronger))
        #expect(try FakeEntraClient.claims(strongTokens["id_token"])["acrs"] == .array(["c1"]))
        #expect(try await refresh(strongTokens["refresh_token"]).status == 200)
        let ada = try client.user("ada")
        client.entra.state.withLock { state in
            state.misbehavior = Misbehavior()
            state.misbehavior.isConsentMissing = true
        }
        #expect(try await refresh(token).number == 65001)
        client.entra.state.withLock {
            $0.consents.insert(true, for: "\(FakeEntraClient.clientID) \(ada.objectID)")
        }
        #expect(try await refresh(token).status == 200)
    }

    @Test("A refresh that asks for an authentication context the sign-in did not have needs a new sign-in")
    func demandedContext() async throws {
        let claims = #"{"access_token":{"acrs":{"essential":true,"values":["c1"]}}}"#
        func ask(_ contexts: [String]) async throws -> Int? {
            let tokens = try await client.token(client.redemption(client.code(client.grant(contexts: contexts))))
            return try await client.token([
                ("grant_type", "refresh_token"), ("refresh_token", try #require(tokens["refresh_token"])),
                ("client_id", FakeEntraClient.clientID.string), ("claims", claims),
            ]).number
        }
        #expect(try await ask([]) == 50076)
        #expect(try await ask(["c1"]) == nil)
    }

    @Test("The token endpoint fails with any number on demand", arguments: [70008, 7000215, 90033, 53003, 1_234_567])
    func tokenError(number: Int) async throws {
        client.entra.state.withLock { $0.misbehavior.tokenError = number }
        let answer = try await firstTokens()
        #expect(answer.number == number && answer.status >= 400 && answer["error"] != nil)
        #expect(answer["error_uri"] == "\(FakeEntraClient.origin)/error?code=\(number)")
        #expect(answer["error_description"]?.hasPrefix("AADSTS\(number): ") == true)
    }

    @Test("MSAL gets the identifiers of the account if it asks") func clientInfo() async throws {
        let form = client.redemption(client.code(try client.grant())) + [("client_info", "1")]
        let text = try #require(try await client.token(form)["client_info"])
        let info = try #require(try JSONValue(parsing: Base64URL.decode(text)).object)
        #expect(info["uid"] == .string(try client.user("ada").objectID.string))
        #expect(info["utid"] == .string(FakeEntraClient.tenant))
    }

    @Test("Version 1 takes a resource, and writes numbers as strings") func version1() async throws {
        let code = client.code(try client.grant(version: .v1))
        let form = client.redemption(code) + [("resource", FakeEntraClient.apiID.string)]
        let answer = try await client.post("/\(FakeEntraClient.tenant)/oauth2/token", form)
        #expect(answer["expires_in"] == "3599" && answer["expires_on"] != nil)
        let claims = try FakeEntraClient.claims(answer["access_token"])
        #expect(claims["ver"] == "1.0" && claims["appid"] == .string(FakeEntraClient.clientID.string))
        #expect(claims["iss"] == .string("\(FakeEntraClient.origin)/\(FakeEntraClient.tenant)/"))
        #expect(try FakeEntraClient.claims(answer["id_token"])["unique_name"] == "ada@contoso.onmicrosoft.com")
    }
}
