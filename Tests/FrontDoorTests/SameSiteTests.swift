import EntraID
import Foundation
import OIDCTestSupport
import TestHelpers
import Testing

/// The attributes of the cookie, which must let a browser send it with the response and with nothing else.
@Suite struct SameSiteTests {
    @Test(
        "The cookie is sent with the response, and a stricter one would not be",
        arguments: [(ResponseMode.query, "Lax", "Strict"), (.formPost, "None", "Lax"), (.formPost, "None", "Strict")])
    func response(mode: ResponseMode, attribute: String, stricter: String) async throws {
        let door = try Door(responseMode: mode)
        let browser = door.browser()
        let start = try await door.start(in: browser)
        let request = try browser.signIn(at: start.url, with: door.issuer)
        #expect(request.mode == mode)
        #expect(try await door.finish(request, in: browser).user.subjectKey.subject == "ada")

        let strictStart = try await door.entra.start(cookieHeader: nil)
        let cookies = strictStart.cookies.map {
            $0.replacingOccurrences(of: "SameSite=\(attribute)", with: "SameSite=\(stricter)")
        }
        #expect(cookies != strictStart.cookies)
        browser.receive(setCookies: cookies)
        // Pages of the server itself get the cookie, but the response does not.
        #expect(browser.cookieFields.count == 1)
        let strictRequest = try browser.signIn(at: strictStart.url, with: door.issuer)
        #expect(await door.codes(strictRequest) == [.responseCookieMissing])
    }

    @Test("With a fragment, a script of the server's own page sends the response, so a strict cookie is sent too")
    func fragment() async throws {
        let door = try Door(responseMode: .fragment)
        let browser = door.browser()
        let start = try await door.entra.start(cookieHeader: nil)
        browser.receive(
            setCookies: start.cookies.map { $0.replacingOccurrences(of: "SameSite=Lax", with: "SameSite=Strict") })
        #expect(browser.cookiesVisibleToScripts == "" && browser.cookieFields.count == 1)
        let request = try browser.signIn(at: start.url, with: door.issuer)
        #expect(request.mode == .fragment)
        #expect(try await door.finish(request, in: browser).user.subjectKey.subject == "ada")
    }

    @Test("Sign-ins on http://localhost work in browsers", arguments: [ResponseMode.query, .formPost])
    func localhost(mode: ResponseMode) async throws {
        let door = try Door(redirectURL: "http://localhost:8000/api/oidc/callback", responseMode: mode)
        let browser = door.browser(at: "http://localhost:8000/login")
        let start = try await door.start(in: browser, returningTo: "/reports")
        // Without https, a browser ignores a cookie with the prefix `__Host-`.
        #expect(browser.cookieHeader?.hasPrefix("signin-") == true)
        let request = try browser.signIn(at: start.url, with: door.issuer)
        let result = try await door.finish(request, in: browser)
        #expect(result.user.subjectKey.subject == "ada" && result.returnPath == "/reports")
        #expect(browser.cookieHeader == nil)
    }

    @Test("The cookies of a sign-in are not sent to other hosts of the domain") func otherHosts() async throws {
        let door = try Door()
        let start = try await door.entra.start(cookieHeader: nil)
        for host in ["example.com", "blog.example.com", "a.console.example.com"] {
            let other = door.browser(at: "https://\(host)/")
            other.receive(setCookies: start.cookies, from: "https://console.example.com/login")
            #expect(other.cookieHeader == nil, "\(host)")
        }
    }
}
