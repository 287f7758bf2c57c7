import OIDCPrimitives
import Testing

/// Which texts can be sent as a bearer token (RFC 6750 §2.1).
@Suite struct BearerTokenSyntaxTests {
    @Test(
        "Bearer tokens are recognized",
        arguments: [
            "a", "Z", "0", "-", ".", "_", "~", "+", "/", "a=", "a==", "a=====", "mF_9.B5f-4.1JqM", "YWJj+/==",
            "eyJ.eyJ.c2ln",
        ])
    func tokens(text: String) {
        #expect(BearerTokenSyntax.matches(text))
    }

    @Test(
        "Other texts are not bearer tokens",
        arguments: [
            "", "=", "==", "=a", "a=b", "a=b=", " ", " a", "a ", "a b", "a\t", "a\r\nX-Injected: yes", "a\n", "\u{0}",
            "a\u{0}",
            "a\u{7F}", "a\u{2028}", "é", "a,b", "a;b", "\"a\"", "a\\b", "a:b", "a@b", "a%20", "a(b)", "a[b]", "Ａ",
            "\u{212A}",
            "a=\n", "a=é", "e\u{301}", "=\u{301}", "a=\u{301}",
        ])
    func otherTexts(text: String) {
        #expect(!BearerTokenSyntax.matches(text))
    }

    /// Exactly the characters of the standard, each by itself.
    @Test("Every byte is or is not a character of a bearer token") func everyByte() {
        let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/".unicodeScalars)
        for scalar in (0...0xFF).compactMap(Unicode.Scalar.init) {
            #expect(BearerTokenSyntax.matches(String(scalar)) == allowed.contains(scalar))
            #expect(BearerTokenSyntax.matches("a\(scalar)") == (allowed.contains(scalar) || scalar == "="))
        }
    }
}
