import EntraID

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Responses of the provider through the browser.
enum AuthorizationResponseKind: VectorKind {
    static let name = "authorization-response"
    static let givenMembers = ["mode", "text", "pending", "issuerParameterSupported", "now"]

    static func judge(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let mode = ResponseMode(try given["mode"].required(.string))
        let text = try given["text"].required(.string)
        let pending = given["pending"]
        try pending.requireOnly(["state", "issuer", "responseType", "responseMode", "startedAt"])
        guard let type = ResponseType(try pending["responseType"].required(.string)) else {
            throw Refusal(
                Problem(.vectorMalformed, at: .member("pending.responseType"), remedy: "Give a response type."))
        }
        let now = try given["now"].optional(.date)
        let startedAt = try pending["startedAt"].optional(.date)
        let beginning = (startedAt ?? now)?.date ?? Date(timeIntervalSince1970: 0)
        let signIn = PendingSignIn(
            provider: "entra", clientID: "client", callback: "https://console.example.com/api/oidc/callback",
            issuer: try pending["issuer"].required(.string),
            isIssuerParameterExpected: try given["issuerParameterSupported"].optional(.bool) ?? false,
            responseType: type, responseMode: ResponseMode(try pending["responseMode"].required(.string)),
            startedAt: beginning,
            secrets: SignInSecrets(
                state: try pending["state"].required(.string), nonce: "n", codeVerifier: "v"))
        return VectorOutcome { _ throws(Refusal) in
            let response = try AuthorizationResponse.read(
                text, mode: mode, pending: signIn, at: now?.date ?? beginning)
            return [
                "code": JSONValue(response.code?.revealed()), "idToken": JSONValue(response.idToken?.revealed()),
            ]
        }
    }
}
