package import OIDCPrimitives
package import OIDCTokens

extension SignatureVerifier {
    /// Throws `config.algorithm-unsupported` unless this verifier serves every one of the algorithms with which tokens
    /// may be signed. Asked when a client is created: later, each token would fail for a key that seems to be unknown.
    package func requireSupport(for algorithms: [SigningAlgorithm]) throws(Refusal) {
        let unsupported = algorithms.filter { !self.algorithms.contains($0) }
        guard !unsupported.isEmpty || algorithms.isEmpty else { return }
        throw Refusal(.algorithmsUnsupported(unsupported, supported: self.algorithms))
    }
}
