import OIDCPrimitives
import TestHelpers
import Testing

@testable import OIDCSignIn

/// What clients send and receive.
@Suite struct DevicePollRequestTests {
    private static let form = "application/x-www-form-urlencoded"
    private static let grant = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code"

    private func poll(
        query: String? = nil, contentType: String? = form, _ body: String
    ) throws -> DevicePollRequest {
        try DevicePollRequest(query: query, contentType: contentType, body: body.utf8)
    }

    @Test("A secret in the body is read") func body() throws {
        for type in [Self.form, "Application/X-WWW-Form-Urlencoded; charset=utf-8", "\(Self.form);charset=UTF-8"] {
            for query in [nil, ""] {
                let request = try poll(query: query, contentType: type, "\(Self.grant)&device_code=secret&client_id=a")
                #expect(request.pollingSecret.revealed() == "secret")
            }
        }
    }

    @Test(
        "A query is rejected, also beside a correct body",
        arguments: ["device_code=secret", "device%5Fcode=secret", "secret", "%", "x=1"])
    func query(query: String) {
        expectRefusal(.deviceSecretInURL) { try poll(query: query, "\(Self.grant)&device_code=secret") }
    }

    @Test(
        "A malformed poll is rejected",
        arguments: [
            "", "device_code=secret", grant, "\(grant)&device_code=", "\(grant)&device_code=a&device_code=b",
            "\(grant)&device_code=a&device%5fcode=a", "\(grant)&\(grant)&device_code=a",
            "grant_type=device_code&device_code=a", "\(grant)&device_code=%", "\(grant)&device_code=%FF",
            "\(grant)&device_code=\(String(repeating: "a", count: 4_096))",
        ])
    func malformed(body: String) {
        expectRefusal(.deviceRequestInvalid) { try poll(body) }
    }

    @Test("A poll with another content type is rejected", arguments: [nil, "", "application/json", "\(form)x"])
    func contentType(type: String?) {
        expectRefusal(.deviceRequestInvalid) { try poll(contentType: type, "\(Self.grant)&device_code=secret") }
    }

    @Test("Answers have the names of RFC 8628, and are not cached") func answers() throws {
        let answers: [(DevicePollAnswer, String)] = [
            (.pending(interval: .seconds(5)), #"{"error":"authorization_pending","interval":5}"#),
            (.slowDown(interval: .seconds(10)), #"{"error":"slow_down","interval":10}"#),
            (.denied, #"{"error":"access_denied"}"#), (.expired, #"{"error":"expired_token"}"#),
            (.unknown, #"{"error":"invalid_grant"}"#),
        ]
        for (answer, body) in answers {
            let response = try #require(answer.errorResponse)
            #expect(response.status == 400)
            #expect(String(decoding: response.body, as: UTF8.self) == body)
            #expect(response[header: "Cache-Control"] == "no-store")
            #expect(response[header: "Content-Type"] == "application/json")
        }
    }

    @Test("The start has the members of RFC 8628, without a URL that contains the code") func start() async throws {
        let server = try DeviceSignInServer()
        let start = try await server.begin()
        let document = try JSONValue(parsing: start.response.body)
        #expect(document["device_code"]?.string == start.pollingSecret.revealed())
        #expect(start.pollingSecret.revealed().utf8.count == 43)
        #expect(document["user_code"]?.string == start.userCode)
        #expect(document["verification_uri"]?.string == "https://console.example.com/device")
        #expect(document["expires_in"]?.number?.integer == 600 && document["interval"]?.number?.integer == 5)
        #expect(document.object?.members.count == 5)
    }

    @Test("What a client says about itself is bounded and escaped") func requester() throws {
        let requester = try DeviceRequester(
            address: "::ffff:192.0.2.1", name: "a\u{202E}b", userAgent: String(repeating: "x", count: 10_000))
        #expect(requester.address == "192.0.2.1")
        #expect(requester.name == "a\\u{202E}b")
        #expect((requester.userAgent ?? "").utf8.count <= 520)
        expectRefusal(.deviceRequestInvalid) {
            try DeviceRequester(address: nil, name: String(repeating: "x", count: 101))
        }
        expectRefusal(.deviceRequestInvalid, .deviceRequestInvalid) {
            try DeviceRequester(address: "localhost", name: String(repeating: "x", count: 101))
        }
    }
}
