import EntraID
import Foundation
import OIDCTestSupport
import TestHelpers
import Testing

@Suite struct EntraAPITests {
    private let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
    private let issuer: TestIssuer
    private let api: EntraAPI
    private static let authorizationURL =
        "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/oauth2/v2.0/authorize"

    init() throws {
        issuer = try TestIssuer(EntraAuthority(tenant: .directory(Door.tenant)), time: time)
        api = try EntraAPI(
            issuer: Door.issuerSetting, clientID: Door.clientID,
            allowedClients: [try GUID(parsing: AccessTokenParameters.standardClientID)],
            transport: issuer.transport, time: time, onWarning: .ignored)
    }

    private func field(_ change: (inout AccessTokenParameters) -> Void = { _ in }) -> String {
        var parameters = AccessTokenParameters(for: Door.clientID, scopes: ["Orders.Read"], at: time.now)
        change(&parameters)
        return "Bearer \(issuer.accessToken(parameters))"
    }

    @Test("A valid token is accepted, and its permissions are checked") func accepted() async throws {
        let access = try await api.authenticate(field())
        #expect(access.scopes == ["Orders.Read"] && access.tenantID == Door.tenant)
        try access.require(.scope("Orders.Read"))
        try access.require(.scope("Orders.Write"), or: .scope("Orders.Read"))
        try access.require(.anyOf([.role("Admin"), .client(GUID(parsing: AccessTokenParameters.standardClientID))]))
        expectRefusal(.tokenPermissionMissing) { try access.require(.scope("Orders.Write"), or: .role("Admin")) }
        expectRefusal(.tokenPermissionMissing) { try access.require(.scope("orders.read")) }
        expectRefusal(.tokenCallerNotAllowed) { try access.require(.client(Door.tenant)) }
        expectRefusal(.tokenContextMismatch) { try access.require(.authenticationContext("c1")) }
        let strong = try await api.authenticate(field { $0.claims["acrs"] = ["c1"] })
        try strong.require(.authenticationContext("c1"))
        expectRefusal(.tokenContextMismatch) { try strong.require(.authenticationContext("c2")) }
        let manager = try await api.authenticate(field { $0.roles = ["Orders.Approve"] })
        try manager.require(.role("Orders.Approve"))
        expectRefusal(.tokenPermissionMissing) { try manager.require(.role("Orders.Delete")) }
    }

    @Test("An unmet choice of requirements has the code of the first") func unmetChoice() async throws {
        let access = try await api.authenticate(field())
        expectRefusal(.tokenCallerNotAllowed) {
            try access.require(.anyOf([.client(Door.tenant), .role("Admin")]))
        }
        expectRefusal(.tokenCallerNotAllowed) { try access.require(.client(Door.tenant), or: .role("Admin")) }
        expectRefusal(.tokenPermissionMissing) { try access.require(.anyOf([])) }
    }

    @Test("Only callers from the allowed tenants are accepted") func allowedTenants() async throws {
        let setting = "https://login.microsoftonline.com/organizations/v2.0"
        let issuer = try TestIssuer(
            EntraAuthority(parsing: setting, warnings: .ignored), tenant: Door.tenant, time: time)
        let token = issuer.accessToken(AccessTokenParameters(for: Door.clientID, at: time.now))
        func api(_ tenant: GUID) throws -> EntraAPI {
            try EntraAPI(
                issuer: setting, clientID: Door.clientID, allowedTenants: .only([tenant]),
                transport: issuer.transport, time: time, onWarning: .ignored)
        }
        #expect(try await api(Door.tenant).authenticate("Bearer \(token)").tenantID == Door.tenant)
        await expectRefusal(.issuerTenantNotAllowed) {
            try await api("fa15d692-e9c7-4460-a743-29f29522229a").authenticate("Bearer \(token)")
        }
    }

    @Test(
        "The claims of a challenge are Base64 with padding", arguments: ["c1", "c10", "c100", "???", ">>>"])
    func claimsOfChallenge(context: String) async throws {
        let access = try await api.authenticate(field())
        let refusal = try #require(
            expectRefusal(.tokenContextMismatch) { try access.require(.authenticationContext(context)) })
        let claims = Data(#"{"access_token":{"acrs":{"essential":true,"value":"\#(context)"}}}"#.utf8)
        #expect(
            api.challenge(for: refusal).authenticateField
                == #"Bearer realm="", authorization_uri="\#(Self.authorizationURL)", error="insufficient_claims", "#
                + #"error_description="The access token lacks claims that this operation requires.", "#
                + #"claims="\#(claims.base64EncodedString())", cc_type="authcontext""#)
    }

    @Test(
        "The scheme is compared without case, and spaces may follow it", arguments: ["bearer", "BEARER ", "Bearer  "])
    func scheme(word: String) async throws {
        let token = field().dropFirst("Bearer ".count)
        #expect(try await api.authenticate("\(word) \(token)").scopes == ["Orders.Read"])
    }

