import EntraID
import OIDCTestSupport

/// Tokens within the limits that are as expensive as their size allows.
enum TokenShapes {
    static func all() throws -> [Probe] {
        let bench = try TokenBounds.Bench()
        let limit = 256 << 10
        func token(_ shape: String, _ outcome: Probe.Outcome = .accepted, _ filling: @escaping (Int) -> JSONValue)
            -> Probe
        {
            .text(shape, bench.token(size: limit, filling), outcome, bench.verify)
        }
        func claim(_ name: String, _ shape: String, _ outcome: Probe.Outcome, _ text: String) throws -> Probe {
            .text(shape, bench.token([name: try JSONValue(parsing: text)]), outcome, bench.verify)
        }
        let digits = 190_000
        let names = JSONObject((0..<9_900).map { .init(name: Texts.digits($0, 8), value: .null) })
        return [
            token("a claim of zeros") { .array([JSONValue](repeating: 0, count: $0)) },
            token("groups") { .array((0..<($0 / 40)).map { .string(Texts.digits($0, 36)) }) },
            token("escapes") { .string(Texts.repeated("\u{1}", $0 / 6)) },
            .text(
                "9,900 more claims",
                bench.token(Dictionary(names.members.map { ($0.name, $0.value) }, uniquingKeysWith: { one, _ in one })),
                .accepted, bench.verify),
            try claim("exp", "`exp` of 190,000 digits", .refused("token.claim-type"), Texts.repeated("9", digits)),
            try claim("exp", "`exp` with a long fraction", .accepted, "1800003600." + Texts.repeated("1", digits)),
            try claim(
                "exp", "`exp` of zeros and an exponent", .accepted,
                "0." + Texts.repeated("0", digits) + "18e\(digits + 10)"),
            try claim(
                "aud", "`aud` of 20,000 names", .refused("token.audience-mismatch"),
                "[" + (0..<20_000).map { "\"\($0)\"" }.joined(separator: ",") + "]"),
            try claim(
                "nonce", "a long nonce", .refused("token.nonce-mismatch"), "\"" + Texts.repeated("n", digits) + "\""),
            try claim(
                "iss", "a long issuer", .refused("issuer.mismatch"),
                "\"https://id.example.com/" + Texts.repeated("n", digits) + "\""),
            .text("nothing but dots", Texts.repeated(".", limit), .refused("token.not-compact"), bench.verify),
            .text(
                "no base64url", Texts.repeated("A", 100_000) + "." + Texts.repeated("A", 100_000) + "." + "=",
                .refused("token.invalid-json"), bench.verify),
            escapedClaims(bench),
        ]
    }

    /// Names that consist only of escapes must be resolved for each claim that is read.
    private static func escapedClaims(_ bench: TokenBounds.Bench) -> Probe {
        let name = { (number: Int) in
            "\"" + Texts.repeated("\\u0041", 990) + "\\u\(Texts.digits(1_000 + number, 4))\":0"
        }
        let claims = "{" + (0..<32).map(name).joined(separator: ",") + "}"
        let header = #"{"alg":"RS256","kid":"\#(bench.issuer.keyID)"}"#
        let input = Base64URL.encode(header.utf8) + "." + Base64URL.encode(claims.utf8)
        let signature = TestKey.one.signature(over: Array(input.utf8))
        return .text(
            "32 names of escapes", "\(input).\(Base64URL.encode(signature))", .refused("token.claim-missing"),
            bench.verify)
    }
}
