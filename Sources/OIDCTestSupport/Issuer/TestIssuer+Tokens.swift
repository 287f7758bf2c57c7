public import EntraID
public import OIDCSoftwareCrypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension TestIssuer {
    /// Returns an ID token with the given parameters, optionally with one defect.
    ///
    /// - Parameters:
    ///   - parameters: The content of the token.
    ///   - bad: The defect of the token, if any. If its condition is not met or this kind of issuer cannot have it, the
    ///     token may be valid. See ``canIssue(_:)`` and ``BadToken/parameters(for:at:)``.
    public func token(_ parameters: IDTokenParameters, defect bad: BadToken? = nil) -> String {
        TokenSigner(identity: identity, signer: state.withLock { $0.signer }).token(parameters, defect: bad)
    }

    /// Returns an access token with the given parameters, optionally with one defect from ``BadToken/accessTokens``.
    public func accessToken(_ parameters: AccessTokenParameters, defect bad: BadToken? = nil) -> String {
        let (signer, name) = state.withLock { ($0.signer, $0.newName("test-jti")) }
        return TokenSigner(identity: identity, signer: signer).accessToken(parameters, name: name, defect: bad)
    }

    /// Returns whether this kind of issuer can issue such a token. For example, only Entra has tenants.
    public func canIssue(_ bad: BadToken) -> Bool {
        bad.issuers.contains(identity.kind)
    }

    /// The invalid tokens that a client must reject in every sign-in. Pass each to ``signIn(at:as:claims:defect:)``
    /// and check that the callback handler receives its code.
    ///
    /// If an Entra authority serves several tenants, the client must list its allowed tenants, or one of these tokens
    /// is valid.
    public var badTokens: [BadToken] {
        BadToken.all.filter { $0.condition == .none && canIssue($0) }
    }

    /// The invalid access tokens that an API must reject. Pass each to ``accessToken(_:defect:)``.
    ///
    /// With Entra, the API must expect `entraAccess` and list the token's client as allowed.
    public var badAccessTokens: [BadToken] {
        BadToken.accessTokens.filter { $0.condition == .none && canIssue($0) }
    }

    /// Returns the expectations of the client that the token is for.
    ///
    /// - Throws: `issuer.*` if an allowed tenant is invalid.
    public func expectations(of parameters: IDTokenParameters) throws(Refusal) -> IDTokenExpectations {
        var expectations = IDTokenExpectations(
            clientID: parameters.clientID, nonce: parameters.nonce.map { .sent(SecretString($0)) } ?? .noNonceWasSent,
            issuer: try profile.accept(identity.metadataIssuer.string).tokenProfile)
        expectations.maximumAge = parameters.maximumAge
        if !parameters.requiredAuthenticationContexts.isEmpty {
            expectations.requiredAuthenticationContexts = parameters.requiredAuthenticationContexts
        }
        if let code = parameters.code { expectations.code = .fromFrontChannel(SecretString(code)) }
        if let accessToken = parameters.accessToken {
            expectations.accessToken = .fromFrontChannel(SecretString(accessToken))
        }
        expectations.sameSubjectAs = parameters.subject
        expectations.authenticatedSince = parameters.authenticatedSince
        return expectations
    }

    /// Returns the expectations of the API that the token is for.
    ///
    /// - Throws: `issuer.*` if an allowed tenant is invalid.
    public func expectations(of parameters: AccessTokenParameters) throws(Refusal) -> AccessTokenExpectations {
        let issuer = try profile.accept(identity.metadataIssuer.string).tokenProfile
        guard identity.kind == .openID else {
            return .entraAccess(
                audiences: [parameters.audience], issuer: issuer,
                allowedClients: (try? GUID(parsing: parameters.clientID)).map { [$0] } ?? [],
                permissions: .required)
        }
        return AccessTokenExpectations(audiences: [parameters.audience], distinguishedBy: .type, issuer: issuer)
    }

    /// Returns a verifier with the keys that are currently published.
    public func verifier(
        _ crypto: some SignatureVerifier & MessageDigest = SoftwareCrypto()
    ) throws(Refusal) -> TokenVerifier {
        let keys = try KeySet(jwks: keySetDocument, warnings: .ignored)
        let prepared = try PreparedKeySet(keys, verifier: crypto, warnings: .ignored)
        return TokenVerifier(keys: prepared, digest: crypto)
    }
}

