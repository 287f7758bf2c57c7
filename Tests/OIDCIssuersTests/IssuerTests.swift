import OIDCIssuers
import OIDCPrimitives
import TestHelpers
import Testing

@Suite struct IssuerTests {
    @Test(
        "An issuer keeps its exact text",
        arguments: [
            "https://id.example.com", "https://id.example.com/", "https://id.example.com:8443/a/b",
            "https://ID.example.com/A",
            "https://[2001:db8::1]/a", "https://id.example.com/a%20b", "https://id.example.com/~a;b=c",
        ])
    func exactTextIsKept(text: String) throws {
        #expect(try IssuerIdentifier(text).string == text)
    }

    @Test(
        "An invalid issuer is rejected",
        arguments: [
            "", "id.example.com", "http://id.example.com", "http://localhost", "https://", "https:///a",
            "https://id.example.com?a",
            "https://id.example.com/?", "https://id.example.com/#", "https://user@id.example.com",
            "https://id.example.com:0",
            "https://id.example.com:", "https://id.example.com/a b", "https://id.example.com/ä",
            "https://id.example.com/{a}",
            "https://id.example.com/%7Ba%7d", "https://id.example.com/%", "HTTPS://id.example.com",
            " https://id.example.com",
            "https://id.example.com\n",
        ])
    func invalidIssuer(text: String) {
        expectRefusal(.issuerInvalid) { try IssuerIdentifier(text) }
    }

    @Test("An http issuer on loopback is accepted if allowed") func httpOnLoopback() throws {
        for host in ["localhost", "127.0.0.1", "[::1]"] {
            #expect(
                try IssuerIdentifier("http://\(host):8080/a", insecureHTTP: .allowedOnLoopback).string
                    == "http://\(host):8080/a")
        }
        #expect(throws: Refusal.self) { try IssuerIdentifier("http://10.0.0.1", insecureHTTP: .allowedOnLoopback) }
        #expect(throws: Refusal.self) { try IssuerIdentifier("ftp://localhost", insecureHTTP: .allowedOnLoopback) }
        #expect(throws: Refusal.self) {
            try IssuerIdentifier("http://localhost.example.com", insecureHTTP: .allowedOnLoopback)
        }
    }

    @Test("Issuers are compared by bytes") func comparison() throws {
        #expect(try IssuerIdentifier("https://a.example") != IssuerIdentifier("https://a.example/"))
        #expect(try IssuerIdentifier("https://a.example/A") != IssuerIdentifier("https://a.example/a"))
        #expect(try Set([IssuerIdentifier("https://a.example"), IssuerIdentifier("https://a.example")]).count == 1)
    }
}

@Suite struct IssuerTemplateTests {
    private func template(_ text: String) throws(Refusal) -> IssuerTemplate {
        try IssuerTemplate(text, placeholder: "{tenant}")
    }

    @Test("A template has exactly one placeholder") func placeholders() {
        #expect(throws: Refusal.self) { try IssuerTemplate("https://id.example.com/T/T", placeholder: "T") }
        // An incomplete escape is invalid, whatever follows it.
        #expect(throws: Refusal.self) { try template("https://id.example.com/%4{tenant}") }
    }

    @Test("A filled template yields the value it was filled with") func fillingAndReading() throws {
        let middle = try template("https://id.example.com/{tenant}/v2.0")
        #expect(middle.filled(with: "abc") == "https://id.example.com/abc/v2.0")
        #expect(middle.value(in: "https://id.example.com/abc/v2.0") == "abc")
        #expect(middle.value(in: "https://id.example.com/abc/v1.0") == nil)
        #expect(middle.value(in: "https://id.example.com/v2.0") == nil)
        #expect(middle.string == "https://id.example.com/{tenant}/v2.0")
        let last = try template("https://id.example.com/{tenant}")
        #expect(last.filled(with: "abc") == "https://id.example.com/abc")
        #expect(last.value(in: "https://id.example.com/") == "")
    }

    @Test(
        "A missing, repeated, or misplaced placeholder is rejected",
        arguments: [
            "https://id.example.com/a", "https://id.example.com/{Tenant}", "https://id.example.com/%7Btenant%7D",
            "https://id.example.com/{tenant}/{tenant}", "https://{tenant}.example.com/a",
            "https://id.example.com:{tenant}/",
            "https://id.example.com{tenant}", "http://id.example.com/{tenant}", "https://id.example.com/{tenant}?a",
            "https://id.example.com/?{tenant}", "https://id.example.com/{tenant}/{other}", "{tenant}",
            "https://u:{tenant}@id.example.com/a", "https://id.example.com/#{tenant}",
        ])
    func placeholderOutsidePath(text: String) {
        #expect(throws: Refusal.self) { try template(text) }
    }
}

@Suite struct ExactIssuerRuleTests {
    private func problems(_ claims: JSONObject) throws -> [ProblemCode] {
        let rule = ExactIssuerRule(try IssuerIdentifier("https://id.example.com/Kilo"))
        return rule.problems(of: IssuerStatement(claims: claims, keyIssuer: "https://other.example")).map(\.code)
    }

    @Test("The exact rule accepts only the exact issuer") func exactTextOnly() throws {
        #expect(try problems(["iss": "https://id.example.com/Kilo"]).isEmpty)
        #expect(try problems(["iss": "https://id.example.com/Kilo/"]) == [.issuerMismatch])
        #expect(try problems(["iss": "https://id.example.com/\u{212A}ilo"]) == [.issuerMismatch])
        #expect(try problems(["iss": 1]) == [.issuerMismatch])
        #expect(try problems([:]) == [.issuerMismatch])
    }
}

@Suite struct WellKnownURLTests {
    @Test(
        "The well-known location is appended to the path or inserted before it",
        arguments: [
            (
                "https://a.example", "https://a.example/.well-known/openid-configuration",
                "https://a.example/.well-known/oauth-authorization-server"
            ),
            (
                "https://a.example/", "https://a.example/.well-known/openid-configuration",
                "https://a.example/.well-known/oauth-authorization-server"
            ),
            (
                "https://a.example:1/b/c", "https://a.example:1/b/c/.well-known/openid-configuration",
                "https://a.example:1/.well-known/oauth-authorization-server/b/c"
            ),
            (
                "https://a.example/b/", "https://a.example/b/.well-known/openid-configuration",
                "https://a.example/.well-known/oauth-authorization-server/b"
            ),
            (
                "https://a.example/b//", "https://a.example/b//.well-known/openid-configuration",
                "https://a.example/.well-known/oauth-authorization-server/b/"
            ),
        ])
    func wellKnownLocations(issuer: String, appended: String, inserted: String) throws {
        #expect(WellKnownURL.openIDConfiguration(of: try IssuerIdentifier(issuer)) == appended)
        #expect(WellKnownURL.authorizationServer(of: try IssuerIdentifier(issuer)) == inserted)
    }
}
