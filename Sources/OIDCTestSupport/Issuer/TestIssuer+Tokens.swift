public import EntraID
public import OIDCSoftwareCrypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension TestIssuer {
    /// The token that was ordered; or with one thing wrong with it.
    ///
    /// - Parameters:
    ///   - order: What the client asked for.
    ///   - bad: What is wrong with it. See ``canSpoil(_:)`` and ``BadToken/order(for:at:)``: what has the wrong condition
    ///     or comes from another sort of issuer may be no worse than the good one.
    public func token(_ order: TokenOrder, spoiled bad: BadToken? = nil) -> String {
        TokenPress(identity: identity, signer: ledger.withLock { $0.signer }).token(order, spoiled: bad)
    }

    /// The access token that was ordered; or with one thing wrong with it, one of ``BadToken/accessTokens``.
    public func accessToken(_ order: AccessTokenOrder, spoiled bad: BadToken? = nil) -> String {
        let (signer, name) = ledger.withLock { ($0.signer, $0.newName("test-jti")) }
        return TokenPress(identity: identity, signer: signer).accessToken(order, name: name, spoiled: bad)
    }

    /// Whether this sort of issuer can have made such a token: only Entra has tenants, for example.
    public func canSpoil(_ bad: BadToken) -> Bool {
        bad.issuers.contains(identity.kind)
    }

    /// The bad tokens that a client must refuse whatever it asked for. Each can be given to
    /// ``signIn(at:as:claims:spoiled:)`` in any sign-in, and its code is what the callback's handler must be told.
    ///
    /// Where an authority of Entra serves several tenants, the client must list those that it lets in, or one of these
    /// tokens is good.
    public var badTokens: [BadToken] {
        BadToken.all.filter { $0.condition == .none && canSpoil($0) }
    }

    /// The bad access tokens that an API must refuse. Each can be given to ``accessToken(_:spoiled:)``.
    ///
    /// With Entra the API is one that expects `entraAccess`, and that lists the client of the order as allowed.
    public var badAccessTokens: [BadToken] {
        BadToken.accessTokens.filter { $0.condition == .none && canSpoil($0) }
    }

    /// What the client that gave the order must expect. Refuses with `issuer.*` when an allowed tenant is none.
    public func expectations(of order: TokenOrder) throws(Refusal) -> IDTokenExpectations {
        var expectations = IDTokenExpectations(
            clientID: order.clientID, nonce: order.nonce.map { .sent(Secret($0)) } ?? .noNonceWasSent,
            issuer: try profile.admit(identity.metadataIssuer.text).tokenProfile)
        expectations.maximumAge = order.maximumAge
        if !order.requiredContexts.isEmpty { expectations.requiredContexts = order.requiredContexts }
        if let code = order.code { expectations.code = .fromFrontChannel(Secret(code)) }
        if let accessToken = order.accessToken { expectations.accessToken = .fromFrontChannel(Secret(accessToken)) }
        expectations.sameSubjectAs = order.subject
        expectations.authenticatedSince = order.authenticatedSince
        return expectations
    }

    /// What the API must expect that the order is for. Refuses with `issuer.*` when an allowed tenant is none.
    public func expectations(of order: AccessTokenOrder) throws(Refusal) -> AccessTokenExpectations {
        let issuer = try profile.admit(identity.metadataIssuer.text).tokenProfile
        guard identity.kind == .openID else {
            return .entraAccess(
                audiences: [order.audience], issuer: issuer,
                allowedClients: (try? GUID(parsing: order.clientID)).map { [$0] } ?? [],
                permissions: .required)
        }
        return AccessTokenExpectations(audiences: [order.audience], distinguishedBy: .type, issuer: issuer)
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
    let identity: TestIssuerIdentity
    let signer: IssuerLedger.PublishedKey

    func token(_ order: TokenOrder, spoiled bad: BadToken?) -> String {
        var draft = draft(order)
        bad?.spoil(&draft)
        for (name, value) in order.claims { draft.claims[name] = value }
        return draft.compact
    }

    func accessToken(_ order: AccessTokenOrder, name: String, spoiled bad: BadToken?) -> String {
        var draft = draft(order, name: name)
        bad?.spoil(&draft)
        for (name, value) in order.claims { draft.claims[name] = value }
        return draft.compact
    }

    private func draft(_ order: TokenOrder) -> TokenDraft {
        var draft = draft(for: order.clientID, about: order.subject, at: order.issuedAt)
        draft.maximumAge = Int(order.maximumAge?.components.seconds ?? 0)
        draft.claims["nonce"] = order.nonce.map { .string($0) }
        if order.maximumAge != nil || order.authenticatedSince != nil { draft.claims["auth_time"] = draft.time() }
        draft.claims["acr"] = order.requiredContexts.first.map { .string($0) }
        draft.claims["c_hash"] = order.code.map(TestHash.leftHalf)
        draft.claims["at_hash"] = order.accessToken.map(TestHash.leftHalf)
        return draft
    }

    private func draft(_ order: AccessTokenOrder, name: String) -> TokenDraft {
        var draft = draft(for: order.audience, about: order.subject, at: order.issuedAt)
        let scopes: JSONValue? = order.scopes.isEmpty ? nil : .string(order.scopes.joined(separator: " "))
        draft.claims["roles"] = order.roles.isEmpty ? nil : .array(order.roles.map { .string($0) })
        if identity.kind == .openID {
            draft.header["typ"] = "at+jwt"
            draft.claims["client_id"] = .string(order.clientID)
            draft.claims["jti"] = .string(name)
            draft.claims["scope"] = scopes
        } else {
            draft.claims["azp"] = .string(order.clientID)
            draft.claims["azpacr"] = "1"
            draft.claims["scp"] = scopes
        }
        return draft
    }

    /// What tokens of both kinds say.
    private func draft(for audience: String, about subject: String, at issuedAt: Date) -> TokenDraft {
        var draft = TokenDraft(for: audience, at: issuedAt, signing: .rsa(signer.key))
        draft.issuerOfOtherTenant = identity.issuerOfOtherTenant
        draft.header["typ"] = "JWT"
        draft.header["alg"] = "RS256"
        draft.header["kid"] = .string(signer.name)
        draft.claims["iss"] = .string(identity.tokenIssuer)
        draft.claims["sub"] = .string(subject)
        draft.claims["aud"] = .string(audience)
        draft.claims["iat"] = draft.time()
        draft.claims["nbf"] = draft.time()
        draft.claims["exp"] = draft.time(3_600)
        if let tenant = identity.tenant {
            draft.claims["tid"] = .string(tenant)
            draft.claims["oid"] = .string(TestPerson.objectIdentifier(of: subject))
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
