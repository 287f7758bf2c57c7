import EntraID
import Foundation
import OIDCFixtures

/// Every API that reads external text, with the problems it reports for a text.
struct MisplacedInput {
    let name: String
    let problems: (String) -> [Problem]

    private init(_ name: String, _ read: @escaping (String) throws -> [Problem]) {
        self.name = name
        problems = { text in
            do {
                return try read(text)
            } catch {
                return (error as? Refusal)?.problems ?? []
            }
        }
    }

    static func all() throws -> [MisplacedInput] {
        let (metadata, metadataProfile) = try DocumentCases.metadata()
        let policy = try CallbackPolicy(trustedProxies: ["10.0.0.0/8"])
        func request(_ header: String, _ text: String) throws -> [Problem] {
            let headers = header == "Host" ? [] : [HeaderField(name: header, value: text)]
            let request = ObservedRequest(
                scheme: "https", host: header == "Host" ? text : "a.example", headers: headers, peer: "10.0.0.1")
            return try warnings { try policy.callback(request: request, warnings: $0) }
        }
        let texts: [MisplacedInput] = [
            MisplacedInput("the issuer's field") { text in
                try warnings { try EntraAuthority(parsing: text, warnings: $0) }
            },
            MisplacedInput("a page address") { text in
                try warnings { try CallbackPolicy.standard.callback(pageURL: text, warnings: $0) }
            },
            MisplacedInput("a public address") { text in
                try warnings { try CallbackPolicy.standard.callback(publicURL: text, warnings: $0) }
            },
            MisplacedInput("a callback path") {
                _ = try CallbackPath($0); return []
            },
            MisplacedInput("the trusted proxies") {
                _ = try CallbackPolicy(trustedProxies: [$0]); return []
            },
            MisplacedInput("the allowed hosts") { text in
                let policy = try CallbackPolicy(allowedHosts: [text])
                return try warnings { try policy.callback(pageURL: "https://a.example", warnings: $0) }
            },
            MisplacedInput("a redirect URI") { RedirectRules().problems(of: $0) },
            MisplacedInput("an issuer") {
                _ = try IssuerIdentifier($0); return []
            },
            MisplacedInput("an issuer template") {
                _ = try IssuerTemplate(entra: $0); return []
            },
            MisplacedInput("a token") {
                _ = try CompactToken($0); return []
            },
            MisplacedInput("base64url") {
                _ = try Base64URL.decode($0); return []
            },
            MisplacedInput("percent encoding") {
                _ = try PercentEncoding.decode($0); return []
            },
            MisplacedInput("a form") {
                _ = try FormEncoding.decode($0); return []
            },
            MisplacedInput("JSON") {
                _ = try JSONValue(parsing: $0); return []
            },
            MisplacedInput("an error of Entra") {
                _ = try EntraErrorEntry(parsing: $0); return []
            },
        ]
        let headers = ["Host", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "Forwarded"].map { header in
            MisplacedInput("the field \(header)") { try request(header, $0) }
        }
        let documents = [
            members("a configuration", of: DocumentCases.configuration) { bytes in
                try warnings { try EntraConfiguration.all(in: bytes, warnings: $0) }
            },
            members("a key", of: DocumentCases.key) { bytes in
                let document = Array("{\"keys\":[".utf8) + bytes + Array("]}".utf8)
                return try warnings { try KeySet(jwks: document, warnings: $0) }
            },
            members("metadata", of: metadata) { bytes in
                let response = TransportResponse(status: 200, body: bytes)
                return try warnings { try ProviderMetadata(document: response, profile: metadataProfile, warnings: $0) }
            },
            members("a token response", of: DocumentCases.tokenResponse) { bytes in
                _ = try TokenResponse(
                    parsing: TransportResponse(status: 200, body: bytes), from: "https://a.example/token",
                    profile: metadataProfile)
                return []
            },
        ]
        return texts + headers + documents.flatMap(\.self) + claims()
    }

    /// Uses the text as the value of each member of a document, and as the name of a member.
    private static func members(
        _ name: String, of object: JSONObject, _ read: @escaping ([UInt8]) throws -> [Problem]
    ) -> [MisplacedInput] {
        func bytes(_ members: [JSONObject.Member]) -> [UInt8] {
            Array(JSONValue.object(JSONObject(members)).serialized(indented: false).utf8)
        }
        // The other property in `SecretProperties` covers a secret in its own member.
        let names = object.members.map(\.name).filter { $0 != "clientSecret" } + ["error", "error_description"]
        let values = names.map { member in
            MisplacedInput("“\(member)” of \(name)") { text in
                try read(
                    bytes(object.members.filter { $0.name != member } + [.init(name: member, value: .string(text))]))
            }
        }
        return values + [
            MisplacedInput("the name of a member of \(name)") { text in
                try read(bytes(object.members + [.init(name: text, value: .null)]))
            }
        ]
    }

    /// Uses the text as each claim and header member of a valid token.
    private static func claims() -> [MisplacedInput] {
        var choices = Choices(replaying: [])
        let good = TokenCase(&choices)
        func place(_ name: String, _ change: @escaping (inout TokenCase, String) -> Void) -> MisplacedInput {
            MisplacedInput(name) { text in
                var token = good
                change(&token, text)
                return try token.validate().problems(of: token.token(), at: token.now)
            }
        }
        let claims = ["iss", "aud", "sub", "nonce", "azp", "tid", "ver", "acr", "c_hash", "exp"].map { name in
            place("the claim \(name)") { token, text in
                token.claims = token.claims.filter { $0.name != name } + [.init(name: name, value: .string(text))]
            }
        }
        let headers = ["alg", "kid", "typ"].map { name in
            place("the header's \(name)") { token, text in
                token.header = token.header.filter { $0.name != name } + [.init(name: name, value: .string(text))]
            }
        }
        return claims + headers
    }
}
