import EntraID

/// An object of the directory as Graph returns it.
struct GraphObject {
    enum Kind: String {
        case user, group, directoryRole
    }

    let kind: Kind
    /// The properties, including those that are returned only if `$select` names them.
    let properties: JSONObject

    var id: String { properties["id"]?.string ?? "" }

    /// Returns the properties that a response contains.
    ///
    /// - Parameters:
    ///   - select: The names of the properties, or `nil` for the usual ones.
    ///   - declaresType: Whether the response contains `@odata.type`, as it does where kinds are mixed.
    func members(_ select: [String]?, declaresType: Bool = false) -> [JSONObject.Member] {
        var members: [JSONObject.Member] = []
        if declaresType {
            members.append(.init(name: "@odata.type", value: .string("#microsoft.graph.\(kind.rawValue)")))
        }
        for name in select ?? GraphObject.usualNames(of: kind) {
            // Where kinds are mixed, an object may lack a property of another kind.
            guard let value = properties[name] else { continue }
            members.append(.init(name: name, value: value))
        }
        return members
    }

    /// Returns the object without anything that a caller may not read: Graph keeps the kind and the ID.
    var withoutDetails: GraphObject {
        GraphObject(
            kind: kind,
            properties: JSONObject(
                properties.members.map { $0.name.hasSameBytes(as: "id") ? $0 : .init(name: $0.name, value: .null) }))
    }

    // MARK: - Names

    /// Returns whether objects of a kind have a property.
    static func hasProperty(_ name: String, _ kind: Kind) -> Bool {
        (usualNames(of: kind) + otherNames(of: kind)).contains { $0.hasSameBytes(as: name) }
    }

    private static func usualNames(of kind: Kind) -> [String] {
        switch kind {
        case .user:
            [
                "businessPhones", "displayName", "givenName", "jobTitle", "mail", "mobilePhone", "officeLocation",
                "preferredLanguage", "surname", "userPrincipalName", "id",
            ]
        case .group:
            [
                "id", "deletedDateTime", "description", "displayName", "groupTypes", "mail", "mailEnabled",
                "mailNickname", "onPremisesSyncEnabled", "securityEnabled", "visibility",
            ]
        case .directoryRole: ["id", "deletedDateTime", "description", "displayName", "roleTemplateId"]
        }
    }

    /// Returns the names of the properties that only `$select` returns.
    private static func otherNames(of kind: Kind) -> [String] {
        kind == .user ? ["accountEnabled", "mailNickname", "userType"] : []
    }
}

// MARK: - Creating objects

extension GraphObject {
    init(_ user: FakeUser) {
        let name = PersonName(user.displayName)
        kind = .user
        properties = [
            "id": .string(user.objectID.string), "businessPhones": [], "displayName": .string(user.displayName),
            "givenName": GraphObject.text(name.given), "surname": GraphObject.text(name.family), "jobTitle": .null,
            "mail": GraphObject.text(user.email), "mobilePhone": .null, "officeLocation": .null,
            "preferredLanguage": .null, "userPrincipalName": .string(user.principalName), "accountEnabled": true,
            "mailNickname": .string(user.name), "userType": user.kind == .guest ? "Guest" : "Member",
        ]
    }

    /// Every group of the fake Entra is a security group.
    init(_ group: FakeGroup) {
        kind = .group
        properties = [
            "id": .string(group.id.string), "deletedDateTime": .null, "description": .null,
            "displayName": .string(group.displayName), "groupTypes": [], "mail": .null, "mailEnabled": false,
            "mailNickname": .string(group.id.string), "onPremisesSyncEnabled": .null, "securityEnabled": true,
            "visibility": .null,
        ]
    }

    /// Creates the directory role of a tenant. Its ID is not that of its template, which tokens contain.
    init(roleTemplate: GUID, tenant: GUID) {
        kind = .directoryRole
        properties = [
            "id": .string(TestUser.objectIdentifier(of: "directory role \(roleTemplate) of \(tenant)")),
            "deletedDateTime": .null, "description": .null, "displayName": .string("Role \(roleTemplate)"),
            "roleTemplateId": .string(roleTemplate.string),
        ]
    }

    private static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
