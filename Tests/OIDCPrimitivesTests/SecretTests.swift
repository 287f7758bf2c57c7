import Foundation
import OIDCPrimitives
import Testing

@Suite struct SecretTests {
    private struct Form: Codable {
        var name: String
        var secret: SecretString
    }

    private let secret = SecretString("p4ss wörd")

    @Test("A secret does not print") func printing() throws {
        let form = Form(name: "n", secret: secret)
        var dumped = ""
        dump(form, to: &dumped)
        dump([secret], to: &dumped)
        let encoded = String(decoding: try JSONEncoder().encode(form), as: UTF8.self)
        let texts = [
            "\(secret)", "\(form)", String(describing: secret), String(reflecting: secret), String(reflecting: form),
            "\([secret])", "\(Optional(secret) as Any)", "\(["key": secret])", dumped, encoded,
            Mirror(reflecting: secret).children.map { "\($0)" }.joined(),
        ]
        for text in texts { #expect(!text.contains("p4ss"), "\(text)") }
        #expect("\(secret)" == "<redacted>")
        #expect(dumped.contains("<redacted>"))
        #expect(encoded.contains("<redacted>"))
    }

    @Test("A secret is revealed by one method") func revealing() {
        #expect(secret.revealed() == "p4ss wörd")
        #expect(!secret.isEmpty)
        #expect(SecretString("").isEmpty)
    }

    @Test("A secret is decoded from plain text but not from its placeholder") func decoding() throws {
        let form = try JSONDecoder().decode(Form.self, from: Data(#"{"name":"n","secret":"s"}"#.utf8))
        #expect(form.secret == SecretString("s"))
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Form.self, from: Data(#"{"name":"n","secret":"<redacted>"}"#.utf8))
        }
    }

    @Test("Secrets are compared by bytes") func comparison() {
        #expect(SecretString("a") == SecretString("a"))
        #expect(SecretString("a") != SecretString("b"))
        #expect(SecretString("a") != SecretString("ab"))
        #expect(SecretString("é") != SecretString("e\u{301}"))
        #expect(haveSameBytesInConstantTime([1, 2], [1, 2]))
        #expect(!haveSameBytesInConstantTime([1, 2], [1, 3]))
        #expect(!haveSameBytesInConstantTime([1, 2], [1]))
    }
}
