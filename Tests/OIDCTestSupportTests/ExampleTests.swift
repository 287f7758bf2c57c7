import EntraID
import OIDCTestSupport
import Testing

/// The example of the guide “Test your server”: tests a server's own handlers without a network.
@Suite struct ExampleTests {
    @Test("A user signs in, and every bad token is rejected") func signInAndBadTokens() async throws {
        let issuer = try TestIssuer(
            EntraAuthority(
                parsing: "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",
                warnings: .ignored))
        let server = try ExampleServer(transport: issuer.transport)

        let response = try issuer.signIn(at: await server.login(session: "s"), as: "ada")
        #expect(await server.callback(response.encodedParameters, session: "s") == (200, "ada"))

        for bad in issuer.badTokens {
            let response = try issuer.signIn(at: await server.login(session: "s"), defect: bad)
            #expect(
                await server.callback(response.encodedParameters, session: "s") == (403, bad.code.rawValue), "\(bad)")
        }
    }
}
