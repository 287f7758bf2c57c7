import Foundation
import OIDCVectors

@testable import EntraID
@testable import OIDCIssuers
@testable import OIDCTokens

/// How a bound is tested: with an input of a vector, or with the library's own constant.
enum BoundProbe: Sendable {
    /// The input in which the bounded quantity has a value.
    case given(@Sendable (Int) -> JSONValue)
    /// Whether a value is not beyond the bound.
    case isWithin(@Sendable (Int) -> Bool)
    /// The same, for the closest value beyond the bound that is otherwise valid.
    case isWithinSteps(Int, @Sendable (Int) -> Bool)

    /// The probes under the names of the bounds, with `-minimum` for a lower bound.
    static let all: [String: BoundProbe] = documents.merging(requests) { first, _ in first }
        .merging(constants) { first, _ in first }

    private static let documents: [String: BoundProbe] = [
        "json.levels": .given { ["text": .string(nested($0))] },
        "json.bytes": .given { ["text": .string("\"" + letters($0 - 2) + "\"")] },
        "json.members": .given { ["text": .string("{\(members($0))}")] },
        "compact-token.bytes": .given { ["token": .string(letters($0))] },
        "key-set.bytes": .given { ["text": .string(#"{"keys":[]}"# + spaces($0 - 11))] },
        "key-set.members": .given { ["text": .string(#"{"keys":[],\#(members($0 - 1))}"#)] },
        "key-set.keys": .given { ["document": ["keys": .array(Array(repeating: .null, count: $0))]] },
        "discovery.bytes": .given {
            ["authority": "https://id.example.com", "text": .string("{}" + spaces($0 - 2))]
        },
        "entra-authority.bytes": .given { ["text": .string(letters($0))] },
        "entra-redirect.characters": .given { ["uri": .string("https://a.example/" + letters($0 - 18))] },
        "provider-configuration.providers": .given {
            ["configuration": ["providers": .array(Array(repeating: [:], count: $0))]]
        },
        "groups-overage.page-bytes": .given { page(.string(#"{"value":[]}"# + spaces($0 - 12))) },
        "groups-overage.page-levels": .given { page(.string(#"{"value":[],"x":\#(nested($0 - 1))}"#)) },
        "groups-overage.groups": .given { count in
            let group: JSONValue = "6f54a8f2-3cba-4a09-9d92-2ad7cb9a1f10"
            return [
                "query": "security-groups", "user": "me",
                "response": ["document": ["value": .array(Array(repeating: group, count: count))]],
            ]
        },
        "groups-overage.link": .given { length in
            let path = "https://graph.microsoft.com/v1.0/me/transitiveMemberOf/microsoft.graph.group?"
            let link = path + letters(length - path.utf8.count)
            return page(.string(#"{"value":[],"@odata.nextLink":"\#(link)"}"#))
        },
        "code-challenge.verifier": .given { ["verifier": .string(letters($0))] },
        "code-challenge.verifier-minimum": .given { ["verifier": .string(letters($0))] },
    ]

    private static let requests: [String: BoundProbe] = [
        "callback.host": .given { length in
            let host = (length.isMultiple(of: 2) ? "aa" : "a") + String(repeating: ".a", count: (length - 1) / 2)
            return ["pageAddress": .string("https://\(host)")]
        },
        "callback.label": .given { ["pageAddress": .string("https://\(letters($0)).example")] },
        "callback.port": .given { ["pageAddress": .string("https://a.example:\($0)")] },
        "callback.port-minimum": .given { ["pageAddress": .string("https://a.example:\($0)")] },
        "callback.path": .given {
            ["pageAddress": "https://a.example", "path": .string("/" + letters($0 - 1))]
        },
        "callback.forwarded": .given { proxied("Forwarded", "host=a.example;for=" + letters($0 - 19)) },
        "callback.forwarded-pairs": .given { count in
            proxied("Forwarded", (0..<count).map { "a\($0)=b" }.joined(separator: ";"))
        },
        "callback.forwarded-list": .given { proxied("X-Forwarded-Host", "a.example," + letters($0 - 10)) },
        "authorization-response.bytes": .given { response(letters($0), after: 0) },
        "authorization-response.pieces": .given { count in
            response((0..<count).map { "a\($0)=b" }.joined(separator: "&"), after: 0)
        },
        "authorization-response.age": .given { response("a=b", after: $0) },
        "authorization-response.future": .given { response("a=b", after: -$0) },
        "claims-challenge.bytes": .given { ["fields": [.string("Bearer a=" + letters($0 - 9))]] },
        "claims-challenge.parameters": .given { count in
            ["fields": [.string("Bearer " + (0..<count).map { "a\($0)=b" }.joined(separator: ", "))]]
        },
        "claims-challenge.levels": .given { levels in
            let claims = Data(#"{"access_token":{},"x":\#(nested(levels - 1))}"#.utf8).base64EncodedString()
            return ["fields": [.string(#"Bearer error="insufficient_claims", claims="\#(claims)""#)]]
        },
        "claims-challenge.request-bytes": .given { ["merge": [.string(#"{"x":"\#(letters($0 - 8))"}"#)]] },
        "claims-challenge.request-levels": .given { ["merge": [.string(#"{"x":\#(nested($0 - 1))}"#)]] },
        "claims-challenge.request-members": .given { ["merge": [.string("{\(members($0))}")]] },
        "device-sign-in.typed": .given { device(typed: "BCDFGHJK" + String(repeating: "-", count: $0 - 8)) },
        "device-sign-in.sign-in-age": .given { device(after: $0) },
        "device-sign-in.clock": .given { device(authenticatedBefore: $0) },
    ]

    private static let constants: [String: BoundProbe] = [
        "key-set.modulus-minimum": .isWithin { $0 >= KeySetLimits.standard.minimumModulusBits },
        "key-set.modulus": .isWithin { $0 <= KeySetLimits.standard.maximumModulusBits },
        "key-set.exponent-minimum": .isWithinSteps(2) { isExponent($0) },
        "key-set.exponent": .isWithinSteps(2) { isExponent($0) },
        "id-token.date-minimum": .isWithin { NumericDate(seconds: Double($0)) != nil },
        "id-token.date": .isWithin { NumericDate(seconds: Double($0)) != nil },
        "id-token.sub-minimum": .isWithin { SubjectSyntax.lengths.contains($0) },
        "id-token.sub": .isWithin { SubjectSyntax.lengths.contains($0) },
        "id-token.leeway-minimum": .isWithin { (try? Leeway(.seconds($0))) != nil },
        "id-token.leeway": .isWithin { (try? Leeway(.seconds($0))) != nil },
        "issuer.suggestion": .isWithin { IssuerCorrection.canBeShown(letters($0)) },
        "provider-error.word": .isWithin { error(["error": .string(letters($0))], "error") != .null },
        "provider-error.numbers": .isWithin { count in
            let numbers = JSONValue.array((0..<count).map { .number(JSONNumber($0)) })
            return error(["error": "a", "error_codes": numbers], "numbers") == numbers
        },
        "provider-error.claims": .isWithin {
            error(["error": "a", "claims": .string(#"{"a":"\#(letters($0 - 8))"}"#)], "claims") != .null
        },
        "provider-error.timestamp": .isWithin {
            error(["error": "a", "timestamp": .string(String(repeating: "1", count: $0))], "timestamp") != .null
        },
        "provider-error.description": .isWithin {
            error(["error": "a", "error_description": .string(spaces($0 - 11) + "AADSTS50011")], "code") != .null
        },
        "provider-error.retry-after": .isWithin { seconds in
            error(["error": "a"], "retryAfter", retryAfter: seconds) == .number(JSONNumber(seconds))
        },
        "groups-overage.wait": .isWithin { seconds in
            let outcome = try? probe("groups-overage", ["retryAfter": .string("\(seconds)"), "now": 0]).outcome()
            return outcome?["accepted"]?["seconds"] == .number(JSONNumber(seconds))
        },
    ]

    /// Returns a vector with an input and no expectation.
    static func probe(_ kind: String, _ given: JSONValue) throws -> VectorCase {
        let file: JSONValue = [
            "kind": .string(kind), "cases": [["name": "probe", "rule": "probe", "given": given, "expect": [:]]],
        ]
        return try VectorCase.all(in: Array(file.serialized(indented: false).utf8), source: "probe")[0]
    }

    // MARK: - Parts of inputs

    private static func letters(_ count: Int) -> String { String(repeating: "a", count: count) }
    private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
    private static func nested(_ levels: Int) -> String {
        String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    private static func members(_ count: Int) -> String {
        (0..<count).map { "\"\(String($0, radix: 36))\":0" }.joined(separator: ",")
    }

    private static func page(_ text: JSONValue) -> JSONValue {
        ["query": "memberships", "user": "me", "response": ["text": text]]
    }

    private static func proxied(_ field: String, _ value: String) -> JSONValue {
        let headers = JSONValue.object(JSONObject([.init(name: field, value: .string(value))]))
        return [
            "request": ["scheme": "https", "host": "b.example", "headers": headers, "peer": "10.0.0.1"],
            "trustedProxies": ["10.0.0.0/8"],
        ]
    }

    private static func response(_ text: String, after seconds: Int) -> JSONValue {
        [
            "mode": "query", "text": .string(text), "now": .number(JSONNumber(1_800_000_000 + seconds)),
            "pending": [
                "state": "Zk3vQ1xW8pLr0aTn", "issuer": "https://id.example.com", "responseType": "code",
                "responseMode": "query", "startedAt": 1_800_000_000,
            ],
        ]
    }

    private static func device(
        typed: String = "BCDF-GHJK", after seconds: Int = 1, authenticatedBefore: Int = 0
    ) -> JSONValue {
        let start = 1_800_000_000
        return [
            "limits": ["lifetime": 1_800],
            "events": [
                [
                    "at": .number(JSONNumber(start)), "do": "begin", "client": "a", "random": "0001020304050607",
                ],
                [
                    "at": .number(JSONNumber(start + seconds)), "do": "type", "code": .string(typed), "browser": "x",
                    "user": "ada", "authenticatedAt": .number(JSONNumber(start - authenticatedBefore)),
                ],
            ],
        ]
    }

    private static func error(_ body: JSONValue, _ member: String, retryAfter: Int = 1) -> JSONValue? {
        let given: JSONValue = [
            "status": 400, "body": .string(body.serialized(indented: false)), "provider": "entra",
            "retryAfter": .string("\(retryAfter)"),
        ]
        return try? probe("provider-error", given).outcome()["accepted"]?[member]
    }

    private static func isExponent(_ value: Int) -> Bool {
        let modulus = Base64URL.encode([0xC1] + [UInt8](repeating: 1, count: 255))
        let bytes = (0..<8).reversed().map { UInt8(truncatingIfNeeded: UInt64(value) >> (8 * $0)) }
        let exponent = Base64URL.encode(Array(bytes.drop { $0 == 0 }))
        let set: JSONValue = ["keys": [["kty": "RSA", "n": .string(modulus), "e": .string(exponent)]]]
        return (try? KeySet(jwks: Array(set.serialized(indented: false).utf8), warnings: .ignored)) != nil
    }
}
