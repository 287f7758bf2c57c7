import Foundation
import OIDCPrimitives
import OIDCTestSupport
import OIDCTokens
import TestHelpers
import Testing

@testable import OIDCSignIn

/// The grant with which the tokens of a device are refreshed.
@Suite struct DeviceGrantTests {
    private func device(at now: Date) throws -> DeviceAuthorization {
        let codes = #"{"device_code":"d","user_code":"U","verification_uri":"https://id.example.com","expires_in":60}"#
        return try DeviceAuthorization(
            parsing: TransportResponse(status: 200, body: Array(codes.utf8)), from: "https://id.example.com/device",
            at: now)
    }

    @Test("Without an ID token, a device has tokens, and no user whose sign-in could be refreshed")
    func noIDToken() async throws {
        let fixture = try SessionFixture()
        let (client, time) = (fixture.client, fixture.time)
        _ = try await client.snapshot()
        #expect(await eventually { time.sleepers == 0 })
        fixture.answerTokens(["access_token": "a", "token_type": "Bearer", "refresh_token": "r"], status: 200)
        let device = try device(at: time.now)
        let task = Task { try await client.finishDevice(device) }
        #expect(await eventually { time.sleepers == 1 })
        time.advance(by: .seconds(5))
        let result = try await task.value
        #expect(result.tokenResponse.accessToken == SecretString("a") && result.idToken == nil)
        #expect(result.tokenResponse.refreshToken == SecretString("r") && result.refreshGrant == nil)
    }

    @Test("A refresh after the sign-in of a device is held to the first time of authentication")
    func authenticationTime() async throws {
        let fixture = try SessionFixture()
        let (client, time) = (fixture.client, fixture.time)
        _ = try await client.snapshot()
        #expect(await eventually { time.sleepers == 0 })
        func answer(_ refreshToken: String, authenticatedAt seconds: Int) {
            var parameters = IDTokenParameters(for: "client", nonce: nil, subject: "ada", at: time.now)
            parameters.claims = ["auth_time": .number(JSONNumber(seconds))]
            fixture.answerTokens(
                [
                    "access_token": "a", "token_type": "Bearer", "refresh_token": .string(refreshToken),
                    "id_token": .string(fixture.issuer.token(parameters)),
                ], status: 200)
        }
        let device = try device(at: time.now)
        answer("r1", authenticatedAt: 1_700_000_000)
        let task = Task { try await client.finishDevice(device) }
        #expect(await eventually { time.sleepers == 1 })
        time.advance(by: .seconds(5))
        let grant = try #require(try await task.value.refreshGrant)
        answer("r2", authenticatedAt: 1_700_000_000)
        let refreshed = try await client.refresh(grant)
        #expect(refreshed.idToken?.subject == "ada")
        answer("r3", authenticatedAt: 1_700_000_001)
        await expectRefusal(.tokenAuthenticationTimeMismatch) { try await client.refresh(refreshed.refreshGrant) }
    }
}
