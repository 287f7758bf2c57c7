import EntraID
import Foundation
import OIDCTestSupport
import Synchronization
import TestHelpers
import Testing

@Suite struct EntraSignInTests {
    @Test("A user signs in and returns to the page that required it", arguments: [ResponseMode.query, .formPost])
    func signIn(mode: ResponseMode) async throws {
        let door = try Door(responseMode: mode)
        let result = try await door.signIn(returningTo: "/reports?year=2026")
        #expect(result.user.tenantID == Door.tenant)
        #expect(result.user.subjectKey.subject == "ada")
        #expect(result.returnPath == "/reports?year=2026")
        #expect(result.expiredCookie?.contains("Max-Age=0") == true)
        #expect(result.idToken.subject == "ada" && result.tokenResponse?.accessToken != nil)
        #expect(result.refreshGrant?.subject == "ada")
    }

    @Test("The cookie binds the sign-in to its browser", arguments: [ResponseMode.query, .formPost])
    func cookie(mode: ResponseMode) async throws {
        let start = try await Door(responseMode: mode).entra.start(cookieHeader: nil)
        let cookie = try #require(start.cookies.first)
        #expect(cookie.hasPrefix("__Host-signin-"))
        for attribute in ["Path=/", "HttpOnly", "Secure", "SameSite=\(mode == .formPost ? "None" : "Lax")"] {
            #expect(cookie.contains("; \(attribute)"), "\(attribute)")
        }
        let local = try await Door(redirectURL: "http://localhost:8000/api/oidc/callback").entra.start(
            cookieHeader: nil)
        #expect(local.cookies.first?.hasPrefix("signin-") == true)
        #expect(local.cookies.first?.contains("Secure") == false)
    }

