import OIDCIssuers
import OIDCPrimitives
import TestHelpers
import Testing

/// The issuers that are suggested for strings that are none.
@Suite struct IssuerCorrectionTests {
    private static let issuer = "https://id.example.com/realms/staff"

    private func problem(_ text: String, _ insecureHTTP: InsecureHTTP = .notAllowed) throws -> Problem {
        if let issuer = try? IssuerIdentifier(text, insecureHTTP: insecureHTTP) {
            return try #require(issuer.pastedURLProblem)
        }
        let found = expectRefusal(.issuerInvalid) { try IssuerIdentifier(text, insecureHTTP: insecureHTTP) }
        return try #require(found).problems[0]
    }

    @Test(
        "A mistyped or pasted issuer is corrected",
        arguments: [
            (" \(issuer)\n", issuer), ("\"\(issuer)\"", issuer), ("“\(issuer)”", issuer), ("<\(issuer)>", issuer),
            ("\u{200B}\(issuer)", issuer), ("HTTPS://id.example.com/realms/staff", issuer),
            ("id.example.com/realms/staff", issuer), ("http://id.example.com/realms/staff", issuer),
            ("\(issuer)/.well-known/openid-configuration", issuer),
            ("\(issuer)/.well-known/openid-configuration/", issuer),
            ("\(issuer)/.well-known/openid-configuration?p=x", issuer),
            ("\(issuer)/.well-known/oauth-authorization-server", issuer),
            ("https://id.example.com/.well-known/oauth-authorization-server/realms/staff", issuer),
            ("https://id.example.com/.well-known/openid-configuration", "https://id.example.com"),
            ("\(issuer)/protocol/openid-connect/auth", issuer),
            ("\(issuer)/protocol/openid-connect/auth?client_id=c&response_type=code", issuer),
            ("\(issuer)/protocol/openid-connect/certs", issuer),
            ("\(issuer)/protocol/openid-connect/token", issuer),
            ("\(issuer)/protocol/openid-connect/userinfo", issuer),
            ("\(issuer)/protocol/openid-connect/logout", issuer),
            // Everything at once.
            (" 'http://id.example.com/realms/staff/.well-known/openid-configuration' ", issuer),
        ] as [(String, String)])
    func corrects(text: String, expected: String) throws {
        let problem = try problem(text)
        #expect(problem.suggestion == expected)
        #expect(try IssuerIdentifier(expected).string == expected)
        #expect(!problem.remedy.hasPrefix("An issuer is an https URL such as"))
    }

    @Test(
        "What cannot be told is not guessed",
        arguments: [
            "", " ", "contoso", "https://", "https://id.example.com?a", "https://id.example.com/#",
            "https://user@id.example.com",
            "https://id.example.com/{a}", "https://id.example.com/ä", "ftp://id.example.com",
            "https://id.example.com/authorize?client_id=c&response_type=code&state=s",
            "https://id.example.com:0/.well-known/openid-configuration",
            "\(issuer)/.well-known/openid-configuration/.well-known/openid-configuration",
            "eyJhbGciOiJSUzI1NiIsImtpZCI6ImEifQ.eyJzdWIiOiJ4IiwiYXVkIjoieSJ9.c2ln",
        ])
    func doesNotGuess(text: String) throws {
        #expect(try problem(text).suggestion == nil)
    }

    @Test(
        "A host at which clouds serve credentials is never suggested",
        arguments: [
            "http://169.254.169.254/a", "169.254.169.254/a", " https://169.254.1.1", "http://metadata.google.internal",
            "metadata.google.internal.", "http://metadata", "http://[fe80::1]", "http://[::ffff:169.254.169.254]",
            "https://169.254.1.1/.well-known/openid-configuration",
        ])
    func linkLocalHost(text: String) throws {
        #expect(try problem(text).suggestion == nil)
    }

    @Test(
        "If nothing is recognized, the advice says what an issuer is",
        arguments: [
            "contoso", "FTP://id.example.com", "id..example.com", "https://id.example.com?a",
            "https://user@id.example.com",
        ])
    func generalAdvice(text: String) throws {
        #expect(try problem(text).remedy.hasPrefix("An issuer is an https URL such as"))
    }

    @Test("A suggestion is short and contains no credential") func shortSuggestions() throws {
        let host = "http://id.example.com/"
        let longest = String(repeating: "a", count: 2_048 - host.utf8.count - 1)
        #expect(try problem(host + longest).suggestion == "https://id.example.com/\(longest)")
        #expect(try problem(host + longest + "a").suggestion == nil)
        #expect(try problem("\(host)abc8Q~Zxcvbnmasdfghjklqwertyuiop1234567890").suggestion == nil)
    }

    @Test("An issuer with a credential is never the one that was meant") func credentialInAnIssuer() throws {
        let credential = "https://id.example.com/abc8Q~Zxcvbnmasdfghjklqwertyuiop1234567890"
        for (issuer, isLikely) in [("https://id.example.com/a", true), (credential, false)] {
            for ending in ["/", "/.well-known/openid-configuration"] {
                #expect(try IssuerIdentifier(issuer + ending).isLikely(meant: issuer) == isLikely)
            }
        }
    }

    @Test("An authorization request is recognized by its parameters") func authorizationRequest() throws {
        let problem = try problem("https://id.example.com/authorize?scope=openid&client_id=c")
        #expect(problem.remedy.hasPrefix("This is the URL of a sign-in page, not the issuer."))
        let other = try self.problem("https://id.example.com/authorize?response_type=code&scope=openid")
        #expect(other.remedy == problem.remedy)
        #expect(try !self.problem("https://id.example.com/?a=client_id").remedy.contains("sign-in page"))
    }

    @Test("http on this machine needs the application's consent, not https") func loopback() throws {
        for host in ["localhost:9400", "127.0.0.1", "[::1]:9400"] {
            let problem = try problem("http://\(host)/a")
            #expect(problem.suggestion == nil)
            #expect(problem.remedy.contains("InsecureHTTP"))
        }
        #expect(try problem("HTTP://localhost:9400", .allowedOnLoopback).suggestion == "http://localhost:9400")
        #expect(try problem("\"http://localhost:9400\"", .allowedOnLoopback).suggestion == "http://localhost:9400")
        #expect(try problem("http://id.example.com", .allowedOnLoopback).suggestion == "https://id.example.com")
    }

    @Test(
        "Paths that only resemble a pasted URL stay valid",
        arguments: [
            "https://id.example.com/authorize", "https://id.example.com/auth", "https://id.example.com/oauth2/token",
            "https://id.example.com/.well-known", "https://id.example.com/x.well-known/openid-configurations",
            "https://id.example.com/protocol/openid-connect", "https://id.example.com//", "https://id.example.com/a//",
        ])
    func staysValid(text: String) throws {
        let issuer = try IssuerIdentifier(text)
        #expect(issuer.string == text)
        #expect(issuer.pastedURLProblem == nil)
    }
}
