public import OIDCPrimitives

extension ProblemCode {
    /// The key set is not strict JSON.
    public static let keysNotJSON = ProblemCode("keys.not-json")
    /// The key set has no `keys` member.
    public static let keysMissingMember = ProblemCode("keys.missing-member")
    /// The key set, or its `keys` member, has the wrong type.
    public static let keysWrongType = ProblemCode("keys.wrong-type")
    /// The key set has more bytes than ``KeySetLimits`` allows.
    public static let keysTooLarge = ProblemCode("keys.too-large")
    /// The key set has more keys than ``KeySetLimits`` allows.
    public static let keysTooMany = ProblemCode("keys.too-many")
    /// No key has the ID and the algorithm in the token's header.
    public static let keysUnknownKey = ProblemCode("keys.unknown-key")
    /// Several keys have the ID in the token's header.
    public static let keysAmbiguous = ProblemCode("keys.ambiguous")
    /// None of the keys can be used.
    public static let keysNoUsableKey = ProblemCode("keys.no-usable-key")
    /// A key with fewer than 2,048 bits was ignored.
    public static let keysKeyTooSmall = ProblemCode("keys.key-too-small")
    /// A key with an unsupported type, use or algorithm was ignored.
    public static let keysUnsupported = ProblemCode("keys.unsupported")
    /// A malformed key was ignored.
    public static let keysMalformed = ProblemCode("keys.malformed")
    /// Two usable keys have the same ID.
    public static let keysDuplicateID = ProblemCode("keys.duplicate-id")
    /// A key that was published with its private part was ignored.
    public static let keysPrivateMember = ProblemCode("keys.private-member")
}

extension Problem {
    static func keysRefused(_ code: ProblemCode, expected: ProblemText, found: ProblemText? = nil) -> Problem {
        Problem(
            code, at: .member("keys"), expected: expected, found: found,
            remedy:
                "The provider's key set cannot be used. Open the jwks_uri of its metadata in a browser and check that "
                + "it returns keys. A proxy may be answering instead of the provider.")
    }

    static func keyIgnored(_ code: ProblemCode, _ index: Int, _ reason: ProblemText) -> Problem {
        Problem(
            code, severity: .warning, at: .member("keys[\(index)]"), found: reason,
            remedy: code == .keysPrivateMember
                ? "The provider publishes a private key: \(reason). Anyone who reads it can sign tokens. The key was "
                    + "ignored. Notify the provider."
                : "This key was ignored: \(reason). Tokens signed with it are rejected.")
    }

    static func keysNotSupported(_ count: Int) -> Problem {
        Problem(
            .keysUnsupported, severity: .warning, at: .member("keys"), found: "\(count) keys",
            remedy:
                "The signature verifier of this application does not support these keys, so tokens signed with them "
                + "are rejected.")
    }

    static func duplicateKeyID(_ keyID: String) -> Problem {
        Problem(
            .keysDuplicateID, severity: .warning, at: .member("keys"), found: "\(keyID)",
            remedy:
                "Two keys have this ID. Tokens with this key ID are rejected unless their algorithm identifies the key."
        )
    }

    /// The key that a token names is not among the keys for its algorithm.
    ///
    /// - Parameters:
    ///   - keyID: The `kid` of the token.
    ///   - algorithm: The algorithm of the token.
    ///   - reason: The reason why a published key with this ID is not used, or `nil` if there is none.
    static func unknownKey(
        _ keyID: String?, _ algorithm: SigningAlgorithm, reason: ProblemText? = nil
    ) -> Problem {
        Problem(
            .keysUnknownKey, at: .headerMember("kid"), expected: "the ID of one of the provider's \(algorithm) keys",
            found: keyID.map { "\($0)" },
            remedy: reason.map { "The provider publishes a key with this ID, but it cannot be used: \($0)." }
                ?? "The provider does not publish a key that matches this token. If the keys were just fetched, another "
                + "provider signed the token, or the provider publishes the key at another URL.")
    }

    static func ambiguousKey(_ keyID: String) -> Problem {
        Problem(
            .keysAmbiguous, at: .headerMember("kid"), expected: "one key with this ID", found: "\(keyID)",
            remedy: "The provider publishes several keys with this ID, so the one that signed the token is unknown.")
    }
}
