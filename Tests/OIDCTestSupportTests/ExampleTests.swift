import EntraID
import OIDCTestSupport
import Testing

/// The example of the README: a server's own handlers, tested without a network.
@Suite struct ExampleTests {
    @Test func aPersonSignsInAndForgeriesDoNot() async throws {
        let issuer = try TestIssuer(
            EntraAuthority(
                parsing: "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",
                warnings: .ignored))
        let server = try ExampleServer(transport: issuer.transport)

        let response = try issuer.signIn(at: await server.login(session: "s"), as: "ada")
        #expect(await server.callback(response.text, session: "s") == (200, "ada"))

        for bad in issuer.badTokens {
            let response = try issuer.signIn(at: await server.login(session: "s"), spoiled: bad)
            #expect(await server.callback(response.text, session: "s") == (403, bad.code.text), "\(bad)")
        }
    }
}
