import EntraID
import Foundation
import Testing

/// What holds for every callback that is derived, from whatever address or request.
@Suite struct CallbackProperties {
    /// What is derived is a plain address, and deriving from it, or from its origin, gives it again.
    @Test func derivingAgainGivesTheSame() {
        forAll(cases: 1_000, { choices in CallbackCase(&choices) }) { callbackCase in
            guard let policy = try? callbackCase.policy(), let derived = try? callbackCase.derive(policy) else {
                return .tellsNothing
            }
            if let fault = CallbackProperties.fault(in: derived, allowedHosts: callbackCase.allowedHosts) {
                return .fails("\(derived): \(fault)")
            }
            // The prefix of a proxy is part of the path by now.
            let settled = try CallbackPolicy(
                path: CallbackPath(derived.path.text), allowedHosts: callbackCase.allowedHosts)
            var warnings: [Problem] = []
            for again in [
                try settled.callback(pageAddress: derived.text) { warnings.append($0) },
                try settled.callback(pageAddress: derived.origin.text) { warnings.append($0) },
                try settled.callback(publicAddress: derived.origin.text) { warnings.append($0) },
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

    /// Page and public address are judged alike (R-C2), and what follows the authority never matters (R-C3).
    @Test func onlyTheAuthorityOfAnAddressMatters() {
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
                            try CallbackPolicy.standard.callback(pageAddress: sample.address + rest, warnings: .ignored)
                        },
                        CallbackProperties.verdict {
                            try CallbackPolicy.standard.callback(
                                publicAddress: sample.address + rest, warnings: .ignored)
                        },
                    ]
                }
                return .expect(Set(verdicts).count == 1, "\(verdicts)")
            })
    }

    /// A peer that is not trusted changes nothing, whatever its headers say.
    @Test func headersOfStrangersChangeNothing() {
        forAll(cases: 800, { choices in CallbackCase(&choices) }) { callbackCase in
            guard case .request(let request) = callbackCase.source, !request.headers.isEmpty else {
                return .tellsNothing
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

    /// Entra's rule says yes to exactly these callbacks: https, or http on the machine itself and not by IPv6, up to 256
    /// characters, and without the characters that Entra refuses. Of the callback's text it says the same.
    @Test func theRedirectRuleTakesWhatItSays() {
        forAll(cases: 1_000, { choices in CallbackCase(&choices) }) { callbackCase in
            guard let policy = try? callbackCase.policy(), let derived = try? callbackCase.derive(policy) else {
                return .tellsNothing
            }
            let host = derived.origin.host
            let isLoopback6 = ["[::1]", "[0:0:0:0:0:0:0:1]", "[::0.0.0.1]"].contains(host)
            let isSchemeFit = derived.origin.scheme == .https || ["localhost", "127.0.0.1"].contains(host)
            let expected =
                isSchemeFit && !isLoopback6 && derived.text.utf8.count <= 256
                && !derived.text.contains { "!$'(),;*".contains($0) }
            let rules = RedirectRules(responseMode: .query)
            let problems = rules.problems(of: derived)
            guard problems == rules.problems(of: derived.text) else { return .fails("\(derived): other problems") }
            let errors = problems.filter { $0.severity == .error }
            return .expect(errors.isEmpty == expected, "\(derived): \(errors.map(\.code))")
        }
    }

    /// What any text gives is a callback or a refusal, never anything that a page could smuggle in.
    @Test func anyTextGivesAPlainAddressOrARefusal() {
        let pieces = [
            "a", "https://", "http", "://", ":", "/", "//", "@", "[", "]", "::1", ".", "\\", "?", "#", "%", "1",
            "99999",
            " ", "ä", "\u{0}", "\u{301}", "api/oidc/callback", "-", "_", "xn--", "localhost",
        ]
        forAll(cases: 3_000, leastTelling: 0.01, { $0.pick(["", "https://"]) + $0.text(of: pieces, upTo: 12) }) {
            address in
            guard let callback = try? CallbackPolicy.standard.callback(pageAddress: address, warnings: .ignored) else {
                return .tellsNothing
            }
            let fault = CallbackProperties.fault(in: callback, allowedHosts: nil)
            return .expect(fault == nil && callback.path == .standard, fault ?? "another path")
        }
    }

    private static func verdict(_ derive: () throws -> CallbackURL) -> String {
        do {
            return try derive().text
        } catch {
            return (error as? Refusal).map { "\($0.codes)" } ?? "\(error)"
        }
    }

    /// Whether an entry of a list means a host: one name in any case, or one IPv6 address in any spelling, as the C
    /// library reads it.
    private static func isSameHost(_ entry: String, _ host: String) -> Bool {
        func address(_ text: String) -> [UInt8]? {
            var bytes = [UInt8](repeating: 0, count: 16)
            return unsafe inet_pton(AF_INET6, String(text.dropFirst().dropLast()), &bytes) == 1 ? bytes : nil
        }
        if let first = address(entry), let second = address(host) { return first == second }
        return entry.lowercased() == host
    }

    /// What is wrong with a derived callback, looked at by Foundation, which shares no code with it.
    private static func fault(in callback: CallbackURL, allowedHosts: [String]?) -> String? {
        let text = callback.text
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return "a character that no address has" }
        guard text.utf8.elementsEqual((callback.origin.text + callback.path.text).utf8) else { return "two texts" }
        guard let parts = URLComponents(string: text) else { return "no address for Foundation" }
        if parts.user != nil || parts.password != nil || text.contains("@") && !callback.path.text.contains("@") {
            return "user information"
        }
        if parts.query != nil || parts.fragment != nil || text.contains("?") || text.contains("#") { return "a query" }
        if parts.scheme != callback.origin.scheme.rawValue { return "another scheme" }
        if parts.percentEncodedPath != callback.path.text { return "another path: \(parts.percentEncodedPath)" }
        if parts.port != callback.origin.port { return "another port" }
        if parts.port == callback.origin.scheme.defaultPort { return "a port that goes without saying" }
        let host = callback.origin.host
        if host != host.lowercased() { return "capitals" }
        if let found = parts.encodedHost, found != host { return "another host: \(found)" }
        if let allowedHosts, !allowedHosts.contains(where: { isSameHost($0, host) }) {
            return "a host nobody allowed"
        }
        let segments = callback.path.text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        return segments.contains { $0 == "." || $0 == ".." } ? "a dot segment" : nil
    }
}
