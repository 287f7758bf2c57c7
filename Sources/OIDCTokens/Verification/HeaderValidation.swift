import OIDCPrimitives

/// The kinds of tokens, which differ in the allowed values of `typ`.
enum TokenKind {
    case idToken
    /// An access token, which may or must have the type defined in RFC 9068.
    case accessToken(mustDeclareType: Bool)
    case logoutToken
    /// Claims about a user that the provider signed.
    case userInfo

    /// The type that only this kind of token has, or `nil` for ID tokens, which have none.
    var ownType: String? {
        switch self {
        case .idToken: nil
        // No standard defines it, but glewlwyd sends it, and it fits no other kind.
        case .userInfo: "token-userinfo+jwt"
        case .accessToken: "at+jwt"
        case .logoutToken: "logout+jwt"
        }
    }

    var mustDeclareType: Bool { if case .accessToken(mustDeclareType: true) = self { true } else { false } }

    var isUserInfo: Bool { if case .userInfo = self { true } else { false } }
}

/// Stage 2: validation of the header.
enum HeaderValidation {
    /// Returns the algorithm with which to verify the signature. Throws the first problem found in this order: `enc` (in
    /// user info only), `alg`, `crit`, `cty`, `typ`, the provider's own requirements.
    static func algorithm(
        of header: TokenHeader, _ expectations: CommonExpectations, _ kind: TokenKind
    ) throws(Refusal) -> SigningAlgorithm {
        // Providers may encrypt user info. A header with `enc` is that of an encrypted token (RFC 7516 §9).
        if kind.isUserInfo, header.element("enc") != nil { throw Refusal(.tokenEncryptedByHeader()) }
        let allowed = expectations.algorithms
        guard let name = header.element("alg") else {
            throw Refusal(.tokenAlgorithm(.tokenAlgorithmMissing, nil, allowed, kind))
        }
        guard !name.isString("none") else {
            throw Refusal(.tokenAlgorithm(.tokenAlgorithmNone, name.string, allowed, kind))
        }
        guard let algorithm = allowed.first(where: { name.isString($0.name) }) else {
            throw Refusal(.tokenAlgorithm(.tokenAlgorithmNotAllowed, name.string, allowed, kind))
        }
        if header.hasCriticalExtensions { throw Refusal(.tokenCriticalHeader()) }
        if let content = header.element("cty")?.string, isMediaType(content, "jwt") { throw Refusal(.tokenNested()) }
        try checkType(of: header, kind)
        if let refusal = Refusal(expectations.issuer.problems(of: header)) { throw refusal }
        return algorithm
    }

    /// Returns whether the header has the type of an access token (RFC 9068 §2.1).
    static func declaresAccessToken(_ header: TokenHeader) -> Bool {
        guard let type = header.element("typ"), !type.isString("JWT"), let text = type.string else { return false }
        return isMediaType(text, "at+jwt")
    }

    private static func checkType(of header: TokenHeader, _ kind: TokenKind) throws(Refusal) {
        guard let type = header.element("typ") else {
            if kind.mustDeclareType { throw Refusal(.tokenUnexpectedType(nil, kind)) }
            return
        }
        if !kind.mustDeclareType, type.isString("JWT") { return }
        let text = type.string ?? ""
        if !kind.mustDeclareType, isMediaType(text, "jwt") { return }
        if let ownType = kind.ownType, isMediaType(text, ownType) { return }
        throw Refusal(.tokenUnexpectedType(text, kind))
    }

    /// Returns whether a string is the given media type of `application/`, in any case and with or without that prefix
    /// (RFC 7515 §4.1.9 and §4.1.10).
    private static func isMediaType(_ text: String, _ subtype: String) -> Bool {
        let lowered = text.asciiLowercased
        return lowered.hasSameBytes(as: subtype) || lowered.hasSameBytes(as: "application/\(subtype)")
    }
}