    @Test("Everything that is wrong with the values is in one error")
    func everythingWrong() throws {
        let codes = refusalCodes {
            try EntraSignIn(
                issuer: "https://login.microsoftonline.com/<tenant-id>/v2.0", clientID: "my-app",
                clientSecret: .environment("THIS_VARIABLE_IS_NOT_SET_ANYWHERE"),
                redirectURL: "http://console.example.com/api/oidc/callback?x=1", scope: "profile",
                transport: StubTransport { _ in nil }, onWarning: .ignored)
        }
        #expect(
            Set(codes) == [
                .authorityPlaceholder, .configClientIDNotGUID, .configSecretUnavailable, .callbackInvalidPath,
                .configScopeWithoutOpenID,
            ])
    }

    @Test("A callback URL that Entra rejects is an error, and one that it may reject is a warning")
    func redirectRules() throws {
        expectRefusal(.redirectSchemeNotHTTPS) {
            try Door(redirectURL: "http://console.example.com/api/oidc/callback")
        }
        let warnings = Mutex<[ProblemCode]>([])
        _ = try Door(redirectURL: "http://127.0.0.1/api/oidc/callback") { warning in
            warnings.withLock { $0.append(warning.code) }
        }
        #expect(warnings.withLock { $0 } == [.redirectManifestOnly])
    }

    @Test("A warning is reported once, not once for each sign-in") func warningsOnce() async throws {
        let count = Mutex(0)
        let door = try Door(redirectURL: "http://127.0.0.1/api/oidc/callback") { _ in count.withLock { $0 += 1 } }
        for _ in 0..<3 { _ = try await door.entra.start(cookieHeader: nil) }
        #expect(count.withLock { $0 } == 1)
    }

    @Test("A configuration file can state the callback as it is registered") func callbackInFile() async throws {
        func file(_ callback: String) -> [UInt8] {
            let provider = #""issuer":"\#(Door.issuerSetting)","clientID":"\#(Door.clientID)""#
            return Array(#"{\#(provider),"clientSecret":{"environment":"E"},"callbackURL":"\#(callback)"}"#.utf8)
        }
        let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
        let issuer = try TestIssuer(EntraAuthority(tenant: .directory(Door.tenant)), time: time)
        let secrets = SecretReader(
            environment: { _ in "abc8Q~thisSecretHasTheUsualFormOfEntra01" }, file: { _ in nil })
        let url = "https://console.example.com/signin/entra"
        let entra = try EntraSignIn(
            configurationFile: file(url), secrets: secrets, transport: issuer.transport, time: time,
            onWarning: .ignored)
        let response = try issuer.signIn(at: await entra.start(cookieHeader: nil).url)
        #expect(response.callback == url)
        for (callback, code) in [
            ("http://console.example.com/cb", ProblemCode.redirectSchemeNotHTTPS), (url + "?x", .callbackInvalidPath),
        ] {
            let codes = refusalCodes {
                try EntraSignIn(
                    configurationFile: file(callback), secrets: secrets, transport: issuer.transport,
                    onWarning: .ignored)
            }
            #expect(codes == [code])
        }
    }

    @Test("A configuration file opens the same door, and its second provider has its own callback URL")
    func configurationFile() async throws {
        let file = """
            {"providers":[{"issuer":"\(Door.issuerSetting)","clientID":"\(Door.clientID)",
             "clientSecret":{"environment":"ENTRA_SECRET"},"publicAddress":"https://console.example.com"},
             {"name":"partner","issuer":"\(Door.issuerSetting)","clientID":"11111111-2222-3333-4444-555555555555",
             "clientSecret":{"environment":"ENTRA_SECRET"},"publicAddress":"https://console.example.com"}]}
            """
        let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
        let issuer = try TestIssuer(EntraAuthority(tenant: .directory(Door.tenant)), time: time)
        let secrets = SecretReader(
            environment: { _ in "abc8Q~thisSecretHasTheUsualFormOfEntra01" }, file: { _ in nil })
        let entra = try EntraSignIn(
            configurationFile: Array(file.utf8), secrets: secrets, transport: issuer.transport, time: time,
            onWarning: .ignored)
        for (name, path) in [("entra", "/api/oidc/callback"), ("partner", "/api/oidc/callback/partner")] {
            let start = try await entra.start(with: name, cookieHeader: nil)
            let response = try issuer.signIn(at: start.url)
            #expect(response.callback == "https://console.example.com" + path)
            let result = try await entra.finish(response.request(cookies: start.cookies))
            #expect(result.user.tenantID == Door.tenant)
        }
        await expectRefusal(.requestInvalid) { try await entra.start(with: "nobody", cookieHeader: nil) }
        let noAddress = file.replacingOccurrences(of: #","publicAddress":"https://console.example.com""#, with: "")
        let codes = refusalCodes {
            try EntraSignIn(
                configurationFile: Array(noAddress.utf8), secrets: secrets, transport: issuer.transport,
                onWarning: .ignored)
        }
        #expect(codes == [.configMissing, .configMissing])
    }

    @Test("The groups of a user are looked up in the cloud of the provider, not of the first one or of the host")
    func cloudOfProvider() async throws {
        let custom = "https://login.contoso.com/\(Door.tenant)/v2.0"
        let file = """
            {"providers":[{"issuer":"\(Door.issuerSetting)","clientID":"\(Door.clientID)",
             "clientSecret":{"environment":"ENTRA_SECRET"},"publicAddress":"https://console.example.com"},
             {"name":"custom","issuer":"\(custom)","customHosts":["login.contoso.com"],"clientID":"\(Door.clientID)",
             "clientSecret":{"environment":"ENTRA_SECRET"},"publicAddress":"https://console.example.com"}]}
            """
        let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
        let authority = try EntraAuthority(
            parsing: custom, customHosts: [CustomHost("login.contoso.com")], warnings: .ignored)
        let issuer = try TestIssuer(authority, time: time)
        let entra = try EntraSignIn(
            configurationFile: Array(file.utf8),
            secrets: SecretReader(environment: { _ in "abc8Q~thisSecretHasTheUsualFormOfEntra01" }, file: { _ in nil }),
            transport: issuer.transport, time: time, onWarning: .ignored)
        let start = try await entra.start(with: "custom", cookieHeader: nil)
        let claims: [String: JSONValue?] = ["oid": "11111111-2222-3333-4444-555555555555", "hasgroups": true]
        let response = try issuer.signIn(at: start.url, claims: claims)
        let result = try await entra.finish(response.request(cookies: start.cookies))
        // The host of Microsoft Graph is not known for a custom host.
        guard case .unknown(nil) = result.user.groups else {
            Issue.record("\(result.user.groups)")
            return
        }
    }

    @Test("Every bad ID token is rejected with its code through the front door")
    func badTokens() async throws {
        let door = try Door()
        door.issuer.publishKeysWithSameID()
        var tried = 0
        for bad in door.issuer.badTokens {
            let found = await refusalCodes { try await door.signIn(defect: bad) }
            #expect(found == [bad.code], "\(bad)")
            tried += 1
        }
        #expect(tried > 35)
        #expect(try await door.signIn().user.subjectKey.subject == "ada")
    }
}
