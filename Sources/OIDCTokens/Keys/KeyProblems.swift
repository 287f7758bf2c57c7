public import OIDCPrimitives

extension ProblemCode {
    /// The key set is not strict JSON.
    public static let keysNotJSON = ProblemCode("keys.not-json")
    /// The key set has no `keys`.
    public static let keysMissingMember = ProblemCode("keys.missing-member")
    /// The key set, or its `keys`, has the wrong type.
    public static let keysWrongType = ProblemCode("keys.wrong-type")
    /// More bytes than ``KeySetLimits`` allows.
    public static let keysTooLarge = ProblemCode("keys.too-large")
    /// More keys than ``KeySetLimits`` allows.
    public static let keysTooMany = ProblemCode("keys.too-many")
    /// No key has the name, and the algorithm, that a token's header gives.
    public static let keysUnknownKey = ProblemCode("keys.unknown-key")
    /// Several keys have the name that a token's header gives.
    public static let keysAmbiguous = ProblemCode("keys.ambiguous")
    /// None of the keys can be used.
    public static let keysNoUsableKey = ProblemCode("keys.no-usable-key")
    /// A key under 2,048 bits was left out.
    public static let keysKeyTooSmall = ProblemCode("keys.key-too-small")
    /// A key of another type, use or algorithm was left out.
    public static let keysUnsupported = ProblemCode("keys.unsupported")
    /// A key that cannot be read was left out.
    public static let keysMalformed = ProblemCode("keys.malformed")
    /// Two usable keys have one name.
    public static let keysDuplicateID = ProblemCode("keys.duplicate-id")
    /// A key was served with its private half, and was left out.
    public static let keysPrivateMember = ProblemCode("keys.private-member")
}

extension Problem {
    static func keysRefused(_ code: ProblemCode, expected: ProblemText, found: ProblemText? = nil) -> Problem {
        Problem(
            code, at: .member("keys"), expected: expected, found: found,
            remedy:
                "The provider's key set cannot be used as it is. Open the jwks_uri of its metadata in a browser and "
                + "see whether keys are there; a proxy may answer in the provider's place.")
    }

    static func keyLeftOut(_ code: ProblemCode, _ index: Int, _ reason: ProblemText) -> Problem {
        Problem(
            code, severity: .warning, at: .member("keys[\(index)]"), found: reason,
            remedy: code == .keysPrivateMember
                ? "The provider publishes a private key: \(reason). Whoever reads it can sign tokens. The key was left "
                    + "out; tell the provider."
                : "This key was left out, the others are used: \(reason).")
    }

    static func keysNotTaken(_ count: Int) -> Problem {
        Problem(
            .keysUnsupported, severity: .warning, at: .member("keys"), found: "\(count) keys",
            remedy: "The crypto library that this application injects does not take these keys. Tokens that they sign "
                + "are refused; the others are used.")
    }

    static func duplicateKeyID(_ keyID: String) -> Problem {
        Problem(
            .keysDuplicateID, severity: .warning, at: .member("keys"), found: "\(keyID)",
            remedy:
                "Two keys have this name. Tokens that name it are refused unless their algorithm tells which is meant.")
    }

    static func unknownKey(_ keyID: String?, _ algorithm: SigningAlgorithm) -> Problem {
        Problem(
            .keysUnknownKey, at: .headerMember("kid"), expected: "the name of one of the provider's \(algorithm) keys",
            found: keyID.map { "\($0)" },
            remedy:
                "The provider does not publish the key that is said to have signed this token. If the keys were just "
                + "fetched, another provider signed the token, or the provider publishes the key at another URL.")
    }

    static func ambiguousKey(_ keyID: String) -> Problem {
        Problem(
            .keysAmbiguous, at: .headerMember("kid"), expected: "one key of that name", found: "\(keyID)",
            remedy: "The provider publishes several keys of this name. Which of them signed cannot be told.")
    }
}
