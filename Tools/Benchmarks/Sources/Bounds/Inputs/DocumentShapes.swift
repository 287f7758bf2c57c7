import EntraID
import OIDCSoftwareCrypto
import OIDCTestSupport

/// Key sets, metadata, responses and configurations that are as expensive as their size allows.
enum DocumentShapes {
    static func keySets() throws -> [Probe] {
        let key = Keys.key(0, bits: 2_048)
        func read(_ bytes: [UInt8]) throws {
            let set = try KeySet(jwks: bytes, warnings: .ignored)
            _ = try PreparedKeySet(set, verifier: SoftwareCrypto(), warnings: .ignored)
        }
        func set(_ keys: String) -> [UInt8] { Array("{\"keys\":[\(keys)]}".utf8) }
        let operations = (0..<140_000).map { "\"\(String($0, radix: 36))\"" }.joined(separator: ",")
        return [
            .bytes("1,000 keys of 2,048 bits", Array(Keys.set(count: 1_000, bits: 2_048).utf8), .accepted, read),
            .bytes(
                "1,000 unusable keys", set((0..<999).map { _ in "0" }.joined(separator: ",") + "," + key), .accepted,
                read),
            .bytes(
                "1,000 keys of one name",
                set((0..<1_000).map { Keys.key($0, bits: 2_048, name: "k") }.joined(separator: ",")), .accepted, read),
            .bytes("140,000 `key_ops`", set(key + ",{\"kty\":\"RSA\",\"key_ops\":[\(operations)]}"), .accepted, read),
            .bytes(
                "zeros beside the keys",
                Array(Texts.filled("{\"keys\":[\(key)],\"x\":[", "]}", size: Texts.mebibyte) { _ in "0" }.utf8),
                .accepted, read),
            .bytes(
                "one million `[]` short of a key",
                Array(Texts.filled("{\"keys\":[", "]}", size: Texts.mebibyte) { _ in "[]" }.utf8),
                .refused("keys.too-many"), read
            ),
        ]
    }

    static func documents() throws -> [(String, [Probe])] {
        let issuer = try TestIssuer(try EntraAuthority(parsing: Texts.issuer, warnings: .ignored))
        let profile = issuer.profile
        let metadata = String(decoding: issuer.metadataDocument.dropLast(), as: UTF8.self)
        func readMetadata(_ bytes: [UInt8]) throws {
            _ = try ProviderMetadata(document: bytes, profile: profile)
        }
        func readTokens(_ bytes: [UInt8]) throws {
            _ = try TokenResponse(
                parsing: TransportResponse(status: 200, body: bytes), from: "https://a.example/token", profile: profile)
        }
        func readConfiguration(_ bytes: [UInt8]) throws {
            _ = try EntraConfiguration.all(in: bytes, warnings: .ignored)
        }
        let names = (0..<9_900).map { "\"" + Texts.digits($0, 95) + "\":0" }.joined(separator: ",")
        let escapedNames = (0..<30).map {
            "\"" + Texts.repeated("\\u0041", 5_700) + "\\u\(Texts.digits(1_000 + $0, 4))\":0"
        }.joined(separator: ",")
        let description = { (text: String, count: Int) in
            Array("{\"error\":\"e\",\"error_description\":\"\(Texts.repeated(text, count))\"}".utf8)
        }
        return [
            (
                "metadata",
                [
                    .bytes("9,900 more members", Array("\(metadata),\(names)}".utf8), .accepted, readMetadata),
                    .bytes("30 names of escapes", Array("\(metadata),\(escapedNames)}".utf8), .accepted, readMetadata),
                    .bytes(
                        "scopes",
                        Array(
                            Texts.filled(metadata + ",\"scopes_supported\":[", "]}", size: Texts.mebibyte) { _ in "\"\""
                            }.utf8),
                        .accepted, readMetadata),
                    .bytes(
                        "zeros",
                        Array(Texts.filled(metadata + ",\"x\":[", "]}", size: Texts.mebibyte) { _ in "0" }.utf8),
                        .accepted, readMetadata),
                    .bytes(
                        "scopes of no text",
                        Array(
                            Texts.filled(metadata + ",\"scopes_supported\":[", "]}", size: Texts.mebibyte) { _ in "0" }
                                .utf8),
                        .refused("discovery.wrong-type"), readMetadata),
                ]
            ),
            (
                "a token response",
                [
                    .bytes(
                        "a long error description", description("A", Texts.mebibyte - 100),
                        .refused("exchange.provider-error"),
                        readTokens),
                    .bytes(
                        "one letter with accents", description("\u{301}", Texts.mebibyte / 2 - 100),
                        .refused("exchange.provider-error"), readTokens),
                    .bytes(
                        "AADSTS again and again", description("AADSTS", Texts.mebibyte / 6 - 100),
                        .refused("exchange.provider-error"), readTokens),
                    .bytes(
                        "zeros", Array(Texts.filled("{\"x\":[", "]}", size: Texts.mebibyte) { _ in "0" }.utf8),
                        .refused("exchange.missing-member"), readTokens),
                ]
            ),
            (
                "a configuration",
                [
                    .bytes(
                        "1,000 providers of nothing",
                        Array("{\"providers\":[\((0..<1_000).map { _ in "{}" }.joined(separator: ","))]}".utf8),
                        .refused("config.missing"), readConfiguration),
                    .bytes(
                        "providers of nothing",
                        Array(Texts.filled("{\"providers\":[", "]}", size: Texts.mebibyte) { _ in "{}" }.utf8),
                        .refused("config.wrong-type"), readConfiguration),
                    .bytes(
                        "providers that are none",
                        Array(Texts.filled("{\"providers\":[", "]}", size: Texts.mebibyte) { _ in "0" }.utf8),
                        .refused("config.wrong-type"), readConfiguration),
                    .bytes(
                        "9,900 unknown members", Array("{\(names)}".utf8), .refused("config.missing"), readConfiguration
                    ).within(milliseconds: 400),
                ]
            ),
        ]
    }
}
