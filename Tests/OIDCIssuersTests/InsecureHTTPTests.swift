import OIDCIssuers
import OIDCPrimitives
import TestHelpers
import Testing

/// The hosts on which an issuer may use http.
@Suite struct InsecureHTTPTests {
    @Test(
        "http is accepted on a development host that is named",
        arguments: [
            ("keycloak", "http://keycloak:8080/realms/staff"), ("KeyCloak", "http://keycloak"),
            ("keycloak", "http://KEYCLOAK/a"), ("my_idp-1", "http://my_idp-1"), ("keycloak.", "http://keycloak."),
            ("localhost", "http://localhost:1"), ("idp.localhost", "http://idp.localhost"),
            ("idp.local", "http://idp.local"), ("sso.dev.internal", "http://sso.dev.internal"),
            ("idp.test", "http://idp.test:80/"), ("10.0.0.7", "http://10.0.0.7:9000"),
            ("192.168.1.20", "http://192.168.1.20"), ("172.17.0.1", "http://172.17.0.1"),
            ("[fd00::7]", "http://[fd00::7]"),
            ("[FD00:0::7]", "http://[fd00::7]:8080"), ("127.0.0.1", "http://127.0.0.1"),
        ])
    func namedHost(name: String, issuer: String) throws {
        let allowance = try InsecureHTTP.allowed(for: [name])
        #expect(try IssuerIdentifier(issuer, insecureHTTP: allowance).string == issuer)
        expectRefusal(.issuerInvalid) { try IssuerIdentifier(issuer) }
    }

    @Test(
        "http is rejected on every other host",
        arguments: [
            "http://keycloak2", "http://keycloa", "http://a.keycloak", "http://keycloak.a", "http://keycloak.",
            "http://keycloak.example.com", "http://localhost", "http://127.0.0.1", "http://[::1]",
            "http://id.example.com",
            "http://10.0.0.1", "http://keycloak@id.example.com", "http://keycloak:0", "http://keycloak?a",
            "ws://keycloak", "HTTP://keycloak",
        ])
    func otherHost(issuer: String) throws {
        let allowance = try InsecureHTTP.allowed(for: ["keycloak"])
        expectRefusal(.issuerInvalid) { try IssuerIdentifier(issuer, insecureHTTP: allowance) }
    }

    @Test(
        "Only development hosts can be named",
        arguments: [
            "id.example.com", "login.microsoftonline.com", "8.8.8.8", "192.0.2.1", "[2001:db8::1]", "[2a00:1450::1]",
            "169.254.169.254", "[fe80::1]", "168.63.129.16", "metadata", "metadata.google.internal", "instance-data",
            "test.example.com", "localhost.example.com", "xtest.com", "local.de", "[::ffff:8.8.8.8]",
            "", "*", "*.localhost", "keycloak:8080", "http://keycloak", "keycloak/", "a b", "fd00::7", "ä", ".",
            "a..test",
        ])
    func publicHost(name: String) throws {
        let error = try #require(expectRefusal(.issuerInsecureHost) { try InsecureHTTP.allowed(for: [name]) })
        #expect(error.first.suggestion == nil)
    }

    @Test("Every host that cannot be named is reported at once") func everyHost() throws {
        let error = try #require(
            refusal { try InsecureHTTP.allowed(for: ["a.example.com", "keycloak", "b.example.com"]) })
        #expect(error.problems.map(\.found) == ["a.example.com", "b.example.com"])
        #expect(error.first.remedy.contains("https"))
    }

    @Test("An empty list allows nothing") func emptyList() throws {
        #expect(try InsecureHTTP.allowed(for: []) == .notAllowed)
    }

    @Test("Loopback includes 127.0.0.0/8 and nothing else") func loopback() throws {
        for host in ["localhost", "127.0.0.1", "127.9.9.9", "[::1]"] {
            let issuer = "http://\(host):8080/a"
            #expect(try IssuerIdentifier(issuer, insecureHTTP: .allowedOnLoopback).string == issuer)
        }
        for host in ["keycloak", "a.localhost", "localhost.", "10.0.0.1", "128.0.0.1", "[::2]", "[::ffff:127.0.0.1]"] {
            expectRefusal(.issuerInvalid) { try IssuerIdentifier("http://\(host)", insecureHTTP: .allowedOnLoopback) }
        }
    }

    @Test("An https issuer keeps no allowance, and the allowance does not distinguish issuers") func httpsIssuer()
        throws
    {
        let allowance = try InsecureHTTP.allowed(for: ["keycloak", "localhost"])
        #expect(try IssuerIdentifier("https://keycloak", insecureHTTP: allowance).insecureHTTP == .notAllowed)
        let issuer = try IssuerIdentifier("http://localhost", insecureHTTP: allowance)
        #expect(issuer.insecureHTTP == allowance)
        #expect(try issuer == IssuerIdentifier("http://localhost", insecureHTTP: .allowedOnLoopback))
        #expect(Set([issuer, try IssuerIdentifier("http://localhost", insecureHTTP: .allowedOnLoopback)]).count == 1)
    }

    @Test("A template may use http on the same hosts") func templates() throws {
        let allowance = try InsecureHTTP.allowed(for: ["keycloak"])
        let text = "http://keycloak:8080/{tenant}/v2.0"
        #expect(try IssuerTemplate(text, placeholder: "{tenant}", insecureHTTP: allowance).string == text)
        expectRefusal(.issuerInvalid) { try IssuerTemplate(text, placeholder: "{tenant}") }
        expectRefusal(.issuerInvalid) {
            try IssuerTemplate("http://other/{tenant}", placeholder: "{tenant}", insecureHTTP: allowance)
        }
    }

    @Test("The remedy for an http issuer names the allowance") func remedy() throws {
        let http = try #require(refusal { try IssuerIdentifier("http://keycloak:8080") })
        #expect(http.first.remedy.contains("InsecureHTTP"))
        let other = try #require(refusal { try IssuerIdentifier("https://keycloak?a") })
        #expect(!other.first.remedy.contains("InsecureHTTP"))
    }
}
