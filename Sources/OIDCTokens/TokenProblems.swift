public import OIDCPrimitives

extension ProblemCode {
    // Stage 1: structure.
    /// More bytes than ``TokenLimits`` allows.
    public static let tokenTooLarge = ProblemCode("token.too-large")
    /// Five segments: an encrypted token.
    public static let tokenEncrypted = ProblemCode("token.encrypted")
    /// Not three segments, or an empty header or claims segment.
    public static let tokenNotCompact = ProblemCode("token.not-compact")
    /// A segment is not canonical, unpadded base64url.
    public static let tokenInvalidBase64URL = ProblemCode("token.invalid-base64url")
    /// Header or claims are not strict JSON.
    public static let tokenInvalidJSON = ProblemCode("token.invalid-json")
    /// Header or claims are not an object.
    public static let tokenNotAnObject = ProblemCode("token.not-an-object")
    /// A registered member of the header has the wrong type.
    public static let tokenHeaderType = ProblemCode("token.header-type")

    // Stage 2: algorithm.
    /// There is no `alg`.
    public static let tokenAlgorithmMissing = ProblemCode("token.algorithm-missing")
    /// `alg` is `none`.
    public static let tokenAlgorithmNone = ProblemCode("token.algorithm-none")
    /// `alg` is not among the allowed ones.
    public static let tokenAlgorithmNotAllowed = ProblemCode("token.algorithm-not-allowed")
    /// There is a `crit`.
    public static let tokenCriticalHeader = ProblemCode("token.critical-header")
    /// `cty` says that the token holds another token.
    public static let tokenNested = ProblemCode("token.nested")
    /// `typ` is that of another kind of token.
    public static let tokenUnexpectedType = ProblemCode("token.unexpected-type")

    // Stage 3: key. `keys.*` besides.
    /// No `kid`, and more than one key that could have signed.
    public static let tokenKeyIDMissing = ProblemCode("token.key-id-missing")

    // Stage 4: signature.
    /// The signature segment is empty.
    public static let tokenSignatureMissing = ProblemCode("token.signature-missing")
    /// The signature was not made by that key over these bytes.
    public static let tokenSignatureInvalid = ProblemCode("token.signature-invalid")

    // Stage 5: claims. `issuer.*` besides.
    /// A required claim is not there.
    public static let tokenClaimMissing = ProblemCode("token.claim-missing")
    /// A claim has the wrong type.
    public static let tokenClaimType = ProblemCode("token.claim-type")
    /// The token's time is over.
    public static let tokenExpired = ProblemCode("token.expired")
    /// The token's time has not come.
    public static let tokenNotYetValid = ProblemCode("token.not-yet-valid")
    /// The token was issued in the future.
    public static let tokenIssuedInFuture = ProblemCode("token.issued-in-future")
    /// `aud` does not contain the client ID.
    public static let tokenAudienceMismatch = ProblemCode("token.audience-mismatch")
    /// `aud` has further members that are not trusted.
    public static let tokenAudienceUntrusted = ProblemCode("token.audience-untrusted")
    /// `azp` is not the client ID.
    public static let tokenAuthorizedPartyMismatch = ProblemCode("token.authorized-party-mismatch")
    /// A claim marks the token as one of another kind.
    public static let tokenUnexpectedClaim = ProblemCode("token.unexpected-claim")
    /// A nonce was sent and none came back.
    public static let tokenNonceMissing = ProblemCode("token.nonce-missing")
    /// Another nonce came back than was sent.
    public static let tokenNonceMismatch = ProblemCode("token.nonce-mismatch")
    /// A nonce came back though none was sent.
    public static let tokenNonceUnexpected = ProblemCode("token.nonce-unexpected")
    /// The code came with the token, which has no `c_hash`.
    public static let tokenCodeHashMissing = ProblemCode("token.code-hash-missing")
    /// `c_hash` is not that of the code.
    public static let tokenCodeHashMismatch = ProblemCode("token.code-hash-mismatch")
    /// The access token came with the token, which has no `at_hash`.
    public static let tokenAccessTokenHashMissing = ProblemCode("token.access-token-hash-missing")
    /// `at_hash` is not that of the access token.
    public static let tokenAccessTokenHashMismatch = ProblemCode("token.access-token-hash-mismatch")
    /// The user authenticated longer ago than was asked for.
    public static let tokenAuthenticationTooOld = ProblemCode("token.authentication-too-old")
    /// `acr` is not among those required.
    public static let tokenContextMismatch = ProblemCode("token.context-mismatch")
    /// A second token names another person.
    public static let tokenSubjectMismatch = ProblemCode("token.subject-mismatch")
}

extension Problem {
    static func tokenTooLarge(_ limits: TokenLimits) -> Problem {
        Problem(
            .tokenTooLarge, expected: "at most \(limits.bytes) bytes",
            remedy: "The token is larger than \(limits.bytes) bytes and was not read. A user in very many groups has "
                + "such tokens: configure the provider to send fewer groups or claims.")
    }

