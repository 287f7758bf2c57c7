#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

// The keys of a user, to be kept in a session or a database: whole, because a part of one is not unique.

extension EntraIdentity.SubjectKey: Codable {
    private enum CodingKeys: String, CodingKey {
        case issuer, subject
    }

    /// Reads a stored key.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            issuer: try container.decode(String.self, forKey: .issuer),
            subject: try container.decode(String.self, forKey: .subject))
    }

    /// Writes issuer and subject.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(issuer, forKey: .issuer)
        try container.encode(subject, forKey: .subject)
    }
}

extension GUID: Codable {
    /// Reads an identifier in any case.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let guid = try? GUID(parsing: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a GUID")
        }
        self = guid
    }

    /// Writes the identifier in lowercase.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
