public import OIDCPrimitives
import OIDCTokens

/// The three values that tie a response to its request, each made anew for every sign-in.
public struct SignInSecrets: Sendable {
    /// Comes back with the response, and shows that this browser asked for it.
    public let state: Secret
    /// Comes back in the ID token, and shows that it was made for this request.
    public let nonce: Secret
    /// Shows at the token endpoint that the code was asked for here (PKCE, RFC 7636).
    public let codeVerifier: Secret

    /// Makes the three values, of 32 random bytes each.
    public init(_ random: some RandomSource) {
        func text() -> Secret { Secret(Base64URL.encode(random.bytes(32))) }
        state = text()
        nonce = text()
        codeVerifier = text()
    }

    /// Takes values that were made elsewhere.
    package init(state: String, nonce: String, codeVerifier: String) {
        self.state = Secret(state)
        self.nonce = Secret(nonce)
        self.codeVerifier = Secret(codeVerifier)
    }

    /// What cannot be sent.
    package var problems: [Problem] {
        var problems: [Problem] = []
        if state.isEmpty {
            problems.append(.requestInvalid("state", expected: "an unforeseeable text", "Make a new state."))
        }
        if nonce.isEmpty {
            problems.append(.requestInvalid("nonce", expected: "an unforeseeable text", "Make a new nonce."))
        }
        if !SignInSecrets.isVerifier(codeVerifier.revealed()) {
            problems.append(
                .requestInvalid(
                    "code_verifier", expected: "43 to 128 unreserved characters",
                    "Make a new verifier as RFC 7636 §4.1 describes it."))
        }
        return problems
    }

    /// RFC 7636 §4.2: the challenge is the hash of the verifier's ASCII.
    package func challenge(_ digest: some Digest) -> String {
        let verifier = Array(codeVerifier.revealed().utf8)[...]
        return Base64URL.encode(digest.hash(verifier.span, with: .sha256))
    }

    private static func isVerifier(_ text: String) -> Bool {
        (43...128).contains(text.utf8.count) && text.utf8.allSatisfy(\.isURIUnreserved)
    }
}
