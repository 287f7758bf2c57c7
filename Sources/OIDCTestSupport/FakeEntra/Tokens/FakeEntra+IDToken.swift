import EntraID

extension FakeEntra {
    /// Entra dates its tokens back by this many seconds, for clients with slow clocks.
    static let datedBack = 300
    /// With more groups, a token only says where to ask for them.
    private static let mostGroups = 200
    /// With more groups, a token in the browser only says that there are some.
    private static let mostGroupsInBrowser = 5

    /// Returns an ID token.
    ///
    /// - Parameters:
    ///   - grant: What the user signed in to. It has a user.
    ///   - code: The code that the browser receives together with the token.
    ///   - accessToken: The access token that the browser receives together with the token.
    ///   - isInBrowser: Whether the token goes through the browser.
    ///   - bad: The defect of the token. One that ID tokens cannot have is ignored.
    func idToken(
        for grant: FakeGrant, code: String? = nil, accessToken: String? = nil, isInBrowser: Bool = false,
        defect bad: BadToken? = nil
    ) -> String {
        let (keys, directory) = state.withLock { ($0.keys, $0.directory) }
        let authority = grant.authority
        let tenant = directory.tenant(of: grant.user, at: authority) ?? .personalAccounts
        var draft = draft(
            for: grant.clientID.string, about: FakeEntra.subject(of: grant.user, for: grant.clientID, at: authority),
            tenant: tenant, at: authority, keys: keys)
        draft.maximumAge = min(max(grant.maximumAge ?? 0, 0), 1 << 40)
        draft.claims["nonce"] = grant.nonce.map { .string($0) }
        if grant.maximumAge != nil || authority.policy != nil {
            draft.claims["auth_time"] = FakeEntra.number(grant.authenticatedAt)
        }
        draft.claims["c_hash"] = code.map(TestHash.leftHalf)
        draft.claims["at_hash"] = accessToken.map(TestHash.leftHalf)
        if let user = grant.user {
            if authority.policy == nil {
                addUser(user, to: &draft, of: grant, tenant: tenant, directory)
                let isWithGroups = directory.application(grant.clientID.string)?.groupMembershipClaims ?? true
                if isWithGroups { addGroups(of: user, to: &draft, isInBrowser: isInBrowser) }
            } else {
                addPolicyUser(user, to: &draft)
            }
        }
        if authority.policy == nil {
            draft.claims["sid"] = .string(grant.session)
            if !grant.requestedContexts.isEmpty {
                draft.claims["acrs"] = .array(grant.requestedContexts.map { .string($0) })
            }
        }
        return draft.issued(with: FakeEntra.idTokenDefect(bad))
    }

    /// Returns a draft with the claims that every token of Entra has.
    func draft(
        for audience: String, about subject: String, tenant: GUID, at authority: FakeAuthority, keys: FakeKeys
    ) -> TokenDraft {
        let own = state.withLock { $0.directory.application(audience)?.signingKey }
        let signer = own ?? keys.signer(for: tenant)
        var draft = TokenDraft(
            for: audience, about: subject, issuer: authority.issuer(of: tenant.string), at: time.now,
            earlier: FakeEntra.datedBack, key: signer.key, named: signer.name)
        draft.foils = keys.foils
        draft.issuerOfOtherTenant = authority.issuer(of: TestIssuer.otherTenant)
        if let policy = authority.policy {
            draft.claims["ver"] = "1.0"
            // The older layout of the issuer goes with the older claim.
            draft.claims[policy.style == .trustFramework ? "acr" : "tfp"] = .string(policy.name)
        } else {
            draft.claims["tid"] = .string(tenant.string)
            draft.claims["ver"] = .string(authority.version.rawValue)
            draft.claims["rh"] = .string("1.\(Base64URL.encode(random.bytes(30))).")
            draft.claims["uti"] = .string(Base64URL.encode(random.bytes(16)))
        }
        return draft
    }

    /// Returns `sub`: another one for each application, except with Azure AD B2C.
    static func subject(of user: FakeUser?, for application: GUID, at authority: FakeAuthority) -> String {
        let objectID = user?.objectID.string ?? ""
        guard authority.policy == nil else { return objectID }
        return Base64URL.encode(TestHash.sha256(Array("\(objectID) \(application)".utf8)))
    }

    static func number(_ seconds: Double) -> JSONValue {
        .number(JSONNumber(Int(exactly: seconds.rounded(.down)) ?? 0))
    }

    // MARK: - The user

    private func addUser(
        _ user: FakeUser, to draft: inout TokenDraft, of grant: FakeGrant, tenant: GUID, _ directory: FakeDirectory
    ) {
        let scopes = grant.authority.version == .v1 ? ["profile", "email"] : grant.scopes
        func isAsked(_ scope: String) -> Bool { scopes.contains { $0.hasSameBytes(as: scope) } }
        if isAsked("profile") {
            draft.claims["name"] = .string(user.displayName)
            draft.claims["oid"] = .string(user.objectID.string)
            let nameClaim = grant.authority.version == .v1 ? "unique_name" : "preferred_username"
            draft.claims[nameClaim] = .string(user.principalName)
        }
        if isAsked("email") { draft.claims["email"] = user.email.map { .string($0) } }
        draft.claims["idp"] = FakeEntra.identityProvider(of: user, tenant: tenant, at: origin)
        if !user.directoryRoles.isEmpty {
            draft.claims["wids"] = .array(user.directoryRoles.map { .string($0.string) })
        }
        if !user.roles.isEmpty { draft.claims["roles"] = .array(user.roles.map { .string($0) }) }
    }

    /// Returns `idp`, which a token has if the home of the user is another tenant than its issuer.
    static func identityProvider(of user: FakeUser, tenant: GUID, at origin: String) -> JSONValue? {
        switch user.kind {
        case .member: nil
        case .guest: .string("\(origin)/\(FakeTenant.identifier("home of guests", in: tenant))/")
        case .personal: tenant == .personalAccounts ? nil : "live.com"
        }
    }

    /// Adds the groups, or where to ask for them.
    func addGroups(of user: FakeUser, to draft: inout TokenDraft, isInBrowser: Bool) {
        guard !user.groups.isEmpty else { return }
        if user.groups.count <= (isInBrowser ? FakeEntra.mostGroupsInBrowser : FakeEntra.mostGroups) {
            draft.claims["groups"] = .array(user.groups.map { .string($0.string) })
        } else if isInBrowser {
            draft.claims["hasgroups"] = true
        } else {
            let endpoint = "\(origin)/graph/v1.0/users/\(user.objectID)/getMemberObjects"
            draft.claims["_claim_names"] = .object(["groups": "src1"])
            draft.claims["_claim_sources"] = .object(["src1": .object(["endpoint": .string(endpoint)])])
        }
    }

    private func addPolicyUser(_ user: FakeUser, to draft: inout TokenDraft) {
        draft.claims["oid"] = .string(user.objectID.string)
        draft.claims["name"] = .string(user.displayName)
        draft.claims["emails"] = user.email.map { .array([.string($0)]) }
    }
}
