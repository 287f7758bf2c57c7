public import OIDCPrimitives
import OIDCTokens

/// The three random values that bind a response to its request. Each sign-in has new ones.
public struct SignInSecrets: Sendable {
    /// The `state`, which the response returns. It shows that this browser made the request.
    public let state: SecretString
    /// The `nonce`, which the ID token returns. It shows that the token was issued for this request.
    public let nonce: SecretString
    /// The code verifier, which shows the token endpoint that the code was requested here (PKCE, RFC 7636).
    public let codeVerifier: SecretString

    /// Creates the three values from 32 random bytes each.
    public init(_ random: some RandomSource) {
        func text() -> SecretString { SecretString(Base64URL.encode(random.bytes(32))) }
        state = text()
        nonce = text()
        codeVerifier = text()
    }

    /// Creates secrets from existing values.
    package init(state: String, nonce: String, codeVerifier: String) {
        self.state = SecretString(state)
        self.nonce = SecretString(nonce)
        self.codeVerifier = SecretString(codeVerifier)
    }

    /// The problems that prevent the values from being sent.
    package var problems: [Problem] {
        var problems: [Problem] = []
        if state.isEmpty {
            problems.append(.requestInvalid("state", expected: "an unpredictable string", "Generate a new state."))
        }
        if nonce.isEmpty {
            problems.append(.requestInvalid("nonce", expected: "an unpredictable string", "Generate a new nonce."))
        }
        if !SignInSecrets.isVerifier(codeVerifier.revealed()) {
            problems.append(
                .requestInvalid(
                    "code_verifier", expected: "43 to 128 unreserved characters",
                    "Generate a new verifier according to RFC 7636 §4.1."))
        }
        return problems
    }

    /// Returns the challenge: the hash of the verifier's ASCII bytes (RFC 7636 §4.2).
    package func challenge(_ digest: some MessageDigest) -> String {
        let verifier = Array(codeVerifier.revealed().utf8)[...]
        return Base64URL.encode(digest.hash(verifier.span, with: .sha256))
    }

    private static func isVerifier(_ text: String) -> Bool {
        (43...128).contains(text.utf8.count) && text.utf8.allSatisfy(\.isURIUnreserved)
    }
}
