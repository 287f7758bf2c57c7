import EntraID
import Foundation

/// Inputs of APIs and sessions that are as expensive as their size allows.
enum APIShapes {
    static func all() -> [(String, [Probe])] {
        [
            ("a request for claims", claims.map { shape, text, outcome in .text(shape, text, outcome, merge) }),
            (
                "a challenge",
                [.text("commas", Texts.repeated(",", 16_384), .refused("challenge.missing"), readChallenge)]
            ),
            ("the issuer of a token that is not verified", [.text("claims of 190 KiB", token, .accepted, readIssuer)]),
            ("a stored session", [.bytes("an access token of 256 KiB", session, .accepted, readSession)]),
        ]
    }

    /// Requests whose values are hard to compare with each other, or whose claims are many.
    private static var claims: [(String, String, Probe.Outcome)] {
        func request(_ value: (Int) -> String) -> String {
            Texts.filled(#"{"id_token":{"a":{"values":["#, "]}}}", size: 16_384, value)
        }
        return [
            ("numbers with exponents", request { "\($0)e\($0)" }, .accepted),
            ("objects of one member", request { _ in #"{"a":0}"# }, .refused("json.too-large")),
            ("nested arrays", request { _ in "[[[[[[[[[]]]]]]]]]" }, .accepted),
            ("490 claims", "{\"id_token\":{\((0..<490).map { "\"\($0)\":{}" }.joined(separator: ","))}}", .accepted),
        ]
    }

    private static var token: String {
        let claims = Texts.filled(#"{"iss":"https://id.example.com","x":["#, "]}", size: 190 << 10) { _ in "0" }
        return [#"{"alg":"RS256"}"#, claims, "signature"].map { Base64URL.encode(Array($0.utf8)) }
            .joined(separator: ".")
    }

    private static var session: [UInt8] {
        let token = Texts.repeated("a", 256 << 10)
        let tokens = """
            {"version":1,"provider":"entra","clientID":"client","issuer":"https://id.example.com","subject":"ada",\
            "accessToken":"\(token)","accessTokenExpiresAt":1700003600,"lifetime":3600}
            """
        return Array(#"{"version":1,"revision":1,"tokens":\#(tokens),"expiresAt":1702592000}"#.utf8)
    }

    private static func merge(_ text: String) throws {
        let request = try ClaimsRequest(parsing: text)
        _ = request.merging(request)
    }

    private static func readChallenge(_ text: String) throws { _ = try ClaimsChallenge(parsing: [text]) }

    private static func readIssuer(_ text: String) throws { _ = try CompactToken(text).unverifiedClaims["iss"] }

    private static func readSession(_ bytes: [UInt8]) throws {
        _ = try JSONDecoder().decode(StoredSession.self, from: Data(bytes))
    }
}
