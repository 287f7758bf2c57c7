import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import TestHelpers
import Testing

/// What to do if the token or UserInfo endpoint cannot be used, and what it sent instead of JSON.
@Suite struct ExchangeRemedyTests {
    private let fixture = SignInFixture()

    private enum Purpose: CaseIterable {
        case code, refresh, userInfo

        /// Words of the remedy.
        var words: String {
            switch self {
            case .code: "start the sign-in again"
            case .refresh: "try the refresh again"
            case .userInfo: "with the same access token"
            }
        }
    }

    private func refusal(_ purpose: Purpose) async throws -> Refusal {
        let client = try fixture.client()
        let refusal =
            switch purpose {
            case .code: try await redemption(client)
            case .refresh: await TestHelpers.refusal { try await client.refresh(fixture.grant()) }
            case .userInfo: await TestHelpers.refusal { try await client.userInfo(SecretString("at"), subject: "s") }
            }
        return try #require(refusal)
    }

    private func redemption(_ client: SignInClient) async throws -> Refusal? {
        let request = try await client.begin(callback: SignInFixture.callback(), warnings: .ignored)
        let response = SignInFixture.request("code=c&state=\(try request.parameter("state"))")
        return await TestHelpers.refusal { try await client.complete(response, pending: request.pending) }
    }

    /// Only a code cannot be sent twice.
    @Test("A remedy says what can be tried again", arguments: [ProblemCode.exchangeUnreachable, .exchangeHTTPStatus])
    func nextStep(code: ProblemCode) async throws {
        if code == .exchangeUnreachable {
            fixture.failTokens(.timedOut)
            fixture.failUserInfo(.timedOut)
        }
        for purpose in Purpose.allCases {
            let problem = try await refusal(purpose).first
            #expect(problem.code == code)
            for other in Purpose.allCases {
                #expect(problem.remedy.contains(other.words) == (other == purpose), "\(problem.remedy)")
            }
        }
    }

    @Test("A certificate that is not trusted is reported with what to do about it") func untrustedCertificate()
        async throws
    {
        fixture.failTokens(.certificateUntrusted(reason: "the certificate has expired"))
        fixture.failUserInfo(.certificateUntrusted(reason: "the certificate has expired"))
        for purpose in Purpose.allCases {
            let problem = try await refusal(purpose).first
            #expect(problem.code == .exchangeCertificateUntrusted)
            #expect(problem.found == "the certificate has expired")
            #expect(problem.remedy.contains("update-ca-certificates"))
        }
    }

    /// Some servers check credentials before the endpoint runs, and answer with a page.
    @Test("A status of 401 without an error is about credentials") func unexplainedRejection() async throws {
        let page = TransportResponse(status: 401, body: Array("<html>".utf8))
        fixture.answerTokens(page)
        fixture.answerUserInfo(page)
        for purpose in Purpose.allCases {
            let problem = try await refusal(purpose).first
            #expect(problem.code == .exchangeHTTPStatus && problem.found == "status 401")
            #expect(problem.remedy.contains("access token") == (purpose == .userInfo))
            #expect(problem.remedy.contains("client's secret") == (purpose != .userInfo))
            #expect(!problem.remedy.contains("client_secret_post"))
        }
        let client = try fixture.client(authentication: .secretInHeader(SecretString("a b")))
        let refusal = await expectRefusal(.exchangeHTTPStatus) { try await client.refresh(fixture.grant()) }
        #expect(try #require(refusal).first.remedy.contains("client_secret_post"))
    }

    private static let longest = String(repeating: "b", count: 100)

    @Test(
        "A response that is not JSON is described without its contents",
        arguments: [
            (
                "text/html; charset=utf-8", "\u{FEFF}\n<!DOCTYPE html><p>S3CRET",
                "content type text/html, looks like HTML"
            ),
            (nil, "<HTML><body>S3CRET", "no content type, looks like HTML"),
            (
                "application/x-www-form-urlencoded", "access_token=S3CRET",
                "content type application/x-www-form-urlencoded"
            ),
            ("S3CRET of a proxy", "S3CRET <html>", "an unreadable content type"),
            ("application/json", "", "content type application/json, an empty body"),
            ("a/b/c", "S3CRET", "an unreadable content type"),
            ("/html", "S3CRET", "an unreadable content type"), ("text/", "S3CRET", "an unreadable content type"),
            ("te xt/html", "S3CRET", "an unreadable content type"), (" text/x ; a=b", "S", "content type text/x"),
            ("a/\(longest.dropLast(2))", "S3CRET", "content type a/\(longest.dropLast(2))"),
            ("a/\(longest.dropLast())", "S3CRET", "an unreadable content type"),
            (nil, " \t\n\u{C}\r<head>", "no content type, looks like HTML"),
            (nil, "<body class=x>", "no content type, looks like HTML"),
            (nil, "\u{E}<html>", "no content type"), (nil, "\u{1C}html>", "no content type"),
            (nil, "<\u{1}doctype html>", "no content type"),
        ] as [(String?, String, String)])
    func notJSON(type: String?, body: String, expected: String) throws {
        let response = TransportResponse(
            status: 200, headers: type.map { [HeaderField(name: "content-type", value: $0)] } ?? [],
            body: Array(body.utf8))
        let refusal = expectRefusal(.exchangeNotJSON) {
            try TokenResponse(parsing: response, from: "https://id.example.com/token")
        }
        let found = try #require(refusal?.first.found)
        #expect(found == "json.syntax, \(expected)")
    }
}
