import EntraID
import Foundation
import OIDCSoftwareCrypto
import OIDCTestSupport

/// Inputs within the bounds that are as laborious as their size allows.
enum Shapes {
    static func all() throws -> [(reader: String, probes: [Probe])] {
        [("JSON", json()), ("a token", try tokens()), ("a key set", try keySets())] + (try documents()) + (try texts())
    }

    private static let size = Texts.mebibyte

    /// Documents of one mebibyte.
    static func jsonTexts(size: Int) -> [(shape: String, text: String)] {
        let escapes = Texts.repeated("\\u0041", 10)
        /// Objects of so many names that are nothing but escapes, so that each must be resolved to be compared.
        func escaped(names: Int, bytes: Int, objects: Int) -> String {
            let object = { (_: Int) in
                "{" + (0..<names).map { name in
                    "\"" + Texts.repeated("\\u0041", bytes / 6 - 1) + "\\u\(Texts.digits(1_000 + name, 4))\":0"
                }.joined(separator: ",") + "}"
            }
            return "[" + (0..<objects).map(object).joined(separator: ",") + "]"
        }
        return [
            ("zeros in an array", Texts.filled("[", "]", size: size) { _ in "0" }),
            ("empty arrays", Texts.filled("[", "]", size: size) { _ in "[]" }),
            ("empty objects", Texts.filled("[", "]", size: size) { _ in "{}" }),
            ("arrays of one", Texts.filled("[", "]", size: size) { _ in "[0]" }),
            ("arrays 100 deep", Texts.filled("[", "]", size: size) { _ in Texts.repeated("[", 100) + Texts.repeated("]", 100) }),
            ("strings of a letter", Texts.filled("[", "]", size: size) { _ in "\"a\"" }),
            ("strings of 16 bytes", Texts.filled("[", "]", size: size) { _ in "\"aaaaaaaaaaaaaaaa\"" }),
            ("a string of escapes", "\"" + Texts.repeated(escapes, (size - 2) / escapes.utf8.count) + "\""),
            ("a string of pairs", "\"" + Texts.repeated("\\ud83d\\ude00", (size - 2) / 12) + "\""),
            ("a number", Texts.repeated("1", size)),
            ("10,000 members", "{" + (0..<10_000).map { "\"" + Texts.digits($0, 99) + "\":0" }.joined(separator: ",") + "}"),
            ("10,000 names that look alike", "{" + (0..<10_000).map { "\"aaaaaaaa" + Texts.digits($0, 80) + "aaaaaaaa\":0" }.joined(separator: ",") + "}"),
            ("10,000 objects of a member", "[" + (0..<10_000).map { "{\"" + Texts.digits($0, 90) + "\":0}" }.joined(separator: ",") + "]"),
            ("32 names of 32 KiB, all escapes", escaped(names: 32, bytes: 32_000, objects: 1)),
            ("300 objects of 32 names, all escapes", escaped(names: 32, bytes: 96, objects: 300)),
            ("10,000 names of escapes", escaped(names: 9_000, bytes: 102, objects: 1)),
        ]
    }

    private static func json() -> [Probe] {
        jsonTexts(size: size).map { shape, text in .text(shape, text, .accepted, Texts.json) } + [
            .text("a fault at the end", Texts.filled("[", "", size: size) { _ in "0" }, .refused("json.syntax"), Texts.json)
        ]
    }

    // MARK: - Tokens

