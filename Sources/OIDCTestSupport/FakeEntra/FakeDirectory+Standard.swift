import EntraID

extension FakeDirectory {
    private static let tenantNames = ["Contoso", "Fabrikam", "Adatum", "Northwind", "Tailspin", "Woodgrove"]

    /// Returns the directory that a fake Entra starts with: one tenant or the given ones, each with a member, a guest, a
    /// personal account, a user in 300 groups, and an administrator. Their IDs are the same at each start.
    ///
    /// The tenant of personal accounts is always there, and is not one of these.
    static func standard(tenants: [GUID]) -> FakeDirectory {
        var identifiers: [GUID] = []
        for tenant in tenants where tenant != .personalAccounts && !identifiers.contains(tenant) {
            identifiers.append(tenant)
        }
        if identifiers.isEmpty { identifiers = [TestIssuer.homeTenant] }
        return FakeDirectory(
            tenants: identifiers.enumerated().map { index, identifier in
                let name = index < tenantNames.count ? tenantNames[index] : "Tenant \(index + 1)"
                return FakeTenant(standard: identifier, name: name)
            })
    }

    /// Returns the tenant whose tokens a user gets from an authority: the one in the path, or the home of the user.
    func tenant(of user: FakeUser?, at authority: FakeAuthority) -> GUID? {
        if let directory = authority.directory { return directory }
        if user?.kind == .personal { return .personalAccounts }
        guard let user else { return nil }
        return (tenants.first { $0.users.contains { $0.objectID == user.objectID } } ?? tenants.first)?.id
    }

    /// Returns a user by the object ID, and the tenant in which it is.
    func user(_ objectID: GUID, in tenant: GUID) -> FakeUser? {
        let candidates = tenant == .personalAccounts ? tenants.flatMap(\.users) : self.tenant(tenant)?.users ?? []
        return candidates.first { $0.objectID == objectID }
    }
}

extension FakeTenant {
    /// The template ID of the role Global Administrator.
    private static let globalAdministrator: GUID = "62e90394-69f5-4237-9190-012177145e10"
    /// The template ID of the role User Administrator.
    private static let userAdministrator: GUID = "fe930be7-5e62-47db-91af-98c3a49a38b1"

    fileprivate init(standard id: GUID, name: String) {
        let domain = name.asciiLowercased.utf8.filter { $0 != UInt8(ascii: " ") }
        let host = "\(String(decoding: Array(domain), as: UTF8.self)).onmicrosoft.com"
        func identifier(_ name: String) -> GUID { FakeTenant.identifier(name, in: id) }
        let groups = (1...300).map { FakeGroup(id: identifier("group \($0)"), displayName: "Group \($0)") }

        var ada = FakeUser(
            kind: .member, name: "ada", objectID: identifier("ada"), displayName: "Ada Lovelace",
            principalName: "ada@\(host)", email: "ada@\(host)")
        ada.groups = groups.prefix(3).map(\.id)
        let guest = FakeUser(
            kind: .guest, name: "guest", objectID: identifier("guest"), displayName: "Gustav Guest",
            principalName: "gustav@partner.example", email: "gustav@partner.example")
        let grace = FakeUser(
            kind: .personal, name: "grace", objectID: FakeTenant.personalIdentifier("grace"),
            displayName: "Grace Hopper", principalName: "grace@example.com", email: "grace@example.com")
        var bela = FakeUser(
            kind: .member, name: "bela", objectID: identifier("bela"), displayName: "Béla Bartók",
            principalName: "bela@\(host)", email: "bela@\(host)")
        bela.groups = groups.map(\.id)
        var admin = FakeUser(
            kind: .member, name: "admin", objectID: identifier("admin"), displayName: "Katherine Johnson",
            principalName: "admin@\(host)", email: "admin@\(host)")
        admin.groups = groups.prefix(1).map(\.id)
        admin.directoryRoles = [FakeTenant.globalAdministrator, FakeTenant.userAdministrator]
        admin.roles = ["Administrator"]

        self.init(id: id, name: name, domain: host, users: [ada, guest, grace, bela, admin], groups: groups)
    }

    /// Returns the GUID that an object has at every start.
    static func identifier(_ name: String, in tenant: GUID) -> GUID {
        let hash = TestHash.sha256(Array("\(tenant) \(name)".utf8))
        return GUID(version4: hash)
    }

    /// Returns the object ID of a personal account, the first half of which is zero.
    static func personalIdentifier(_ name: String) -> GUID {
        let hash = TestHash.sha256(Array("\(GUID.personalAccounts) \(name)".utf8)).prefix(8)
        return GUID(bytes: [UInt8](repeating: 0, count: 8) + hash)
    }
}

extension GUID {
    /// Creates a GUID from 16 bytes, or from fewer that are followed by zeros.
    init(bytes: some Sequence<UInt8>) {
        let padded = Array((Array(bytes) + [UInt8](repeating: 0, count: 16)).prefix(16))
        let digits = padded.map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }
        let text = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }.joined(separator: "-")
        // The text always has the shape of a GUID.
        self = (try? GUID(parsing: text)) ?? .personalAccounts
    }

    /// Creates a version 4 GUID (RFC 9562 §5.4) from random bytes or a hash.
    init(version4 bytes: some Sequence<UInt8>) {
        var bytes = Array(bytes.prefix(16))
        guard bytes.count == 16 else {
            self.init(bytes: bytes)
            return
        }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        self.init(bytes: bytes)
    }
}
