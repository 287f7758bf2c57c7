import EntraID
import OIDCURLSession
import TestHelpers
import Testing

@testable import OIDCTestSupport

/// What follows a sign-in over sockets: refresh, user info, sign-out, and the API that gets the access token.
@Suite struct EmulatedSessionTests {
    private static let scope = "openid profile email offline_access"
    private let server: FakeEntraServer

    init() throws {
        server = try EmulatedSite.shared.get()
    }

    private func site(scope: String = scope) throws -> EmulatedSite {
        try EmulatedSite(server, ["scope": "\"\(scope)\""])
    }

    // MARK: - Sessions

    @Test("Tokens are refreshed for the same user") func refresh() async throws {
        let site = try site()
        let result = try await site.signIn("Ada Lovelace")
        let client = site.entra.signIn.clients[0]
        let refreshed = try await client.refresh(try #require(result.refreshGrant))
        #expect(refreshed.idToken?.subject == result.idToken.subject)
        let (before, after) = (result.tokenResponse?.accessToken, refreshed.tokenResponse.accessToken)
        #expect(after != nil && before != nil && after != before)
        let again = try await client.refresh(refreshed.refreshGrant)
        #expect(again.idToken.map { EntraIdentity($0).userKey } == result.user.userKey)
    }

    @Test("User info is about the user who signed in") func userInfo() async throws {
        let site = try site()
        let result = try await site.signIn("Gustav Guest")
        let token = try #require(result.tokenResponse?.accessToken)
        let client = site.entra.signIn.clients[0]
        let info = try await client.userInfo(token, subject: result.idToken.subject)
        #expect(info.subject == result.idToken.subject)
        #expect(info.claims["name"]?.string == "Gustav Guest")
        #expect(info.claims["email"]?.string == "gustav@partner.example")
        await expectRefusal(.tokenSubjectMismatch) { try await client.userInfo(token, subject: "another user") }

        let known = try await site.entra.userInfo(token, subject: result.idToken.subject)
        #expect(known.subject == result.idToken.subject && known.name == "Gustav Guest")
        #expect(known.givenName == "Gustav" && known.familyName == "Guest")
        #expect(known.email == "gustav@partner.example")
        #expect(known.picture == "\(server.origin)/v1.0/me/photo/$value")
        var dumped = ""
        dump(known, to: &dumped)
        #expect(!dumped.contains("Gustav") && "\(known)" == "user info")
        await expectRefusal(.requestInvalid) {
            try await site.entra.userInfo(token, subject: "s", with: "no provider")
        }
    }

    @Test("Groups that do not fit into the token are found through Graph") func groups() async throws {
        let site = try site(scope: "\(Self.scope) User.Read GroupMember.Read.All")
        let result = try await site.signIn("Béla Bartók")
        guard case .unknown(_?) = result.user.groups else {
            Issue.record("the token lists the groups")
            return
        }
        let token = try #require(result.tokenResponse?.accessToken)
        let found = try await site.entra.groups(of: result.user, accessToken: token)
        #expect(found.source == .memberObjects && found.groups.count == 300)
        let named = try await site.entra.groups(of: result.user, accessToken: token, query: .transitiveMemberships)
        #expect(named.groups.map(\.id) == found.groups.map(\.id))
        #expect(named.groups.first?.displayName == "Group 1")

        let ada = try await site.signIn("Ada Lovelace")
        let listed = try await site.entra.groups(of: ada.user, accessToken: token)
        #expect(listed.source == .token && listed.groups.count == 3)
    }

    @Test("A sign-out ends the session at Entra, and the browser comes back") func signOut() async throws {
        let site = try site()
        let browser = site.browser()
        var silent = AuthorizationOptions()
        silent.prompt = AuthorizationOptions.Prompt.none
        let user = try await site.signIn("Ada Lovelace", in: browser).user
        #expect(try await site.signIn(in: browser, options: silent).user.userKey == user.userKey)

        let start = try await site.entra.startSignOut()
        browser.application.receive(setCookies: [start.cookie])
        let returning = try await browser.answer(start.url, pressing: [])
        #expect(returning.path == "/signed-out")
        let signedOut = try site.entra.finishSignOut(returning)
        browser.application.receive(setCookies: [signedOut.expiredCookie])
        #expect(browser.application.cookieHeader == nil)
        let refusal = await expectRefusal(.responseProviderError) {
            try await site.signIn(in: browser, options: silent)
        }
        #expect(refusal?.providerError?.code == "AADSTS50058")
    }

    @Test("A sign-out leaves the session of another user alone, because its login hint names the account")
    func signOutOfOtherUser() async throws {
        let site = try site()
        let browser = site.browser()
        var silent = AuthorizationOptions()
        silent.prompt = AuthorizationOptions.Prompt.none
        let user = try await site.signIn("Ada Lovelace", in: browser).user
        func signOut(_ hint: GUID?) async throws {
            let start = try await site.entra.startSignOut(loginHint: hint?.string)
            browser.application.receive(setCookies: [start.cookie])
            let signedOut = try site.entra.finishSignOut(try await browser.answer(start.url, pressing: []))
            browser.application.receive(setCookies: [signedOut.expiredCookie])
        }
        try await signOut(FakeTenant.identifier("guest", in: EmulatedSite.home))
        #expect(try await site.signIn(in: browser, options: silent).user.userKey == user.userKey)
        try await signOut(user.userKey?.objectID)
        await expectRefusal(.responseProviderError) { try await site.signIn(in: browser, options: silent) }
    }

    @Test("The application learns of a sign-out elsewhere by the front channel and the back channel")
    func reportedSignOut() async throws {
        let posted = Locked<[String]>([])
        let server = try FakeEntra.serve(
            tenants: [EmulatedSite.home],
            transport: ClosureTransport { request in
                posted.withLock { $0.append(String(decoding: request.body, as: UTF8.self)) }
                return TransportResponse(status: 200)
            })
        defer { server.stop() }
        let site = try EmulatedSite(server)
        try await site.control(
            "applications",
            """
            {"clientID":"\(EmulatedSite.clientID)","frontChannelLogoutURL":"https://console.example.com/ended",
             "backChannelLogoutURL":"https://console.example.com/ended-too"}
            """)
        let browser = site.browser()
        let result = try await site.signIn("Ada Lovelace", in: browser)
        let session = try #require(result.session)
        guard case .page(let page) = try await browser.open("\(server.origin)/common/oauth2/v2.0/logout"),
            let frame = page.text.firstMatch(of: /<iframe src="([^"]*)"/)
        else {
            Issue.record("the page has no frame of the application")
            return
        }
        let target = frame.1.replacing("&amp;", with: "&").dropFirst("https://console.example.com".count)
        let ended = try await site.entra.frontChannelLogout(CallbackRequest(method: "GET", target: String(target)))
        #expect(ended.session == session && ended.issuer == server.issuer)
        #expect(result.providerSession.isEnded(by: ended) && result.providerSession.sessionState == session)
        let other = try await site.signIn("Gustav Guest").providerSession
        #expect(other.session != nil && !other.isEnded(by: ended))

        let body = try #require(posted.withLock { $0 }.first)
        let token = try await site.entra.signIn.backChannelLogout(body)
        #expect(token.session == session && token.subject == result.idToken.subject)
        #expect(result.providerSession.isEnded(by: token) && !other.isEnded(by: token))
        await expectRefusal(.tokenAlreadyUsed) { try await site.entra.signIn.backChannelLogout(body) }
    }

