import EntraID

/// URLs of pages: deriving a callback from a callback changes nothing, and only the origin comes from the page.
enum PageURLTarget: Target {
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
        guard let policy = validated({ () throws(Refusal) in try CallbackPolicy(path: CallbackPath(path)) }) else {
            _ = validated { warnings throws(Refusal) in
                try CallbackPolicy.standard.callback(pageURL: address, warnings: warnings)
            }
            return
        }
        guard
            let callback = validated({ warnings throws(Refusal) in
                try policy.callback(pageURL: address, warnings: warnings)
            })
        else { return }
        examine(callback, path)
        let asPublic = try? policy.callback(publicURL: address, warnings: .ignored)
        require(asPublic == callback, "a page and a public address differ")
        let again = try? policy.callback(pageURL: callback.string, warnings: .ignored)
        require(again == callback, "derived once more, \(callback.string) is \(again?.string ?? "refused")")
        _ = validated { warnings throws(Refusal) in try RedirectRules().validate(callback, warnings: warnings) }
    }

    /// Checks the conditions for every callback.
    static func examine(_ callback: CallbackURL, _ path: String) {
        let text = callback.string
        require(callback.path.string.hasSameBytes(as: path), "another path: \(text)")
        require(text.hasSameBytes(as: callback.origin.string + path), "more than origin and path: \(text)")
        require(text.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "invalid characters in a URL: \(text)")
        let origin = callback.origin
        require(
            origin.string.hasPrefix("\(origin.scheme.rawValue)://\(origin.host)"), "an unexpected origin: \(origin)")
        require(!origin.host.isEmpty && !origin.host.contains { "@/?#\\ ".contains($0) }, "an odd host: \(origin)")
        require(origin.host.utf8.allSatisfy { !(0x41...0x5A).contains($0) }, "an uppercase host: \(origin)")
        require(origin.port != origin.scheme.defaultPort, "a default port was not removed: \(origin)")
        require(origin.port.map { (1...65_535).contains($0) } ?? true, "an invalid port: \(origin)")
    }
}
