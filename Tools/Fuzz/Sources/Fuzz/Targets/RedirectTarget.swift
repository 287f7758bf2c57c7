import EntraID

/// Redirect URIs under the rules of Entra, for every audience and mode.
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
                let accepted = validated { warnings throws(Refusal) in try rules.validate(uri, warnings: warnings) }
                let isClean = !rules.problems(of: uri).contains { $0.severity == .error }
                require(isClean == (accepted != nil), "the problems and the verdict differ")
                guard let accepted else { continue }
                require(accepted.hasSameBytes(as: uri), "a different URL than was validated")
                require(uri.utf8.count <= RedirectRules.maximumLength, "longer than Entra accepts")
                let start = uri.prefix(32).lowercased()
                let isLoopback = start.hasPrefix("http://localhost") || start.hasPrefix("http://127.0.0.1")
                require(start.hasPrefix("https://") || isLoopback, "neither https nor loopback: \(uri)")
            }
        }
    }
}
