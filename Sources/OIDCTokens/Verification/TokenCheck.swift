public import OIDCPrimitives

/// One of the questions that are put to a token, in the order in which they are put.
///
/// The numbers are the steps of OpenID Connect Core 1.0 §3.1.3.7. Two of its steps are never performed: 1, decryption,
/// because encrypted tokens are refused, and 8, MACs, because nothing is ever checked with the client secret.
public struct TokenCheck: Hashable, Sendable, CaseIterable, CustomStringConvertible {
    package enum Name: String, CaseIterable {
        case structure
        case algorithm
        case key
        case signature
        case issuer
        case subject
        case audience
        case authorizedParty = "authorized-party"
        case purpose
        case expiry
        case notBefore = "not-before"
        case issuedAt = "issued-at"
        case nonce
        case context
        case authenticationTime = "authentication-time"
        case codeHash = "code-hash"
        case accessTokenHash = "access-token-hash"
        case sameSubject = "same-subject"
    }

    package let name: Name
    /// The word for the check in reports.
    public var rawValue: String { name.rawValue }

    private init(_ name: Name) {
        self.name = name
    }

    /// Three segments of strict base64url and JSON, within bounds.
    public static var structure: TokenCheck { TokenCheck(.structure) }
    /// Step 7: `alg` is among the allowed ones; no `crit`; `cty` names no token inside; `typ` is that of this kind.
    public static var algorithm: TokenCheck { TokenCheck(.algorithm) }
    /// Exactly one key has the name in the header.
    public static var key: TokenCheck { TokenCheck(.key) }
    /// Step 6: the signature is that key's, over the bytes received.
    public static var signature: TokenCheck { TokenCheck(.signature) }
    /// Step 2: the issuer may speak, for this tenant, under this key.
    public static var issuer: TokenCheck { TokenCheck(.issuer) }
    /// `sub` names somebody.
    public static var subject: TokenCheck { TokenCheck(.subject) }
    /// Step 3: `aud` names us; in an ID token, besides us only audiences that are trusted.
    public static var audience: TokenCheck { TokenCheck(.audience) }
    /// Step 5: `azp` is us.
    public static var authorizedParty: TokenCheck { TokenCheck(.authorizedParty) }
    /// RFC 8725 §3.12: nothing marks the token as one of another kind, and the conditions of its `TokenProfile` are met.
    public static var purpose: TokenCheck { TokenCheck(.purpose) }
    /// Step 9: `exp` is not over.
    public static var expiry: TokenCheck { TokenCheck(.expiry) }
    /// `nbf` has come.
    public static var notBefore: TokenCheck { TokenCheck(.notBefore) }
    /// Step 10: `iat` is not in the future.
    public static var issuedAt: TokenCheck { TokenCheck(.issuedAt) }
    /// Step 11: the nonce is the one that was sent.
    public static var nonce: TokenCheck { TokenCheck(.nonce) }
    /// Step 12: `acr` is one of those asked for.
    public static var context: TokenCheck { TokenCheck(.context) }
    /// Step 13: `auth_time` is recent enough for `max_age` and for `prompt=login`.
    public static var authenticationTime: TokenCheck { TokenCheck(.authenticationTime) }
    /// Core §3.3.2.11: `c_hash` is that of the code.
    public static var codeHash: TokenCheck { TokenCheck(.codeHash) }
    /// Core §3.1.3.8 and §3.3.2.11: `at_hash` is that of the access token.
    public static var accessTokenHash: TokenCheck { TokenCheck(.accessTokenHash) }
    /// The subject is that of the other token.
    public static var sameSubject: TokenCheck { TokenCheck(.sameSubject) }

    /// Every check, in order.
    public static let allCases = Name.allCases.map { TokenCheck($0) }

    /// The word for the check in reports.
    public var description: String { rawValue }

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