    // MARK: - APIs

    private func api(tenant: GUID = EmulatedSite.home, clients: [GUID] = [EmulatedSite.clientID]) throws -> EntraAPI {
        try EntraAPI(
            issuer: "https://login.microsoftonline.com/\(tenant)/v2.0", clientID: EmulatedSite.apiID.string,
            allowedClients: clients, emulatedAt: server.origin,
            transport: PatientTransport(URLSessionTransport.urlSession), time: PatientTime(), onWarning: .ignored)
    }

    @Test("An API accepts the access token of a user by its scope") func userOfAPI() async throws {
        let site = try site(scope: "\(Self.scope) api://\(EmulatedSite.apiID)/Orders.Read")
        let result = try await site.signIn("Ada Lovelace")
        let token = try #require(result.tokenResponse?.accessToken).revealed()
        let access = try await api().authenticate("Bearer \(token)")
        #expect(access.caller == .user && access.scopes == ["Orders.Read"] && access.roles.isEmpty)
        #expect(access.clientID == EmulatedSite.clientID.string && access.tenantID == EmulatedSite.home)
        #expect(access.objectID == FakeTenant.identifier("ada", in: EmulatedSite.home))
        try access.require(.scope("Orders.Read"))
        expectRefusal(.tokenPermissionMissing) { try access.require(.scope("Orders.Write")) }

        let elsewhere = await refusalCodes { try await api(tenant: EmulatedSite.other).authenticate("Bearer \(token)") }
        #expect(elsewhere.contains(.issuerMismatch))
        await expectRefusal(.tokenCallerNotAllowed) {
            try await api(clients: [EmulatedSite.apiID]).authenticate("Bearer \(token)")
        }
    }

    @Test("An API accepts the access token of an application by its role") func applicationOfAPI() async throws {
        let token = try await EmulatedSite(server).applicationToken()
        let access = try await api().authenticate("Bearer \(token)")
        #expect(access.caller == .application && access.roles == ["Test.Read.All"] && access.scopes.isEmpty)
        #expect(access.clientID == EmulatedSite.clientID.string)
        try access.require(.role("Test.Read.All"))
        expectRefusal(.tokenPermissionMissing) { try access.require(.role("Orders.Read")) }
    }

    @Test("An API with the metadata of version 2 accepts a token of version 1") func version1() async throws {
        let token = try await EmulatedSite(server).applicationToken(.v1)
        let access = try await api().authenticate("Bearer \(token)")
        #expect(access.caller == .application && access.roles == ["Test.Read.All"])
        #expect(access.clientID == EmulatedSite.clientID.string && access.tenantID == EmulatedSite.home)
    }

    @Test("An API rejects a token for Graph, and an ID token") func otherTokens() async throws {
        let result = try await site().signIn("Ada Lovelace")
        let graph = try #require(result.tokenResponse?.accessToken).revealed()
        let idToken = try #require(result.tokenResponse?.idToken).revealed()
        let ofGraph = await refusalCodes { try await api().authenticate("Bearer \(graph)") }
        #expect(ofGraph.contains(.tokenGraphAccessToken))
        let ofSignIn = await refusalCodes { try await api().authenticate("Bearer \(idToken)") }
        #expect(!ofSignIn.isEmpty)
    }
}
