import EntraID

/// Page addresses: a callback that was derived is a fixed point, and nothing but the origin comes from the page.
enum PageAddressTarget: Target {
    static let name = "page-address"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        vectors.given("callback").compactMap { given in
            guard let address = given.text("pageAddress") ?? given.text("publicAddress") else { return nil }
            return seed(given.text("path") ?? "/api/oidc/callback", address)
        }
    }

    static func feed(_ input: [UInt8]) {
        let parts = fields(input, 2)
        let path = text(parts[0])
        let address = text(parts[1])
        guard let policy = judged({ () throws(Refusal) in try CallbackPolicy(path: CallbackPath(path)) }) else {
            _ = judged { warnings throws(Refusal) in
                try CallbackPolicy.standard.callback(pageAddress: address, warnings: warnings)
            }
            return
        }
        guard
            let callback = judged({ warnings throws(Refusal) in
                try policy.callback(pageAddress: address, warnings: warnings)
            })
        else { return }
        examine(callback, path)
        let asPublic = try? policy.callback(publicAddress: address, warnings: .ignored)
        require(asPublic == callback, "a page and a public address differ")
        let again = try? policy.callback(pageAddress: callback.text, warnings: .ignored)
        require(again == callback, "derived once more, \(callback.text) is \(again?.text ?? "refused")")
        _ = judged { warnings throws(Refusal) in try RedirectRules().judge(callback, warnings: warnings) }
    }

    /// What holds for every callback.
    static func examine(_ callback: CallbackURL, _ path: String) {
        let text = callback.text
        require(callback.path.text.hasSameBytes(as: path), "another path: \(text)")
        require(text.hasSameBytes(as: callback.origin.text + path), "more than origin and path: \(text)")
        require(text.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "characters that no address has: \(text)")
        let origin = callback.origin
        require(origin.text.hasPrefix("\(origin.scheme.rawValue)://\(origin.host)"), "an odd origin: \(origin)")
        require(!origin.host.isEmpty && !origin.host.contains { "@/?#\\ ".contains($0) }, "an odd host: \(origin)")
        require(origin.host.utf8.allSatisfy { !(0x41...0x5A).contains($0) }, "a host in capitals: \(origin)")
        require(origin.port != origin.scheme.defaultPort, "a port that goes without saying: \(origin)")
        require(origin.port.map { (1...65_535).contains($0) } ?? true, "no port: \(origin)")
    }
}
