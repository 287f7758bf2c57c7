import OIDCPrimitives
import Testing

/// The syntax of bearer tokens (RFC 6750 §2.1).
@Suite struct BearerTokenSyntaxTests {
    @Test(
        "Valid bearer tokens are recognized",
        arguments: [
            "a", "Z", "0", "-", ".", "_", "~", "+", "/", "a=", "a==", "a=====", "mF_9.B5f-4.1JqM", "YWJj+/==",
            "eyJ.eyJ.c2ln",
        ])
    func validTokens(text: String) {
        #expect(BearerTokenSyntax.matches(text))
    }

    @Test(
        "Other strings are not bearer tokens",
        arguments: [
            "", "=", "==", "=a", "a=b", "a=b=", " ", " a", "a ", "a b", "a\t", "a\r\nX-Injected: yes", "a\n", "\u{0}",
            "a\u{0}",
            "a\u{7F}", "a\u{2028}", "é", "a,b", "a;b", "\"a\"", "a\\b", "a:b", "a@b", "a%20", "a(b)", "a[b]", "Ａ",
            "\u{212A}",
            "a=\n", "a=é", "e\u{301}", "=\u{301}", "a=\u{301}",
        ])
    func invalidTokens(text: String) {
        #expect(!BearerTokenSyntax.matches(text))
    }

    @Test("A bearer token consists of exactly the characters in the standard") func everyByte() {
        let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/".unicodeScalars)
        for scalar in (0...0xFF).compactMap(Unicode.Scalar.init) {
            #expect(BearerTokenSyntax.matches(String(scalar)) == allowed.contains(scalar))
            #expect(BearerTokenSyntax.matches("a\(scalar)") == (allowed.contains(scalar) || scalar == "="))
        }
    }
}
