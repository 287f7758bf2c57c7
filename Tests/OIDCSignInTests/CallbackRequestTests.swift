import OIDCProviders
import OIDCCallbacks
import OIDCSignIn
import Testing

/// Extracting the response from a callback request.
@Suite struct CallbackRequestTests {
    @Test(
        "A request target is split into path and query",
        arguments: [
            ("/cb", "/cb", ""), ("/cb?code=1", "/cb", "code=1"), ("/cb?", "/cb", ""), ("/cb?a?b", "/cb", "a?b"),
            ("/c%62?x=%20", "/c%62", "x=%20"), ("/?x", "/", "x"), ("", "", ""), ("?x", "", "x"),
            // RFC 9112 §3.2.2: the absolute form.
            ("https://console.example.com/cb?code=1", "/cb", "code=1"), ("http://console.example.com", "", ""),
            ("http://console.example.com?x", "", "x"), ("//evil.example/cb?x", "//evil.example/cb", "x"),
        ])
    func targetIsSplitAtQuery(target: String, path: String, query: String) {
        let request = CallbackRequest(method: "GET", target: target, body: "the body")
        #expect(request.path == path)
        #expect(request.encodedParameters == query)
        #expect(request.mode == .query)
    }

    @Test("Only a POST request carries its response in the body") func postUsesBody() {
        let post = CallbackRequest(method: "POST", target: "/cb?code=1", body: "code=2")
        #expect(post.mode == .formPost && post.encodedParameters == "code=2" && post.path == "/cb")
        // Methods are case-sensitive (RFC 9110 §9.1).
        for method in ["GET", "HEAD", "post", "PUT", ""] {
            let request = CallbackRequest(method: method, target: "/cb?code=1", body: "code=2")
            #expect(request.mode == .query && request.encodedParameters == "code=1")
        }
    }

    @Test("A prefix that a proxy removed is restored") func removedPrefixIsRestored() {
        #expect(CallbackRequest(method: "GET", target: "/cb?x", prefix: "/console").path == "/console/cb")
        #expect(CallbackRequest(path: "/cb", mode: .fragment, encodedParameters: "x").mode == .fragment)
    }
}
