import OIDCCallbacks
import OIDCPrimitives
import Testing

/// Callback paths derived from a provider's name. Vectors cover paths that are set explicitly.
@Suite struct ProviderCallbackPathTests {
    @Test(
        "A provider's name becomes a single escaped path segment",
        arguments: [
            ("work", "work"), ("", ""), ("a b", "a%20b"), ("a/b", "a%2Fb"), ("../x", "..%2Fx"), ("...", "..."),
            (".a", ".a"),
            ("%2E%2E", "%252E%252E"), ("Stra\u{DF}e", "Stra%C3%9Fe"), ("caf\u{E9}", "caf%C3%A9"),
            ("cafe\u{301}", "cafe%CC%81"), ("?#", "%3F%23"), ("\u{0}\r\n", "%00%0D%0A"), ("~-_.", "~-_."),
        ])
    func nameIsOneSegment(name: String, segment: String) throws {
        let path = try CallbackPath(providerName: name)
        #expect(path.string == "/api/oidc/callback/" + segment)
        // The path survives a round trip.
        #expect(try CallbackPath(path.string) == path)
        let policy = try CallbackPolicy(path: path)
        #expect(
            try policy.callback(pageURL: "https://a.example/x", warnings: .ignored).string == "https://a.example"
                + path.string)
    }

    @Test("A proxy's prefix is prepended to a provider's callback path") func proxyPrefixIsPrepended() throws {
        let policy = try CallbackPolicy(
            path: CallbackPath(providerName: "a b"), trustedProxies: ["10.0.0.1"], forwardedPrefix: .prepended)
        let request = ObservedRequest(
            scheme: "https", host: "a.example", headers: [.init(name: "X-Forwarded-Prefix", value: "/console")],
            peer: "10.0.0.1")
        let callback = try policy.callback(request: request, warnings: .ignored)
        #expect(callback.string == "https://a.example/console/api/oidc/callback/a%20b")
    }

    /// A path has at most 2,048 bytes, 19 of which precede the name.
    @Test("A name that makes the path too long is rejected") func nameLengthIsLimited() throws {
        #expect(try CallbackPath(providerName: String(repeating: "a", count: 2_029)).string.utf8.count == 2_048)
        #expect(throws: Refusal.self) { try CallbackPath(providerName: String(repeating: "a", count: 2_030)) }
        #expect(throws: Refusal.self) { try CallbackPath(providerName: String(repeating: "\u{E9}", count: 500)) }
    }

    @Test("A dot segment is rejected as a provider's name", arguments: [".", ".."])
    func dotSegmentIsRejected(name: String) {
        #expect(throws: Refusal.self) { try CallbackPath(providerName: name) }
    }

    @Test(
        "A path with any other escapes is rejected",
        arguments: [
            "/api/oidc/callback/%2e%2e", "/api/oidc/callback/%2E%2E", "/api/oidc/callback/.%2E",
            "/api/oidc/callback/%2E",
            "/api/oidc/callback/%61", "/api/oidc/callback/a%2fb", "/api/oidc/callback/a%20b/",
            "/api/oidc/callback/a%20b/c",
            "/api/oidc/callback/%", "/api/oidc/callback/%4", "/api/oidc/callback/%FF", "/api/oidc/callback%2Fa",
            "/api/oidc/callbacks/a%20b", "/a%20b", "/API/oidc/callback/a%20b", "/api/oidc/callback/a+b%20",
        ])
    func otherEscapesAreRejected(path: String) {
        #expect(throws: Refusal.self) { try CallbackPath(path) }
    }
}
