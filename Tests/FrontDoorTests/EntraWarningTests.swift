import EntraID
import Foundation
import OIDCTestSupport
import Synchronization
import TestHelpers
import Testing

/// What the front doors report about their values: each problem once, and all problems together.
@Suite struct EntraWarningTests {
    private let transport = StubTransport { _ in nil }

    /// Collects the codes of the warnings.
    private func warnings(_ make: (StoredWarningHandler) throws -> Void) rethrows -> [ProblemCode] {
        let codes = Mutex<[ProblemCode]>([])
        try make { warning in codes.withLock { $0.append(warning.code) } }
        return codes.withLock { $0 }
    }

    private func signIn(
        _ secret: SecretReference, clientID: String = Door.clientID, redirectURL: String = Door.redirectURL,
        signOutRedirectURL: String? = nil, _ value: String = "", onWarning: StoredWarningHandler = .ignored
    ) throws -> EntraSignIn {
        try EntraSignIn(
            issuer: Door.issuerSetting, clientID: clientID, clientSecret: secret, redirectURL: redirectURL,
            signOutRedirectURL: signOutRedirectURL,
            secrets: SecretReader(environment: { _ in value }, file: { _ in nil }), transport: transport,
            onWarning: onWarning)
    }

    @Test("A problem of a secret is reported once, wherever the secret is") func secretProblems() throws {
        let (unusual, secretID) = ("short", "11111111-2222-3333-4444-555555555555")
        for (secret, value) in [(SecretReference.literal(SecretString(unusual)), ""), (.environment("S"), unusual)] {
            let codes = try warnings { _ = try signIn(secret, value, onWarning: $0) }
            #expect(codes == [.configClientSecretUnusual])
        }
        for (secret, value) in [(SecretReference.literal(SecretString(secretID)), ""), (.environment("S"), secretID)] {
            expectRefusal(.configClientSecretIsSecretID) { try signIn(secret, value) }
        }
    }

    @Test("A URL that Entra rejects is reported together with other wrong values") func redirectErrors() {
        let http = "http://console.example.com/api/oidc/callback"
        expectRefusal(.configClientIDNotGUID, .redirectSchemeNotHTTPS) {
            try signIn(Door.secret, clientID: "my-app", redirectURL: http)
        }
        expectRefusal(.configClientIDNotGUID, .redirectSchemeNotHTTPS) {
            try signIn(Door.secret, clientID: "my-app", signOutRedirectURL: http)
        }
    }

    @Test("The warnings about a configuration file and its secrets are reported") func configurationFile() throws {
        let file = """
            {"issuer":"\(Door.issuerSetting)","clientID":"\(Door.clientID)","remark":"x",
             "clientSecret":{"environment":"ENTRA_SECRET"},"publicAddress":"https://console.example.com"}
            """
        let codes = try warnings {
            _ = try EntraSignIn(
                configurationFile: Array(file.utf8),
                secrets: SecretReader(environment: { _ in "short" }, file: { _ in nil }), transport: transport,
                onWarning: $0)
        }
        #expect(codes == [.configUnknownMember, .configClientSecretUnusual])
    }

    @Test("The warnings about the values of an API are reported") func api() throws {
        let codes = try warnings {
            _ = try EntraAPI(
                issuer: "https://login.microsoftonline.com/contoso.com/v2.0", clientID: Door.clientID,
                transport: transport, onWarning: $0)
        }
        #expect(codes == [.authorityDomainTenant])
    }
}
