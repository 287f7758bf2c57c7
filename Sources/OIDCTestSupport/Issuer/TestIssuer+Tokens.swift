public import EntraID
public import OIDCSoftwareCrypto

extension TestIssuer {
    /// The token that was ordered; or with one thing wrong with it.
    ///
    /// - Parameters:
    ///   - order: What the client asked for.
    ///   - bad: What is wrong with it. See ``canSpoil(_:)`` and ``BadToken/order(for:at:)``: what has the wrong condition
    ///     or comes from another sort of issuer may be no worse than the good one.
    public func token(_ order: TokenOrder, spoiled bad: BadToken? = nil) -> String {
        TokenPress(profile: profile, signer: ledger.withLock { $0.signer }).token(order, spoiled: bad)
    }

    /// Whether this sort of issuer can have made such a token: only Entra has tenants, for example.
    public func canSpoil(_ bad: BadToken) -> Bool {
        bad.issuers.contains(profile.kind)
    }

    /// The bad tokens that a client must refuse whatever it asked for. Each can be given to
    /// ``signIn(at:as:claims:spoiled:)`` in any sign-in, and its code is what the callback's handler must be told.
    ///
    /// With Entra the client is one that `ProviderConfiguration.entra` made, which knows tokens for Graph; and where the
    /// authority serves several tenants it lists those that it lets in, or one of these tokens is good.
    public var badTokens: [BadToken] {
        BadToken.all.filter { $0.condition == .none && canSpoil($0) }
    }

    /// What the client that gave the order must expect. Refuses with `issuer.*` when an allowed tenant is none.
    public func expectations(of order: TokenOrder) throws(Refusal) -> TokenExpectations {
        let nonce: TokenExpectations.Nonce = order.nonce.map { .sent(Secret($0)) } ?? .noNonceWasSent
        var expectations = TokenExpectations(
            .signIn(clientID: order.clientID, nonce: nonce),
            issuer: try rule.admit(profile.metadataIssuer.text).tokenRule)
        expectations.headerRules = profile.kind == .openID ? [] : [GraphTokenRule()]
        expectations.maximumAge = order.maximumAge.map(Double.init)
        if !order.requiredContexts.isEmpty { expectations.requiredContexts = order.requiredContexts }
        if let code = order.code { expectations.code = .fromFrontChannel(Secret(code)) }
        if let accessToken = order.accessToken { expectations.accessToken = .fromFrontChannel(Secret(accessToken)) }
        expectations.sameSubjectAs = order.subject
        return expectations
    }

    /// A verifier with the keys that are published at present.
    public func verifier(
        _ crypto: some SignatureVerifier & Digest = SoftwareCrypto()
    ) throws(Refusal) -> TokenVerifier {
        let keys = try KeySet(jwks: keySetDocument, warnings: .ignored)
        let prepared = try PreparedKeySet(keys, verifier: crypto, warnings: .ignored)
        return TokenVerifier(keys: prepared, digest: crypto)
    }
}

/// Writes and signs tokens.
struct TokenPress {
    let profile: IssuerProfile
    let signer: IssuerLedger.PublishedKey

    func token(_ order: TokenOrder, spoiled bad: BadToken?) -> String {
        var draft = draft(order)
        bad?.spoil(&draft)
        for (name, value) in order.claims { draft.claims[name] = value }
        return draft.compact
    }

    private func draft(_ order: TokenOrder) -> TokenDraft {
        var draft = TokenDraft(
            order: order, signing: .rsa(signer.key), issuerOfOtherTenant: profile.issuerOfOtherTenant)
        draft.header["typ"] = "JWT"
        draft.header["alg"] = "RS256"
        draft.header["kid"] = .string(signer.name)
        draft.claims["iss"] = .string(profile.tokenIssuer)
        draft.claims["sub"] = .string(order.subject)
        draft.claims["aud"] = .string(order.clientID)
        draft.claims["iat"] = draft.time()
        draft.claims["nbf"] = draft.time()
        draft.claims["exp"] = draft.time(3_600)
        draft.claims["nonce"] = order.nonce.map { .string($0) }
        if order.maximumAge != nil { draft.claims["auth_time"] = draft.time() }
        draft.claims["acr"] = order.requiredContexts.first.map { .string($0) }
        draft.claims["c_hash"] = order.code.map(TestHash.leftHalf)
        draft.claims["at_hash"] = order.accessToken.map(TestHash.leftHalf)
        if let tenant = profile.tenant {
            draft.claims["tid"] = .string(tenant)
            draft.claims["oid"] = .string(TestPerson.objectIdentifier(of: order.subject))
            draft.claims["ver"] = "2.0"
        }
        return draft
    }
}

/// What Entra says of a person besides the subject.
enum TestPerson {
    /// The same GUID for the same subject, as a directory has it.
    static func objectIdentifier(of subject: String) -> String {
        let digits = TestHash.sha256(Array(subject.utf8)).prefix(16).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }
        return [digits[0..<4], digits[4..<6], digits[6..<8], digits[8..<10], digits[10..<16]]
            .map { $0.joined() }.joined(separator: "-")
    }
}
