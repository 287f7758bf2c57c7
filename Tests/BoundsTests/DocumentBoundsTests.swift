import EntraID
import OIDCSoftwareCrypto
import OIDCTestSupport
import TestHelpers
import Testing

/// Every bound of a document from both sides: the largest that is within it, and the first that is not.
@Suite struct DocumentBoundsTests {
    private static let mebibyte = 1 << 20

    private func padded(_ text: String, _ size: Int) -> [UInt8] {
        Array(text.utf8) + [UInt8](repeating: 0x20, count: size - text.utf8.count)
    }

    private func members(_ count: Int) -> String {
        "{" + (0..<count).map { "\"n\($0)\":0" }.joined(separator: ",") + "}"
    }

    @Test("JSON is nested at most 128 levels deep") func jsonDepth() throws {
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

    @Test("A JSON document has a bound in bytes") func jsonBytes() {
        let mebibyte = DocumentBoundsTests.mebibyte
        #expect(refusalCodes { try JSONValue(parsing: padded("1", mebibyte)) } == [])
        #expect(refusalCodes { try JSONValue(parsing: padded("1", mebibyte + 1)) } == [.jsonTooLarge])
    }

    @Test("A JSON document has a bound in members") func jsonMembers() {
        #expect(refusalCodes { try JSONValue(parsing: members(10_000)) } == [])
        #expect(refusalCodes { try JSONValue(parsing: members(10_001)) } == [.jsonTooLarge])
        // All objects together.
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

    /// Whether a set of this key alone is refused, and the key left out for that reason.
    private func isLeftOut(_ key: String, as warning: ProblemCode) -> Bool {
        do {
            _ = try KeySet(jwks: Array("{\"keys\":[\(key)]}".utf8), warnings: .ignored)
            return false
        } catch {
            return error.problems.map(\.code) == [.keysNoUsableKey, warning]
        }
    }

    @Test("A key set has a bound in bytes") func keySetBytes() {
        let mebibyte = DocumentBoundsTests.mebibyte
        #expect(
            refusalCodes { try KeySet(jwks: padded("{\"keys\":[\(key(2_048))]}", mebibyte), warnings: .ignored) } == [])
        #expect(
            refusalCodes { try KeySet(jwks: padded("{\"keys\":[\(key(2_048))]}", mebibyte + 1), warnings: .ignored) }
                == [
                    .keysTooLarge
                ])
    }

    @Test("A key set has a bound in keys") func keySetKeys() {
        func set(_ count: Int) -> String {
            "{\"keys\":[" + (1..<count).map { _ in "{}" }.joined(separator: ",") + ",\(key(2_048))]}"
        }
        #expect(keyCodes(set(1_000)) == [])
        #expect(keyCodes(set(1_001)) == [.keysTooMany])
    }

    @Test("A key set has a bound in members") func keySetMembers() {
        // Names of four characters, or a hundred thousand of them would be more than a mebibyte.
        func set(_ count: Int) -> String {
            let names = (0..<count).map { "\"\(String($0, radix: 36))\":0" }
            return "{\"keys\":[\(key(2_048))],\"x\":{\(names.joined(separator: ","))}}"
        }
        // “keys”, “x” and the four of the key are members too.
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

    @Test("Metadata have a bound in bytes") func metadataBytes() throws {
        let issuer = try TestIssuer()
        let profile = StandardProfile(try Issuer(issuer.issuer))
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

    /// What nobody would read is not said.
    @Test("The problems reported of metadata have a bound") func metadataProblems() throws {
        let profile = StandardProfile(try Issuer("https://id.example.com"))
        let names = [
            "issuer", "authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint",
            "end_session_endpoint", "device_authorization_endpoint", "registration_endpoint",
        ]
        // Each alias is judged by itself.
        let aliases = (0..<40).map { "\"a\($0)\":0" }.joined(separator: ",")
        let members = names.map { "\"\($0)\":0" } + ["\"mtls_endpoint_aliases\":{\(aliases)}"]
        let document = Array("{\(members.joined(separator: ","))}".utf8)
        #expect(refusalCodes { try ProviderMetadata(document: document, profile: profile) }.count == 32)
    }

    private func tokenCodes(_ bytes: [UInt8]) -> [ProblemCode] {
        refusalCodes { try TokenResponse.read(HTTPResponse(status: 200, body: bytes), from: "https://a.example/token") }
    }

    @Test("A token response has a bound in bytes") func tokenResponseBytes() {
        let text = #"{"access_token":"a","token_type":"Bearer"}"#
        #expect(tokenCodes(padded(text, DocumentBoundsTests.mebibyte)) == [])
        #expect(tokenCodes(padded(text, DocumentBoundsTests.mebibyte + 1)) == [.exchangeNotJSON])
    }

    @Test("`expires_in` has a bound") func expiresIn() {
        let text = #"{"access_token":"a","token_type":"Bearer","expires_in":"#
        #expect(tokenCodes(Array("\(text)2147483647}".utf8)) == [])
        #expect(tokenCodes(Array("\(text)2147483648}".utf8)) == [.exchangeWrongType])
    }

    private let provider = """
        {"issuer":"https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",\
        "clientID":"6731de76-14a6-49ae-97bc-6eba6914391e","clientSecret":{"environment":"S"}}
        """

    @Test("A configuration file has a bound in bytes") func configurationBytes() {
        let mebibyte = DocumentBoundsTests.mebibyte
        #expect(refusalCodes { try EntraConfiguration.read(padded(provider, mebibyte), warnings: .ignored) } == [])
        #expect(
            refusalCodes { try EntraConfiguration.read(padded(provider, mebibyte + 1), warnings: .ignored) } == [
                .configNotJSON
            ])
    }

    @Test("A configuration file has a bound in providers") func configurationProviders() throws {
        func list(_ count: Int) -> [UInt8] {
            Array("{\"providers\":[\((0..<count).map { _ in "0" }.joined(separator: ","))]}".utf8)
        }
        #expect(refusalCodes { try EntraConfiguration.read(list(1_000), warnings: .ignored) }.count == 1_000)
        let error = try #require(
            expectRefusal(.configWrongType) {
                try EntraConfiguration.read(list(1_001), warnings: .ignored)
            })
        #expect(error.first.expected == "at most 1000 providers")
    }
}
