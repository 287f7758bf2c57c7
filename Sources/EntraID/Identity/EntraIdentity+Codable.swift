#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

// The user's keys can be stored in a session or database. Store a whole key, because a part of it is not unique.

extension EntraIdentity.SubjectKey: Codable {
    private enum CodingKeys: String, CodingKey {
        case issuer, subject
    }

    /// Creates a key from its stored form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            issuer: try container.decode(String.self, forKey: .issuer),
            subject: try container.decode(String.self, forKey: .subject))
    }

    /// Encodes the issuer and the subject.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(issuer, forKey: .issuer)
        try container.encode(subject, forKey: .subject)
    }
}

extension GUID: Codable {
    /// Creates a GUID from an encoded string, ignoring case.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let guid = try? GUID(parsing: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a GUID")
        }
        self = guid
    }

    /// Encodes the GUID in lowercase.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(string)
    }
}
