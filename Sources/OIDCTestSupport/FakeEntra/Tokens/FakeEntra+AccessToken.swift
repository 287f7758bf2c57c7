import EntraID

extension FakeEntra {
    /// The seconds for which an access token is valid. Entra returns one less than a full hour.
    static let accessTokenLifetime = 3_599

    /// Returns an access token, which ``access(_:)`` knows from now on.
    ///
    /// A token for Graph has the layout of version 1, and its signature cannot be verified by anyone but Graph.
    ///
    /// - Parameters:
    ///   - access: What the token grants.
    ///   - bad: The defect of the token. One that access tokens cannot have is ignored, and so is any for Graph.
    func accessToken(for access: FakeAccess, defect bad: BadToken? = nil) -> String {
        let keys = state.withLock { $0.keys }
        var authority = access.authority
        if access.resource == .graph { authority = authority.version1 }
        let application = FakeEntra.servicePrincipal(of: access.clientID, in: access.tenant)
        let subject =
            access.user.map { FakeEntra.subject(of: $0, for: access.resource.identifier, at: authority) }
            ?? application
        var draft = draft(
            for: access.resource.identifier.string, about: subject, tenant: access.tenant, at: authority, keys: keys)
        let isVersion1 = authority.version == .v1 && authority.policy == nil
        draft.claims[isVersion1 ? "appid" : "azp"] = .string(access.clientID.string)
        draft.claims[isVersion1 ? "appidacr" : "azpacr"] = .string(access.authentication.rawValue)
        draft.claims["oid"] = .string(access.user?.objectID.string ?? application)
        if !access.permissions.isEmpty { draft.claims["scp"] = .string(access.permissions.joined(separator: " ")) }
        if !access.roles.isEmpty { draft.claims["roles"] = .array(access.roles.map { .string($0) }) }
        if let user = access.user {
            draft.claims["name"] = .string(user.displayName)
            draft.claims[isVersion1 ? "unique_name" : "preferred_username"] = .string(user.principalName)
            draft.claims["idp"] = FakeEntra.identityProvider(of: user, tenant: access.tenant, at: origin)
            draft.claims["sid"] = access.session.map { .string($0) }
            // The setting of the API decides, not that of its client.
            if case .api(let identifier) = access.resource, authority.policy == nil,
                state.withLock({ $0.directory.application(identifier.string)?.groupMembershipClaims ?? true })
            {
                addGroups(of: user, to: &draft, isInBrowser: false)
            }
        } else {
            draft.claims["idtyp"] = "app"
        }
        if !access.requestedContexts.isEmpty {
            draft.claims["acrs"] = .array(access.requestedContexts.map { .string($0) })
        }
        if !access.clientCapabilities.isEmpty {
            draft.claims["xms_cc"] = .array(access.clientCapabilities.map { .string($0) })
        }
        if access.resource == .graph { hideSignature(of: &draft) }
        let token = draft.issued(with: access.resource == .graph ? nil : FakeEntra.accessTokenDefect(bad))
        state.withLock { $0.accessTokens.insert(access, for: FakeEntra.name(ofAccessToken: token)) }
        return token
    }

    /// Returns the object ID of an application in a tenant.
    static func servicePrincipal(of clientID: GUID, in tenant: GUID) -> String {
        FakeTenant.identifier("service principal of \(clientID)", in: tenant).string
    }

    /// Signs with the hash of the nonce in the header, and sends the nonce.
    private func hideSignature(of draft: inout TokenDraft) {
        let nonce = Base64URL.encode(random.bytes(32))
        var sent = draft.header
        sent["nonce"] = .string(nonce)
        draft.header["nonce"] = .string(Base64URL.encode(TestHash.sha256(Array(nonce.utf8))))
        let header = Base64URL.encode(sent.text.utf8)
        draft.damage = { token in
            let parts = token.split(separator: ".", omittingEmptySubsequences: false)
            return parts.count == 3 ? "\(header).\(parts[1]).\(parts[2])" : token
        }
    }
}

extension FakeAuthority {
    /// The same tenant with the layout of version 1, whatever the policy.
    var version1: FakeAuthority { FakeAuthority(self, version: .v1) }

    private init(_ authority: FakeAuthority, version: EntraAuthority.Version) {
        origin = authority.origin
        tenant = authority.tenant
        directory = authority.directory
        base = authority.base
        policy = nil
        self.version = version
    }
}
