import OIDCCallbacks
import OIDCPrimitives
import TestHelpers
import Testing

/// Callback options that vectors do not cover. Properties of any URL are in `PropertyTests`.
@Suite struct CallbackPolicyTests {
    @Test("The forwarded prefix is prepended only if the policy allows it") func forwardedPrefix() throws {
        func derive(_ prefix: String, _ option: CallbackPolicy.ForwardedPrefix, peer: String = "10.0.0.1") throws
            -> String
        {
            let policy = try CallbackPolicy(trustedProxies: ["10.0.0.0/8"], forwardedPrefix: option)
            let request = ObservedRequest(
                scheme: "http", host: "app", headers: [.init(name: "x-forwarded-prefix", value: prefix)], peer: peer)
            return try policy.callback(request: request, warnings: .ignored).string
        }
        #expect(try derive("/console", .prepended) == "http://app/console/api/oidc/callback")
        #expect(try derive("/console/", .prepended) == "http://app/console/api/oidc/callback")
        #expect(try derive(" /a/b , /c", .prepended) == "http://app/a/b/api/oidc/callback")
        #expect(try derive("/", .prepended) == "http://app/api/oidc/callback")
        #expect(try derive("/console", .ignored) == "http://app/api/oidc/callback")
        #expect(try derive("/console", .prepended, peer: "192.0.2.1") == "http://app/api/oidc/callback")
        #expect(throws: Refusal.self) { try derive("console", .prepended) }
        #expect(throws: Refusal.self) { try derive("/a/../b", .prepended) }
        #expect(throws: Refusal.self) { try derive("https://evil.example/", .prepended) }
    }

    /// Together, prefix and path form one path, so its length limit applies to both.
    @Test("The length limit applies to prefix and path together") func prefixAndPathShareOneLimit() throws {
        func derive(prefixBytes: Int) throws(Refusal) -> String {
            let policy = try CallbackPolicy(
                path: CallbackPath("/" + String(repeating: "b", count: 999)), trustedProxies: ["10.0.0.1"],
                forwardedPrefix: .prepended)
            let prefix = "/" + String(repeating: "a", count: prefixBytes - 1)
            let request = ObservedRequest(
                scheme: "http", host: "app", headers: [.init(name: "X-Forwarded-Prefix", value: prefix)],
                peer: "10.0.0.1")
            return try policy.callback(request: request, warnings: .ignored).path.string
        }
        #expect(try derive(prefixBytes: 1_048).utf8.count == 2_048)
        #expect(throws: Refusal.self) { try derive(prefixBytes: 1_049) }
        do {
            _ = try derive(prefixBytes: 2_048)
        } catch {
            #expect(error.codes == [.callbackInvalidPath])
        }
    }

    /// An untrusted header must not cost more than reading it. A field that is too long or has too many parameters is
    /// not parsed.
    @Test("A Forwarded field that is too long is not parsed") func longForwardedFieldIsNotParsed() throws {
        let parameters = (0..<20).map { "a\($0)=1" }.joined(separator: ";")
        let long = "proto=https;by=\"" + String(repeating: "x", count: 5_000) + "\""
        for (value, peer) in [
            (parameters, "10.0.0.1"), (long, "10.0.0.1"), (parameters, "192.0.2.1"), (long, "192.0.2.1"),
        ] {
            let policy = try CallbackPolicy(trustedProxies: ["10.0.0.0/8"])
            let request = ObservedRequest(
                scheme: "http", host: "app", headers: [.init(name: "Forwarded", value: value)], peer: peer)
            do {
                #expect(
                    try policy.callback(request: request, warnings: .ignored).string == "http://app/api/oidc/callback")
                #expect(peer == "192.0.2.1")
            } catch {
                #expect(error.codes == [.callbackMalformedForwarding])
                #expect(peer == "10.0.0.1")
            }
        }
    }

    @Test("A remedy names an allowed host that is not a valid host") func invalidAllowedHost() throws {
        let policy = try CallbackPolicy(allowedHosts: ["https://id.example.com"])
        let error = try #require(
            expectRefusal(.callbackHostNotAllowed) {
                try policy.callback(pageURL: "https://id.example.com/", warnings: .ignored)
            })
        #expect(error.first.remedy.contains("“https://id.example.com” in the list is not a host"))
    }

    @Test(
        "A secret among the allowed hosts is not printed",
        arguments: ["aB3~QkHn4LFZxjGkBDXPYBHHZnbzGoYPCe53qzk4q3", "eyJhbGciOiJSUzI1NiJ9.Claims.Signature"])
    func secretAmongAllowedHosts(secret: String) throws {
        let policy = try CallbackPolicy(allowedHosts: [secret, "A.Example"])
        #expect(try policy.callback(pageURL: "https://a.example/", warnings: .ignored).origin.host == "a.example")
        let error = try #require(refusal { try policy.callback(pageURL: "https://b.example/", warnings: .ignored) })
        #expect(!"\(error)".lowercased().contains(secret.lowercased().prefix(12)), "\(error)")
    }

    @Test("Every invalid trusted proxy is reported") func everyInvalidProxyIsReported() throws {
        let error = try #require(
            expectRefusal(.callbackInvalidProxy, .callbackInvalidProxy) {
                try CallbackPolicy(trustedProxies: ["10.0.0.0/8", "proxy.internal", "::/129"])
            })
        #expect(error.problems.map(\.found) == ["proxy.internal", "::/129"])
    }

    @Test("Problems and warnings never contain credentials from a URL") func credentialsAreNotPrinted() {
        let addresses = [
            "https://user:p4ss@host/", "user:p4ss@host", "https://h/?code=p4ss&state=p4ss", "ftp://u:p4ss@h/#p4ss",
            "h?token=p4ss", "https://user:p4ss#x@host/x", "https:/user:p4ss@host/x", "https://user:p4ss/x@host",
            "https://user:p4ss?x@host", "https://h:p4ss/", "https://u:p4ss@", "https://h:99999/?p4ss",
        ]
        for address in addresses {
            for derive in [
                CallbackPolicy.standard.callback(pageURL:warnings:),
                CallbackPolicy.standard.callback(publicURL:warnings:),
            ] {
                do {
                    _ = try derive(address) { #expect(!"\($0)".contains("p4ss")) }
                } catch {
                    #expect(!"\(error)".contains("p4ss"), "\(error)")
                }
            }
        }
    }
}

@Suite struct CallbackPathTests {
    @Test("The standard callback path is valid") func standardPathIsValid() throws {
        #expect(try CallbackPath(CallbackPath.standard.string) == .standard)
    }

    @Test("A valid callback path is kept unchanged", arguments: ["/", "/callback/", "/a.b/~c", "/a;b=c@d:e!$&'()*+,="])
    func validPathIsUnchanged(path: String) throws {
        #expect(try CallbackPath(path).string == path)
    }

    @Test(
        "An invalid callback path is rejected",
        arguments: [
            "", "a", "//", "/a//b", "/./a", "/a/..", "/a?b", "/a#b", "/a b", "/ä", "/%61", "/a\\b", "/a\u{0}",
            "/a/\u{301}",
        ])
    func invalidPath(path: String) {
        #expect(throws: Refusal.self) { try CallbackPath(path) }
    }
}
