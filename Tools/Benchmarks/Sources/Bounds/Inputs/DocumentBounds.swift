import EntraID
import OIDCSoftwareCrypto
import OIDCTestSupport

/// The limits of documents: JSON, key sets, metadata, responses and configurations.
enum DocumentBounds {
    static func all() throws -> [Bound] {
        let members = { (count: Int) in
            "{" + (0..<count).map { "\"n\($0)\":0" }.joined(separator: ",") + "}"
        }
        let spaces = Texts.repeated(" ", Texts.mebibyte - 1)
        let issuer = try TestIssuer(try EntraAuthority(parsing: Texts.issuer, warnings: .ignored))
        let metadata = String(decoding: issuer.metadataDocument, as: UTF8.self)
        let profile = issuer.profile
        func padded(_ text: String, _ size: Int) -> [UInt8] {
            Array((text + Texts.repeated(" ", size - text.utf8.count)).utf8)
        }
        func readMetadata(_ bytes: [UInt8]) throws {
            _ = try ProviderMetadata(document: bytes, profile: profile)
        }
        func readTokens(_ bytes: [UInt8]) throws {
            _ = try TokenResponse(parsing: TransportResponse(status: 200, body: bytes), from: "https://a.example/token")
        }
        let tokens = #"{"access_token":"a","token_type":"Bearer","expires_in":"#
        let configuration = """
            {"issuer":"\(Texts.issuer)","clientID":"6731de76-14a6-49ae-97bc-6eba6914391e",\
            "clientSecret":{"environment":"S"}}
            """
        let providers = { (count: Int) in
            Array("{\"providers\":[\((0..<count).map { _ in configuration }.joined(separator: ","))]}".utf8)
        }
        func key(_ bits: Int, exponent: String = "AQAB") -> [UInt8] {
            Array("{\"keys\":[\(Keys.key(0, bits: bits, exponent: exponent))]}".utf8)
        }
        func read(_ bytes: [UInt8]) throws {
            let set = try KeySet(jwks: bytes, warnings: .ignored)
            _ = try PreparedKeySet(set, verifier: SoftwareCrypto(), warnings: .ignored)
        }
        let manyMembers = { (count: Int) in
            Array(
                "{\"keys\":[\(Keys.key(0, bits: 2_048))],\"x\":{\((0..<count).map { "\"\(String($0, radix: 36))\":0" }.joined(separator: ","))}}"
                    .utf8)
        }
        return [
            Bound(
                name: "JSON, levels (`JSONLimits.depth`)", standard: "128, at most 512",
                test: "DocumentBoundsTests/jsonDepth",
                largest: .text(
                    "128 arrays", Texts.repeated("[", 128) + Texts.repeated("]", 128), .accepted, Texts.json),
                first: .text("1 MiB of `[`", Texts.repeated("[", Texts.mebibyte), .refused("json.too-deep"), Texts.json)
            ),
            Bound(
                name: "JSON, bytes (`JSONLimits.bytes`)", standard: "1 MiB, at most 1 GiB",
                test: "DocumentBoundsTests/jsonBytes",
                largest: .text("white space and a digit", spaces + "1", .accepted, Texts.json),
                first: .text("one byte more", spaces + "11", .refused("json.too-large"), Texts.json)),
            Bound(
                name: "JSON, members (`JSONLimits.members`)", standard: "10,000",
                test: "DocumentBoundsTests/jsonMembers",
                largest: .text("10,000 members", members(10_000), .accepted, Texts.json),
                first: .text("10,001", members(10_001), .refused("json.too-large"), Texts.json)),
            Bound(
                name: "a key set, bytes (`KeySetLimits.bytes`)", standard: "1 MiB",
                test: "DocumentBoundsTests/keySetBytes",
                largest: .bytes(
                    "734 keys of 8,192 bits", Array(Keys.set(size: Texts.mebibyte, bits: 8_192).utf8), .accepted, read
                ).within(milliseconds: 400),
                first: .bytes(
                    "one byte more", Array(Keys.set(size: Texts.mebibyte + 1, bits: 8_192).utf8),
                    .refused("keys.too-large"), read)),
            Bound(
                name: "a key set, keys (`KeySetLimits.keys`)", standard: "1,000",
                test: "DocumentBoundsTests/keySetKeys",
                largest: .bytes(
                    "1,000 keys of 5,600 bits", Array(Keys.set(count: 1_000, bits: 5_600).utf8), .accepted, read
                ).within(milliseconds: 250),
                first: .bytes("1,001", Array(Keys.set(count: 1_001, bits: 5_600).utf8), .refused("keys.too-many"), read)
            ),
            Bound(
                name: "a key set, members", standard: "100,000", test: "DocumentBoundsTests/keySetMembers",
                largest: .bytes("100,000 members", manyMembers(100_000 - 6), .accepted, read),
                first: .bytes("100,001", manyMembers(100_001 - 6), .refused("keys.not-json"), read)),
            Bound(
                name: "a key's modulus, least (`KeySetLimits.minimumModulusBits`)", standard: "2,048 bits, never less",
                test: "DocumentBoundsTests/modulus",
                largest: .bytes("2,048 bits", key(2_048), .accepted, read),
                first: .bytes("2,047 bits", key(2_047), .refused("keys.no-usable-key"), read)),
            Bound(
                name: "a key's modulus, most (`KeySetLimits.maximumModulusBits`)", standard: "8,192 bits, never more",
                test: "DocumentBoundsTests/modulus",
                largest: .bytes("8,192 bits", key(8_192), .accepted, read),
                first: .bytes("8,193 bits", key(8_193), .refused("keys.no-usable-key"), read)),
            Bound(
                name: "a key's exponent", standard: "3 to 33 bits, odd", test: "DocumentBoundsTests/exponent",
                largest: .bytes(
                    "2³³ − 1", key(2_048, exponent: Base64URL.encode([1, 255, 255, 255, 255])), .accepted, read),
                first: .bytes(
                    "2³³ + 1", key(2_048, exponent: Base64URL.encode([2, 0, 0, 0, 1])), .refused("keys.no-usable-key"),
                    read)),
            Bound(
                name: "metadata, bytes (`DiscoveryLimits.metadataBytes`)", standard: "1 MiB, at most 16 MiB",
                test: "DocumentBoundsTests/metadataBytes",
                largest: .bytes("metadata and white space", padded(metadata, Texts.mebibyte), .accepted, readMetadata),
                first: .bytes(
                    "one byte more", padded(metadata, Texts.mebibyte + 1), .refused("discovery.too-large"), readMetadata
                )),
            Bound(
                name: "a token response, bytes", standard: "1 MiB", test: "DocumentBoundsTests/tokenResponseBytes",
                largest: .bytes(
                    "a response and white space", padded(tokens + "1}", Texts.mebibyte), .accepted, readTokens),
                first: .bytes(
                    "one byte more", padded(tokens + "1}", Texts.mebibyte + 1), .refused("exchange.not-json"),
                    readTokens)),
            Bound(
                name: "`expires_in`", standard: "2³¹ − 1", test: "DocumentBoundsTests/expiresIn",
                largest: .bytes("2147483647", Array((tokens + "2147483647}").utf8), .accepted, readTokens),
                first: .bytes(
                    "2147483648", Array((tokens + "2147483648}").utf8), .refused("exchange.wrong-type"), readTokens)),
            Bound(
                name: "a configuration file, bytes", standard: "1 MiB", test: "DocumentBoundsTests/configurationBytes",
                largest: .bytes("a provider and white space", padded(configuration, Texts.mebibyte), .accepted) {
                    _ = try EntraConfiguration.all(in: $0, warnings: .ignored)
                },
                first: .bytes("one byte more", padded(configuration, Texts.mebibyte + 1), .refused("config.not-json")) {
                    _ = try EntraConfiguration.all(in: $0, warnings: .ignored)
                }),
            Bound(
                name: "a configuration file, providers", standard: "1,000",
                test: "DocumentBoundsTests/configurationProviders",
                largest: .bytes("1,000 providers", providers(1_000), .refused("config.duplicate-name")) {
                    _ = try EntraConfiguration.all(in: $0, warnings: .ignored)
                },
                first: .bytes("1,001", providers(1_001), .refused("config.wrong-type")) {
                    _ = try EntraConfiguration.all(in: $0, warnings: .ignored)
                }),
        ]
    }
}
