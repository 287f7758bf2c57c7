public import OIDCPrimitives

extension ProblemCode {
    // Stage 1: structure.
    /// The token has more bytes than ``TokenLimits`` allows.
    public static let tokenTooLarge = ProblemCode("token.too-large")
    /// The token has five segments: it is encrypted.
    public static let tokenEncrypted = ProblemCode("token.encrypted")
    /// The token does not have three segments, or its header or claims segment is empty.
    public static let tokenNotCompact = ProblemCode("token.not-compact")
    /// A segment is not canonical, unpadded base64url.
    public static let tokenInvalidBase64URL = ProblemCode("token.invalid-base64url")
    /// The header or the claims are not strict JSON.
    public static let tokenInvalidJSON = ProblemCode("token.invalid-json")
    /// The header or the claims are not a JSON object.
    public static let tokenNotAnObject = ProblemCode("token.not-an-object")
    /// A registered member of the header has the wrong type.
    public static let tokenHeaderType = ProblemCode("token.header-type")

    // Stage 2: algorithm.
    /// The header has no `alg`.
    public static let tokenAlgorithmMissing = ProblemCode("token.algorithm-missing")
    /// `alg` is `none`.
    public static let tokenAlgorithmNone = ProblemCode("token.algorithm-none")
    /// `alg` is not an allowed algorithm.
    public static let tokenAlgorithmNotAllowed = ProblemCode("token.algorithm-not-allowed")
    /// The header has a `crit` member.
    public static let tokenCriticalHeader = ProblemCode("token.critical-header")
    /// `cty` indicates that the token contains another token.
    public static let tokenNested = ProblemCode("token.nested")
    /// `typ` is the type of another kind of token.
    public static let tokenUnexpectedType = ProblemCode("token.unexpected-type")

    // Stage 3: key. See also `keys.*`.
    /// The token has no `kid`, and more than one key could have signed it.
    public static let tokenKeyIDMissing = ProblemCode("token.key-id-missing")

    // Stage 4: signature.
    /// The signature segment is empty.
    public static let tokenSignatureMissing = ProblemCode("token.signature-missing")
    /// The signature was not made with the key over these bytes.
    public static let tokenSignatureInvalid = ProblemCode("token.signature-invalid")

    // Stage 5: claims. See also `issuer.*`.
    /// A required claim is missing.
    public static let tokenClaimMissing = ProblemCode("token.claim-missing")
    /// A claim has the wrong type.
    public static let tokenClaimType = ProblemCode("token.claim-type")
    /// The token lacks a permission that is required: a scope or a role.
    public static let tokenPermissionMissing = ProblemCode("token.permission-missing")
    /// The token has expired.
    public static let tokenExpired = ProblemCode("token.expired")
    /// The token is not valid yet.
    public static let tokenNotYetValid = ProblemCode("token.not-yet-valid")
    /// The token was issued in the future.
    public static let tokenIssuedInFuture = ProblemCode("token.issued-in-future")
    /// `aud` does not contain the client ID.
    public static let tokenAudienceMismatch = ProblemCode("token.audience-mismatch")
    /// `aud` contains other audiences that are not trusted.
    public static let tokenAudienceUntrusted = ProblemCode("token.audience-untrusted")
    /// `azp` is not the client ID.
    public static let tokenAuthorizedPartyMismatch = ProblemCode("token.authorized-party-mismatch")
    /// A claim marks the token as another kind of token.
    public static let tokenUnexpectedClaim = ProblemCode("token.unexpected-claim")
    /// A nonce was sent, but the token has none.
    public static let tokenNonceMissing = ProblemCode("token.nonce-missing")
    /// The nonce in the token is not the one that was sent.
    public static let tokenNonceMismatch = ProblemCode("token.nonce-mismatch")
    /// The token has a nonce, but none was sent.
    public static let tokenNonceUnexpected = ProblemCode("token.nonce-unexpected")
    /// The token came with a code but has no `c_hash`.
    public static let tokenCodeHashMissing = ProblemCode("token.code-hash-missing")
    /// `c_hash` does not match the code.
    public static let tokenCodeHashMismatch = ProblemCode("token.code-hash-mismatch")
    /// The token came with an access token but has no `at_hash`.
    public static let tokenAccessTokenHashMissing = ProblemCode("token.access-token-hash-missing")
    /// `at_hash` does not match the access token.
    public static let tokenAccessTokenHashMismatch = ProblemCode("token.access-token-hash-mismatch")
    /// The user authenticated longer ago than requested.
    public static let tokenAuthenticationTooOld = ProblemCode("token.authentication-too-old")
    /// `acr` is not one of the required values, or the provider's own claim contains none of them.
    public static let tokenContextMismatch = ProblemCode("token.context-mismatch")
    /// `amr` lacks a required authentication method.
    public static let tokenMethodMissing = ProblemCode("token.method-missing")
    /// A second token identifies another user.
    public static let tokenSubjectMismatch = ProblemCode("token.subject-mismatch")
}

extension Problem {
    static func tokenTooLarge(_ limits: TokenLimits) -> Problem {
        Problem(
            .tokenTooLarge, expected: "at most \(limits.bytes) bytes",
            remedy: "The token is larger than \(limits.bytes) bytes and was not read. This can happen if a user is in "
                + "many groups. Configure the provider to send fewer groups or claims.")
    }

    static func tokenEncrypted() -> Problem { tokenEncrypted(at: nil, found: "five segments") }

    static func tokenEncryptedByHeader() -> Problem { tokenEncrypted(at: .headerMember("enc"), found: "enc") }

