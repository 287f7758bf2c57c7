import EntraGuide
import EntraID
import Foundation
import OIDCTestSupport
import Testing

@testable import entra_oidc

/// The steps of a connection check, one by one.
@Suite struct ConnectionCheckTests {
    private let subject: ConnectionSubject
    private let time = ManualTime()

    init() throws {
        subject = try ConnectionSubject(time: time)
    }

    // MARK: - Steps

    @Test("Each step is passed on as soon as it is known, in order, and says what was found")
    func allPassed() async throws {
        try await subject.prepare()
        let received = Locked<[ConnectionStep.Name]>([])
        let steps = try await subject.check().run { step in received.withLock { $0.append(step.name) } }
        #expect(ConnectionSubject.outcomes(steps) == ["passed", "passed", "passed", "passed", "passed"])
        #expect(received.withLock { $0 } == ConnectionStep.Name.allCases)
        #expect(steps.map(\.name) == ConnectionStep.Name.allCases)
        #expect(steps.allSatisfy { $0.problems.isEmpty })
        let origin = subject.origin
        let tenant = ConnectionSubject.tenant
        #expect(
            steps[0].detail.hasSuffix(
                " bytes from \(origin)/\(tenant)/v2.0/.well-known/openid-configuration. It lists: "
                    + "authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint, end_session_endpoint, "
                    + "device_authorization_endpoint."))
        #expect(
            steps[1].detail == "\(origin)/\(tenant)/v2.0: Microsoft Entra ID, emulated at \(origin). "
                + "Accounts of this organization only, including its guests.")
        #expect(steps[2].detail == "2 keys, 2 usable (RSA, 2048 bits).")
        #expect(steps[3].detail == "This machine's clock agrees with the provider's.")
        #expect(steps[4].detail.hasPrefix("The provider accepted the credential."))
    }

    @Test("The request for a token is for the application itself, and its only secret is the credential")
    func request() async throws {
        try await subject.prepare()
        let sent = Locked<[TransportRequest]>([])
        let inner = subject.transport
        let transport = ClosureTransport { request in
            sent.withLock { $0.append(request) }
            return try await inner.send(request)
        }
        _ = try await subject.check(transport: transport).run { _ in }
        let requests = sent.withLock { $0 }
        #expect(requests.map(\.method) == [.get, .get, .post])
        let form = try FormEncoding.decode(String(decoding: try #require(requests.last).body, as: UTF8.self))
        #expect(form.map(\.name) == ["grant_type", "scope", "client_id", "client_secret"])
        #expect(form.map(\.value).prefix(2) == ["client_credentials", "\(ConnectionSubject.client)/.default"])
    }

    @Test("Nothing is sent with the credential if the metadata belongs to another issuer") func otherIssuer()
        async throws
    {
        try await subject.prepare()
        try await subject.misbehave(#"{"metadataIssuer":"https://login.example.com/v2.0"}"#)
        let sent = Locked<[TransportRequest.Method]>([])
        let inner = subject.transport
        let transport = ClosureTransport { request in
            sent.withLock { $0.append(request.method) }
            return try await inner.send(request)
        }
        let steps = try await subject.check(transport: transport).run { _ in }
        let blocked = "not checked: after-issuer"
        #expect(
            ConnectionSubject.outcomes(steps) == ["passed", "discovery.issuer-mismatch", blocked, "passed", blocked])
        #expect(sent.withLock { $0 } == [.get])
    }

    @Test("The age of the keys is shown if the provider states when they changed") func keyAge() async throws {
        try await subject.prepare()
        let inner = subject.transport
        let changed = time.now
        time.advance(by: .seconds(3 * 86_400 + 5))
        let transport = ClosureTransport { request in
            let response = try await inner.send(request)
            // 2023-11-14 22:13:20, the beginning of the clock.
            let field = HeaderField(name: "Last-Modified", value: "Tue, 14 Nov 2023 22:13:20 GMT")
            return TransportResponse(
                status: response.status, headers: response.headers + [field], body: response.body)
        }
        #expect(changed == Date(timeIntervalSince1970: 1_700_000_000))
        let steps = try await subject.check(transport: transport).run { _ in }
        #expect(steps[2].detail == "2 keys, 2 usable (RSA, 2048 bits). Changed 3 days ago.")
    }

    // MARK: - Clock

    @Test(
        "A minute between the clocks is normal, more is a warning, and more than five an error",
        arguments: [
            (60, "passed", nil, "60 s behind"), (61, "passed", "warning", "61 s behind"),
            (300, "passed", "warning", "300 s behind"), (301, "connection.clock-differs", "error", "301 s behind"),
            (-61, "passed", nil, "60 s ahead"), (-62, "passed", "warning", "61 s ahead"),
            (-302, "connection.clock-differs", "error", "301 s ahead"),
        ] as [(Int, String, String?, String)])
    func clock(difference: Int, outcome: String, severity: String?, words: String) async throws {
        try await subject.prepare()
        try await subject.misbehave("{\"clockDifference\":\(difference)}")
        let steps = try await subject.check().run { _ in }
        #expect(ConnectionSubject.outcomes(steps)[3] == outcome)
        #expect(steps[3].problems.first?.severity.rawValue == severity)
        #expect(steps[3].detail == "This machine's clock is \(words) \(difference < 0 ? "of " : "")the provider's.")
    }

    @Test("Without a date, the clock is not checked") func noDate() async throws {
        try await subject.prepare()
        try await subject.misbehave(#"{"clockDifference":null}"#)
        #expect(ConnectionSubject.outcomes(try await subject.check().run { _ in })[3] == "not checked: no-date")
    }

    // MARK: - Languages

    @Test("The sentences are in the requested language") func languages() async throws {
        try await subject.prepare()
        var sentences: [[String]] = []
        for language in GuideLanguage.allCases {
            sentences.append(try await subject.check(language: language).run { _ in }.map(\.detail))
            let reasons: [ConnectionStep.Reason] = [
                .configuration, .after(.metadata), .noDate, .noCredential, .sharedTenant, .personalAccounts, .b2c,
                .noSigner, .undecided(error: "AADSTS53003"),
            ]
            sentences[sentences.count - 1] += reasons.map { ConnectionText(language).sentence($0) }
        }
        for index in sentences[0].indices {
            let translations = sentences.map { $0[index] }
            #expect(Set(translations).count == GuideLanguage.allCases.count, "\(translations)")
            for sentence in translations { #expect(sentence.hasSuffix(".") || sentence.hasSuffix("。")) }
        }
    }
}
