import EntraID
import Foundation
import Testing

/// Properties of every derived callback, from any URL or request.
@Suite struct CallbackProperties {
    /// A derived callback is a plain URL. Deriving from it or its origin returns the same callback.
    @Test("Deriving a callback again returns the same callback") func derivingAgainGivesTheSame() {
        forAll(cases: 1_000, { choices in CallbackCase(&choices) }) { callbackCase in
            guard let policy = try? callbackCase.policy(), let derived = try? callbackCase.derive(policy) else {
                return .notApplicable
            }
            if let fault = CallbackProperties.fault(in: derived, allowedHosts: callbackCase.allowedHosts) {
                return .fails("\(derived): \(fault)")
            }
            // The proxy's prefix is now part of the path.
            let settled = try CallbackPolicy(
                path: CallbackPath(derived.path.string), allowedHosts: callbackCase.allowedHosts)
            var warnings: [Problem] = []
            for again in [
                try settled.callback(pageURL: derived.string) { warnings.append($0) },
                try settled.callback(pageURL: derived.origin.string) { warnings.append($0) },
                try settled.callback(publicURL: derived.origin.string) { warnings.append($0) },
            ] where again != derived || !warnings.isEmpty {
                return .fails("\(derived) became \(again) with \(warnings)")
            }
            let port = derived.origin.port.map { ":\($0)" } ?? ""
            let request = ObservedRequest(
                scheme: derived.origin.scheme.rawValue, host: derived.origin.host + port, headers: [], peer: nil)
            return .expect(
                try settled.callback(request: request, warnings: .ignored) == derived, "the request gives another")
        }
    }

    /// Page and public URLs follow the same rules (R-C2), and anything after the authority is ignored (R-C3).
    @Test("Only a URL's scheme and authority affect the callback") func onlyAuthorityMatters() {
        forAll(
            cases: 800,
            { choices in
                (
                    address: choices.pick(CallbackPieces.schemes) + CallbackPieces.authority(&choices),
                    rests: [CallbackPieces.rest(&choices), CallbackPieces.rest(&choices)]
                )
            },
            { sample in
                let verdicts = sample.rests.flatMap { rest in
                    [
                        CallbackProperties.verdict {
                            try CallbackPolicy.standard.callback(pageURL: sample.address + rest, warnings: .ignored)
                        },
                        CallbackProperties.verdict {
                            try CallbackPolicy.standard.callback(
                                publicURL: sample.address + rest, warnings: .ignored)
                        },
                    ]
                }
                return .expect(Set(verdicts).count == 1, "\(verdicts)")
            })
    }

    @Test("Headers from an untrusted peer have no effect") func untrustedHeadersChangeNothing() {
        forAll(cases: 800, { choices in CallbackCase(&choices) }) { callbackCase in
            guard case .request(let request) = callbackCase.source, !request.headers.isEmpty else {
                return .notApplicable
            }
            let policy = try CallbackPolicy(path: CallbackPath("/cb"), trustedProxies: ["10.0.0.0/8"])
            let verdicts = [request.headers, []].map { headers in
                let request = ObservedRequest(
                    scheme: request.scheme, host: request.host, headers: headers, peer: "192.0.2.7")
                return CallbackProperties.verdict { try policy.callback(request: request, warnings: .ignored) }
            }
            return .expect(verdicts[0] == verdicts[1], "\(verdicts)")
        }
    }

