import EntraID
import Foundation
import TestHelpers
import Testing

/// User keys as a session or database stores them.
@Suite struct StoredKeyTests {
    @Test("A subject key is stored with its issuer and subject") func subjectKey() throws {
        let text = #"{"issuer":"https://id.example.com","subject":"s"}"#
        let key = try JSONDecoder().decode(EntraIdentity.SubjectKey.self, from: Data(text.utf8))
        #expect(key.issuer == "https://id.example.com" && key.subject == "s")
        #expect(try JSONDecoder().decode(EntraIdentity.SubjectKey.self, from: JSONEncoder().encode(key)) == key)
        for part in [#"{"issuer":"https://id.example.com"}"#, #"{"subject":"s"}"#] {
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode(EntraIdentity.SubjectKey.self, from: Data(part.utf8))
            }
        }
    }

    @Test("A user key is stored with its tenant and object") func userKey() throws {
        let text = """
            {"tenant":"8EAEF023-2b34-4da1-9baa-8bc8c9d6a490","object":"6731de76-14a6-49ae-97bc-6eba6914391e"}
            """
        let key = try JSONDecoder().decode(EntraIdentity.UserKey.self, from: Data(text.utf8))
        #expect(key.tenantID.string == "8eaef023-2b34-4da1-9baa-8bc8c9d6a490")
        #expect(String(decoding: try JSONEncoder().encode([key.tenantID]), as: UTF8.self) == #"["\#(key.tenantID)"]"#)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([GUID].self, from: Data(#"["x"]"#.utf8)) }
    }

    @Test("A user key has one string, from which it can be created") func stringOfUserKey() throws {
        let text = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490/6731de76-14a6-49ae-97bc-6eba6914391e"
        let key = try EntraIdentity.UserKey(parsing: text)
        #expect(key.string == text && "\(key)" == text && key.string.utf8.count == 73)
        #expect(key.tenantID == "8eaef023-2b34-4da1-9baa-8bc8c9d6a490")
        #expect(key.objectID == "6731de76-14a6-49ae-97bc-6eba6914391e")
        #expect(try EntraIdentity.UserKey(parsing: text.uppercased()) == key)
        for wrong in [
            "", "/", "\(key.tenantID)", "\(key.tenantID)/", "\(text)/", "\(text)/\(key.objectID)", " \(text)",
        ] {
            expectRefusal(.encodingNotGUID) { try EntraIdentity.UserKey(parsing: wrong) }
        }
    }

    @Test("A subject key has one string") func stringOfSubjectKey() throws {
        let text = #"{"issuer":"https://id.example.com","subject":"s t"}"#
        let key = try JSONDecoder().decode(EntraIdentity.SubjectKey.self, from: Data(text.utf8))
        #expect(key.string == "https://id.example.com s t")
    }

    /// Sessions outlive releases of this library, so the bytes must not change.
    @Test("The encoded forms are stable") func encodedBytes() throws {
        func json(_ value: some Encodable) throws -> String {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        }
        let (tenant, object) = ("8eaef023-2b34-4da1-9baa-8bc8c9d6a490", "6731de76-14a6-49ae-97bc-6eba6914391e")
        #expect(try json([GUID(parsing: tenant.uppercased())]) == #"["\#(tenant)"]"#)
        let user = try EntraIdentity.UserKey(parsing: "\(tenant)/\(object)")
        #expect(try json(user) == #"{"object":"\#(object)","tenant":"\#(tenant)"}"#)
        let text = #"{"issuer":"https://id.example.com","subject":"s"}"#
        let subject = try JSONDecoder().decode(EntraIdentity.SubjectKey.self, from: Data(text.utf8))
        #expect(try json(subject) == text)
    }

    @Test(
        "An invalid user key is not decoded",
        arguments: [
            #"{"tenant":"8eaef023-2b34-4da1-9baa-8bc8c9d6a490"}"#,
            #"{"tenant":"8eaef023-2b34-4da1-9baa-8bc8c9d6a490","object":"ada"}"#,
            #"{"tenant":"8eaef023-2b34-4da1-9baa-8bc8c9d6a490","object":"6731de76-14a6-49ae-97bc-6eba6914391"}"#,
            #"{"tenant":"{8eaef023-2b34-4da1-9baa-8bc8c9d6a490}","object":"6731de76-14a6-49ae-97bc-6eba6914391e"}"#,
            #"{"tenant":null,"object":"6731de76-14a6-49ae-97bc-6eba6914391e"}"#,
            #"{"tenant":8,"object":"6731de76-14a6-49ae-97bc-6eba6914391e"}"#, #""ada""#,
        ])
    func invalidUserKey(text: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(EntraIdentity.UserKey.self, from: Data(text.utf8))
        }
    }

    @Test(
        "A subject key with an empty part is not decoded",
        arguments: [#"{"issuer":"","subject":"s"}"#, #"{"issuer":"https://id.example.com","subject":""}"#])
    func emptySubjectKey(text: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(EntraIdentity.SubjectKey.self, from: Data(text.utf8))
        }
    }
}
