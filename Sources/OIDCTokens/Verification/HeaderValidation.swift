import OIDCPrimitives

/// The kinds of tokens, by what `typ` may say.
enum TokenKind {
    case idToken
    /// Typed as RFC 9068 has it, or perhaps not.
    case accessToken(mustSayType: Bool)
    case logoutToken

    /// What `typ` says of this kind of tokens alone; `nil` for ID tokens, which have no type of their own.
    var ownType: String? {
        switch self {
        case .idToken: nil
        case .accessToken: "at+jwt"
        case .logoutToken: "logout+jwt"
        }
    }

    var mustSayType: Bool { if case .accessToken(mustSayType: true) = self { true } else { false } }
}

/// Stage 2: may a token with this header be looked at any further?
enum HeaderValidation {
    /// The algorithm to check the signature with. Refuses at the first of: `alg`, `crit`, `cty`, `typ`, the
    /// provider's own conditions.
    static func algorithm(
        of header: TokenHeader, _ expectations: CommonExpectations, _ kind: TokenKind
    ) throws(Refusal) -> SigningAlgorithm {
        let allowed = expectations.algorithms
        guard let name = header.element("alg") else {
            throw Refusal(.tokenAlgorithm(.tokenAlgorithmMissing, nil, allowed))
        }
        guard !name.isString("none") else { throw Refusal(.tokenAlgorithm(.tokenAlgorithmNone, name.string, allowed)) }
        guard let algorithm = allowed.first(where: { name.isString($0.name) }) else {
            throw Refusal(.tokenAlgorithm(.tokenAlgorithmNotAllowed, name.string, allowed))
        }
        if header.hasCriticalExtensions { throw Refusal(.tokenCriticalHeader()) }
        if let content = header.element("cty")?.string, isMediaType(content, "jwt") { throw Refusal(.tokenNested()) }
        try checkType(of: header, kind)
        if let refusal = Refusal(expectations.issuer.problems(of: header)) { throw refusal }
        return algorithm
    }

    /// Whether the header says that this is an access token (RFC 9068 §2.1).
    static func saysAccessToken(_ header: TokenHeader) -> Bool {
        guard let type = header.element("typ"), !type.isString("JWT"), let text = type.string else { return false }
        return isMediaType(text, "at+jwt")
    }

    private static func checkType(of header: TokenHeader, _ kind: TokenKind) throws(Refusal) {
        guard let type = header.element("typ") else {
            if kind.mustSayType { throw Refusal(.tokenUnexpectedType(nil, kind)) }
            return
        }
        if !kind.mustSayType, type.isString("JWT") { return }
        let text = type.string ?? ""
        if !kind.mustSayType, isMediaType(text, "jwt") { return }
        if let ownType = kind.ownType, isMediaType(text, ownType) { return }
        throw Refusal(.tokenUnexpectedType(text, kind))
    }

    /// Whether a text is this media type of `application/`, the prefix left out or not, in any case (RFC 7515 §4.1.9 and
    /// §4.1.10).
    private static func isMediaType(_ text: String, _ subtype: String) -> Bool {
        let lowered = text.asciiLowercased
        return lowered.hasSameBytes(as: subtype) || lowered.hasSameBytes(as: "application/\(subtype)")
    }
}
