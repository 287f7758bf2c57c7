import Foundation
import OIDCPrimitives
import OIDCTestSupport
import TestHelpers
import Testing

@testable import OIDCSignIn

/// Users and requests of sign-ins from devices as they are stored and compared.
@Suite struct DeviceSignInUserTests {
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)

    private func user(issuer: String = "https://id.example.com", subject: String) -> DeviceSignInUser {
        DeviceSignInUser(issuer: issuer, subject: subject, provider: "example", authenticatedAt: Self.now)
    }

    /// Signs a user in again, at a provider that does not state `auth_time`.
    private func newSignIn(_ fixture: SessionFixture) async throws -> SignInResult {
        var options = AuthorizationOptions()
        options.prompt = .login
        let start = try await fixture.client.start(
            callback: SignInFixture.callback(), cookieHeader: nil, options: options, warnings: .ignored)
        let response = try fixture.issuer.signIn(at: start.url, as: "ada", claims: ["auth_time": nil])
        return try await fixture.client.finish(response.request(cookies: start.cookies))
    }

    @Test("Users and selections whose texts only look alike differ") func bytes() {
        let (composed, decomposed) = ("\u{E9}", "e\u{301}")
        #expect(user(subject: composed) != user(subject: decomposed))
        #expect(user(subject: composed) == user(subject: composed))
        #expect(Set([user(subject: composed), user(subject: decomposed)]).count == 2)
        func selection(_ subject: String) -> SessionSelection? {
            SessionSelection(issuer: "https://id.example.com", subject: subject, providerSession: nil)
        }
        #expect(selection(composed) != selection(decomposed))
        #expect(selection(composed) == selection(composed))
        #expect(Set([selection(composed), selection(decomposed)]).count == 2)
    }

    @Test("The time of a sign-in survives an encoding of dates in whole seconds") func wholeSeconds() async throws {
        let fixture = try SessionFixture()
        fixture.time.advance(by: .milliseconds(250))
        let user = try DeviceSignInUser(try await newSignIn(fixture))
        #expect(user.authenticatedAt == Self.now)
        let (encoder, decoder) = (JSONEncoder(), JSONDecoder())
        encoder.dateEncodingStrategy = .iso8601
        decoder.dateDecodingStrategy = .iso8601
        let stored = try decoder.decode(DeviceSignInUser.self, from: try encoder.encode(user))
        #expect(stored.isSameSignIn(as: user) && stored == user)
    }

    @Test("The application's identifier of a user has at most 1,024 bytes") func reference() async throws {
        let fixture = try SessionFixture()
        let result = try await newSignIn(fixture)
        let longest = String(repeating: "a", count: 1_024)
        #expect(try DeviceSignInUser(result, reference: longest).reference == longest)
        let refusal = expectRefusal(.deviceRequestInvalid) { try DeviceSignInUser(result, reference: longest + "a") }
        #expect(refusal?.first.expected == "at most 1024 bytes")
    }

    @Test("What a store receives shows nothing of the user") func printing() throws {
        let waiting = DeviceSignInRecord(
            try DeviceRequester(address: nil), codeKey: "key", limits: .standard, at: Self.now)
        let record = try waiting.shown(to: user(subject: "ada"), session: "session", form: "form", at: Self.now)
        let entry = DeviceSignInEntry(version: 7, expiresAt: Self.now, content: .request(record))
        #expect("\(record)" == "request to sign in from a device" && "\(entry)" == "entry of version 7")
        #expect(Mirror(reflecting: record).children.isEmpty && Mirror(reflecting: entry).children.isEmpty)
    }

    @Test("A stored interval that was changed cannot stop the process", arguments: [Int.max, 60, 61])
    func storedInterval(interval: Int) throws {
        let record = DeviceSignInRecord(
            try DeviceRequester(address: nil), codeKey: "key", limits: .standard, at: Self.now)
        guard case .replace(let polled) = record.polled(at: Self.now).change else {
            Issue.record("the poll is not stored")
            return
        }
        let text = String(decoding: try JSONEncoder().encode(polled), as: UTF8.self)
        let changed = text.replacingOccurrences(of: #""interval":5"#, with: #""interval":\#(interval)"#)
        #expect(changed != text)
        let stored = try JSONDecoder().decode(DeviceSignInRecord.self, from: Data(changed.utf8))
        #expect(stored.polled(at: Self.now + 1).answer == .slowDown(interval: .seconds(60)))
    }
}