    private static func tokens() throws -> [Probe] {
        let bench = try TokenBounds.Bench()
        let limit = 256 << 10
        func token(_ shape: String, _ outcome: Probe.Outcome = .accepted, _ filling: @escaping (Int) -> JSONValue) -> Probe {
            .text(shape, bench.token(size: limit, filling), outcome, bench.verify)
        }
        func claim(_ name: String, _ shape: String, _ outcome: Probe.Outcome, _ text: String) throws -> Probe {
            .text(shape, bench.token([name: try JSONValue(parsing: text)]), outcome, bench.verify)
        }
        let digits = 190_000
        let names = JSONObject((0..<9_900).map { .init(name: Texts.digits($0, 12), value: .null) })
        return [
            token("a claim of zeros") { .array([JSONValue](repeating: .number(JSONNumber(0)), count: $0)) },
            token("groups") { .array((0..<($0 / 40)).map { .string(Texts.digits($0, 36)) }) },
            token("escapes") { .string(Texts.repeated("\u{1}", $0 / 6)) },
            .text("9,900 more claims", bench.token(Dictionary(names.members.map { ($0.name, $0.value) }, uniquingKeysWith: { one, _ in one })), .accepted, bench.verify),
            try claim("exp", "`exp` of 190,000 digits", .refused("token.claim-type"), Texts.repeated("9", digits)),
            try claim("exp", "`exp` with a long fraction", .accepted, "1800003600." + Texts.repeated("1", digits)),
            try claim("exp", "`exp` of zeros and an exponent", .accepted, "0." + Texts.repeated("0", digits) + "18e\(digits + 10)"),
            try claim("aud", "`aud` of 40,000 names", .refused("token.audience-mismatch"), "[" + (0..<40_000).map { "\"\($0)\"" }.joined(separator: ",") + "]"),
            try claim("nonce", "a long nonce", .refused("token.nonce-mismatch"), "\"" + Texts.repeated("n", digits) + "\""),
            try claim("iss", "a long issuer", .refused("issuer.mismatch"), "\"https://id.example.com/" + Texts.repeated("n", digits) + "\""),
            .text("nothing but dots", Texts.repeated(".", limit), .refused("token.not-compact"), bench.verify),
            .text("no base64url", Texts.repeated("A", 100_000) + "." + Texts.repeated("A", 100_000) + "." + "=", .refused("token.invalid-json"), bench.verify),
            escapedClaims(bench),
        ]
    }

    /// Names that are nothing but escapes have to be resolved whenever a claim is looked for.
    private static func escapedClaims(_ bench: TokenBounds.Bench) -> Probe {
        let name = { (number: Int) in "\"" + Texts.repeated("\\u0041", 990) + "\\u\(Texts.digits(1_000 + number, 4))\":0" }
        let claims = "{" + (0..<32).map(name).joined(separator: ",") + "}"
        let header = #"{"alg":"RS256","kid":"\#(bench.issuer.keyName)"}"#
        let input = Base64URL.encode(header.utf8) + "." + Base64URL.encode(claims.utf8)
        let signature = TestKey.one.signature(over: Array(input.utf8))
        return .text(
            "32 names of escapes", "\(input).\(Base64URL.encode(signature))", .refused("token.claim-missing"), bench.verify)
    }

    // MARK: - Documents

    private static func keySets() throws -> [Probe] {
        let key = Keys.key(0, bits: 2_048)
        func read(_ bytes: [UInt8]) throws {
            let set = try KeySet.read(bytes).value
            _ = try PreparedKeySet.prepare(set, verifier: SoftwareCrypto())
        }
        func set(_ keys: String) -> [UInt8] { Array("{\"keys\":[\(keys)]}".utf8) }
        let operations = (0..<140_000).map { "\"\(String($0, radix: 36))\"" }.joined(separator: ",")
        return [
            .bytes("1,000 keys of 2,048 bits", Array(Keys.set(count: 1_000, bits: 2_048).utf8), .accepted, read),
            .bytes("1,000 unusable keys", set((0..<999).map { _ in "0" }.joined(separator: ",") + "," + key), .accepted, read),
            .bytes("1,000 keys of one name", set((0..<1_000).map { Keys.key($0, bits: 2_048, name: "k") }.joined(separator: ",")), .accepted, read),
            .bytes("140,000 `key_ops`", set(key + ",{\"kty\":\"RSA\",\"key_ops\":[\(operations)]}"), .accepted, read),
            .bytes("zeros beside the keys", Array(Texts.filled("{\"keys\":[\(key)],\"x\":[", "]}", size: size) { _ in "0" }.utf8), .accepted, read),
            .bytes("one million `[]` short of a key", Array(Texts.filled("{\"keys\":[", "]}", size: size) { _ in "[]" }.utf8), .refused("keys.too-many"), read),
        ]
    }

