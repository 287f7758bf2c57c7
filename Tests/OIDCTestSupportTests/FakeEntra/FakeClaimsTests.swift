import EntraID
import Foundation
import Testing

@testable import OIDCTestSupport

/// The claims of tokens.
@Suite struct FakeClaimsTests {
    private let client: FakeEntraClient
    private static let origin = FakeEntraClient.origin

    init() throws {
        client = try FakeEntraClient()
    }

    private func claims(
        _ name: String, at path: String = FakeEntraClient.tenant, contexts: [String] = [], maximumAge: Int? = nil,
        isInBrowser: Bool = false, code: String? = nil, accessToken: String? = nil
    ) throws -> JSONObject {
        let grant = try client.grant(name, at: path, contexts: contexts, maximumAge: maximumAge)
        return try FakeEntraClient.claims(
            client.entra.idToken(for: grant, code: code, accessToken: accessToken, isInBrowser: isInBrowser))
    }

    @Test("A member's token has the claims of Entra") func member() throws {
        let found = try claims("ada")
        let now = Int(client.entra.seconds)
        #expect(found["iat"]?.integer == now - 300 && found["nbf"] == found["iat"])
        #expect(found["exp"]?.integer == now + 3_600)
        #expect(found["name"] == "Ada Lovelace" && found["preferred_username"] == "ada@contoso.onmicrosoft.com")
        #expect(found["email"] == "ada@contoso.onmicrosoft.com" && found["tid"] == .string(FakeEntraClient.tenant))
        #expect(found["sid"] == "a-session" && found["ver"] == "2.0" && found["idp"] == nil)
        #expect(found["auth_time"] == nil && found["c_hash"] == nil && found["acrs"] == nil && found["wids"] == nil)
        #expect(found["uti"]?.string?.utf8.count == 22 && found["rh"] != nil)
        #expect(found["groups"]?.array?.count == 3)
    }

    @Test("What was asked for is in the token") func requested() throws {
        let found = try claims(
            "ada", contexts: ["c1", "c2"], maximumAge: 60, code: "a-code", accessToken: "an-access-token")
        #expect(found["acrs"] == .array(["c1", "c2"]) && found["auth_time"]?.integer == Int(client.entra.seconds))
        #expect(found["c_hash"] == TestHash.leftHalf("a-code"))
        #expect(found["at_hash"] == TestHash.leftHalf("an-access-token"))
        let grant = try client.grant(scopes: ["openid"])
        let bare = try FakeEntraClient.claims(client.entra.idToken(for: grant))
        #expect(bare["name"] == nil && bare["oid"] == nil && bare["email"] == nil && bare["sub"] != nil)
    }

    @Test("The subject differs between clients, and the object ID does not") func pairwise() throws {
        let first = try claims("ada")
        let user = try client.user("ada")
        let other = FakeEntra.subject(of: user, for: FakeEntraClient.apiID, at: try client.authority())
        #expect(first["sub"]?.string != other && first["sub"]?.string?.utf8.count == 43)
        #expect(try claims("ada", at: "common")["sub"] == first["sub"])
        #expect(first["oid"] == .string(user.objectID.string))
    }

    @Test("Guests, personal accounts, administrators and many groups are recognizable") func kinds() throws {
        #expect(try claims("guest")["idp"]?.string?.hasPrefix("\(FakeClaimsTests.origin)/") == true)
        let personal = try claims("grace", at: "consumers")
        #expect(personal["tid"] == .string(GUID.personalAccounts.string) && personal["idp"] == nil)
        #expect(personal["oid"]?.string?.hasPrefix("00000000-0000-0000-") == true)
        let admin = try claims("admin")
        #expect(admin["wids"]?.array?.count == 2 && admin["roles"] == .array(["Administrator"]))
        let many = try claims("bela")
        #expect(many["groups"] == nil && many["_claim_names"] == .object(["groups": "src1"]))
        let source = many["_claim_sources"]?.object?["src1"]?.object?["endpoint"]?.string
        #expect(source?.hasPrefix("\(FakeClaimsTests.origin)/graph/v1.0/users/") == true)
        let inBrowser = try claims("bela", isInBrowser: true)
        #expect(inBrowser["hasgroups"] == true && inBrowser["_claim_names"] == nil)
    }