    /// Entra's rule accepts exactly these callbacks: https, or http on loopback except IPv6, with at most 256
    /// characters and none of the characters that Entra rejects. The callback's text has the same problems.
    @Test("The redirect rule accepts exactly the documented callbacks") func redirectRuleAcceptsExactly() {
        forAll(cases: 1_000, { choices in CallbackCase(&choices) }) { callbackCase in
            guard let policy = try? callbackCase.policy(), let derived = try? callbackCase.derive(policy) else {
                return .notApplicable
            }
            let host = derived.origin.host
            let isLoopback6 = ["[::1]", "[0:0:0:0:0:0:0:1]", "[::0.0.0.1]"].contains(host)
            let isSchemeFit = derived.origin.scheme == .https || ["localhost", "127.0.0.1"].contains(host)
            let expected =
                isSchemeFit && !isLoopback6 && derived.string.utf8.count <= 256
                && !derived.string.contains { "!$'(),;*".contains($0) }
            let rules = RedirectRules(responseMode: .query)
            let problems = rules.problems(of: derived)
            guard problems == rules.problems(of: derived.string) else { return .fails("\(derived): other problems") }
            let errors = problems.filter { $0.severity == .error }
            return .expect(errors.isEmpty == expected, "\(derived): \(errors.map(\.code))")
        }
    }

    /// Any text results in a callback or a refusal, never in a URL with parts injected by a page.
    @Test("Any text results in a plain callback URL or an error") func anyTextYieldsPlainURLOrRefusal() {
        let pieces = [
            "a", "https://", "http", "://", ":", "/", "//", "@", "[", "]", "::1", ".", "\\", "?", "#", "%", "1",
            "99999",
            " ", "ä", "\u{0}", "\u{301}", "api/oidc/callback", "-", "_", "xn--", "localhost",
        ]
        forAll(cases: 3_000, minimumApplicable: 0.01, { $0.pick(["", "https://"]) + $0.text(of: pieces, upTo: 12) }) {
            address in
            guard let callback = try? CallbackPolicy.standard.callback(pageURL: address, warnings: .ignored) else {
                return .notApplicable
            }
            let fault = CallbackProperties.fault(in: callback, allowedHosts: nil)
            return .expect(fault == nil && callback.path == .standard, fault ?? "another path")
        }
    }

    private static func verdict(_ derive: () throws -> CallbackURL) -> String {
        do {
            return try derive().string
        } catch {
            return (error as? Refusal).map { "\($0.codes)" } ?? "\(error)"
        }
    }

    /// Whether an entry of a list names a host: the same name in any case, or the same IPv6 address in any spelling, as
    /// parsed by the C library.
    private static func isSameHost(_ entry: String, _ host: String) -> Bool {
        func address(_ text: String) -> [UInt8]? {
            var bytes = [UInt8](repeating: 0, count: 16)
            return unsafe inet_pton(AF_INET6, String(text.dropFirst().dropLast()), &bytes) == 1 ? bytes : nil
        }
        if let first = address(entry), let second = address(host) { return first == second }
        return entry.lowercased() == host
    }

    /// Returns what is wrong with a derived callback according to Foundation, which shares no code with it.
    private static func fault(in callback: CallbackURL, allowedHosts: [String]?) -> String? {
        let text = callback.string
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return "a character that is invalid in a URL" }
        guard text.utf8.elementsEqual((callback.origin.string + callback.path.string).utf8) else {
            return "origin and path differ from the text"
        }
        guard let parts = URLComponents(string: text) else { return "not a URL for Foundation" }
        if parts.user != nil || parts.password != nil || text.contains("@") && !callback.path.string.contains("@") {
            return "user information"
        }
        if parts.query != nil || parts.fragment != nil || text.contains("?") || text.contains("#") { return "a query" }
        if parts.scheme != callback.origin.scheme.rawValue { return "another scheme" }
        if parts.percentEncodedPath != callback.path.string { return "another path: \(parts.percentEncodedPath)" }
        if parts.port != callback.origin.port { return "another port" }
        if parts.port == callback.origin.scheme.defaultPort { return "the default port" }
        let host = callback.origin.host
        if host != host.lowercased() { return "uppercase letters" }
        if let found = parts.encodedHost, found != host { return "another host: \(found)" }
        if let allowedHosts, !allowedHosts.contains(where: { isSameHost($0, host) }) {
            return "a host that is not allowed"
        }
        let segments = callback.path.string.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        return segments.contains { $0 == "." || $0 == ".." } ? "a dot segment" : nil
    }
}
