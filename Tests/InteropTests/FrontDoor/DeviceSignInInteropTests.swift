import EntraID
import OIDCSoftwareCrypto
import TestHelpers
import Testing

/// A desktop application that signs in through a server whose users sign in with a provider over sockets.
@Suite struct DeviceSignInInteropTests {
    private static let origin = "https://console.example.com"
    private let session = SecretString("session of the browser")

    /// Signs a user in with `prompt=login`.
    private func signIn() async throws -> DeviceSignInUser {
        let emulator = try await Emulator.start()
        defer { emulator.stop() }
        let entra = try EntraSignIn(
            issuer: "https://login.microsoftonline.com/\(Emulator.tenant)/v2.0", clientID: Emulator.clientID,
            clientSecret: .literal(SecretString(Emulator.clientSecret)),
            redirectURL: Self.origin + WebSite.callbackPath, emulatedAt: emulator.origin,
            transport: emulator.transport, time: PatientTime(), onWarning: .ignored)
        let site = try WebSite.entra(emulator)
        defer { site.stop() }
        var options = AuthorizationOptions()
        options.prompt = .login
        let start = try await entra.start(cookieHeader: nil, options: options)
        let delivery = try await WebBrowser(site).signIn(at: start.url)
        let cookies = start.cookies.map { String($0.prefix { $0 != ";" }) }.joined(separator: "; ")
        let request = CallbackRequest(
            method: "GET", target: String(delivery.url.dropFirst(Self.origin.count)), cookieHeader: cookies)
        return try DeviceSignInUser(try await entra.finish(request))
    }

    private func poll(_ devices: DeviceSignIns, _ secret: SecretString) async throws -> DevicePollAnswer {
        let body = FormEncoding.encode([
            .init(name: "grant_type", value: DevicePollRequest.grantType),
            .init(name: "device_code", value: secret.revealed()),
        ])
        return try await devices.poll(
            DevicePollRequest(query: nil, contentType: "application/x-www-form-urlencoded", body: body.utf8))
    }

    @Test("A desktop application signs in after the user typed its code", arguments: [true, false])
    func play(isApproved: Bool) async throws {
        let page = CallbackURL(
            origin: try PublicOrigin(publicURL: Self.origin, warnings: .ignored), path: try CallbackPath("/device"))
        let devices = DeviceSignIns(verificationURL: page, digest: SoftwareCrypto())
        let start = try await devices.begin(try DeviceRequester(address: "192.0.2.1", name: "Remote Desktop"))
        #expect(try await poll(devices, start.pollingSecret).error == "authorization_pending")
        let user = try await signIn()
        // The sign-in alone has approved nothing.
        #expect(try await poll(devices, start.pollingSecret).error != nil)
        let prompt = try await devices.lookUp(start.userCode, by: user, session: session, from: "198.51.100.1")
        if isApproved {
            try await devices.approve(prompt.formToken.revealed(), by: user, session: session)
            guard case .approved(let approval) = try await poll(devices, start.pollingSecret) else {
                Issue.record("the approval is missing")
                return
            }
            #expect(approval.user.subject == user.subject)
            #expect(try await poll(devices, start.pollingSecret) == .unknown)
        } else {
            try await devices.deny(prompt.formToken.revealed(), by: user, session: session)
            #expect(try await poll(devices, start.pollingSecret) == .denied)
        }
    }
}
