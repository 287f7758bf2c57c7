import EntraID
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

/// The limits of documents. Each is tested with the largest accepted value and the first rejected one.
@Suite struct DocumentBoundsTests {
    private static let mebibyte = 1 << 20

    private func padded(_ text: String, _ size: Int) -> [UInt8] {
        Array(text.utf8) + [UInt8](repeating: 0x20, count: size - text.utf8.count)
    }

    private func members(_ count: Int) -> String {
        "{" + (0..<count).map { "\"n\($0)\":0" }.joined(separator: ",") + "}"
    }

    @Test("The nesting depth of JSON is limited") func jsonDepth() throws {
        for (text, limit) in [("[", 128), ("{\"a\":", 128), ("[", 512)] {
            let limits = try JSONLimits(depth: limit)
            let (open, close) = (text, text == "[" ? "]" : "}")
            func nested(_ count: Int) -> String {
                String(repeating: open, count: count) + (text == "[" ? "" : "0")
                    + String(repeating: close, count: count)
            }
            #expect(refusalCodes { try JSONValue(parsing: nested(limit), limits: limits) } == [])
            #expect(refusalCodes { try JSONValue(parsing: nested(limit + 1), limits: limits) } == [.jsonTooDeep])
        }
    }

    @Test("The size of a JSON document is limited") func jsonBytes() {
        let mebibyte = DocumentBoundsTests.mebibyte
        #expect(refusalCodes { try JSONValue(parsing: padded("1", mebibyte)) } == [])
        #expect(refusalCodes { try JSONValue(parsing: padded("1", mebibyte + 1)) } == [.jsonTooLarge])
    }

    @Test("The number of members in a JSON document is limited") func jsonMembers() {
        #expect(refusalCodes { try JSONValue(parsing: members(10_000)) } == [])
        #expect(refusalCodes { try JSONValue(parsing: members(10_001)) } == [.jsonTooLarge])
        // The limit applies to all objects together.
        let half = members(5_000)
        #expect(refusalCodes { try JSONValue(parsing: "[\(half),\(half)]") } == [])
        #expect(refusalCodes { try JSONValue(parsing: "[\(half),\(half),{\"a\":0}]") } == [.jsonTooLarge])
    }

    // MARK: - Keys

    private func key(_ bits: Int, exponent: [UInt8] = [1, 0, 1], name: String = "k") -> String {
        var modulus = [UInt8](repeating: 0xA5, count: (bits + 7) / 8)
        modulus[0] = 1 << UInt8((bits + 7) % 8)
        let (n, e) = (Base64URL.encode(modulus), Base64URL.encode(exponent))
        return #"{"kty":"RSA","kid":"\#(name)","n":"\#(n)","e":"\#(e)"}"#
    }

    private func keyCodes(_ text: String) -> [ProblemCode] {
        refusalCodes {
            try PreparedKeySet(
                try KeySet(jwks: Array(text.utf8), warnings: .ignored), verifier: SoftwareCrypto(), warnings: .ignored)
        }
    }

    /// Whether a set with only this key is rejected, with this warning for the key.
    private func isLeftOut(_ key: String, as warning: ProblemCode) -> Bool {
        do {
            _ = try KeySet(jwks: Array("{\"keys\":[\(key)]}".utf8), warnings: .ignored)
            return false
        } catch {
            return error.problems.map(\.code) == [.keysNoUsableKey, warning]
        }
    }

