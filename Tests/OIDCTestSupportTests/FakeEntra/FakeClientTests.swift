import EntraID
import Foundation
import OIDCLoopback
import Testing

@testable import OIDCTestSupport

/// The authentication of clients at the token endpoint.
@Suite struct FakeClientTests {
    private let client: FakeEntraClient

    init() throws {
        client = try FakeEntraClient()
    }

    private func redeem(
        secret: String? = nil, more: [(String, String)] = [], headers: [String] = [], withoutID: Bool = false
    ) async throws -> FakeEntraClient.Answer {
        var form = client.redemption(client.code(try client.grant()), secret: secret) + more
        if withoutID { form.removeAll { $0.0 == "client_id" } }
        return try await client.token(form, headers: headers)
    }

    private func register(_ change: (inout FakeApplication) -> Void) {
        var application = FakeApplication(clientID: FakeEntraClient.clientID)
        change(&application)
        let registered = application
        client.entra.state.withLock {
            $0.directory.applications[ExactString(FakeEntraClient.clientID.string)] = registered
        }
    }

    private func basic(_ id: String, _ secret: String) -> String {
        "Authorization: Basic " + Data("\(id):\(secret)".utf8).base64EncodedString()
    }

    @Test("A secret is accepted in the form and in the header, except the wrong one") func secrets() async throws {
        #expect(try await redeem(secret: "any").status == 200)
        let wrong = try await redeem(secret: FakeApplication.wrongSecret)
        #expect(wrong.number == 7000215 && wrong.status == 401 && wrong["error"] == "invalid_client")
        let id = FakeEntraClient.clientID.string
        #expect(try await redeem(headers: [basic(id, "a+b%2Bc%3A~%26")], withoutID: true).status == 200)
        #expect(try await redeem(headers: [basic(id, "wrong-secret")], withoutID: true).number == 7000215)
        #expect(try await redeem(headers: [basic(FakeEntraClient.apiID.string, "any")]).number == 90023)
        for header in ["Basic", "Basic !", "Basic YQ", "Bearer x", "Basic a b"] {
            #expect(try await redeem(headers: ["Authorization: \(header)"]).number == 90023, "\(header)")
        }
    }

    @Test("A registered secret is the only one, and has to be sent") func registeredSecret() async throws {
        register { $0.secrets = [SecretString("one"), SecretString("s+e: &c")] }
        #expect(try await redeem(secret: "one").status == 200)
        #expect(try await redeem(secret: "other").number == 7000215)
        #expect(try await redeem().number == 7000218)
        let id = FakeEntraClient.clientID.string
        #expect(try await redeem(headers: [basic(id, "s%2Be%3A+%26c")], withoutID: true).status == 200)
    }

    @Test("An expired secret is rejected as such, also if every other secret is accepted")
    func expiredSecret() async throws {
        register { $0.expiredSecrets = [SecretString("old")] }
        let expired = try await redeem(secret: "old")
        #expect(expired.number == 7000222 && expired.status == 401 && expired["error"] == "invalid_client")
        #expect(try await redeem(secret: "any").status == 200)
        register {
            $0.secrets = [SecretString("new")]
            $0.expiredSecrets = [SecretString("old")]
        }
        #expect(try await redeem(secret: "old").number == 7000222)
        #expect(try await redeem(secret: "other").number == 7000215)
    }

    @Test("An application is unknown in a tenant that does not contain it") func otherTenant() async throws {
        register { $0.tenants = [FakeEntraClient.tenantID] }
        let id = FakeEntraClient.clientID.string
        let form = [
            ("grant_type", "client_credentials"), ("client_id", id), ("client_secret", "x"),
            ("scope", "\(id)/.default"),
        ]
        #expect(try await client.token(form).status == 200)
        let answer = try await client.token(form, at: FakeEntraClient.otherTenant)
        #expect(answer.number == 700016 && answer["error"] == "unauthorized_client")
        // A shared authority leaves the tenant open.
        #expect(try await client.token(form, at: "common").number == 50059)
        let query = "client_id=\(id)&response_type=code&scope=openid&redirect_uri=https%3A%2F%2Fa.example%2Fc"
        let page = await client.send("GET", "/\(FakeEntraClient.otherTenant)/oauth2/v2.0/authorize?\(query)")
        #expect(String(decoding: page.body, as: UTF8.self).contains("AADSTS700016"))
    }