/// A writer and signer of tokens.
struct TokenSigner {
    let identity: TestIssuerIdentity
    let signer: TestIssuerState.PublishedKey

    func token(_ parameters: IDTokenParameters, defect bad: BadToken?) -> String {
        draft(parameters).issued(with: bad, claims: parameters.claims)
    }

    func accessToken(_ parameters: AccessTokenParameters, name: String, defect bad: BadToken?) -> String {
        draft(parameters, name: name).issued(with: bad, claims: parameters.claims)
    }

    /// Returns signed user info, which does not expire (Core §5.3.2).
    func userInfo(_ parameters: IDTokenParameters) -> String {
        var draft = draft(for: parameters.clientID, about: parameters.subject, at: parameters.issuedAt)
        draft.claims["exp"] = nil
        draft.claims["nbf"] = nil
        return draft.issued(with: nil, claims: parameters.claims)
    }

    private func draft(_ parameters: IDTokenParameters) -> TokenDraft {
        var draft = draft(for: parameters.clientID, about: parameters.subject, at: parameters.issuedAt)
        draft.maximumAge = Int(parameters.maximumAge?.components.seconds ?? 0)
        draft.claims["nonce"] = parameters.nonce.map { .string($0) }
        if parameters.maximumAge != nil || parameters.authenticatedSince != nil {
            draft.claims["auth_time"] = draft.time()
        }
        draft.claims["acr"] = parameters.requiredAuthenticationContexts.first.map { .string($0) }
        draft.claims["c_hash"] = parameters.code.map(TestHash.leftHalf)
        draft.claims["at_hash"] = parameters.accessToken.map(TestHash.leftHalf)
        return draft
    }

    private func draft(_ parameters: AccessTokenParameters, name: String) -> TokenDraft {
        var draft = draft(for: parameters.audience, about: parameters.subject, at: parameters.issuedAt)
        let scopes: JSONValue? = parameters.scopes.isEmpty ? nil : .string(parameters.scopes.joined(separator: " "))
        draft.claims["roles"] = parameters.roles.isEmpty ? nil : .array(parameters.roles.map { .string($0) })
        if identity.kind == .openID {
            draft.header["typ"] = "at+jwt"
            draft.claims["client_id"] = .string(parameters.clientID)
            draft.claims["jti"] = .string(name)
            draft.claims["scope"] = scopes
        } else {
            draft.claims["azp"] = .string(parameters.clientID)
            draft.claims["azpacr"] = "1"
            draft.claims["scp"] = scopes
        }
        return draft
    }

    /// Returns a draft with the claims that both kinds of tokens contain.
    private func draft(for audience: String, about subject: String, at issuedAt: Date) -> TokenDraft {
        var draft = TokenDraft(
            for: audience, about: subject, issuer: identity.tokenIssuer, at: issuedAt, key: signer.key,
            named: signer.name)
        draft.issuerOfOtherTenant = identity.issuerOfOtherTenant
        if let tenant = identity.tenant {
            draft.claims["tid"] = .string(tenant)
            draft.claims["oid"] = .string(TestUser.objectIdentifier(of: subject))
            draft.claims["ver"] = "2.0"
        }
        return draft
    }
}

/// Entra's claims about a user.
enum TestUser {
    /// Returns a GUID that is always the same for a subject, as in a directory.
    static func objectIdentifier(of subject: String) -> String {
        let digits = TestHash.sha256(Array(subject.utf8)).prefix(16).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }
        return [digits[0..<4], digits[4..<6], digits[6..<8], digits[8..<10], digits[10..<16]]
            .map { $0.joined() }.joined(separator: "-")
    }
}