    static func tokenEncrypted() -> Problem {
        Problem(
            .tokenEncrypted, expected: "a signed token of three segments", found: "five segments",
            remedy: "The token is encrypted, which this library does not read. Configure the "
                + "provider to send this client signed tokens without encryption, or ask for a token of your own "
                + "application.")
    }

    static func tokenNotCompact(found: ProblemText) -> Problem {
        Problem(
            .tokenNotCompact, expected: "header.claims.signature", found: found,
            remedy: "This is no JSON Web Token: it has three parts with dots between them. Some access tokens are not "
                + "meant to be read by anybody but their API.")
    }

    static func tokenInvalidBase64URL(in segment: String, _ cause: Problem) -> Problem {
        Problem(
            .tokenInvalidBase64URL, at: .segment(segment), expected: "unpadded base64url",
            found: cause.found.map { "\(verbatim: $0)" },
            remedy: "The \(segment) of the token is not encoded as tokens are. It was probably damaged on its way, or "
                + "copied with line breaks.")
    }

    static func tokenInvalidJSON(in segment: String, _ cause: Problem) -> Problem {
        Problem(
            .tokenInvalidJSON, at: .segment(segment), expected: "strict JSON", found: "\(cause.code)",
            remedy: "The \(segment) of the token cannot be read: \(verbatim: cause.remedy)")
    }

    static func tokenNotAnObject(_ segment: String, _ found: JSONValue) -> Problem {
        Problem(
            .tokenNotAnObject, at: .segment(segment), expected: "an object", found: "\(found.typeName)",
            remedy: "The \(segment) of a token is a JSON object. Do not accept this one: its provider "
                + "does not follow the standard, or another party made it.")
    }

    static func tokenHeaderType(_ member: String, expected: ProblemText, _ found: JSONValue) -> Problem {
        Problem(
            .tokenHeaderType, at: .headerMember(member), expected: expected, found: "\(found.typeName)",
            remedy:
                "“\(member)” in a token's header is \(expected). Do not accept this token: its provider does not follow "
                + "the standard, or another party made it.")
    }

    static func tokenAlgorithm(_ code: ProblemCode, _ name: String?, _ allowed: [SigningAlgorithm]) -> Problem {
        Problem(
            code, at: .headerMember("alg"), expected: allowed.map { "\($0.name)" }.joined(separator: ", "),
            found: name.map { "\($0)" },
            remedy: code == .tokenAlgorithmNone
                ? "The token is not signed. Never accept one: anybody can write it."
                : "The token is not signed with an allowed algorithm. Compare its algorithm with those that "
                    + "the provider's metadata names and the configuration allows.")
    }

    static func tokenCriticalHeader() -> Problem {
        Problem(
            .tokenCriticalHeader, at: .headerMember("crit"), expected: "no crit",
            remedy: "The token demands that extensions be understood which this library does not know. Configure "
                + "the provider to send tokens without them.")
    }

    static func tokenNested() -> Problem {
        Problem(
            .tokenNested, at: .headerMember("cty"), expected: "claims", found: "another token",
            remedy:
                "The token holds another token instead of claims, which this library does not read. Ask the provider "
                + "for tokens that are signed and not nested.")
    }

    static func tokenUnexpectedType(_ found: String?, _ kind: TokenKind) -> Problem {
        let types = [kind.mustSayType ? nil : "JWT", kind.ownType].compactMap { $0 }
        return Problem(
            .tokenUnexpectedType, at: .headerMember("typ"), expected: "\(types.joined(separator: " or "))",
            found: found.map { "\($0)" } ?? "no typ",
            remedy: "The token is of another kind than the one expected here: it was made for another purpose.")
    }

    static func tokenKeyIDMissing(_ count: Int) -> Problem {
        Problem(
            .tokenKeyIDMissing, at: .headerMember("kid"), expected: "the name of one of \(count) keys",
            remedy: "The token does not say which key signed it, and the provider has \(count). Trying them all would "
                + "let any of them speak.")
    }

    static func tokenSignature(_ code: ProblemCode) -> Problem {
        Problem(
            code, at: .segment("signature"), expected: "a signature by the key that the header names",
            remedy: code == .tokenSignatureMissing
                ? "The token has no signature. Do not accept it."
                : "The token was changed after it was signed, or signed by somebody else. Do not accept it.")
    }
}

extension ProblemLocation {
    /// A segment of a token: `header`, `claims`, `signature`.
    public static func segment(_ name: String) -> ProblemLocation { ProblemLocation(kind: "segment", name: name) }
    /// A member of a token's header.
    public static func headerMember(_ name: String) -> ProblemLocation {
        ProblemLocation(kind: "header member", name: name)
    }
}
