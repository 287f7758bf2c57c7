import EntraID
import Foundation
import OIDCTestSupport
import SeededRandom
import TestHelpers
import Testing

/// The seven properties that hold for everyone who uses the front door.
@Suite struct SafetyPropertyTests {
    @Test("1: A shared authority requires the tenants, and every tenant is a word")
    func tenants() throws {
        let common = "https://login.microsoftonline.com/common/v2.0"
        expectRefusal(.configTenantsNotStated) { try Door(issuer: common) }
        #expect(throws: Never.self) { try Door(issuer: common, allowedTenants: .anyTenant) }
        #expect(throws: Never.self) { try Door(issuer: common, allowedTenants: .only([Door.tenant])) }
        expectRefusal(.configTenantsNotStated) { try Door(issuer: common, allowedTenants: .only([])) }
    }

    @Test("2: A response is used once: reloaded, in parallel, and after a failure") func once() async throws {
        let door = try Door()
        let start = try await door.entra.start(cookieHeader: nil)
        let request = try door.issuer.signIn(at: start.url).request(cookies: start.cookies)
        let results = await withTaskGroup { group in
            for _ in 0..<8 { group.addTask { await refusalCodes { try await door.entra.finish(request) } } }
            return await group.reduce(into: [[ProblemCode]]()) { $0.append($1) }
        }
        #expect(results.count { $0 == [] } == 1)
        #expect(results.count { $0 == [.responseNotPending] } == 7)

        let second = try await door.entra.start(cookieHeader: nil)
        let bad = try #require(door.issuer.badTokens.first)
        let refused = try door.issuer.signIn(at: second.url, defect: bad).request(cookies: second.cookies)
        #expect(await refusalCodes { try await door.entra.finish(refused) } == [bad.code])
        #expect(await refusalCodes { try await door.entra.finish(refused) } == [.responseNotPending])
    }

    @Test("3: A response at another path than the one sent is rejected") func otherCallback() async throws {
        let door = try Door()
        let start = try await door.entra.start(cookieHeader: nil)
        let response = try door.issuer.signIn(at: start.url)
        let moved = CallbackRequest(
            method: "GET", target: "/api/oidc/callback/partner?\(response.encodedParameters)",
            cookieHeader: SafetyPropertyTests.cookieHeader(start))
        #expect(await refusalCodes { try await door.entra.finish(moved) } == [.responseOtherCallback])
    }

    @Test("4: Without the browser's cookie nothing is finished, and the sign-in is not used up")
    func otherBrowser() async throws {
        let door = try Door()
        let start = try await door.entra.start(cookieHeader: nil)
        let other = try await door.entra.start(cookieHeader: nil)
        let response = try door.issuer.signIn(at: start.url)
        #expect(await refusalCodes { try await door.entra.finish(response.request()) } == [.responseCookieMissing])
        #expect(
            await refusalCodes { try await door.entra.finish(response.request(cookies: other.cookies)) } == [
                .responseCookieMissing
            ])
        let forged = start.cookies[0].replacingOccurrences(of: "=", with: "=A", range: start.cookies[0].range(of: "="))
        #expect(
            await refusalCodes { try await door.entra.finish(response.request(cookies: [forged])) } == [
                .responseNotPending
            ])
        let result = try await door.entra.finish(response.request(cookies: start.cookies))
        #expect(result.user.subjectKey.subject == "ada")
    }

    @Test(
        "5: The return path is a path of this origin",
        arguments: [
            "", "https://evil.example", "//evil.example", "/\\evil.example", "\\/evil.example", "javascript:alert(1)",
            "/\t/evil.example", "/\n/evil.example", "reports", "/ä", "/a b", "/" + String(repeating: "a", count: 2_048),
        ])
    func otherOrigin(path: String) async throws {
        #expect(try await Door().signIn(returningTo: path).returnPath == "/")
    }

    @Test("5: A path of this origin is kept", arguments: ["/", "/reports", "/a/b?c=d&e=%2F%2Fx#f", "/.//a"])
    func thisOrigin(path: String) async throws {
        #expect(try await Door().signIn(returningTo: path).returnPath == path)
    }

    @Test("6: No error, log record, description, or mirror contains a secret or a name") func nothingPrinted()
        async throws
    {
        let door = try Door()
        let start = try await door.entra.start(cookieHeader: nil)
        let response = try door.issuer.signIn(
            at: start.url, claims: ["name": "Ada Lovelace", "email": "ada@contoso.com"])
        let cookie = String(start.cookies[0].split(separator: ";")[0].split(separator: "=", maxSplits: 1)[1])
        let parameters = response.encodedParameters.split(separator: "&").map { String($0.split(separator: "=")[1]) }
        var printed = "\(start) \(response) \(response.request(cookies: start.cookies))"
        dump(start, to: &printed)
        for bad in door.issuer.badTokens.prefix(20) {
            do throws(Refusal) {
                let again = try await door.entra.start(cookieHeader: nil)
                guard let defect = try? door.issuer.signIn(at: again.url, defect: bad) else { continue }
                _ = try await door.entra.finish(defect.request(cookies: again.cookies))
            } catch {
                printed += "\(error) \(error.logRecord) \(error.userMessage(in: "de"))"
            }
        }
        for secret in [cookie, "Ada Lovelace", "ada@contoso.com", "abc8Q~thisSecret"] + parameters
        where secret.count > 4 {
            #expect(!printed.contains(secret), "\(secret)")
        }
    }

    @Test("7: The shortest call checks the nonce, the issuer, and PKCE") func shortestCall() async throws {
        let door = try Door()
        let start = try await door.entra.start(cookieHeader: nil)
        for parameter in ["state=", "nonce=", "code_challenge=", "code_challenge_method=S256"] {
            #expect(start.url.contains(parameter))
        }
        let codes = Set(door.issuer.badTokens.map(\.code))
        #expect(
            codes.isSuperset(of: [
                .tokenNonceMismatch, .tokenNonceMissing, .tokenAudienceMismatch, .issuerTenantMismatch,
                .tokenSignatureInvalid, .tokenAlgorithmNone, .tokenExpired,
            ]))
    }

    @Test("Whatever bytes arrive, nothing is accepted that was not started, and nothing pending is lost")
    func arbitraryRequests() async throws {
        let door = try Door()
        let start = try await door.entra.start(cookieHeader: nil)
        let response = try door.issuer.signIn(at: start.url)
        var random = SeededGenerator(seed: 17)
        let pieces = [
            "code=", "state=", "&", "=", ";", " ", "__Host-signin-", "%", "%00", "\u{0}", "ä", "+",
            "/api/oidc/callback",
            "?", "\r\n", "error=access_denied", String(response.encodedParameters.prefix(30)),
            String(start.cookies[0].prefix(40)),
        ]
        func text() -> String {
            (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        }
        for _ in 0..<2_000 {
            let request = CallbackRequest(
                method: ["GET", "POST", text()].randomElement(using: &random) ?? "", target: text(), body: text(),
                cookieHeader: text())
            #expect(await !refusalCodes { try await door.entra.finish(request) }.isEmpty)
        }
        let result = try await door.entra.finish(response.request(cookies: start.cookies))
        #expect(result.user.subjectKey.subject == "ada")
    }

    private static func cookieHeader(_ start: SignInStart) -> String {
        start.cookies.map { String($0.split(separator: ";")[0]) }.joined(separator: "; ")
    }
}
