package import OIDCPrimitives
package import OIDCTokens

extension SignatureVerifier {
    /// Throws `config.algorithm-unsupported` unless this verifier supports every given algorithm. Checked when a client
    /// is created, because later each token would fail as if its key were unknown.
    ///
    /// - Parameters:
    ///   - algorithms: The algorithms.
    ///   - setting: The name of the setting that lists them.
    package func requireSupport(
        for algorithms: [SigningAlgorithm], in setting: String = "algorithms"
    ) throws(Refusal) {
        let unsupported = algorithms.filter { !self.algorithms.contains($0) }
        guard !unsupported.isEmpty || algorithms.isEmpty else { return }
        throw Refusal(.algorithmsUnsupported(unsupported, supported: self.algorithms, in: setting))
    }
}
