import EntraID
import Foundation
import OIDCTestSupport
import TestHelpers
import Testing

/// The groups of a user if the application has providers in several clouds.
@Suite struct GroupsOfSeveralProvidersTests {
    private static let clientID = "6731de76-14a6-49ae-97bc-6eba6914391e"
    private static let global = "https://login.microsoftonline.com/\(VerifiedClaims.tenant)/v2.0"
    private static let government = "https://login.microsoftonline.us/\(VerifiedClaims.tenant)/v2.0"
    private static let object = "690222be-ff1a-4d56-abd1-7e4f7d38e474"

    private let urls = Locked<[String]>([])

    /// A sign-in with two providers, whose network has nothing but Microsoft Graph.
    private func signIn() throws -> EntraSignIn {
        func provider(_ name: String, _ issuer: String) -> String {
            #"{"name":"\#(name)","issuer":"\#(issuer)","clientID":"\#(Self.clientID)","#
                + #""clientSecret":{"environment":"E"},"publicAddress":"https://console.example.com"}"#
        }
        let file = #"{"providers":[\#(provider("global", Self.global)),\#(provider("government", Self.government))]}"#
        let urls = urls
        let transport = ClosureTransport { request throws(TransportFailure) in
            guard request.url.hasSuffix("/getMemberObjects") else { throw .unreachable(reason: "no server") }
            urls.withLock { $0.append(request.url) }
            return TransportResponse(status: 200, body: Array(#"{"value":[]}"#.utf8))
        }
        return try EntraSignIn(
            configurationFile: Array(file.utf8),
            secrets: SecretReader(environment: { _ in "abc8Q~thisSecretHasTheUsualFormOfEntra01" }, file: { _ in nil }),
            transport: transport, onWarning: .ignored)
    }

    private func user(_ issuer: String) throws -> EntraIdentity {
        EntraIdentity(
            try VerifiedClaims.idToken(
                #""tid":"\#(VerifiedClaims.tenant)","oid":"\#(Self.object)","hasgroups":true"#, issuer: issuer))
    }

    @Test("An access token is only sent to the Graph of the cloud that the user signed in to")
    func clouds() async throws {
        let entra = try signIn()
        let token = SecretString("graph-token")
        for (issuer, name, host) in [
            (Self.global, "global", "graph.microsoft.com"), (Self.government, "government", "graph.microsoft.us"),
        ] {
            urls.withLock { $0 = [] }
            let user = try user(issuer)
            _ = try await entra.groups(of: user, accessToken: token)
            _ = try await entra.groups(of: user, accessToken: token, with: name)
            let url = "https://\(host)/v1.0/users/\(Self.object)/getMemberObjects"
            #expect(urls.withLock { $0 } == [url, url])
        }
        urls.withLock { $0 = [] }
        for (issuer, name) in [
            (Self.global, "government"), (Self.government, "global"),
            ("https://login.microsoftonline.com/11111111-1111-4111-8111-111111111111/v2.0", nil),
        ] {
            let user = try user(issuer)
            await expectRefusal(.issuerMismatch) {
                try await entra.groups(of: user, accessToken: token, with: name)
            }
        }
        #expect(urls.withLock { $0.isEmpty })
    }
}