    private static func documents() throws -> [(String, [Probe])] {
        let issuer = try TestIssuer(try EntraAuthority.read(Texts.issuer).value)
        let rule = issuer.rule
        let metadata = String(decoding: issuer.metadataDocument.dropLast(), as: UTF8.self)
        func readMetadata(_ bytes: [UInt8]) throws {
            func read(_ rule: some MetadataRule) throws { _ = try ProviderMetadata.read(bytes, rule: rule) }
            try read(rule)
        }
        func readTokens(_ bytes: [UInt8]) throws {
            _ = try TokenResponse.read(
                HTTPResponse(status: 200, body: bytes), from: "https://a.example/token", advice: EntraErrorAdvice())
        }
        func readConfiguration(_ bytes: [UInt8]) throws { _ = try EntraConfiguration.read(bytes) }
        let names = (0..<9_900).map { "\"" + Texts.digits($0, 95) + "\":0" }.joined(separator: ",")
        let escapedNames = (0..<30).map { "\"" + Texts.repeated("\\u0041", 5_700) + "\\u\(Texts.digits(1_000 + $0, 4))\":0" }.joined(separator: ",")
        let description = { (text: String, count: Int) in
            Array("{\"error\":\"e\",\"error_description\":\"\(Texts.repeated(text, count))\"}".utf8)
        }
        return [
            ("metadata", [
                .bytes("9,900 more members", Array("\(metadata),\(names)}".utf8), .accepted, readMetadata),
                .bytes("30 names of escapes", Array("\(metadata),\(escapedNames)}".utf8), .accepted, readMetadata),
                .bytes("scopes", Array(Texts.filled(metadata + ",\"scopes_supported\":[", "]}", size: size) { _ in "\"\"" }.utf8), .accepted, readMetadata),
                .bytes("zeros", Array(Texts.filled(metadata + ",\"x\":[", "]}", size: size) { _ in "0" }.utf8), .accepted, readMetadata),
                .bytes("scopes of no text", Array(Texts.filled(metadata + ",\"scopes_supported\":[", "]}", size: size) { _ in "0" }.utf8), .refused("discovery.wrong-type"), readMetadata),
            ]),
            ("a token response", [
                .bytes("a long error description", description("A", size - 100), .refused("exchange.provider-error"), readTokens),
                .bytes("one letter with accents", description("\u{301}", size / 2 - 100), .refused("exchange.provider-error"), readTokens),
                .bytes("AADSTS again and again", description("AADSTS", size / 6 - 100), .refused("exchange.provider-error"), readTokens),
                .bytes("zeros", Array(Texts.filled("{\"x\":[", "]}", size: size) { _ in "0" }.utf8), .refused("exchange.missing-member"), readTokens),
            ]),
            ("a configuration", [
                .bytes("providers of nothing", Array(Texts.filled("{\"providers\":[", "]}", size: size) { _ in "{}" }.utf8), .refused("config.missing"), readConfiguration),
                .bytes("providers that are none", Array(Texts.filled("{\"providers\":[", "]}", size: size) { _ in "0" }.utf8), .refused("config.wrong-type"), readConfiguration),
                .bytes("9,900 unknown members", Array("{\(names)}".utf8), .refused("config.missing"), readConfiguration),
            ]),
        ]
    }

    // MARK: - Texts

