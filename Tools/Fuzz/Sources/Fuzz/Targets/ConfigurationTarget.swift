import EntraGuide
import EntraID

/// Configurations in files: what is accepted is accepted again as the library writes it.
enum ConfigurationTarget: Target {
    static let name = "configuration"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        vectors.documents("provider-configuration", "configuration").map { Array($0.utf8) }
    }

    static func feed(_ input: [UInt8]) {
        _ = judged { () throws(Refusal) in try EntraConfigurationDraft.read(input) }
        guard let read = judged({ warnings throws(Refusal) in try EntraConfiguration.read(input, warnings: warnings) })
        else {
            return
        }
        require(!read.isEmpty, "accepted without a provider")
        for configuration in read {
            let written = configuration.document.serialized()
            // A secret that stood in the file is not written, and without one there is nothing to read.
            if written.contains("<redacted>") { continue }
            guard let again = try? EntraConfiguration.read(Array(written.utf8), warnings: .ignored).first else {
                finding("what was written is refused: \(written)")
            }
            require(again.document == configuration.document, "what was written reads otherwise")
            require(again.authority == configuration.authority, "another authority")
            let rules = RedirectRules(audience: configuration.audience, responseMode: configuration.responseMode)
            if let callback = configuration.callback { _ = rules.problems(of: callback.text) }
        }
    }
}
