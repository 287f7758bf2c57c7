#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

// The user's keys can be stored in a session or database. Store a whole key, because a part of it is not unique. The
// encoded forms do not change: a GUID is its lowercase string, a user key has the members `tenant` and `object`, and a
// subject key the members `issuer` and `subject`. Anything else is a `DecodingError`.

extension EntraIdentity.SubjectKey: Codable {
    private enum CodingKeys: String, CodingKey {
        case issuer, subject
    }

    /// Creates a key from its stored form. Throws a `DecodingError` if the issuer or the subject is missing or empty.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func text(_ key: CodingKeys) throws -> String {
            let text = try container.decode(String.self, forKey: key)
            guard !text.isEmpty else {
                throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "empty")
            }
            return text
        }
        self.init(issuer: try text(.issuer), subject: try text(.subject))
    }

    /// Encodes the issuer and the subject.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(issuer, forKey: .issuer)
        try container.encode(subject, forKey: .subject)
    }
}

extension GUID: Codable {
    /// Creates a GUID from an encoded string, ignoring case. Throws a `DecodingError` if it is not a GUID.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let guid = try? GUID(parsing: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a GUID")
        }
        self = guid
    }

    /// Encodes the GUID as its lowercase string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(string)
    }
}
