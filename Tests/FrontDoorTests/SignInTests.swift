import EntraID
import Foundation
import OIDCTestSupport
import OIDCURLSession
import Synchronization
import TestHelpers
import Testing

/// The front door for any OpenID provider.
@Suite struct SignInTests {
    private let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
    private let store = InMemoryPendingSignIns()

    private func provider(_ issuer: TestIssuer, name: String, path: String) throws -> SignIn.Provider {
        SignIn.Provider(
            try ProviderConfiguration(
                name: name, profile: issuer.profile, clientID: "client-\(name)",
                authentication: .secretInHeader(SecretString("a-secret"))),
            callback: try CallbackURL(parsing: "https://console.example.com\(path)"))
    }

    private func signIn(_ issuer: TestIssuer, name: String, path: String) throws -> SignIn {
        try SignIn(
            [provider(issuer, name: name, path: path)], transport: issuer.transport, crypto: SoftwareCrypto(),
            store: store, time: time, onWarning: .ignored)
    }

    @Test("Users sign in with a provider that follows the standards") func standardProvider() async throws {
        let issuer = try TestIssuer(time: time)
        let signIn = try signIn(issuer, name: "keycloak", path: "/signin")
        let start = try await signIn.start(returningTo: "/home", cookieHeader: nil)
        let response = try issuer.signIn(at: start.url, as: "grace")
        let result = try await signIn.finish(response.request(cookies: start.cookies))
        #expect(result.subject == "grace" && result.provider == "keycloak" && result.returnPath == "/home")
    }

    @Test("Users sign in over http with a provider on a named development host") func developmentHost() async throws {
        let issuer = try TestIssuer(
            "http://keycloak:8080/realms/staff", insecureHTTP: .allowed(for: ["keycloak"]), time: time)
        let signIn = try signIn(issuer, name: "keycloak", path: "/signin")
        let start = try await signIn.start(returningTo: "/home", cookieHeader: nil)
        #expect(start.url.hasPrefix("http://keycloak:8080/realms/staff/authorize?"))
        let response = try issuer.signIn(at: start.url, as: "grace")
        let result = try await signIn.finish(response.request(cookies: start.cookies))
        #expect(result.subject == "grace" && result.idToken.issuer == "http://keycloak:8080/realms/staff")
        #expect(issuer.transport.requests.allSatisfy { $0.url.hasPrefix("http://keycloak:8080/") })
    }

    @Test("A sign-in without a provider cannot be created") func noProvider() throws {
        let issuer = try TestIssuer(time: time)
        expectRefusal(.configMissing) {
            try SignIn([], transport: issuer.transport, crypto: SoftwareCrypto(), onWarning: .ignored)
        }
    }

    @Test("Two providers cannot share a name or a callback path") func sharedCallback() throws {
        let issuer = try TestIssuer(time: time)
        let codes = refusalCodes {
            try SignIn(
                [provider(issuer, name: "a", path: "/cb"), provider(issuer, name: "b", path: "/cb")],
                transport: issuer.transport, crypto: SoftwareCrypto(), onWarning: .ignored)
        }
        #expect(codes == [.configSharedCallback])
        let names = refusalCodes {
            try SignIn(
                [provider(issuer, name: "a", path: "/a"), provider(issuer, name: "a", path: "/b")],
                transport: issuer.transport, crypto: SoftwareCrypto(), onWarning: .ignored)
        }
        #expect(names == [.configDuplicateName])
    }

    @Test("A provider takes its callback as one URL, and reports everything that is wrong with it and the other URL")
    func completeURLs() async throws {
        let issuer = try TestIssuer(time: time)
        let configuration = try provider(issuer, name: "a", path: "/").configuration
        let url = "https://console.example.com/api/oidc/callback"
        let codes = refusalCodes {
            try SignIn.Provider(
                configuration, redirectURL: url + "?x=1", signOutRedirectURL: "console.example.com/signed-out")
        }
        #expect(codes == [.callbackInvalidPath, .callbackNotAbsolute])
        #expect(
            refusalCodes { try SignIn.Provider(configuration, redirectURL: url + "#x") } == [.callbackInvalidPath])

