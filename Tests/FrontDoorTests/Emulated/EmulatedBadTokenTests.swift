import EntraID
import OIDCURLSession
import TestHelpers
import Testing

@testable import OIDCTestSupport

/// Every bad token of the fake Entra, over sockets, through the front door.
@Suite struct EmulatedBadTokenTests {
    private static let common = "https://login.microsoftonline.com/common/v2.0"

    /// Returns the options of a request for which a token is bad.
    private static func options(_ bad: BadToken) -> AuthorizationOptions {
        var options = AuthorizationOptions()
        switch bad.condition {
        case .maximumAge: options.maximumAge = .seconds(300)
        case .authenticatedSince: options.prompt = .login
        case .requiredAuthenticationContexts: options.requiredAuthenticationContexts = ["stronger"]
        default: break
        }
        return options
    }

    /// Returns whether a token can be bad in this way in a sign-in with a response type.
    private static func isBad(_ bad: BadToken, in type: ResponseType) -> Bool {
        switch bad.condition {
        case .codeInBrowser: type == .codeAndIDToken
        // Only the ID token of the token endpoint is beside an access token.
        case .accessToken: type == .code
        // Only a refresh knows which subject to expect.
        case .sameSubject: false
        default: true
        }
    }

    /// Returns the codes with which the front door rejects a token.
    private static func codes(_ bad: BadToken, in type: ResponseType) -> [ProblemCode] {
        switch (bad.code, type) {
        // Every sign-in sends a nonce, so one that was not sent is a wrong one.
        case (.tokenNonceUnexpected, _): [.tokenNonceMismatch]
        // The response in the browser is rejected before its token is looked at.
        case (.tokenTooLarge, .codeAndIDToken): [.responseTooLarge]
        // In the response of the token endpoint, the hash is optional (Core §3.1.3.6), and Entra sends none.
        case (.tokenAccessTokenHashMissing, _): []
        default: [bad.code]
        }
    }

    @Test(
        "Every bad ID token is rejected with its code",
        arguments: [
            (EmulatedSite.tenantSetting, ResponseType.code), (EmulatedSite.tenantSetting, .codeAndIDToken),
            (common, .code),
        ])
    func badTokens(issuer: String, type: ResponseType) async throws {
        let server = try FakeEntra.serve(tenants: [EmulatedSite.home, EmulatedSite.other])
        defer { server.stop() }
        var members = ["responseType": "\"\(type)\""]
        if issuer == Self.common { members["allowedTenants"] = "[\"\(EmulatedSite.home)\"]" }
        let kind: IssuerKind = issuer == Self.common ? .sharedEntra : .entraTenant
        var tried = 0
        for bad in BadToken.ofFakeEntra where bad.issuers.contains(kind) && Self.isBad(bad, in: type) {
            // Some tokens need keys that were not published before, so each has an application that fetches them.
            let site = try EmulatedSite(server, issuer: issuer, members)
            try await site.misbehave(#"{"defect":"\#(bad)","remaining":1}"#)
            let codes = await refusalCodes { try await site.signIn("Ada Lovelace", options: Self.options(bad)) }
            #expect(codes == Self.codes(bad, in: type), "\(bad)")
            tried += 1
        }
        #expect(tried > 40)
        let site = try EmulatedSite(server, issuer: issuer, members)
        #expect(try await site.signIn("Ada Lovelace").user.tenantID == EmulatedSite.home)
    }

    @Test("Refreshed tokens about another user are rejected") func refresh() async throws {
        let server = try FakeEntra.serve(tenants: [EmulatedSite.home])
        defer { server.stop() }
        let site = try EmulatedSite(server, ["scope": #""openid profile offline_access""#])
        let grant = try #require(try await site.signIn("Ada Lovelace").refreshGrant)
        try await site.misbehave(#"{"defect":"token.subject-mismatch","remaining":1}"#)
        await expectRefusal(.tokenSubjectMismatch) { try await site.entra.signIn.clients[0].refresh(grant) }
    }

    @Test("Every bad access token is rejected by an API with its code") func accessTokens() async throws {
        let server = try FakeEntra.serve(tenants: [EmulatedSite.home])
        defer { server.stop() }
        let accessTokens = Set(BadToken.accessTokens.map(\.description))
        let site = try EmulatedSite(server)
        var tried = 0
        for bad in BadToken.ofFakeEntra where bad.issuers.contains(.entraTenant) {
            guard accessTokens.contains(bad.description) else { continue }
            let api = try EntraAPI(
                issuer: EmulatedSite.tenantSetting, clientID: EmulatedSite.apiID.string,
                allowedClients: [EmulatedSite.clientID], emulatedAt: server.origin,
                transport: PatientTransport(URLSessionTransport.urlSession), time: PatientTime(),
                onWarning: .ignored)
            try await site.misbehave(#"{"defect":"\#(bad)","remaining":1}"#)
            let token = try await site.applicationToken()
            #expect(await refusalCodes { try await api.authenticate("Bearer \(token)") } == [bad.code], "\(bad)")
            tried += 1
        }
        #expect(tried > 25)
    }
}
