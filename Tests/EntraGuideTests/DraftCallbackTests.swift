import EntraGuide
import EntraID
import Testing

/// What Entra says to the callback of a configuration that is still being filled in.
@Suite struct DraftCallbackTests {
    private func codes(_ members: String) throws -> [ProblemCode] {
        try EntraConfigurationDraft.read(Array("{\(members)}".utf8)).redirectProblems.map(\.code)
    }

    @Test("A draft reports what Entra objects to in its callback, whatever else is missing") func objections() throws {
        #expect(try codes(#""publicAddress":"http://10.0.0.5:21114""#) == [.redirectSchemeNotHTTPS])
        #expect(
            try codes(#""publicAddress":"https://console.example.com","callbackPath":"/SignIn""#)
                == [.redirectMixedCasePath])
        #expect(try codes(#""publicAddress":"https://console.example.com""#).isEmpty)
    }

    @Test("A draft without a usable public address or path has no callback to judge") func noCallback() throws {
        #expect(try codes(#""callbackPath":"/SignIn""#).isEmpty)
        #expect(try codes(#""publicAddress":"http://10.0.0.5:21114","callbackPath":"x""#).isEmpty)
    }
}
