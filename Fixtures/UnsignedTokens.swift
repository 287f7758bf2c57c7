import OIDCPrimitives
public import OIDCTokens

/// Unsigned tokens, and keys that accept every signature, for tests of the checks after the signature.
public enum UnsignedTokens {
    /// A key set with the single key “k”. Its verifier accepts every signature.
    public static let keys = keys(verifier: .acceptingAll)

    /// Returns a key set with the single key “k”. Its verifier accepts, or rejects, every signature.
    public static func keys(signaturesAreGood: Bool) -> PreparedKeySet? {
        signaturesAreGood ? keys : keys(verifier: ClosureVerifier { _ in { _, _, _ in false } })
    }

    private static func keys(verifier: ClosureVerifier) -> PreparedKeySet? {
        let modulus = Base64URL.encode([0x80] + [UInt8](repeating: 0, count: 254) + [1])
        let text = #"{"keys":[{"kty":"RSA","kid":"k","n":"\#(modulus)","e":"AQAB"}]}"#
        guard let set = try? KeySet(jwks: Array(text.utf8), warnings: .ignored) else { return nil }
        return try? PreparedKeySet(set, verifier: verifier, warnings: .ignored)
    }

    /// Returns a token with the given claims.
    public static func token(_ claims: String, header: String = #"{"alg":"RS256","kid":"k"}"#) -> String {
        "\(Base64URL.encode(header.utf8)).\(Base64URL.encode(claims.utf8)).AA"
    }
}
