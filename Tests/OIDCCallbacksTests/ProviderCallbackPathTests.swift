import OIDCCallbacks
import OIDCPrimitives
import Testing

/// The path of one of several providers. What holds for a path that is stated is the vectors' business.
@Suite struct ProviderCallbackPathTests {
    @Test(arguments: [
        ("work", "work"), ("", ""), ("a b", "a%20b"), ("a/b", "a%2Fb"), ("../x", "..%2Fx"), ("...", "..."),
        (".a", ".a"),
        ("%2E%2E", "%252E%252E"), ("Stra\u{DF}e", "Stra%C3%9Fe"), ("caf\u{E9}", "caf%C3%A9"),
        ("cafe\u{301}", "cafe%CC%81"), ("?#", "%3F%23"), ("\u{0}\r\n", "%00%0D%0A"), ("~-_.", "~-_."),
    ])
    func theNameIsOneSegment(name: String, segment: String) throws {
        let path = try CallbackPath(providerName: name)
        #expect(path.text == "/api/oidc/callback/" + segment)
        // Written down and read again it is the same path.
        #expect(try CallbackPath(path.text) == path)
        let policy = try CallbackPolicy(path: path)
        #expect(
            try policy.callback(pageAddress: "https://a.example/x", warnings: .ignored).text == "https://a.example"
                + path.text)
    }

    @Test func aProxysPrefixStandsInFrontOfIt() throws {
        let policy = try CallbackPolicy(
            path: CallbackPath(providerName: "a b"), trustedProxies: ["10.0.0.1"], forwardedPrefix: .prepended)
        let request = ObservedRequest(
            scheme: "https", host: "a.example", headers: [.init(name: "X-Forwarded-Prefix", value: "/console")],
            peer: "10.0.0.1")
        let callback = try policy.callback(request: request, warnings: .ignored)
        #expect(callback.text == "https://a.example/console/api/oidc/callback/a%20b")
    }

    /// 2,048 bytes are the most, of which 19 are in front of the name.
    @Test func theNameIsBounded() throws {
        #expect(try CallbackPath(providerName: String(repeating: "a", count: 2_029)).text.utf8.count == 2_048)
        #expect(throws: Refusal.self) { try CallbackPath(providerName: String(repeating: "a", count: 2_030)) }
        #expect(throws: Refusal.self) { try CallbackPath(providerName: String(repeating: "\u{E9}", count: 500)) }
    }

    @Test(arguments: [".", ".."]) func aDotSegmentIsRefused(name: String) {
        #expect(throws: Refusal.self) { try CallbackPath(providerName: name) }
    }

    @Test(arguments: [
        "/api/oidc/callback/%2e%2e", "/api/oidc/callback/%2E%2E", "/api/oidc/callback/.%2E", "/api/oidc/callback/%2E",
        "/api/oidc/callback/%61", "/api/oidc/callback/a%2fb", "/api/oidc/callback/a%20b/", "/api/oidc/callback/a%20b/c",
        "/api/oidc/callback/%", "/api/oidc/callback/%4", "/api/oidc/callback/%FF", "/api/oidc/callback%2Fa",
        "/api/oidc/callbacks/a%20b", "/a%20b", "/API/oidc/callback/a%20b", "/api/oidc/callback/a+b%20",
    ])
    func otherEscapesAreRefused(path: String) {
        #expect(throws: Refusal.self) { try CallbackPath(path) }
    }
}
