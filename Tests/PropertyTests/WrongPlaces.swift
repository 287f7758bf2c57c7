import EntraID
import Foundation
import OIDCFixtures

/// Every API that reads external text, with the problems it reports for a text.
struct WrongPlaces {
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

    static func all() throws -> [WrongPlaces] {
        let (metadata, metadataProfile) = try DocumentCases.metadata()
        let policy = try CallbackPolicy(trustedProxies: ["10.0.0.0/8"])
        func request(_ header: String, _ text: String) throws -> [Problem] {
            let headers = header == "Host" ? [] : [HeaderField(name: header, value: text)]
            let request = ObservedRequest(
                scheme: "https", host: header == "Host" ? text : "a.example", headers: headers, peer: "10.0.0.1")
            return try warnings { try policy.callback(request: request, warnings: $0) }
        }
        let texts: [WrongPlaces] = [
            WrongPlaces("the issuer's field") { text in
                try warnings { try EntraAuthority(parsing: text, warnings: $0) }
            },
            WrongPlaces("a page address") { text in
                try warnings { try CallbackPolicy.standard.callback(pageURL: text, warnings: $0) }
            },
            WrongPlaces("a public address") { text in
                try warnings { try CallbackPolicy.standard.callback(publicURL: text, warnings: $0) }
            },
            WrongPlaces("a callback path") {
                _ = try CallbackPath($0); return []
            },
            WrongPlaces("the trusted proxies") {
                _ = try CallbackPolicy(trustedProxies: [$0]); return []
            },
            WrongPlaces("the allowed hosts") { text in
                let policy = try CallbackPolicy(allowedHosts: [text])
                return try warnings { try policy.callback(pageURL: "https://a.example", warnings: $0) }
            },
            WrongPlaces("a redirect URI") { RedirectRules().problems(of: $0) },
            WrongPlaces("an issuer") {
                _ = try IssuerIdentifier($0); return []
            },
            WrongPlaces("an issuer template") {
                _ = try IssuerTemplate(entra: $0); return []
            },
            WrongPlaces("a token") {
                _ = try CompactToken($0); return []
            },
            WrongPlaces("base64url") {
                _ = try Base64URL.decode($0); return []
            },
            WrongPlaces("percent encoding") {
                _ = try PercentEncoding.decode($0); return []
            },
            WrongPlaces("a form") {
                _ = try FormEncoding.decode($0); return []
            },
            WrongPlaces("JSON") {
                _ = try JSONValue(parsing: $0); return []
            },
            WrongPlaces("an error of Entra") {
                _ = try EntraErrorEntry(parsing: $0); return []
            },
        ]
        let headers = ["Host", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "Forwarded"].map { header in
            WrongPlaces("the field \(header)") { try request(header, $0) }
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
    ) -> [WrongPlaces] {
        func bytes(_ members: [JSONObject.Member]) -> [UInt8] {
            Array(JSONValue.object(JSONObject(members)).serialized(indented: false).utf8)
        }
        // The other property in `SecretProperties` covers a secret in its own member.
        let names = object.members.map(\.name).filter { $0 != "clientSecret" } + ["error", "error_description"]
        let values = names.map { member in
            WrongPlaces("“\(member)” of \(name)") { text in
                try read(
                    bytes(object.members.filter { $0.name != member } + [.init(name: member, value: .string(text))]))
            }
        }
        return values + [
            WrongPlaces("the name of a member of \(name)") { text in
                try read(bytes(object.members + [.init(name: text, value: .null)]))
            }
        ]
    }

    /// Uses the text as each claim and header member of a valid token.
    private static func claims() -> [WrongPlaces] {
        var choices = Choices(replaying: [])
        let good = TokenCase(&choices)
        func place(_ name: String, _ change: @escaping (inout TokenCase, String) -> Void) -> WrongPlaces {
            WrongPlaces(name) { text in
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