    private static func tokenEncrypted(at location: ProblemLocation?, found: ProblemText) -> Problem {
        Problem(
            .tokenEncrypted, at: location, expected: "a signed token of three segments", found: found,
            remedy: "The token is encrypted, which is not supported. Configure the provider to send this client "
                + "signed tokens without encryption, or request a token for your own application.")
    }

    static func tokenNotCompact(found: ProblemText) -> Problem {
        Problem(
            .tokenNotCompact, expected: "header.claims.signature", found: found,
            remedy: "This is not a JSON Web Token. A JWT has three parts separated by dots. Some access tokens are "
                + "opaque: only the API that they are for can read them.")
    }

    static func tokenInvalidBase64URL(in segment: String, _ cause: Problem) -> Problem {
        Problem(
            .tokenInvalidBase64URL, at: .segment(segment), expected: "unpadded base64url",
            found: cause.found.map { "\(verbatim: $0)" },
            remedy: "The token's \(segment) segment is not valid base64url. The token was probably damaged in transit "
                + "or copied with line breaks.")
    }

    static func tokenInvalidJSON(in segment: String, _ cause: Problem) -> Problem {
        Problem(
            .tokenInvalidJSON, at: .segment(segment), expected: "strict JSON", found: "\(cause.code)",
            remedy: "The token's \(segment) segment cannot be parsed. \(verbatim: cause.remedy)")
    }

    static func tokenNotAnObject(_ segment: String, _ found: JSONValue) -> Problem {
        Problem(
            .tokenNotAnObject, at: .segment(segment), expected: "an object", found: "\(found.typeName)",
            remedy: "The token's \(segment) segment must be a JSON object. Do not accept the token: its provider does "
                + "not follow the standard, or another party created it.")
    }

    static func tokenHeaderType(_ member: String, expected: ProblemText, _ found: JSONValue) -> Problem {
        Problem(
            .tokenHeaderType, at: .headerMember(member), expected: expected, found: "\(found.typeName)",
            remedy:
                "“\(member)” in a token's header must be \(expected). Do not accept this token: its provider does not "
                + "follow the standard, or another party created it.")
    }

    static func tokenAlgorithm(
        _ code: ProblemCode, _ name: String?, _ allowed: [SigningAlgorithm], _ kind: TokenKind
    ) -> Problem {
        Problem(
            code, at: .headerMember("alg"), expected: allowed.map { "\($0.name)" }.joined(separator: ", "),
            found: name.map { "\($0)" },
            remedy: tokenAlgorithmRemedy(code, name, kind))
    }

    private static func tokenAlgorithmRemedy(
        _ code: ProblemCode, _ name: String?, _ kind: TokenKind
    ) -> ProblemText {
        if code == .tokenAlgorithmNone {
            return "The token is not signed. Never accept unsigned tokens: anyone can create one."
        }
        let setting: ProblemText = kind.isUserInfo ? "userInfoAlgorithms" : "algorithms"
        guard let name, SigningAlgorithm(named: name) != nil else {
            return "The token is not signed with an allowed algorithm. Compare its algorithm with those in the "
                + "provider's metadata and those in the setting “\(setting)”. Register the client for one of the "
                + "latter."
        }
        if kind.isUserInfo {
            return "The user info is signed with an algorithm that is not accepted. If it is the one that is "
                + "registered for this client (userinfo_signed_response_alg), set “userInfoAlgorithms” to it. "
                + "Otherwise, register the client for an accepted one."
        }
        return "The token is signed with an algorithm that is not in the setting “algorithms”. If it is the one that "
            + "is registered for this client (id_token_signed_response_alg), or the provider's default, add it to "
            + "“algorithms”. Otherwise, register the client for one of those."
    }

    static func tokenCriticalHeader() -> Problem {
        Problem(
            .tokenCriticalHeader, at: .headerMember("crit"), expected: "no crit",
            remedy: "The token requires extensions that this library does not support. Configure the provider to send "
                + "tokens without them.")
    }

    static func tokenNested() -> Problem {
        Problem(
            .tokenNested, at: .headerMember("cty"), expected: "claims", found: "another token",
            remedy:
                "The token contains another token instead of claims, which is not supported. Configure the provider to "
                + "send tokens that are signed and not nested.")
    }

    static func tokenUnexpectedType(_ found: String?, _ kind: TokenKind) -> Problem {
        let types = [kind.mustDeclareType ? nil : "JWT", kind.ownType].compactMap { $0 }
        return Problem(
            .tokenUnexpectedType, at: .headerMember("typ"), expected: "\(types.joined(separator: " or "))",
            found: found.map { "\($0)" } ?? "no typ",
            remedy: "This is another kind of token than expected. It was issued for another purpose.")
    }

    static func tokenKeyIDMissing(_ count: Int) -> Problem {
        Problem(
            .tokenKeyIDMissing, at: .headerMember("kid"), expected: "the ID of one of \(count) keys",
            remedy: "The token does not name the key that signed it, and the provider has \(count) keys. They are not "
                + "all tried, because that would accept a signature by any of them.")
    }

    static func tokenSignature(_ code: ProblemCode) -> Problem {
        Problem(
            code, at: .segment("signature"), expected: "a signature made with the key that the header names",
            remedy: code == .tokenSignatureMissing
                ? "The token has no signature. Do not accept it."
                : "The token was changed after it was signed, or another party signed it. Do not accept it.")
    }
}

extension ProblemLocation {
    /// Creates the location of a token segment: `header`, `claims` or `signature`.
    public static func segment(_ name: String) -> ProblemLocation { ProblemLocation(kind: "segment", name: name) }
    /// Creates the location of a member of a token's header.
    public static func headerMember(_ name: String) -> ProblemLocation {
        ProblemLocation(kind: "header member", name: name)
    }
}