    private static func texts() throws -> [(String, [Probe])] {
        let pending = try TextBounds.pending()
        let readResponse = TextBounds.readResponse(pending)
        let policy = try CallbackPolicy(trustedProxies: ["10.0.0.0/8"])
        let response = "state=the-state&code=c&"
        let distinct = String(Texts.filled(response, "", size: size) { String($0, radix: 36) + "=" }.map { $0 == "," ? "&" : $0 })
        let read: (String) throws -> Void = { _ = try EntraAuthority.read($0) }
        let derive: (String) throws -> Void = { _ = try CallbackPolicy.standard.callback(pageAddress: $0) }
        let judge: (String) throws -> Void = { _ = try RedirectRules().judge($0) }
        let issuer = { (piece: String) in Texts.repeated(piece, 4_096 / piece.utf8.count) }
        return [
            ("an authorization response", [
                .text("escapes", response + "x=" + Texts.repeated("%41", 349_000), .accepted, readResponse),
                .text("nothing but `&`", response + Texts.repeated("&", size - response.utf8.count), .accepted, readResponse),
                .text("parameters of all names", distinct.trimmingCharacters(in: .whitespaces), .accepted, readResponse),
                .text("one name again and again", response + Texts.repeated("a&", size / 2 - 20), .refused("response.duplicate-parameter"), readResponse),
                .text("a bad escape at the end", response + Texts.repeated("a", size - 30) + "%", .refused("response.malformed"), readResponse),
                .text("a long state", "state=" + Texts.repeated("s", size - 6), .refused("response.state-mismatch"), readResponse),
            ]),
            ("a pasted issuer", [
                .text("`%253C` again and again", issuer("%253C"), .refused("authority.not-a-url"), read),
                .text("`&lt;` again and again", issuer("&lt;"), .refused("authority.placeholder"), read),
                .text("segments", "https://login.microsoftonline.com/" + Texts.repeated("a/", 2_030), .refused("authority.invalid-tenant"), read),
                .text("quotes", issuer("“"), .refused("authority.empty"), read),
                .text("dots", issuer("a."), .refused("authority.not-a-url"), read),
            ]),
            ("`Forwarded`", [
                .text("4,096 bytes of `;`", Texts.repeated(";", 4_096), .accepted, TextBounds.forwarded(policy)),
                .text("elements", Texts.repeated("a=1,", 1_023) + "a=1", .accepted, TextBounds.forwarded(policy)),
                .text("1 MiB", Texts.repeated(";", size), .refused("callback.malformed-forwarding"), TextBounds.forwarded(policy)),
            ]),
            ("`X-Forwarded-Host`, which has no bound of its own", [
                .text("1 MiB of a host", Texts.repeated("a", size), .refused("callback.malformed-forwarding"), TextBounds.forwarded(policy, "X-Forwarded-Host")),
                .text("1 MiB of commas", "a.example" + Texts.repeated(",", size), .accepted, TextBounds.forwarded(policy, "X-Forwarded-Host")),
            ]),
            ("a page address, which has no bound of its own", [
                .text("1 MiB of path", "https://a.example/" + Texts.repeated("a", size), .accepted, derive),
                .text("1 MiB of host", "https://" + Texts.repeated("a.", size / 2), .refused("callback.invalid-host"), derive),
                .text("1 MiB of user", "https://" + Texts.repeated("@", size), .refused("callback.user-info"), derive),
                .text("one letter with 1 MiB of accents", "https://a" + Texts.repeated("\u{301}", size / 2), .refused("callback.invalid-host"), derive),
            ]),
            ("a redirect URI", [
                .text("1 MiB of `*`", "https://a.example/" + Texts.repeated("*", size), .refused("redirect.too-long"), judge)
            ]),
            ("an error of Entra", [
                .text("1 MiB of AADSTS", Texts.repeated("AADSTS", size / 6), .refused("aadsts.no-code")) { _ = try EntraError.read($0) }
            ]),
        ]
    }
}