    @Test(
        "A header without one bearer token is rejected",
        arguments: [
            (nil, ProblemCode.requestAuthorizationMissing), ("", .requestAuthorizationMissing),
            ("Basic YTpi", .requestAuthorizationMissing), ("Bearerx a", .requestAuthorizationMissing),
            ("Bearer", .requestAuthorizationMalformed), (" Bearer a", .requestAuthorizationMalformed),
            ("Bearer a b", .requestAuthorizationMalformed), ("Bearer a,b", .requestAuthorizationMalformed),
            ("Bearer a\r\nX: y", .requestAuthorizationMalformed), ("Bearerx", .requestAuthorizationMalformed),
        ])
    func malformed(field: String?, code: ProblemCode) async {
        #expect(await refusalCodes { try await api.authenticate(field) } == [code])
    }

    private static func challenge(
        _ status: Int, _ error: String, _ sentence: String, _ more: String = ""
    ) -> EntraChallenge {
        EntraChallenge(
            status: status, authenticateField: #"Bearer error="\#(error)", error_description="\#(sentence)"\#(more)"#)
    }

    @Test("A challenge contains nothing of the token") func secrecy() async throws {
        let token = field { $0.claims["secret-claim"] = "S3CRET" }
        for bad in [token + "x", String(token.dropLast(9)), "Bearer S3CRET.S3CRET.S3CRET", "Bearer \"S3CRET\\"] {
            let refusal = try #require(await refusal { try await api.authenticate(bad) })
            let sent = try #require(api.challenge(for: refusal).authenticateField)
            #expect(!sent.contains("S3CRET") && !sent.contains(bad.dropFirst(7).prefix(8)), "\(bad)")
        }
    }

    @Test("A wrong configuration is not the caller's fault") func configurationChallenge() {
        let refusal = Refusal(Problem(.configMissing, remedy: "Fix it."))
        #expect(api.challenge(for: refusal) == EntraChallenge(status: 500, authenticateField: nil))
    }

    @Test("Every bad access token is rejected with its code") func badTokens() async throws {
        let parameters = AccessTokenParameters(for: Door.clientID, at: time.now)
        for bad in issuer.badAccessTokens {
            let token = issuer.accessToken(parameters, defect: bad)
            #expect(await refusalCodes { try await api.authenticate("Bearer \(token)") } == [bad.code], "\(bad)")
        }
        #expect(issuer.badAccessTokens.count > 20)
    }

    @Test("Everything that is wrong with the values is in one error") func everythingWrong() {
        let codes = refusalCodes {
            try EntraAPI(
                issuer: "https://login.microsoftonline.com/common/v2.0", clientID: "my-api",
                transport: issuer.transport, onWarning: .ignored)
        }
        #expect(Set(codes) == [.configClientIDNotGUID, .configTenantsNotStated])
    }

    @Test("The challenge has the status and the field that clients understand") func challenges() async throws {
        func challenge(_ body: () async throws -> Void) async -> EntraChallenge? {
            do { try await body() } catch let error as Refusal { return api.challenge(for: error) } catch {}
            return nil
        }
        let access = try await api.authenticate(field())
        let missing = await challenge { _ = try await api.authenticate(nil) }
        #expect(missing == EntraChallenge(status: 401, authenticateField: "Bearer"))
        // Error codes are only for clients that sent a token (RFC 6750 §3.1).
        let otherScheme = await challenge { _ = try await api.authenticate("Basic YTpi") }
        #expect(otherScheme == missing)
        let malformed = await challenge { _ = try await api.authenticate("Bearer a b") }
        #expect(
            malformed
                == Self.challenge(
                    401, "invalid_request", "The Authorization header is not Bearer and one access token."))
        let invalid = await challenge { _ = try await api.authenticate("Bearer x") }
        #expect(invalid == Self.challenge(401, "invalid_token", "The access token was rejected."))
        let forbidden = await challenge { try access.require(.role("Admin")) }
        let lacking = "The access token lacks a permission that this operation requires."
        #expect(forbidden == Self.challenge(403, "insufficient_scope", lacking))
        let scope = await challenge { try access.require(.scope("a"), or: .role("Admin"), .scope("b")) }
        #expect(scope == Self.challenge(403, "insufficient_scope", lacking, #", scope="a b""#))
        let stepUp = await challenge { try access.require(.authenticationContext("c1")) }
        #expect(stepUp?.status == 401)
        let demand = try ClaimsChallenge(parsing: [stepUp?.authenticateField ?? ""])
        #expect(demand.claims.serialized == #"{"access_token":{"acrs":{"essential":true,"value":"c1"}}}"#)
        #expect(demand.claims.values(of: "acrs", in: .accessToken) == ["c1"])
        let either = await challenge {
            try access.require(.authenticationContext("c1"), or: .authenticationContext("c2"), .role("Admin"))
        }
        #expect(
            try ClaimsChallenge(parsing: [either?.authenticateField ?? ""]).claims.serialized
                == #"{"access_token":{"acrs":{"essential":true,"values":["c1","c2"]}}}"#)
        let other = try EntraAPI(
            issuer: Door.issuerSetting, clientID: Door.clientID,
            transport: StubTransport { _ in TransportResponse(status: 503) }, time: time, onWarning: .ignored)
        let down = await challenge { _ = try await other.authenticate(field()) }
        #expect(down == EntraChallenge(status: 503, authenticateField: nil))
    }
}
