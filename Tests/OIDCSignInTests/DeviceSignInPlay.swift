import Foundation
import OIDCCallbacks
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTestSupport

@testable import OIDCSignIn

/// Random bytes that are given first, and the system's after them.
final class GivenRandom: RandomSource {
    private let given: Locked<[[UInt8]]>

    init(_ given: [[UInt8]] = []) {
        self.given = Locked(given)
    }

    func bytes(_ count: Int) -> [UInt8] {
        given.withLock { $0.isEmpty ? nil : $0.removeFirst() } ?? SystemRandom().bytes(count)
    }

    /// Lets the next calls return these bytes.
    func give(_ bytes: [[UInt8]]) { given.withLock { $0 = bytes } }
}

/// A server with sign-ins from devices, and the time in its hands.
struct DeviceSignInServer {
    let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
    let random = GivenRandom()
    let devices: DeviceSignIns

    init(_ limits: DeviceSignInLimits = .standard, store: (any DeviceSignInStore)? = nil) throws {
        let page = CallbackURL(
            origin: try PublicOrigin(publicURL: "https://console.example.com", warnings: .ignored),
            path: try CallbackPath("/device"))
        devices = DeviceSignIns(
            verificationURL: page, digest: SoftwareCrypto(), store: store, random: random, limits: limits, time: time)
    }

    func begin() async throws -> DeviceSignInStart {
        try await devices.begin(try DeviceRequester(address: "192.0.2.1", name: "Remote Desktop"))
    }

    /// A user who signed in just now.
    func user(_ subject: String = "ada") -> DeviceSignInUser {
        DeviceSignInUser(
            issuer: "https://id.example.com", subject: subject, provider: "example", authenticatedAt: time.now)
    }

    func lookUp(
        _ code: String, by user: DeviceSignInUser? = nil, in session: String = "session"
    ) async throws -> DeviceSignInPrompt {
        try await devices.lookUp(
            code, by: user ?? self.user(), session: SecretString(session), from: "198.51.100.1")
    }

    func poll(_ secret: SecretString) async throws -> DevicePollAnswer {
        try await devices.poll(Self.request(secret))
    }

    static func request(_ secret: SecretString) throws -> DevicePollRequest {
        let body = FormEncoding.encode([
            .init(name: "grant_type", value: DevicePollRequest.grantType),
            .init(name: "device_code", value: secret.revealed()),
        ])
        return try DevicePollRequest(
            query: nil, contentType: "application/x-www-form-urlencoded", body: body.utf8)
    }
}
