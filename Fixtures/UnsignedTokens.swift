import OIDCPrimitives
public import OIDCTokens

/// Tokens that nobody signed, and keys that find every signature good: for tests of what comes after the signature.
public enum UnsignedTokens {
    /// One key, “k”, whose verifier finds every signature good.
    public static let keys = keys(verifier: .acceptingAll)

    /// One key, “k”, whose verifier finds every signature good, or every signature bad.
    public static func keys(signaturesAreGood: Bool) -> PreparedKeySet? {
        signaturesAreGood ? keys : keys(verifier: ClosureVerifier { _ in { _, _, _ in false } })
    }

    private static func keys(verifier: ClosureVerifier) -> PreparedKeySet? {
        let modulus = Base64URL.encode([0x80] + [UInt8](repeating: 0, count: 254) + [1])
        let text = #"{"keys":[{"kty":"RSA","kid":"k","n":"\#(modulus)","e":"AQAB"}]}"#
        guard let set = try? KeySet(jwks: Array(text.utf8), warnings: .ignored) else { return nil }
        return try? PreparedKeySet(set, verifier: verifier, warnings: .ignored)
    }

    /// A token with these claims.
    public static func token(_ claims: String, header: String = #"{"alg":"RS256","kid":"k"}"#) -> String {
        "\(Base64URL.encode(header.utf8)).\(Base64URL.encode(claims.utf8)).AA"
    }
}