    @Test("A token with permissions of Graph is one for user info too") func userInfo() async throws {
        for scopes in [["openid", "profile", "offline_access", "User.Read"], ["openid", "profile"]] {
            let answer = try await client.token(client.redemption(client.code(client.grant(scopes: scopes))))
            let token = try #require(answer["access_token"])
            let words = scopes.filter { $0 != "offline_access" }.joined(separator: " ")
            #expect(try FakeEntraClient.claims(token)["scp"] == .string(words))
            let info = FakeEntraClient.Answer(
                await client.send("GET", "/oidc/userinfo", headers: ["Authorization: Bearer \(token)"]))
            #expect(info.status == 200 && info["name"] == "Ada Lovelace")
        }
    }

    @Test("An access token for an API contains the groups, or where to ask for them") func apiGroups() async throws {
        let scopes = ["\(FakeEntraClient.apiID)/read"]
        func claims(_ name: String) async throws -> JSONObject {
            let answer = try await client.token(client.redemption(client.code(client.grant(name, scopes: scopes))))
            return try FakeEntraClient.claims(answer["access_token"])
        }
        #expect(try await claims("ada")["groups"]?.array?.count == 3)
        let many = try await claims("bela")
        #expect(many["groups"] == nil && many["_claim_names"] != nil)
        let administrator = try await claims("admin")
        #expect(administrator["roles"] == .array(["Administrator"]))
    }

    @Test(
        "Up to 200 groups are in a token, and up to 5 in one that goes through the browser",
        arguments: [(200, false, true), (201, false, false), (5, true, true), (6, true, false)])
    func groupLimits(count: Int, isInBrowser: Bool, areListed: Bool) throws {
        client.entra.state.withLock { state in
            let groups = state.directory.tenants[0].groups.prefix(count).map(\.id)
            for index in state.directory.tenants[0].users.indices {
                state.directory.tenants[0].users[index].groups = groups
            }
        }
        let found = try claims("ada", isInBrowser: isInBrowser)
        #expect(found["groups"]?.array?.count == (areListed ? count : nil))
        #expect((found["hasgroups"] == nil && found["_claim_names"] == nil) == areListed)
    }

    @Test("A token of Azure AD B2C names the policy as its issuer's layout has it") func policies() throws {
        let path = try claims("ada", at: "contoso.onmicrosoft.com/B2C_1_signin")
        #expect(path["tfp"] == "B2C_1_signin" && path["acr"] == nil && path["auth_time"] != nil && path["ver"] == "1.0")
        #expect(path["iss"] == .string("\(FakeClaimsTests.origin)/\(FakeEntraClient.tenant)/v2.0/"))
        #expect(path["sub"] == path["oid"] && path["emails"]?.array?.count == 1 && path["tid"] == nil)
        let framework = try claims("ada", at: "tfp/contoso.onmicrosoft.com/B2C_1_signin")
        #expect(framework["acr"] == "B2C_1_signin" && framework["tfp"] == nil)
        #expect(
            framework["iss"] == .string("\(FakeClaimsTests.origin)/tfp/\(FakeEntraClient.tenant)/b2c_1_signin/v2.0/"))
    }

    @Test("A token for Graph cannot be verified by a client, and the fake Entra knows it") func graphToken()
        async throws
    {
        let code = client.code(try client.grant())
        let token = try #require(try await client.token(client.redemption(code))["access_token"])
        let jwt = try #require(FakeJWT(token))
        #expect(jwt.header["nonce"] != nil && jwt.claims["ver"] == "1.0")
        #expect(
            jwt.claims["aud"] == .string(FakeResource.graphID.string) && jwt.claims["scp"] == "openid profile email")
        let authority = try client.authority()
        let keys = client.entra.state.withLock { $0.keys.document(for: authority) }
        #expect(!jwt.isSigned(byKeyIn: keys))
        #expect(client.entra.access(token)?.user?.name == "ada")
        #expect(client.entra.access(token + "x") == nil)
        client.time.advance(by: .seconds(3_600))
        #expect(client.entra.access(token) == nil)
    }
}
