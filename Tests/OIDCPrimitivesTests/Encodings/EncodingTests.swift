import Foundation
import OIDCFixtures
import OIDCPrimitives
import TestHelpers
import Testing

@Suite struct Base64URLTests {
    /// The examples of RFC 4648 §10, without padding.
    @Test(
        "The examples of RFC 4648 are encoded and decoded",
        arguments: [
            ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"),
        ])
    func standardExamples(plain: String, encoded: String) throws {
        #expect(Base64URL.encode(plain.utf8) == encoded)
        #expect(try Base64URL.decode(encoded) == Array(plain.utf8))
    }

    @Test(
        "Invalid base64url is rejected with its position and reason",
        arguments: [
            ("Zg==", 2, "padding"), ("Zm9+", 3, "standard"), ("Zm9/", 3, "standard"),
            ("Zm 9v", 2, "white space"),
            ("Zm9v\n", 4, "white space"), ("Zm9v\t", 4, "white space"), ("Zm9v\r", 4, "white space"),
            ("Z", 1, "incomplete"), ("Zm9vY", 5, "incomplete"), ("Zh", 1, "bits"),
            ("Zm9", 2, "bits"), ("Zmä", 2, "alphabet"), ("Zm9v\u{0}", 4, "alphabet"),
        ])
    func invalidBase64URL(text: String, offset: Int, reason: String) throws {
        let error = try #require(expectRefusal(.encodingNotBase64URL) { try Base64URL.decode(text) })
        #expect(error.problems.first?.location == .byte(offset))
        #expect(error.problems.first?.found?.contains(reason) == true, "\(error)")
    }

    /// Any such text is either rejected or the encoding of the bytes it decodes to.
    @Test("Each byte sequence has exactly one encoding") func encodingIsUnique() {
        let alphabet = Array("ABIQYZaz019-_".utf8)
        for first in alphabet {
            for second in alphabet {
                for third in alphabet {
                    for text in [[first, second], [first, second, third], [first, second, third, first]] {
                        guard let bytes = try? Base64URL.decode(text.span) else { continue }
                        #expect(Array(Base64URL.encode(bytes).utf8) == text)
                    }
                }
            }
        }
    }

    @Test("Results match Foundation on random bytes") func agreesWithFoundation() throws {
        var random = SeededGenerator(seed: 4648)
        for _ in 0..<2_000 {
            let bytes = (0..<random.below(80)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let foundation = Data(bytes).base64EncodedString()
                .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
                .replacingOccurrences(of: "=", with: "")
            #expect(Base64URL.encode(bytes) == foundation)
            #expect(try Base64URL.decode(foundation) == bytes)
        }
    }
}

@Suite struct PercentEncodingTests {
    @Test("Everything except unreserved characters is percent-encoded") func reservedCharactersAreEncoded() {
        #expect(PercentEncoding.encode("Az09-._~") == "Az09-._~")
        #expect(PercentEncoding.encode("a b+c&d=e#f/ä\n") == "a%20b%2Bc%26d%3De%23f%2F%C3%A4%0A")
    }

    @Test(
        "Invalid percent-encoding is rejected",
        arguments: ["%", "%4", "%4g", "a%", "%%41", "%C3", "%ED%A0%80", "%c0%80"])
    func invalidPercentEncoding(text: String) {
        #expect(throws: Refusal.self) { try PercentEncoding.decode(text) }
    }

    @Test(
        "An error names the offset of the invalid byte",
        arguments: [("ab%zz", 2), ("%41%41%41%FF", 9), ("ab%FF", 2), ("%", 0), ("%C3%28", 0)])
    func offsetOfInvalidByte(text: String, offset: Int) throws {
        let alone = try #require(refusal { try PercentEncoding.decode(text) })
        #expect(alone.problems.first?.location == .byte(offset))
        let inForm = try #require(refusal { try FormEncoding.decode("a=1&bcd=\(text)") })
        #expect(inForm.problems.first?.location == .byte(8 + offset))
    }

    @Test("Percent-decoding keeps a plus sign") func plusSign() throws {
        #expect(try PercentEncoding.decode("a+b%2b") == "a+b+")
    }
}

@Suite struct FormEncodingTests {
    @Test("A form is encoded as browsers do") func formEncoding() {
        let parameters = [
            FormEncoding.Parameter(name: "a b", value: "c+d&e=f"), .init(name: "ä", value: "*-._~"),
            .init(name: "", value: ""),
        ]
        #expect(FormEncoding.encode(parameters) == "a+b=c%2Bd%26e%3Df&%C3%A4=*-._%7E&=")
    }

    @Test("Parameters are decoded in order, and duplicates are kept") func formDecoding() throws {
        let parameters = try FormEncoding.decode("code=a+b&state=%2B&code=c&flag&&x=1=2")
        #expect(
            parameters == [
                .init(name: "code", value: "a b"), .init(name: "state", value: "+"), .init(name: "code", value: "c"),
                .init(name: "flag", value: ""), .init(name: "x", value: "1=2"),
            ])
        #expect(try FormEncoding.decode("").isEmpty)
    }

    @Test("A parameter prints only its name") func parameterDescription() {
        let parameter = FormEncoding.Parameter(name: "client_secret", value: "hunter2")
        var dumped = ""
        dump(parameter, to: &dumped)
        for printed in ["\(parameter)", String(reflecting: parameter), dumped] { #expect(!printed.contains("hunter")) }
        #expect("\(parameter)" == "client_secret=…")
    }

    @Test("Parameters are compared by bytes") func parameterEquality() {
        #expect(FormEncoding.Parameter(name: "\u{212A}", value: "1") != FormEncoding.Parameter(name: "K", value: "1"))
        #expect(
            Set([
                FormEncoding.Parameter(name: "\u{212A}", value: "1"), .init(name: "K", value: "1"),
                .init(name: "K", value: "1"),
            ]).count == 2)
    }

    @Test("Invalid escapes in a form are rejected", arguments: ["a=%", "%zz=1", "a=%ff"])
    func invalidEscapes(text: String) {
        #expect(throws: Refusal.self) { try FormEncoding.decode(text) }
    }
}
