import OIDCPrimitives

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A group of a user.
public struct EntraGroup: Codable, Sendable {
    /// The object ID in lowercase. For a group from a token, it is the value in the token, which is a name if the
    /// application is configured to receive names.
    public let id: String
    /// The display name, if it was asked for and may be read. Do not use it to authorize a user, because names are not
    /// unique.
    public let displayName: String?
}

/// All groups of a user, how they were found, and when. Keep the value with the session, and replace it when it is too
/// old.
public struct EntraGroupMemberships: Codable, Sendable {
    /// The way in which groups were found.
    public enum Source: String, Codable, Sendable {
        /// The token listed them.
        case token
        /// Microsoft Graph returned their IDs (`getMemberObjects`).
        case memberObjects = "getMemberObjects"
        /// Microsoft Graph returned the groups (`transitiveMemberOf`).
        case transitiveMemberships = "transitiveMemberOf"
    }

    /// The groups, each once. From ``Source/memberObjects``, they can include administrative units and directory roles
    /// unless only security groups were asked for.
    public let groups: [EntraGroup]
    /// The way in which the groups were found.
    public let source: Source
    /// The time at which the answer was complete. For groups from a token, the time at which it was read.
    public let foundAt: Date

    init(_ groups: [EntraGroup], from source: Source, at time: Date) {
        self.groups = groups
        self.source = source
        foundAt = time
    }

    /// Creates the groups that the token of a user lists, or returns `nil` if it does not.
    init?(listedBy user: EntraIdentity, at time: Date) {
        guard case .listed(let values) = user.groups else { return nil }
        self.init(values.map { EntraGroup(id: $0, displayName: nil) }, from: .token, at: time)
    }

    /// Returns whether the user is in a group.
    public func contains(_ group: GUID) -> Bool {
        let id = group.string
        return groups.contains { $0.id.hasSameBytes(as: id) }
    }
}
