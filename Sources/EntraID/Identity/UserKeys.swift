public import OIDCPrimitives

extension EntraIdentity {
    /// The key of a user in a tenant, which is the same in all applications. A guest has a different key in each
    /// tenant.
    public struct UserKey: Hashable, Codable, Sendable, CustomStringConvertible {
        /// The tenant that the user signed in to (`tid`).
        public let tenantID: GUID
        /// The user's object ID in that tenant (`oid`).
        public let objectID: GUID

        private enum CodingKeys: String, CodingKey {
            case tenantID = "tenant"
            case objectID = "object"
        }

        init(tenantID: GUID, objectID: GUID) {
            self.tenantID = tenantID
            self.objectID = objectID
        }

        /// Creates a key from its ``string``.
        ///
        /// - Throws: `encoding.not-guid` if the string is not two GUIDs with a slash between them.
        public init(parsing string: String) throws(Refusal) {
            let parts = Substring(string).split(at: "/")
            guard parts.count == 2 else { throw Refusal(.notGUID(length: string.utf8.count)) }
            tenantID = try GUID(parsing: parts[0])
            objectID = try GUID(parsing: parts[1])
        }

        /// The key as one string, tenant and object ID in lowercase with a slash between them: 73 characters that never
        /// change. Store it as the key of the user.
        public var string: String { "\(tenantID.string)/\(objectID.string)" }

        /// The same as ``string``.
        public var description: String { string }
    }

    /// The key of a user in one application: the issuer and the subject. Every token has one, and it differs between
    /// applications.
    public struct SubjectKey: Hashable, Sendable {
        /// The issuer (`iss`).
        public var issuer: String { exactIssuer.string }
        /// The subject, which is unique to this application (`sub`).
        public var subject: String { exactSubject.string }

        private let exactIssuer: ExactString
        private let exactSubject: ExactString

        init(issuer: String, subject: String) {
            exactIssuer = ExactString(issuer)
            exactSubject = ExactString(subject)
        }

        /// The key as one string, the issuer and the subject with a space between them, which an issuer cannot contain.
        /// Store it as the key of the user if there is no ``UserKey``.
        public var string: String { "\(issuer) \(subject)" }
    }
}
