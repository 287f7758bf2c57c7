import EntraGuide
import EntraID
import Testing

/// The redirect problems of an incomplete configuration.
@Suite struct DraftCallbackTests {
    private func codes(_ members: String) throws -> [ProblemCode] {
        try EntraConfigurationDraft(parsing: Array("{\(members)}".utf8)).redirectProblems.map(\.code)
    }

    @Test("A draft reports redirect problems even if other values are missing") func reportsRedirectProblems() throws {
        #expect(try codes(#""publicAddress":"http://10.0.0.5:21114""#) == [.redirectSchemeNotHTTPS])
        #expect(
            try codes(#""publicAddress":"https://console.example.com","callbackPath":"/SignIn""#)
                == [.redirectMixedCasePath])
        #expect(try codes(#""publicAddress":"https://console.example.com""#).isEmpty)
    }

    @Test("A draft without a usable public address or path has no callback to check") func noCallback() throws {
        #expect(try codes(#""callbackPath":"/SignIn""#).isEmpty)
        #expect(try codes(#""publicAddress":"http://10.0.0.5:21114","callbackPath":"x""#).isEmpty)
    }
}
