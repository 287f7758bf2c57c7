import Foundation
import OIDCDiscovery
import OIDCPrimitives
import OIDCProviders
import OIDCTestSupport
import TestHelpers
import Testing

@testable import OIDCSignIn

/// Devices without a browser (RFC 8628): the codes, and the decision when to ask again.
@Suite struct DeviceTests {
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)

    private func device(_ changes: [String: JSONValue?] = [:]) throws(Refusal) -> DeviceAuthorization {
        var members: [String: JSONValue] = [
            "device_code": "d", "user_code": "WDJB-MJHT", "verification_uri": "https://id.example.com/device",
            "expires_in": 900, "interval": 7,
        ]
        for (name, value) in changes { members[name] = value }
        let body = JSONValue.object(JSONObject(members.map { .init(name: $0.key, value: $0.value) })).serialized()
        return try DeviceAuthorization(
            parsing: TransportResponse(status: 200, body: Array(body.utf8)), from: "https://id.example.com/d",
            at: Self.now)
    }

    private func refusal(_ error: String?, code: ProblemCode = .exchangeProviderError, retryAfter: Int? = nil)
        -> Refusal
    {
        Refusal(
            Problem(code, remedy: "-", providerError: error.map { ProviderError($0) })
                .retrying(after: retryAfter.map { .seconds($0) }))
    }

    // MARK: - The codes

    @Test("The codes of a device are read, and the device's own is not shown") func codes() throws {
        let found = try device()
        #expect(found.userCode == "WDJB-MJHT" && found.verificationURL == "https://id.example.com/device")
        #expect(found.interval == .seconds(7) && found.expiresAt == Self.now + 900)
        #expect(found.completeVerificationURL == nil)
        #expect(!found.isExpired(at: Self.now + 899) && found.isExpired(at: Self.now + 900))
        #expect(Mirror(reflecting: found).children.isEmpty && !"\(found)".contains("WDJB"))
    }

    @Test("A request for codes prints its endpoint only") func printing() async throws {
        let fixture = SignInFixture(
            offering: SignInFixture.offering + #","device_authorization_endpoint":"https://id.example.com/device""#)
        let client = try fixture.client(clientID: "secret-client")
        let request = try DeviceAuthorizationRequest(
            client.configuration, metadata: try await client.snapshot().metadata)
        #expect("\(request)" == "device authorization request to https://id.example.com/device")
        #expect(Mirror(reflecting: request).children.isEmpty)
    }

    @Test("The interval and the lifetime are bounded, and the interval has a default") func bounds() throws {
        #expect(try device(["interval": nil]).interval == .seconds(5))
        #expect(try device(["interval": 0]).interval == .seconds(1))
        #expect(try device(["interval": 100_000]).interval == .seconds(300))
        #expect(try device(["expires_in": 1_000_000]).expiresAt == Self.now + 3_600)
    }

    @Test("The name that drafts gave the page is accepted") func draftName() throws {
        let found = try device([
            "verification_uri": nil, "verification_url": "https://id.example.com/draft",
            "verification_uri_complete": "https://id.example.com/draft?c=1",
        ])
        #expect(found.verificationURL == "https://id.example.com/draft")
        #expect(found.completeVerificationURL == "https://id.example.com/draft?c=1")
    }

    @Test(
        "Codes that cannot be used or shown are rejected",
        arguments: [
            ("device_code", nil, .exchangeMissingMember), ("device_code", "", .exchangeMissingMember),
            ("user_code", nil, .exchangeMissingMember), ("user_code", "a\u{1B}[2J", .exchangeWrongType),
            ("user_code", .string(String(repeating: "a", count: 65)), .exchangeWrongType),
            ("verification_uri", nil, .exchangeMissingMember), ("verification_uri", "javascript:x", .exchangeWrongType),
            ("verification_uri", "https://a b", .exchangeWrongType), ("expires_in", nil, .exchangeMissingMember),
            ("expires_in", 0, .exchangeWrongType), ("interval", "soon", .exchangeWrongType),
            ("verification_uri_complete", "file:///etc", .exchangeWrongType),
        ] as [(String, JSONValue?, ProblemCode)])
    func badCodes(member: String, value: JSONValue?, code: ProblemCode) {
        expectRefusal(code) { try device([member: value]) }
    }

    // MARK: - Polling

    @Test("authorization_pending keeps the interval, and slow_down adds five seconds for all later requests")
    func intervals() throws {
        var polling = DevicePolling(try device())
        try polling.continue(after: refusal("authorization_pending"), at: Self.now)
        #expect(polling.interval == .seconds(7))
        try polling.continue(after: refusal("slow_down"), at: Self.now)
        try polling.continue(after: refusal("authorization_pending"), at: Self.now)
        #expect(polling.interval == .seconds(12))
        try polling.continue(after: refusal("slow_down"), at: Self.now)
        #expect(polling.interval == .seconds(17))
    }

    @Test("A provider that fails is asked at twice the interval, or when it says") func failures() throws {
        var polling = DevicePolling(try device())
        try polling.continue(after: refusal(nil, code: .exchangeUnreachable), at: Self.now)
        #expect(polling.interval == .seconds(14))
        try polling.continue(after: refusal(nil, code: .exchangeHTTPStatus, retryAfter: 40), at: Self.now)
        #expect(polling.interval == .seconds(40))
        try polling.continue(after: refusal("temporarily_unavailable", retryAfter: 1), at: Self.now)
        #expect(polling.interval == .seconds(40))
        for _ in 0..<10 { try polling.continue(after: refusal("slow_down"), at: Self.now) }
        for _ in 0..<10 { try polling.continue(after: refusal("server_error"), at: Self.now) }
        #expect(polling.interval == .seconds(300))
    }

    @Test(
        "Every other error ends the polling",
        arguments: ["access_denied", "expired_token", "invalid_grant", "invalid_client", "authorization_declined"])
    func end(error: String) throws {
        var polling = DevicePolling(try device())
        expectRefusal(.exchangeProviderError) { try polling.continue(after: refusal(error), at: Self.now) }
        expectRefusal(.exchangeCertificateUntrusted) {
            try polling.continue(after: refusal(nil, code: .exchangeCertificateUntrusted), at: Self.now)
        }
    }

    @Test("Polling ends when no time is left for another request") func expiry() throws {
        var polling = DevicePolling(try device())
        try polling.continue(after: refusal("authorization_pending"), at: Self.now + 892.9)
        expectRefusal(.exchangeDeviceCodeExpired) {
            try polling.continue(after: refusal("authorization_pending"), at: Self.now + 893)
        }
    }
}
