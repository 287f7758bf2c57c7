import EntraID

/// Redirect URIs as Entra judges them, for every audience and mode.
enum RedirectTarget: Target {
    static let name = "redirect"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        vectors.texts("entra-redirect", "uri").map { Array($0.utf8) }
    }

    static func feed(_ input: [UInt8]) {
        let uri = text(input)
        for audience in SignInAudience.allCases {
            for mode in [nil, ResponseMode.query, .fragment, .formPost] {
                let rules = RedirectRules(audience: audience, responseMode: mode)
                let accepted = judged { warnings throws(Refusal) in try rules.judge(uri, warnings: warnings) }
                let isClean = !rules.problems(of: uri).contains { $0.severity == .error }
                require(isClean == (accepted != nil), "the problems and the verdict differ")
                guard let accepted else { continue }
                require(accepted.hasSameBytes(as: uri), "another address than was judged")
                require(uri.utf8.count <= RedirectRules.longestURI, "longer than Entra takes")
                let start = uri.prefix(32).lowercased()
                let isLoopback = start.hasPrefix("http://localhost") || start.hasPrefix("http://127.0.0.1")
                require(start.hasPrefix("https://") || isLoopback, "neither https nor loopback: \(uri)")
            }
        }
    }
}