    @Test("A public client needs a code verifier only") func publicClient() async throws {
        #expect(try await redeem().status == 200)
        var grant = try client.grant()
        grant = grant.with(scopes: grant.scopes, nonce: nil)
        let form = client.redemption(client.code(grant), secret: nil, verifier: nil)
        #expect(try await client.token(form).number == 7000218)
    }

    @Test("A client ID that is missing or not a GUID is rejected") func clientID() async throws {
        #expect(try await redeem(withoutID: true).number == 900144)
        let form = [("grant_type", "client_credentials"), ("client_id", "an-app"), ("client_secret", "x")]
        let answer = try await client.token(form)
        #expect(answer.number == 700016 && answer["error"] == "unauthorized_client")
    }

    // MARK: - Assertions

    private func assertion(
        key: TestKey = .one, algorithm: String = "PS256", header: [String: JSONValue?] = [:],
        claims: [String: JSONValue?] = [:]
    ) throws -> String {
        let id = JSONValue.string(FakeEntraClient.clientID.string)
        let now = Int(client.entra.seconds)
        var head = MemberList()
        head["alg"] = .string(algorithm)
        head["x5t#S256"] = .string(Base64URL.encode(TestHash.sha256([1])))
        for (name, value) in header { head[name] = value }
        var members = MemberList()
        members["iss"] = id
        members["sub"] = id
        members["aud"] = .string("\(FakeEntraClient.origin)/\(FakeEntraClient.tenant)/oauth2/v2.0/token")
        members["jti"] = .string(client.entra.newIdentifier())
        members["nbf"] = .number(JSONNumber(now))
        members["exp"] = .number(JSONNumber(now + 600))
        for (name, value) in claims { members[name] = value }
        let message = "\(Base64URL.encode(head.text.utf8)).\(Base64URL.encode(members.text.utf8))"
        let bytes = Array(message.utf8)
        let signature =
            algorithm == "PS256" ? key.power(of: SaltedHash(of: bytes).bytes) : key.signature(over: bytes)
        return "\(message).\(Base64URL.encode(signature))"
    }

    private func redeem(_ assertion: String, withoutID: Bool = false) async throws -> FakeEntraClient.Answer {
        try await redeem(
            more: [
                ("client_assertion", assertion),
                ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            ], withoutID: withoutID)
    }

    @Test("A well-formed certificate assertion is accepted, once") func certificate() async throws {
        let text = try assertion()
        #expect(try await redeem(text).status == 200)
        #expect(try await redeem(text).number == 700027)
        let short: [String: JSONValue?] = [
            "x5t#S256": nil, "x5t": .string(Base64URL.encode([UInt8](repeating: 1, count: 20))),
        ]
        #expect(try await redeem(assertion(algorithm: "RS256", header: short)).status == 200)
        #expect(try await redeem(assertion(), withoutID: true).status == 200)
    }

