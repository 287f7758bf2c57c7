import OIDCCallbacks
import OIDCPrimitives
import TestHelpers
import Testing

/// What vectors cannot say about callbacks: options of the library. What holds for any address is in `PropertyTests`.
@Suite struct CallbackPolicyTests {
    @Test func prependsTheProxysPrefixOnlyWhenAsked() throws {
        func derive(_ prefix: String, _ option: CallbackPolicy.ForwardedPrefix, peer: String = "10.0.0.1") throws
            -> String
        {
            let policy = try CallbackPolicy(trustedProxies: ["10.0.0.0/8"], forwardedPrefix: option)
            let request = ObservedRequest(
                scheme: "http", host: "app", headers: [.init(name: "x-forwarded-prefix", value: prefix)], peer: peer)
            return try policy.callback(request: request, warnings: .ignored).text
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

    /// Prefix and path are one path in the end, and have its bound.
    @Test func aPrefixAndAPathAreBoundedTogether() throws {
        func derive(prefixBytes: Int) throws(Refusal) -> String {
            let policy = try CallbackPolicy(
                path: CallbackPath("/" + String(repeating: "b", count: 999)), trustedProxies: ["10.0.0.1"],
                forwardedPrefix: .prepended)
            let prefix = "/" + String(repeating: "a", count: prefixBytes - 1)
            let request = ObservedRequest(
                scheme: "http", host: "app", headers: [.init(name: "X-Forwarded-Prefix", value: prefix)],
                peer: "10.0.0.1")
            return try policy.callback(request: request, warnings: .ignored).path.text
        }
        #expect(try derive(prefixBytes: 1_048).utf8.count == 2_048)
        #expect(throws: Refusal.self) { try derive(prefixBytes: 1_049) }
        do {
            _ = try derive(prefixBytes: 2_048)
        } catch {
            #expect(error.codes == [.callbackInvalidPath])
        }
    }

    /// A header from somebody who is not trusted must not cost more than reading it: a field too long, or with too
    /// many parameters, is not read.
    @Test func aLongForwardedFieldIsNotRead() throws {
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
                    try policy.callback(request: request, warnings: .ignored).text == "http://app/api/oidc/callback")
                #expect(peer == "192.0.2.1")
            } catch {
                #expect(error.codes == [.callbackMalformedForwarding])
                #expect(peer == "10.0.0.1")
            }
        }
    }

    @Test func namesAnAllowedHostThatNeverMatches() throws {
        let policy = try CallbackPolicy(allowedHosts: ["https://id.example.com"])
        let error = try #require(
            expectRefusal(.callbackHostNotAllowed) {
                try policy.callback(pageAddress: "https://id.example.com/", warnings: .ignored)
            })
        #expect(error.first.remedy.contains("“https://id.example.com” of the list is no host"))
    }

    @Test(arguments: ["aB3~QkHn4LFZxjGkBDXPYBHHZnbzGoYPCe53qzk4q3", "eyJhbGciOiJSUzI1NiJ9.Claims.Signature"])
    func doesNotRepeatASecretAmongTheAllowedHosts(secret: String) throws {
        let policy = try CallbackPolicy(allowedHosts: [secret, "A.Example"])
        #expect(try policy.callback(pageAddress: "https://a.example/", warnings: .ignored).origin.host == "a.example")
        let error = try #require(refusal { try policy.callback(pageAddress: "https://b.example/", warnings: .ignored) })
        #expect(!"\(error)".lowercased().contains(secret.lowercased().prefix(12)), "\(error)")
    }

    @Test func reportsEveryUnreadableProxyAtOnce() throws {
        let error = try #require(
            expectRefusal(.callbackInvalidProxy, .callbackInvalidProxy) {
                try CallbackPolicy(trustedProxies: ["10.0.0.0/8", "proxy.internal", "::/129"])
            })
        #expect(error.problems.map(\.found) == ["proxy.internal", "::/129"])
    }

    @Test func doesNotRepeatCredentials() {
        let addresses = [
            "https://user:p4ss@host/", "user:p4ss@host", "https://h/?code=p4ss&state=p4ss", "ftp://u:p4ss@h/#p4ss",
            "h?token=p4ss", "https://user:p4ss#x@host/x", "https:/user:p4ss@host/x", "https://user:p4ss/x@host",
            "https://user:p4ss?x@host", "https://h:p4ss/", "https://u:p4ss@", "https://h:99999/?p4ss",
        ]
        for address in addresses {
            for derive in [
                CallbackPolicy.standard.callback(pageAddress:warnings:),
                CallbackPolicy.standard.callback(publicAddress:warnings:),
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
    @Test func theStandardPathKeepsItsOwnRules() throws {
        #expect(try CallbackPath(CallbackPath.standard.text) == .standard)
    }

    @Test("A callback path is kept as it is", arguments: ["/", "/callback/", "/a.b/~c", "/a;b=c@d:e!$&'()*+,="])
    func keepsAPathAsItIs(path: String) throws {
        #expect(try CallbackPath(path).text == path)
    }

    @Test(
        "Any other callback path is rejected",
        arguments: [
            "", "a", "//", "/a//b", "/./a", "/a/..", "/a?b", "/a#b", "/a b", "/ä", "/%61", "/a\\b", "/a\u{0}",
            "/a/\u{301}",
        ])
    func refusesEverythingElse(path: String) {
        #expect(throws: Refusal.self) { try CallbackPath(path) }
    }
}
