import OIDCPrimitives
import Testing

@Suite struct URLPartsTests {
    @Test("A URL is split into its components") func components() throws {
        let parts = try #require(URLParts("HTTPS://user@Host:80/a/b?c?d#e#f"))
        #expect(parts.scheme == "HTTPS")
        #expect(parts.authority == "user@Host:80")
        #expect(parts.userInformation == "user")
        #expect(parts.host == "Host")
        #expect(parts.port == "80")
        #expect(parts.path == "/a/b")
        #expect(parts.query == "c?d")
        #expect(parts.fragment == "e#f")
    }

    @Test("Any valid scheme is accepted", arguments: ["a1://h", "a+b-c.d://h", "z://"])
    func validSchemes(text: String) {
        #expect(URLParts(text) != nil)
    }

    @Test(
        "A URL without a scheme or slashes is rejected",
        arguments: [
            "", "host", "//host", "https:/host", "https:x/host", "1a://host", "://host", " https://host",
            "ht tp://host",
            "a", "a:", "a:/", "a:/x",
        ])
    func missingSchemeOrSlashes(text: String) {
        #expect(URLParts(text) == nil)
    }

    @Test(
        "An authority is split into host and port",
        arguments: [
            ("h", "h", nil), ("h:1", "h", "1"), ("h:", "h", ""), ("[::1]", "[::1]", nil), ("[::1]:2", "[::1]", "2"),
            ("2001:db8::1", "2001:db8::1", nil), ("[::1]x", "[::1]x", nil), ("[::1", "[::1", nil),
            ("h:1:2", "h:1:2", nil), ("[", "[", nil), ("[a:1", "[a", "1"), ("a:b]:1", "a:b]:1", nil),
            ("[a]b:1", "[a]b", "1"), ("", "", nil),
        ] as [(String, String, String?)])
    func hostAndPort(text: String, host: String, port: String?) {
        let (foundHost, foundPort) = URLParts.cutPort(from: Substring(text))
        #expect(foundHost == host)
        #expect(foundPort.map(String.init) == port)
    }

    @Test(
        "A port is a number from 1 to 65535",
        arguments: [
            ("1", 1), ("443", 443), ("0443", 443), ("65535", 65_535), ("0", nil), ("65536", nil), ("", nil),
            ("+1", nil),
            ("-1", nil), ("1 ", nil), ("x", nil), ("99999999999999999999", nil), ("\u{661}", nil),
        ] as [(String, Int?)])
    func portNumbers(text: String, number: Int?) {
        #expect(URLParts.portNumber(Substring(text)) == number)
    }
}

@Suite struct URLHostTests {
    @Test(
        "A valid host is accepted and normalized",
        arguments: [
            ("Example.COM", "example.com"), ("localhost", "localhost"), ("a_b.example", "a_b.example"),
            ("xn--mnchen-3ya.example", "xn--mnchen-3ya.example"), ("127.0.0.1", "127.0.0.1"),
            ("[2001:DB8::1]", "[2001:db8::1]"), ("[2001:db8:0:0::1]", "[2001:db8::1]"),
            ("[::ffff:192.0.2.1]", "[::ffff:c000:201]"), ("example.com.", "example.com."), ("1.example", "1.example"),
            ("a.1xab", "a.1xab"), ("a.0bab", "a.0bab"), ("a.0xg", "a.0xg"), ("a.0xag", "a.0xag"), ("a.x1", "a.x1"),
        ])
    func validHosts(text: String, expected: String) {
        #expect(URLHost(text)?.string == expected)
    }

    @Test(
        "An invalid host is rejected",
        arguments: [
            "", ".", "a..b", ".a", "a b", "münchen.example", "a%41", "1.2.3", "1.2.3.256", "01.2.3.4", "0x7f.1",
            "0x7f000001",
            "a.0x", "a.0X1f", "a.0", "1.2.3.", "1..2.3", ".1.2.3", "1.2.3.0004", "1.2.3.99999999999",
            "1.2.3.4.", "[::1", "[", "[::1]x", "::1", "[1.2.3.4]", "[fe80::1%25eth0]", "[]", "a/b", "a\\b", "a*b",
            "example.com\u{0}",
            String(repeating: "a", count: 64), String(repeating: "a.", count: 127) + "aa", "\u{212A}.example",
        ])
    func invalidHosts(text: String) {
        #expect(URLHost(text) == nil)
    }

    @Test(
        "Loopback hosts are recognized",
        arguments: ["localhost", "LocalHost", "127.0.0.1", "127.255.255.254", "[::1]", "[0:0:0:0:0:0:0:1]"])
    func loopbackHosts(text: String) {
        #expect(URLHost(text)?.isLoopback == true)
    }