    @Test("A thumbprint may be padded, as MSAL for Python sends it") func paddedThumbprint() async throws {
        let full = Base64URL.encode([UInt8](repeating: 1, count: 32))
        let short = Base64URL.encode([UInt8](repeating: 1, count: 20))
        let padded: [[String: JSONValue?]] = [
            ["x5t#S256": .string(full + "=")], ["x5t#S256": nil, "x5t": .string(short + "=")],
        ]
        for header in padded { #expect(try await redeem(assertion(header: header)).status == 200) }
        #expect(try await redeem(assertion(header: ["x5t#S256": .string(full + "===")])).number == 700027)
    }

    @Test("A malformed certificate assertion is rejected with its number") func badCertificate() async throws {
        let now = Int(client.entra.seconds)
        func time(_ seconds: Int) -> JSONValue { .number(JSONNumber(now + seconds)) }
        let cases: [(header: [String: JSONValue?], claims: [String: JSONValue?], number: Int)] = [
            (["alg": "none"], [:], 700027), (["alg": "HS256"], [:], 700027), (["x5t#S256": "AAAA"], [:], 700027),
            (["x5t#S256": nil], [:], 700027), ([:], ["iss": "someone"], 700021),
            ([:], ["sub": "someone"], 700021), ([:], ["aud": "https://example.com"], 700023),
            ([:], ["exp": time(-301)], 700024), ([:], ["exp": time(86_400 * 2)], 700024),
            ([:], ["exp": nil], 700024), ([:], ["nbf": time(400)], 700024), ([:], ["jti": nil], 50027),
        ]
        for (header, claims, number) in cases {
            let answer = try await redeem(assertion(header: header, claims: claims))
            // Entra reports a malformed assertion as an invalid request.
            #expect(answer.number == number && answer.status == (number == 50027 ? 400 : 401), "\(header) \(claims)")
        }
        let malformed = try await redeem("a.b.c")
        #expect(malformed.number == 50027 && malformed["error"] == "invalid_request")
        #expect(try await redeem(more: [("client_assertion", assertion())]).number == 90023)
    }

    @Test("A certificate in the header has the thumbprint in the header") func certificateInHeader() async throws {
        let certificate = [UInt8](repeating: 0xFB, count: 30)
        let thumbprint = Base64URL.encode(TestHash.sha256(certificate))
        let text = Data(certificate).base64EncodedString()
        let chain = JSONValue.array([.string(text)])
        // MSAL for Python keeps the line breaks of a PEM file.
        let lines = JSONValue.array([.string("\(text.prefix(20))\r\n\(text.dropFirst(20))")])
        #expect(try await redeem(assertion(header: ["x5c": lines, "x5t#S256": .string(thumbprint)])).status == 200)
        #expect(try await redeem(assertion(header: ["x5c": chain, "x5t#S256": .string(thumbprint)])).status == 200)
        #expect(try await redeem(assertion(header: ["x5c": chain])).number == 700027)
    }

    @Test("Registered certificates and keys are the only ones") func registeredCertificate() async throws {
        register { $0.certificates = [Base64URL.encode(TestHash.sha256([1]))] }
        #expect(try await redeem(assertion()).status == 200)
        let other = Base64URL.encode(TestHash.sha256([2]))
        #expect(try await redeem(assertion(header: ["x5t#S256": .string(other)])).number == 700027)
        let short = Base64URL.encode([UInt8](repeating: 1, count: 20))
        let older: [String: JSONValue?] = ["x5t#S256": nil, "x5t": .string(short)]
        #expect(try await redeem(assertion(header: older)).number == 700027)
        register { $0.certificates = [short] }
        #expect(try await redeem(assertion(header: older)).status == 200)
        #expect(try await redeem(assertion()).number == 700027)
        register {
            $0.certificates = [Base64URL.encode(TestHash.sha256([1]))]
            $0.assertionKeys = ["keys": .array([.object(TestKey.one.publicMembers(keyID: "one"))])]
        }
        for algorithm in ["PS256", "RS256"] {
            #expect(try await redeem(assertion(algorithm: algorithm)).status == 200)
            #expect(try await redeem(assertion(key: .two, algorithm: algorithm)).number == 700027)
        }
        #expect(try await redeem(secret: nil).number == 7000218)
    }

    @Test("A federated assertion names its own issuer, and the audience of the exchange") func federated() async throws
    {
        func assertion(_ claims: [String: JSONValue?]) throws -> String {
            let all: [String: JSONValue?] = [
                "iss": "https://token.example.com", "sub": "repo:a", "aud": "api://AzureADTokenExchange",
            ]
            return try self.assertion(
                algorithm: "RS256", header: ["x5t#S256": nil], claims: all.merging(claims) { $1 })
        }
        let text = try assertion([:])
        #expect(try await redeem(text).status == 200)
        #expect(try await redeem(text).status == 200)
        #expect(try await redeem(assertion(["aud": "https://example.com"])).number == 700212)
        #expect(try await redeem(assertion(["iss": "no URL"])).number == 700021)
        #expect(try await redeem(assertion(["sub": ""])).number == 700021)
    }
}
