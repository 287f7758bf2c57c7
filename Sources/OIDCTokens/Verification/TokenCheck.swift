public import OIDCPrimitives

/// One of the checks of a token. The checks run in the order in which they are listed.
///
/// The numbers are the steps of OpenID Connect Core 1.0 §3.1.3.7. Two steps are never performed: 1, decryption, because
/// encrypted tokens are rejected, and 8, MACs, because nothing is verified with the client secret.
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
        case methods
        case authenticationTime = "authentication-time"
        case codeHash = "code-hash"
        case accessTokenHash = "access-token-hash"
        case sameSubject = "same-subject"
    }

    package let name: Name
    /// The name of the check in reports.
    public var rawValue: String { name.rawValue }

    private init(_ name: Name) {
        self.name = name
    }

    /// The token has three segments of strict base64url and JSON, within the limits.
    public static var structure: TokenCheck { TokenCheck(.structure) }
    /// Step 7: `alg` is an allowed algorithm, there is no `crit`, `cty` does not indicate a nested token, and `typ`
    /// fits this kind of token.
    public static var algorithm: TokenCheck { TokenCheck(.algorithm) }
    /// Exactly one key matches the header.
    public static var key: TokenCheck { TokenCheck(.key) }
    /// Step 6: the signature was made with that key over the bytes received.
    public static var signature: TokenCheck { TokenCheck(.signature) }
    /// Step 2: the issuer is accepted for this tenant and this key.
    public static var issuer: TokenCheck { TokenCheck(.issuer) }
    /// `sub` is a valid subject.
    public static var subject: TokenCheck { TokenCheck(.subject) }
    /// Step 3: `aud` contains this application. In an ID token, all other audiences must be trusted.
    public static var audience: TokenCheck { TokenCheck(.audience) }
    /// Step 5: `azp`, if present, is this application.
    public static var authorizedParty: TokenCheck { TokenCheck(.authorizedParty) }
    /// RFC 8725 §3.12: no claim marks the token as another kind of token, and the requirements of its `TokenProfile`
    /// are met.
    public static var purpose: TokenCheck { TokenCheck(.purpose) }
    /// Step 9: the token has not expired (`exp`).
    public static var expiry: TokenCheck { TokenCheck(.expiry) }
    /// The token is already valid (`nbf`).
    public static var notBefore: TokenCheck { TokenCheck(.notBefore) }
    /// Step 10: the token was not issued in the future (`iat`).
    public static var issuedAt: TokenCheck { TokenCheck(.issuedAt) }
    /// Step 11: the nonce is the one that was sent.
    public static var nonce: TokenCheck { TokenCheck(.nonce) }
    /// Step 12: `acr` is one of the required values, and the provider's own claim contains one of the required
    /// contexts.
    public static var context: TokenCheck { TokenCheck(.context) }
    /// `amr` contains all required authentication methods.
    public static var methods: TokenCheck { TokenCheck(.methods) }
    /// Step 13: `auth_time` is recent enough for `max_age` and for `prompt=login`.
    public static var authenticationTime: TokenCheck { TokenCheck(.authenticationTime) }
    /// Core §3.3.2.11: `c_hash` matches the code.
    public static var codeHash: TokenCheck { TokenCheck(.codeHash) }
    /// Core §3.1.3.8 and §3.3.2.11: `at_hash` matches the access token.
    public static var accessTokenHash: TokenCheck { TokenCheck(.accessTokenHash) }
    /// The subject is the same as in the other token.
    public static var sameSubject: TokenCheck { TokenCheck(.sameSubject) }

    /// All checks, in order.
    public static let allCases = Name.allCases.map { TokenCheck($0) }

    /// The name of the check in reports.
    public var description: String { rawValue }

    /// The checks before the claims. Verification stops at the first one that fails.
    static let stages: [TokenCheck] = [.structure, .algorithm, .key, .signature]
    /// The checks of the claims, in order.
    static let ofClaims = Array(allCases.dropFirst(stages.count))

    /// The outcome of a check.
    public enum Outcome: Sendable {
        /// The token passed the check.
        case passed
        /// The token failed the check with these problems.
        case failed([Problem])
        /// The check was not performed, for this reason.
        case notPerformed(String)
    }
}

/// The outcome of every check of a token.
public struct TokenReport: Sendable {
    /// The checks in order, each with its outcome.
    public let results: [(check: TokenCheck, outcome: TokenCheck.Outcome)]

    /// All problems found in the token.
    public var problems: [Problem] {
        results.flatMap { result -> [Problem] in
            if case .failed(let problems) = result.outcome { problems } else { [] }
        }
    }

    /// Whether no errors were found in the token. A report does not make it a verified token.
    public var isAccepted: Bool { !problems.contains { $0.severity == .error } }
}