    @Test(
        "Other hosts are not loopback",
        arguments: [
            "localhost.", "a.localhost", "126.0.0.1", "128.0.0.1", "[::2]", "[::]", "[::7f00:1]", "[::ffff:127.0.0.1]",
            "a",
        ])
    func otherHosts(text: String) {
        #expect(URLHost(text)?.isLoopback == false)
    }
}

@Suite struct URICharacterTests {
    @Test(
        "Text that consists of URI characters is accepted",
        arguments: [
            "", "https://h/", "/a?b#c", "https://[::1]/", "https://u@[::1]:1/", "%41", "a%2fb%2F", "-._~!$&'()*+,;=:@",
        ])
    func validURICharacters(text: String) {
        #expect(text.consistsOfURICharacters)
    }

    @Test(
        "Text with other characters is rejected",
        arguments: [
            "%", "%4", "%4g", "%g4", "a%", "[", "]", "[::1]", "https://h/[", "https://h/]", "https://[u]@h/",
            "https://h/?[x]",
            "https://h/#[x]", "a b", "a\\b", "\"", "<", ">", "^", "`", "{", "|", "}", "\u{7f}", "\u{0}", "é",
        ])
    func invalidURICharacters(text: String) {
        #expect(!text.consistsOfURICharacters)
    }

    @Test(
        "Dot segments are recognized, escaped or not", arguments: [".", "..", "%2e", "%2E", "%2e%2E", ".%2e", "%2E."])
    func dotSegments(segment: String) {
        #expect(segment.isDotSegment)
    }

    @Test(
        "Other segments are not dot segments",
        arguments: ["", "...", "a.", ".a", "%2e%2e%2e", "%252e", "%", "%2", "..%", "%ff"])
    func otherSegments(segment: String) {
        #expect(!segment.isDotSegment)
    }
}

@Suite struct IPAddressTests {
    @Test(
        "A valid IPv6 address is parsed",
        arguments: [
            ("::", 0), ("::1", 1), ("1::", 1 << 112), ("1:2:3:4:5:6:7:8", 0x0001_0002_0003_0004_0005_0006_0007_0008),
            ("::2:3", 0x0002_0003), ("1::2", 1 << 112 | 2), ("::1.2.3.4", 0x0102_0304),
            ("1:2:3:4:5:6:1.2.3.4", 0x0001_0002_0003_0004_0005_0006_0102_0304),
            ("1:2:3:4:5:6:7::", 0x0001_0002_0003_0004_0005_0006_0007_0000),
        ] as [(String, UInt128)])
    func validIPv6(text: String, bits: UInt128) {
        #expect(IPAddress(text.utf8)?.bits == bits)
        #expect(IPAddress(text.utf8)?.isVersion6 == true)
    }

    @Test(
        "An invalid IPv6 address is rejected",
        arguments: [
            ":", ":::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "12345::", "g::", "1:", ":1",
            "1:2:3:4:5:6:7:8::",
            "::1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8::1::2", "1.2.3.4::", "::1.2.3", "::1.2.3.4:5",
            "1:2:3:4:5:6:7:1.2.3.4",
        ])
    func invalidIPv6(text: String) {
        #expect(IPAddress(text.utf8) == nil)
    }

    @Test(
        "An IP address has one canonical spelling",
        arguments: [
            ("0:0:0:0:0:0:0:0", "::"), ("1:0:0:0:0:0:0:0", "1::"), ("0:0:0:0:0:0:0:1", "::1"),
            ("0:2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"),
            ("1:0:0:2:0:0:0:3", "1:0:0:2::3"), ("1:0:0:2:0:0:3:4", "1::2:0:0:3:4"),
            ("::ffff:1.2.3.4", "::ffff:102:304"),
            ("00AB::", "ab::"), ("192.0.2.1", "192.0.2.1"), ("255.0.0.0", "255.0.0.0"),
        ])
    func canonicalText(text: String, expected: String) {
        #expect(IPAddress(text.utf8)?.string == expected)
    }

    @Test("A mapped IPv4 address equals the IPv4 address") func mappedIPv4() {
        #expect(IPAddress("::ffff:10.0.0.5".utf8)?.unmapped == IPAddress("10.0.0.5".utf8))
        #expect(IPAddress("::ffff:0:10.0.0.5".utf8)?.unmapped.isVersion6 == true)
        #expect(IPAddress("255.255.255.255".utf8)?.unmapped == IPAddress("255.255.255.255".utf8))
    }
}
