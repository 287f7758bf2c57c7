public import OIDCPrimitives

/// One of the questions that are put to a token, in the order in which they are put.
///
/// The numbers are the steps of OpenID Connect Core 1.0 §3.1.3.7. Two of its steps are never performed: 1, decryption,
/// because encrypted tokens are refused, and 8, MACs, because nothing is ever checked with the client secret.
public enum TokenCheck: String, CaseIterable, Sendable {
    /// Three segments of strict base64url and JSON, within bounds.
    case structure
    /// Step 7: `alg` is among the allowed ones; no `crit`; `cty` names no token inside; `typ` is that of this kind.
    case algorithm
    /// Exactly one key has the name in the header.
    case key
    /// Step 6: the signature is that key's, over the bytes received.
    case signature
    /// Step 2: the issuer may speak, for this tenant, under this key.
    case issuer
    /// `sub` names somebody.
    case subject
    /// Step 3: `aud` names us; in an ID token, besides us only audiences that are trusted.
    case audience
    /// Step 5: `azp` is us.
    case authorizedParty = "authorized-party"
    /// RFC 8725 §3.12: nothing marks the token as one of another kind, and the conditions of its `TokenProfile` are met.
    case purpose
    /// Step 9: `exp` is not over.
    case expiry
    /// `nbf` has come.
    case notBefore = "not-before"
    /// Step 10: `iat` is not in the future.
    case issuedAt = "issued-at"
    /// Step 11: the nonce is the one that was sent.
    case nonce
    /// Step 12: `acr` is one of those asked for.
    case context
    /// Step 13: `auth_time` is recent enough for `max_age` and for `prompt=login`.
    case authenticationTime = "authentication-time"
    /// Core §3.3.2.11: `c_hash` is that of the code.
    case codeHash = "code-hash"
    /// Core §3.1.3.8 and §3.3.2.11: `at_hash` is that of the access token.
    case accessTokenHash = "access-token-hash"
    /// The subject is that of the other token.
    case sameSubject = "same-subject"

    /// The checks before the claims, which stop at the first that fails.
    static let stages: [TokenCheck] = [.structure, .algorithm, .key, .signature]
    /// The checks of the claims, in order.
    static let ofClaims = Array(allCases.dropFirst(stages.count))

    /// How a check went.
    public enum Outcome: Sendable {
        /// Nothing stands against the token.
        case passed
        /// These problems stand against the token.
        case failed([Problem])
        /// The question was not put, for this reason.
        case notPerformed(String)
    }
}

/// Every check and how it went.
public struct TokenReport: Sendable {
    /// The checks in order, each once.
    public let results: [(check: TokenCheck, outcome: TokenCheck.Outcome)]

    /// Everything that stands against the token.
    public var problems: [Problem] {
        results.flatMap { result -> [Problem] in
            if case .failed(let problems) = result.outcome { problems } else { [] }
        }
    }

    /// Whether nothing stands against the token. It is still not verified.
    public var isAccepted: Bool { !problems.contains { $0.severity == .error } }
}
