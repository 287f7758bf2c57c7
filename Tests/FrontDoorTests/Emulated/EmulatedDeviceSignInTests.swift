import EntraID
import TestHelpers
import Testing

@testable import OIDCTestSupport

/// A desktop application that signs in through a server whose users sign in at the fake Entra over sockets.
@Suite struct EmulatedDeviceSignInTests {
    private let site: EmulatedSite
    private let devices: DeviceSignIns
    private let session = SecretString("session of the browser")

    init() throws {
        site = try EmulatedSite(EmulatedSite.shared.get())
        let page = CallbackURL(
            origin: try PublicOrigin(publicURL: "https://console.example.com", warnings: .ignored),
            path: try CallbackPath("/device"))
        devices = DeviceSignIns(verificationURL: page, digest: SoftwareCrypto())
    }

    /// What the desktop application sends and receives.
    private struct Client {
        let code: String
        let secret: String

        init(_ response: TransportResponse) throws {
            let document = try JSONValue(parsing: response.body)
            code = try #require(document["user_code"]?.string)
            secret = try #require(document["device_code"]?.string)
            #expect(document["verification_uri"]?.string == "https://console.example.com/device")
        }

        func poll(_ devices: DeviceSignIns) async throws -> DevicePollAnswer {
            let body = FormEncoding.encode([
                .init(name: "grant_type", value: DevicePollRequest.grantType),
                .init(name: "device_code", value: secret),
            ])
            return try await devices.poll(
                DevicePollRequest(query: nil, contentType: "application/x-www-form-urlencoded", body: body.utf8))
        }
    }

    private func begin() async throws -> Client {
        let start = try await devices.begin(try DeviceRequester(address: "192.0.2.1", name: "Remote Desktop"))
        return try Client(start.response)
    }

    /// Signs a user in again, also if the browser has a session at the fake Entra.
    private func signIn(_ button: String, in browser: EmulatedBrowser) async throws -> DeviceSignInUser {
        var options = AuthorizationOptions()
        options.prompt = .login
        let result = try await site.signIn(button, in: browser, options: options)
        return try DeviceSignInUser(result, reference: "user 7")
    }

    @Test("The user signs in again, types the code, and approves") func approval() async throws {
        let client = try await begin()
        #expect(try await client.poll(devices).error == "authorization_pending")
        let user = try await signIn("Ada Lovelace", in: site.browser())
        let prompt = try await devices.lookUp(
            client.code.lowercased(), by: user, session: session, from: "198.51.100.1")
        #expect(prompt.requester.address == "192.0.2.1" && prompt.requester.name == "Remote Desktop")
        try await devices.approve(prompt.formToken.revealed(), by: user, session: session)

        guard case .approved(let approval) = try await client.poll(devices) else {
            Issue.record("the approval is missing")
            return
        }
        #expect(approval.user.reference == "user 7")
        #expect(approval.user.issuer == site.server.origin + "/\(EmulatedSite.home)/v2.0")
        #expect(try await client.poll(devices) == .unknown)
    }

    @Test("The user denies") func denial() async throws {
        let client = try await begin()
        let user = try await signIn("Ada Lovelace", in: site.browser())
        let prompt = try await devices.lookUp(client.code, by: user, session: session, from: nil)
        try await devices.deny(prompt.formToken.revealed(), by: user, session: session)
        #expect(try await client.poll(devices) == .denied)
    }

    @Test("A user who followed a sent link and signed in has approved nothing") func sentLink() async throws {
        let client = try await begin()
        let user = try await signIn("Ada Lovelace", in: site.browser())
        await expectRefusal(.deviceFormInvalid) {
            try await devices.approve("", by: user, session: session)
        }
        #expect(try await client.poll(devices).error == "authorization_pending")
    }

    @Test("An ordinary sign-in cannot decide about a device") func ordinarySignIn() async throws {
        let result = try await site.signIn("Ada Lovelace")
        expectRefusal(.deviceSignInNotNew) { try DeviceSignInUser(result) }
    }
}