        let provider = try SignIn.Provider(
            configuration, redirectURL: url, signOutRedirectURL: "https://console.example.com/out")
        #expect(provider.callback.string == url)
        #expect(provider.configuration.callbackPath.string == "/api/oidc/callback")
        #expect(provider.signOutRedirect?.string == "https://console.example.com/out")
        let signIn = try SignIn(
            [provider], transport: issuer.transport, crypto: SoftwareCrypto(), time: time, onWarning: .ignored)
        let response = try issuer.signIn(at: await signIn.start(cookieHeader: nil).url)
        #expect(response.callback == url)
    }

    @Test(
        "A callback that is http on another host than the local machine is warned of",
        arguments: [
            ("http://console.example.com/cb", true), ("http://192.168.0.1:8000/cb", true),
            ("https://console.example.com/cb", false), ("http://localhost:8000/cb", false),
            ("http://127.0.0.1/cb", false), ("http://[::1]:8000/cb", false),
        ])
    func callbackOverHTTP(redirectURL: String, isWarned: Bool) throws {
        let issuer = try TestIssuer(time: time)
        let warnings = Mutex<[ProblemCode]>([])
        _ = try SignIn(
            [SignIn.Provider(provider(issuer, name: "a", path: "/").configuration, redirectURL: redirectURL)],
            transport: issuer.transport, crypto: SoftwareCrypto(),
            onWarning: { warning in warnings.withLock { $0.append(warning.code) } })
        #expect(warnings.withLock { $0 } == (isWarned ? [.callbackNotHTTPS] : []))
    }

    @Test("A sign-in of another server that shares the store is not finished here") func otherServer() async throws {
        let issuer = try TestIssuer(time: time)
        let (ours, theirs) = (
            try signIn(issuer, name: "ours", path: "/cb"), try signIn(issuer, name: "theirs", path: "/cb")
        )
        let start = try await theirs.start(cookieHeader: nil)
        let response = try issuer.signIn(at: start.url).request(cookies: start.cookies)
        #expect(await refusalCodes { try await ours.finish(response) } == [.responseOtherProvider])
    }

    @Test("A secret outside the code is checked when it is loaded", arguments: [true, false])
    func loadedSecret(isSecretID: Bool) throws {
        let issuer = try TestIssuer(EntraAuthority(tenant: .directory(Door.tenant)), time: time)
        let secret = isSecretID ? "fa15d692-e9c7-4460-a743-29f29522229a" : "not-a-secret-of-entra"
        let warnings = Mutex<[ProblemCode]>([])
        let codes = refusalCodes {
            try EntraSignIn(
                issuer: Door.issuerSetting, clientID: Door.clientID, clientSecret: .environment("ENTRA_SECRET"),
                redirectURL: Door.redirectURL, secrets: SecretReader(environment: { _ in secret }, file: { _ in nil }),
                transport: issuer.transport
            ) { warning in warnings.withLock { $0.append(warning.code) } }
        }
        #expect(codes == (isSecretID ? [.configClientSecretIsSecretID] : []))
        #expect(warnings.withLock { $0 } == (isSecretID ? [] : [.configClientSecretUnusual]))
    }

    @Test(
        "A posted response over http is warned about, because some browsers do not keep its cookie",
        arguments: [
            ("http://localhost:8080/api/oidc/callback", ResponseMode.formPost, true),
            ("http://localhost:8080/api/oidc/callback", .query, false), (Door.redirectURL, .formPost, false),
        ])
    func cookieOverHTTP(redirectURL: String, mode: ResponseMode, isWarned: Bool) throws {
        let warnings = Mutex<[ProblemCode]>([])
        _ = try Door(redirectURL: redirectURL, responseMode: mode) { warning in
            warnings.withLock { $0.append(warning.code) }
        }
        #expect(warnings.withLock { $0.contains(.redirectCookieOverHTTP) } == isWarned)
    }

    @Test("A certificate in a configuration file needs a signer") func certificateWithoutSigner() {
        let file = """
            {"issuer":"\(Door.issuerSetting)","clientID":"\(Door.clientID)",
             "clientCertificate":{"certificate":"c.pem","privateKey":"k.pem"},
             "publicAddress":"https://console.example.com"}
            """
        expectRefusal(.configCertificateUnusable) {
            try EntraSignIn(
                configurationFile: Array(file.utf8),
                secrets: SecretReader(environment: { _ in nil }, file: { _ in [1] }), transport: .urlSession,
                onWarning: .ignored)
        }
    }
}
