import EntraGuide
import EntraID

/// Configuration files: an accepted configuration is accepted again after the library wrote it.
enum ConfigurationTarget: Target {
    static let name = "configuration"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        vectors.documents("provider-configuration", "configuration").map { Array($0.utf8) }
    }

    static func feed(_ input: [UInt8]) {
        _ = validated { () throws(Refusal) in try EntraConfigurationDraft(parsing: input) }
        let configurations = validated { warnings throws(Refusal) in
            try EntraConfiguration.all(in: input, warnings: warnings)
        }
        guard let configurations else { return }
        require(!configurations.isEmpty, "accepted without a provider")
        for configuration in configurations {
            let written = configuration.document.serialized()
            // A literal secret is not written, and without a secret the file is invalid.
            if written.contains("<redacted>") { continue }
            guard let again = try? EntraConfiguration.all(in: Array(written.utf8), warnings: .ignored).first else {
                finding("the output is rejected: \(written)")
            }
            require(again.document == configuration.document, "the output has a different value")
            require(again.authority == configuration.authority, "another authority")
            let rules = RedirectRules(audience: configuration.audience, responseMode: configuration.responseMode)
            if let callback = configuration.callback { _ = rules.problems(of: callback.string) }
        }
    }
}
