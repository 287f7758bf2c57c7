import EntraID
import OIDCTestSupport
import TestHelpers
import Testing

/// The cookies of a browser with many pending sign-ins, and the fields in which they arrive.
@Suite struct CookieLimitTests {
    @Test("The ninth pending sign-in of a browser expires the oldest", arguments: [ResponseMode.query, .formPost])
    func ninth(mode: ResponseMode) async throws {
        let door = try Door(responseMode: mode)
        let browser = door.browser()
        var responses: [BrowserResponse] = []
        for number in 0..<9 {
            #expect(browser.cookieFields.count == number)
            let start = try await door.start(in: browser)
            #expect(start.cookies.count == (number < 8 ? 1 : 2))
            responses.append(try door.issuer.signIn(at: start.url, as: "user-\(number)"))
        }
        #expect(browser.cookieFields.count == 8)
        // The newest first: it is the one that the user is looking at.
        let ninth = try await door.finish(browser.deliver(responses[8]), in: browser)
        #expect(ninth.user.subjectKey.subject == "user-8")
        #expect(await door.codes(browser.deliver(responses[0])) == [.responseCookieMissing])
        for number in 1...7 {
            let result = try await door.finish(browser.deliver(responses[number]), in: browser)
            #expect(result.user.subjectKey.subject == "user-\(number)")
        }
        #expect(browser.cookieHeader == nil)
    }

    @Test("Cookies in several `Cookie` fields are joined with a semicolon, and not with a comma")
    func severalFields() async throws {
        let door = try Door()
        let browser = door.browser()
        browser.receive(setCookies: ["session=1; Path=/; Secure; HttpOnly; SameSite=Lax", "theme=dark; Path=/"])
        let response = try door.issuer.signIn(at: try await door.start(in: browser).url)
        _ = try await door.start(in: browser)
        let fields = browser.cookieFields
        #expect(fields.count == 4 && fields.allSatisfy { !$0.contains(";") })
        func request(joinedWith separator: String) -> CallbackRequest {
            CallbackRequest(method: "GET", target: response.url, cookieHeader: fields.joined(separator: separator))
        }
        // Many servers join the values of a repeated field with a comma, which does not separate cookies.
        #expect(await door.codes(request(joinedWith: ", ")) == [.responseCookieMissing])
        let result = try await door.finish(request(joinedWith: "; "), in: browser)
        #expect(result.user.subjectKey.subject == "ada")
    }

    @Test("Pending sign-ins in several `Cookie` fields are all counted") func severalFieldsAreCounted() async throws {
        let door = try Door()
        let browser = door.browser()
        let oldest = try door.issuer.signIn(at: try await door.start(in: browser).url)
        for _ in 0..<7 { _ = try await door.start(in: browser) }
        let start = try await door.entra.start(cookieHeader: browser.cookieFields.joined(separator: "; "))
        browser.receive(setCookies: start.cookies)
        #expect(browser.cookieFields.count == 8)
        #expect(await door.codes(browser.deliver(oldest)) == [.responseCookieMissing])
    }
}
