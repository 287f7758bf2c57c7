import EntraID
import Foundation
import OIDCLoopback
import Testing

@testable import OIDCTestSupport

/// The page on which a user enters the code of a device.
@Suite struct FakeDeviceLoginTests {
    private let browser: FakeEntraBrowser

    init() throws {
        browser = try FakeEntraBrowser()
    }

    private func newCodes() async throws -> (user: String, device: String) {
        let answer = try await browser.post(
            "/\(FakeEntraClient.tenant)/oauth2/v2.0/devicecode",
            ["client_id": FakeEntraClient.clientID.string, "scope": "openid profile"])
        return (
            try #require(answer.json?["user_code"]?.string), try #require(answer.json?["device_code"]?.string)
        )
    }

    private func device(_ code: String) -> FakeDeviceGrant? { browser.entra.state.withLock { $0.deviceCodes[code] } }

    @Test("A code in any case and with hyphens leads to the accounts, and the user approves")
    func approve() async throws {
        let codes = try await newCodes()
        let typed = codes.user.lowercased().prefix(4) + "-" + codes.user.lowercased().dropFirst(4)
        let page = try await browser.get("/devicelogin?user_code=\(typed)")
        #expect(page.text.contains("name=\"user_code\" value=\"\(codes.user)\""))
        #expect(device(codes.device)?.user == nil)
        let done = try await browser.post(
            "/devicelogin", ["user_code": codes.user, "choice": "typed", "typed": "ada"],
            headers: ["Origin: http://localhost:8443"])
        #expect(done.status == 200)
        #expect(device(codes.device)?.user?.name == "ada")
        #expect(device(codes.device)?.isDeclined == false)
        #expect(try await browser.get("/devicelogin?user_code=\(codes.user)").status == 400)
    }

    @Test("The user can decline")
    func decline() async throws {
        let codes = try await newCodes()
        _ = try await browser.post("/devicelogin", ["user_code": codes.user, "choice": "decline"])
        #expect(device(codes.device)?.isDeclined == true)
        #expect(device(codes.device)?.user == nil)
    }

    @Test("An unknown or expired code is reported on the page")
    func wrongCode() async throws {
        let codes = try await newCodes()
        #expect(try await browser.get("/devicelogin?user_code=AAAAAAAA").status == 400)
        browser.time.advance(by: .seconds(900))
        #expect(try await browser.get("/devicelogin?user_code=\(codes.user)").status == 400)
    }

    @Test("The page of another site cannot approve a device")
    func foreignPage() async throws {
        let codes = try await newCodes()
        for header in ["Origin: https://attacker.example", "Sec-Fetch-Site: cross-site"] {
            let response = try await browser.post(
                "/devicelogin", ["user_code": codes.user, "choice": "typed", "typed": "ada"], headers: [header])
            #expect(response.status == 400)
        }
        #expect(device(codes.device)?.user == nil)
    }
}
