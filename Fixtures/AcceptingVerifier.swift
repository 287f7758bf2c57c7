public import OIDCTokens

extension SignatureVerifier where Self == ClosureVerifier {
    /// Finds every RS256 signature good: for tests of what comes after the signature.
    public static var acceptingAll: ClosureVerifier { ClosureVerifier { _ in { _, _, _ in true } } }

    /// Finds every signature of these algorithms good.
    public static func acceptingAll(_ algorithms: [SigningAlgorithm]) -> ClosureVerifier {
        ClosureVerifier(algorithms: algorithms) { _ in { _, _, _ in true } }
    }
}
