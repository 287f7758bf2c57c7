import EntraID
import OIDCLoopback
import Testing

@testable import OIDCTestSupport

/// The page that explains the number of an error.
@Suite struct FakeErrorPageTests {
    private let browser: FakeEntraBrowser

    init() throws {
        browser = try FakeEntraBrowser()
    }

    @Test("The error_uri of an error leads to what its number means and what to do") func errorURI() async throws {
        let answer = try await browser.post(
            "/\(FakeEntraClient.tenant)/oauth2/v2.0/token",
            [
                "grant_type": "authorization_code", "code": "unknown", "redirect_uri": FakeEntraClient.callback,
                "client_id": FakeEntraClient.clientID.string, "client_secret": FakeApplication.wrongSecret,
            ])
        let uri = try #require(answer.json?["error_uri"]?.string)
        #expect(uri == "\(FakeEntraClient.origin)/error?code=7000215")
        let page = try await browser.get(String(uri.dropFirst(FakeEntraClient.origin.count)))
        let entry = try EntraErrorEntry(parsing: "AADSTS7000215")
        #expect(page.status == 200)
        #expect(page.text.contains("<h2>AADSTS7000215</h2>"))
        #expect(page.text.contains(HTML.escaped(entry.remedy)))
    }

    @Test("Every number of the catalog has a page, with or without AADSTS in front") func everyNumber() async throws {
        for entry in EntraErrorEntry.all where entry.family == .aadsts && (10_000...9_999_999).contains(entry.number) {
            let page = try await browser.get("/error?code=\(entry.number)")
            #expect(page.status == 200 && page.text.contains(HTML.escaped(entry.remedy)), "\(entry.number)")
        }
        #expect(try await browser.get("/error?code=AADSTS50058").status == 200)
        #expect(try await browser.get("/error").status == 200)
    }

    @Test(
        "What is not a known number is not found",
        arguments: ["1", "1000000000000000000000000", "AADSTS", "-50058", "50058x", "99999", "%00", "5005%38%38%38%38"])
    func unknown(code: String) async throws {
        let page = try await browser.get("/error?code=\(code)")
        #expect(page.status == 404)
        #expect(page.text.contains("is not a known number"))
    }
}
