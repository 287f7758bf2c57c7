import EntraID

/// Requests as a server receives them: scheme, host, peer, and three header fields. The headers of an untrusted peer
/// change nothing.
enum ForwardingTarget: Target {
    static let name = "forwarding"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        vectors.given("callback").compactMap { given in
            let request = given["request"]
            guard let scheme = request.text("scheme") else { return nil }
            let headers = request["headers"]
            func first(_ name: String) -> String? {
                headers.text(name)
                    ?? headers[name][0].value.flatMap { value in
                        guard case .string(let text) = value else { return nil }
                        return text
                    }
            }
            return seed(
                scheme, request.text("host"), request.text("peer"), first("Forwarded"), first("X-Forwarded-Proto"),
                first("X-Forwarded-Host"), first("X-Forwarded-Port"))
        }
    }

    private static let names = ["Forwarded", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Port"]
    private static let proxies = ["10.0.0.0/8", "192.168.0.1", "::1", "2001:db8::/32"]

    static func feed(_ input: [UInt8]) {
        let parts = fields(input, 7).map { text($0) }
        let headers = zip(names, parts[3...]).filter { !$1.isEmpty }.map { HeaderField(name: $0, value: $1) }
        guard let trusting = try? CallbackPolicy(trustedProxies: proxies),
            let listing = try? CallbackPolicy(trustedProxies: proxies, allowedHosts: ["console.example.com"])
        else { finding("the policy cannot be created") }

        func derive(
            _ policy: CallbackPolicy, _ peer: String?, _ headers: [HeaderField]
        ) -> CallbackURL? {
            let request = ObservedRequest(scheme: parts[0], host: parts[1], headers: headers, peer: peer)
            return validated { warnings throws(Refusal) in try policy.callback(request: request, warnings: warnings) }
        }

        for peer in [parts[2], "10.1.2.3", "203.0.113.9"] {
            let callback = derive(trusting, peer, headers)
            if let callback { PageURLTarget.examine(callback, "/api/oidc/callback") }
            if let listed = derive(listing, peer, headers) {
                require(listed == callback, "a list of hosts changes the callback")
                require(listed.origin.host.hasSameBytes(as: "console.example.com"), "a host that is not listed")
            }
        }
        let plain = derive(.standard, "203.0.113.9", [])
        require(derive(trusting, "203.0.113.9", headers) == plain, "an untrusted peer's headers count")
        require(derive(trusting, nil, headers) == plain, "headers without a peer count")
    }
}
