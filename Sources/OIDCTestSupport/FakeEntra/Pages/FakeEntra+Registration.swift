import EntraID

// Applications and users that a test adds.
extension FakeEntra {
    private static let maximumApplications = 1_000
    private static let maximumUsers = 1_000
    private static let longestText = 2_000

    /// Registers an application, or changes the registration of one.
    func register(_ members: JSONObject) throws(ControlMistake) -> JSONValue {
        try FakeEntra.check(
            members,
            [
                "clientID", "name", "redirectURIs", "secrets", "certificates", "frontChannelLogoutURL",
                "backChannelLogoutURL", "groupMembershipClaims", "appRoles", "assertionKeys", "ownSigningKey",
                "expiredSecrets", "tenants",
            ])
        let clientID = try FakeEntra.guidMember(members, "clientID") ?? GUID(version4: random.bytes(16))
        var application = FakeApplication(clientID: clientID)
        if let name = try FakeEntra.stringMember(members, "name") { application.name = name }
        application.redirectURIs = try FakeEntra.stringsMember(members, "redirectURIs")
        for uri in application.redirectURIs ?? []
        where !FakeApplication(clientID: clientID).accepts(redirectURI: uri) {
            throw ControlMistake("Entra does not take the redirect URI \(escapedForDisplay(uri)).")
        }
        application.secrets = try FakeEntra.stringsMember(members, "secrets")?.map { SecretString($0) }
        let expired = try FakeEntra.stringsMember(members, "expiredSecrets") ?? []
        application.expiredSecrets = expired.map { SecretString($0) }
        application.tenants = try FakeEntra.stringsMember(members, "tenants")?.map { text throws(ControlMistake) in
            guard let tenant = try? GUID(parsing: text) else { throw ControlMistake("tenants must be GUIDs.") }
            return tenant
        }
        application.certificates = try FakeEntra.stringsMember(members, "certificates")
        application.frontChannelLogoutURL = try FakeEntra.urlMember(members, "frontChannelLogoutURL")
        application.backChannelLogoutURL = try FakeEntra.urlMember(members, "backChannelLogoutURL")
        application.groupMembershipClaims = members["groupMembershipClaims"]?.bool ?? true
        if let roles = try FakeEntra.stringsMember(members, "appRoles") { application.appRoles = roles }
        application.assertionKeys = members["assertionKeys"]?.object
        // Creating a key takes a while, so it is not done under the lock.
        if members["ownSigningKey"]?.bool == true { application.signingKey = FakeKeys.Key(random: random) }
        let isStored = state.withLock { [application] state in
            guard state.directory.applications.count < FakeEntra.maximumApplications else { return false }
            state.directory.applications[ExactString(clientID.string)] = application
            return true
        }
        guard isStored else { throw ControlMistake("There are too many applications. Reset first.") }
        return ["clientID": .string(clientID.string)]
    }

    /// Adds a user to a tenant, by default to the first.
    func addUser(_ members: JSONObject) throws(ControlMistake) -> JSONValue {
        try FakeEntra.check(
            members,
            [
                "name", "tenant", "kind", "displayName", "principalName", "email", "groups", "roles", "directoryRoles",
            ])
        guard let name = try FakeEntra.stringMember(members, "name") else { throw ControlMistake("name is missing.") }
        guard let kind = FakeUser.Kind(rawValue: try FakeEntra.stringMember(members, "kind") ?? "member") else {
            throw ControlMistake("kind must be member, guest or personal.")
        }
        let wanted = try FakeEntra.guidMember(members, "tenant")
        let tenants = state.withLock { $0.directory.tenants }
        guard let tenant = wanted == nil ? tenants.first : tenants.first(where: { $0.id == wanted }) else {
            throw ControlMistake("The tenant is unknown.")
        }
        var user = FakeUser(
            kind: kind, name: name, objectID: GUID(version4: random.bytes(16)),
            displayName: try FakeEntra.stringMember(members, "displayName") ?? name,
            principalName: try FakeEntra.stringMember(members, "principalName") ?? "\(name)@\(tenant.domain)",
            email: try FakeEntra.stringMember(members, "email"))
        let count = members["groups"]?.integer ?? 0
        guard (0...tenant.groups.count).contains(count) else {
            throw ControlMistake("groups must be a number from 0 to \(tenant.groups.count).")
        }
        user.groups = tenant.groups.prefix(count).map(\.id)
        user.roles = try FakeEntra.stringsMember(members, "roles") ?? []
        for text in try FakeEntra.stringsMember(members, "directoryRoles") ?? [] {
            guard let role = try? GUID(parsing: text) else { throw ControlMistake("directoryRoles must be GUIDs.") }
            user.directoryRoles.append(role)
        }
        let isStored = state.withLock { [user] state in
            guard let place = state.directory.tenants.firstIndex(where: { $0.id == tenant.id }),
                state.directory.tenants[place].users.count < FakeEntra.maximumUsers
            else { return false }
            state.directory.tenants[place].users.append(user)
            return true
        }
        guard isStored else { throw ControlMistake("There are too many users. Reset first.") }
        return ["objectID": .string(user.objectID.string), "principalName": .string(user.principalName)]
    }

    // MARK: - Members of a body

    private static func check(_ members: JSONObject, _ known: [String]) throws(ControlMistake) {
        for member in members.members where !known.contains(where: { $0.hasSameBytes(as: member.name) }) {
            throw ControlMistake(
                "There is no \(escapedForDisplay(member.name)). Known are \(known.joined(separator: ", ")).")
        }
    }

    private static func stringMember(_ members: JSONObject, _ name: String) throws(ControlMistake) -> String? {
        guard let value = members[name], !value.isNull else { return nil }
        guard let text = value.string, !text.isEmpty, text.utf8.count <= longestText else {
            throw ControlMistake("\(name) must be a string.")
        }
        return text
    }

    private static func stringsMember(_ members: JSONObject, _ name: String) throws(ControlMistake) -> [String]? {
        guard let value = members[name], !value.isNull else { return nil }
        guard let texts = value.strings, texts.count <= 100, texts.allSatisfy({ $0.utf8.count <= longestText }) else {
            throw ControlMistake("\(name) must be an array of at most 100 strings.")
        }
        return texts
    }

    private static func guidMember(_ members: JSONObject, _ name: String) throws(ControlMistake) -> GUID? {
        guard let text = try stringMember(members, name) else { return nil }
        guard let guid = try? GUID(parsing: text) else { throw ControlMistake("\(name) must be a GUID.") }
        return guid
    }

    private static func urlMember(_ members: JSONObject, _ name: String) throws(ControlMistake) -> String? {
        guard let text = try stringMember(members, name) else { return nil }
        guard let scheme = URLParts(text)?.scheme.asciiLowercased, text.utf8.allSatisfy(\.isASCIIVisible),
            ["http", "https"].contains(where: { $0.hasSameBytes(as: scheme) })
        else { throw ControlMistake("\(name) must be an http or https URL.") }
        return text
    }
}
