import EntraID
import Foundation
import OIDCTestSupport
import Testing

@testable import entra_oidc

/// What the request for a token says about the credential.
@Suite struct ConnectionCredentialTests {
    private let subject: ConnectionSubject
    private let time = ManualTime()

    init() throws {
        subject = try ConnectionSubject(time: time)
    }

    @Test(
        "Only a token is a tick: other errors leave open whether the credential is right",
        arguments: [
            (7000215, "AADSTS7000215"), (7000222, "AADSTS7000222"), (700027, "AADSTS700027"),
            (700024, "AADSTS700024"), (700016, "AADSTS700016"), (7000216, "AADSTS7000216"),
            (53003, "not checked: undecided: AADSTS53003"), (501051, "not checked: undecided: AADSTS501051"),
            (65001, "not checked: undecided: AADSTS65001"), (1002012, "not checked: undecided: AADSTS1002012"),
            (500011, "not checked: undecided: AADSTS500011"),
        ])
    func errors(number: Int, outcome: String) async throws {
        try await subject.prepare()
        try await subject.misbehave("{\"tokenError\":\(number)}")
        #expect(ConnectionSubject.outcomes(try await subject.check().run { _ in })[4] == outcome)
    }

    @Test("An application of many tenants may be unknown in one of them") func unknownApplication() async throws {
        try await subject.prepare()
        try await subject.misbehave(#"{"tokenError":700016}"#)
        let file = subject.file(more: #""signInAudience":"AzureADMultipleOrgs""#)
        #expect(
            ConnectionSubject.outcomes(try await subject.check(file).run { _ in })[4]
                == "not checked: undecided: AADSTS700016")
    }

    @Test("A lost connection to the token endpoint fails the step") func lostConnection() async throws {
        try await subject.prepare()
        let inner = subject.transport
        let transport = ClosureTransport { request in
            guard request.method == .get else { throw TransportFailure.unreachable(reason: "reset") }
            return try await inner.send(request)
        }
        #expect(
            ConnectionSubject.outcomes(try await subject.check(transport: transport).run { _ in })[4]
                == "exchange.unreachable")
    }

    @Test("A certificate is checked with a signer, and an assertion of another party without one")
    func assertions() async throws {
        try await subject.prepare()
        // Without secrets, the application accepts every well-formed assertion.
        try await subject.control("applications", "{\"clientID\":\"\(ConnectionSubject.client)\"}")
        let files = SecretReader(environment: { _ in nil }, file: { Array($0.utf8) })
        let certificate = subject.file(
            credential: #""clientCertificate":{"certificate":"c","privateKey":"k"}"#)
        let signed = try await subject.check(certificate, secrets: files, signer: { _, _ in ShapeSigner() }).run { _ in
        }
        #expect(ConnectionSubject.outcomes(signed)[4] == "passed")
        #expect(
            ConnectionSubject.outcomes(try await subject.check(certificate, secrets: files).run { _ in })[4]
                == "not checked: no-signer")

        let federated = subject.file(credential: #""clientAssertion":{"file":"assertion"}"#)
        let now = Int(time.now.timeIntervalSince1970)
        let claims: JSONObject = [
            "iss": "https://issuer.example.com", "sub": "workload", "aud": "api://AzureADTokenExchange",
            "exp": .number(JSONNumber(now + 600)),
        ]
        let assertion =
            [#"{"alg":"RS256"}"#, JSONValue.object(claims).serialized(indented: false), "signature"]
            .map { Base64URL.encode($0.utf8) }.joined(separator: ".")
        let reader = SecretReader(environment: { _ in nil }, file: { _ in Array(assertion.utf8) })
        let steps = try await subject.check(federated, secrets: reader).run { _ in }
        #expect(ConnectionSubject.outcomes(steps)[4] == "passed")
        for step in steps { #expect(!step.detail.contains(assertion)) }
    }
}

/// A signer of assertions whose signature has only the right shape.
private struct ShapeSigner: AssertionSigner {
    let algorithm = SigningAlgorithm.rs256
    let keyName = AssertionKeyName.certificateSHA256([UInt8](repeating: 7, count: 32))

    func sign(_ message: [UInt8]) async throws -> [UInt8] { [UInt8](repeating: 1, count: 256) }
}
