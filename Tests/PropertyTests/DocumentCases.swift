import EntraID
import OIDCTestSupport

/// Documents of providers and administrators: valid ones with up to three members changed.
enum DocumentCases {
    static let secret = "fGh8Q~this_is-no.secretOfAnybodyAtAll0123456"

    static let configuration: JSONObject = [
        "name": "entra", "issuer": .string(TokenCase.issuer), "clientID": .string(TokenCase.clientID),
        "clientSecret": .string(secret), "scope": "openid profile", "responseType": "code", "responseMode": "query",
        "allowedTenants": .array([.string(TokenCase.tenant)]), "publicAddress": "https://console.example.com",
        "callbackPath": "/api/oidc/callback", "signInAudience": "AzureADMyOrg", "customHosts": .array([]),
    ]

    static let tokenResponse: JSONObject = [
        "token_type": "Bearer", "access_token": "an-access-token", "id_token": "an.id.token", "scope": "openid",
        "expires_in": 3_599, "refresh_token": "a-refresh-token",
    ]

    static let key: JSONObject = [
        "kty": "RSA", "use": "sig", "kid": "k0", "alg": "RS256", "e": "AQAB", "key_ops": .array(["verify"]),
        "n": .string(Base64URL.encode(TokenCase.moduli[0])), "issuer": .string(TokenCase.issuer),
        "x5c": .array(["MII"]),
    ]

    /// The metadata that `TestIssuer` serves for a tenant, and the profile that validates it.
    static func metadata() throws -> (document: JSONObject, profile: any ProviderProfile) {
        let issuer = try TestIssuer(try EntraAuthority(parsing: TokenCase.issuer, warnings: .ignored))
        guard case .object(let object) = try JSONValue(parsing: issuer.metadataDocument) else {
            return ([:], issuer.profile)
        }
        return (object, issuer.profile)
    }

    private static let oddValues: [JSONValue] = [
        .null, "", "x", true, 1, .array([]), .array(["a", .null]), .object([:]),
        "ä \u{202E}",
        "https://evil.example/", "http://a.example", "https://user:pw@a.example/?x#y", .array(["RS256"]), "private",
    ]

    /// Returns the object with some members removed, changed, or added.
    static func changed(_ object: JSONObject, _ choices: inout Choices, values: [JSONValue] = oddValues) -> JSONObject {
        var members = object.members
        for _ in 0..<choices.below(4) where !members.isEmpty {
            let place = choices.below(members.count)
            switch choices.below(3) {
            case 0: members[place] = .init(name: members[place].name, value: choices.pick(values))
            case 1: members.remove(at: place)
            default:
                let name = choices.pick(["error", "d", "unknown", "error_description", "ｉssuer", "x5t", "", "Issuer"])
                guard !members.contains(where: { $0.name.hasSameBytes(as: name) }) else { continue }
                members.insert(.init(name: name, value: choices.pick(values)), at: place)
            }
        }
        return JSONObject(members)
    }
}
