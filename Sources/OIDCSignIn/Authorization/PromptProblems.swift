import OIDCDiscovery
import OIDCPrimitives

extension AuthorizationOptions {
    /// Returns a problem if the metadata lists the prompts of the provider, and the requested one is not among them.
    /// The provider would return an error (Initiating User Registration via OpenID Connect 1.0, §4.2). Without a list,
    /// every prompt is sent.
    func promptProblems(under metadata: ProviderMetadata) -> [Problem] {
        guard let prompt, let offered = metadata.promptsSupported else { return [] }
        // A request can have several values, separated by spaces (OpenID Connect Core 1.0, §3.1.2.1).
        let missing = Substring(prompt.rawValue).split(at: " ").contains { word in
            !offered.contains { word.hasSameBytes(as: $0) }
        }
        guard missing else { return [] }
        return [
            Problem(
                .requestInvalid, at: .parameter("prompt"), expected: "\(offered.joined(separator: ", "))",
                found: "\(prompt.rawValue)",
                remedy: "The provider does not support this prompt. Use one that its metadata lists in "
                    + "prompt_values_supported, or leave it out.")
        ]
    }
}