    @Test("The size of a key set is limited") func keySetBytes() {
        let mebibyte = DocumentBoundsTests.mebibyte
        #expect(
            refusalCodes { try KeySet(jwks: padded("{\"keys\":[\(key(2_048))]}", mebibyte), warnings: .ignored) } == [])
        #expect(
            refusalCodes { try KeySet(jwks: padded("{\"keys\":[\(key(2_048))]}", mebibyte + 1), warnings: .ignored) }
                == [
                    .keysTooLarge
                ])
    }

    @Test("The number of keys in a key set is limited") func keySetKeys() {
        func set(_ count: Int) -> String {
            "{\"keys\":[" + (1..<count).map { _ in "{}" }.joined(separator: ",") + ",\(key(2_048))]}"
        }
        #expect(keyCodes(set(1_000)) == [])
        #expect(keyCodes(set(1_001)) == [.keysTooMany])
    }

    @Test("The number of members in a key set is limited") func keySetMembers() {
        // The names have at most four characters, because 100,000 longer ones would be more than a mebibyte.
        func set(_ count: Int) -> String {
            let names = (0..<count).map { "\"\(String($0, radix: 36))\":0" }
            return "{\"keys\":[\(key(2_048))],\"x\":{\(names.joined(separator: ","))}}"
        }
        // “keys”, “x” and the four members of the key count too.
        #expect(keyCodes(set(100_000 - 6)) == [])
        #expect(keyCodes(set(100_001 - 6)) == [.keysNotJSON])
    }

    @Test("A modulus has 2,048 to 8,192 bits") func modulus() {
        #expect(keyCodes("{\"keys\":[\(key(2_048))]}") == [])
        #expect(isLeftOut(key(2_047), as: .keysKeyTooSmall))
        #expect(keyCodes("{\"keys\":[\(key(8_192))]}") == [])
        #expect(isLeftOut(key(8_193), as: .keysUnsupported))
    }

    @Test("An exponent is odd, at least 3, and has at most 33 bits") func exponent() {
        #expect(keyCodes("{\"keys\":[\(key(2_048, exponent: [3]))]}") == [])
        #expect(isLeftOut(key(2_048, exponent: [1]), as: .keysMalformed))
        #expect(keyCodes("{\"keys\":[\(key(2_048, exponent: [1, 255, 255, 255, 255]))]}") == [])
        #expect(isLeftOut(key(2_048, exponent: [2, 0, 0, 0, 1]), as: .keysMalformed))
    }

    // MARK: - Documents

    @Test("The size of metadata is limited") func metadataBytes() throws {
        let issuer = try TestIssuer()
        let profile = StandardProfile(try IssuerIdentifier(issuer.issuer))
        let text = String(decoding: issuer.metadataDocument, as: UTF8.self)
        let mebibyte = DocumentBoundsTests.mebibyte
        #expect(refusalCodes { try ProviderMetadata(document: padded(text, mebibyte), profile: profile) } == [])
        #expect(
            refusalCodes { try ProviderMetadata(document: padded(text, mebibyte + 1), profile: profile) } == [
                .discoveryTooLarge
            ]
        )
        #expect(try DiscoveryLimits(metadataBytes: 16 << 20).metadataBytes == 16 << 20)
        #expect(refusalCodes { try DiscoveryLimits(metadataBytes: (16 << 20) + 1) } == [.configLimitOutOfRange])
        #expect(refusalCodes { try DiscoveryLimits(requestTimeout: .seconds(301)) } == [.configLimitOutOfRange])
        #expect(refusalCodes { try DiscoveryLimits(requestTimeout: .zero) } == [.configLimitOutOfRange])
    }

    @Test("The number of problems reported for metadata is limited") func metadataProblems() throws {
        let profile = StandardProfile(try IssuerIdentifier("https://id.example.com"))
        let names = [
            "issuer", "authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint",
            "end_session_endpoint", "device_authorization_endpoint", "registration_endpoint",
        ]
        // Each alias is validated separately.
        let aliases = (0..<40).map { "\"a\($0)\":0" }.joined(separator: ",")
        let members = names.map { "\"\($0)\":0" } + ["\"mtls_endpoint_aliases\":{\(aliases)}"]
        let document = Array("{\(members.joined(separator: ","))}".utf8)
        #expect(refusalCodes { try ProviderMetadata(document: document, profile: profile) }.count == 32)
    }

    private func tokenCodes(_ bytes: [UInt8]) -> [ProblemCode] {
        refusalCodes {
            try TokenResponse(parsing: TransportResponse(status: 200, body: bytes), from: "https://a.example/token")
        }
    }

    @Test("The size of a token response is limited") func tokenResponseBytes() {
        let text = #"{"access_token":"a","token_type":"Bearer"}"#
        #expect(tokenCodes(padded(text, DocumentBoundsTests.mebibyte)) == [])
        #expect(tokenCodes(padded(text, DocumentBoundsTests.mebibyte + 1)) == [.exchangeNotJSON])
    }

    @Test("The value of `expires_in` is limited") func expiresIn() {
        let text = #"{"access_token":"a","token_type":"Bearer","expires_in":"#
        #expect(tokenCodes(Array("\(text)2147483647}".utf8)) == [])
        #expect(tokenCodes(Array("\(text)2147483648}".utf8)) == [.exchangeWrongType])
    }

    private let provider = """
        {"issuer":"https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",\
        "clientID":"6731de76-14a6-49ae-97bc-6eba6914391e","clientSecret":{"environment":"S"}}
        """

    @Test("The size of a configuration file is limited") func configurationBytes() {
        let mebibyte = DocumentBoundsTests.mebibyte
        #expect(refusalCodes { try EntraConfiguration.all(in: padded(provider, mebibyte), warnings: .ignored) } == [])
        #expect(
            refusalCodes { try EntraConfiguration.all(in: padded(provider, mebibyte + 1), warnings: .ignored) } == [
                .configNotJSON
            ])
    }

    @Test("The number of providers in a configuration file is limited") func configurationProviders() throws {
        func list(_ count: Int) -> [UInt8] {
            Array("{\"providers\":[\((0..<count).map { _ in "0" }.joined(separator: ","))]}".utf8)
        }
        #expect(refusalCodes { try EntraConfiguration.all(in: list(1_000), warnings: .ignored) }.count == 1_000)
        let error = try #require(
            expectRefusal(.configWrongType) {
                try EntraConfiguration.all(in: list(1_001), warnings: .ignored)
            })
        #expect(error.first.expected == "at most 1000 providers")
    }
}
