import EntraID
import Foundation
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
}
