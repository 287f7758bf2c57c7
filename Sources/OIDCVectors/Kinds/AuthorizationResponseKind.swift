import EntraID

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Authorization responses, as received through the browser.
enum AuthorizationResponseKind: VectorKind {
    static let name = "authorization-response"
    static let givenMembers = ["path", "mode", "text", "pending", "issuerParameterSupported", "now"]

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let request = CallbackRequest(
            path: try given["path"].optional(.string) ?? CallbackPath.standard.string,
            mode: ResponseMode(try given["mode"].required(.string)),
            encodedParameters: try given["text"].required(.string))
        let pending = given["pending"]
        try pending.requireOnly(["callback", "state", "issuer", "responseType", "responseMode", "startedAt"])
        guard let type = ResponseType(try pending["responseType"].required(.string)) else {
            throw Refusal(
                Problem(.vectorMalformed, at: .member("pending.responseType"), remedy: "Specify a response type."))
        }
        let configuration = try ProviderConfiguration(
            name: "entra", profile: EntraProfile(EntraAuthority(tenant: .common), allowedTenants: .anyTenant),
            clientID: "client", authentication: .none, responseType: type,
            responseMode: ResponseMode(try pending["responseMode"].required(.string)))
        let now = try given["now"].optional(.date)
        let startedAt = try pending["startedAt"].optional(.date)
        let beginning = (startedAt ?? now)?.date ?? Date(timeIntervalSince1970: 0)
        let signIn = PendingSignIn(
            provider: configuration.name, clientID: configuration.clientID,
            callback: try pending["callback"].optional(.string)
                ?? "https://console.example.com\(CallbackPath.standard)",
            issuer: try pending["issuer"].required(.string),
            isIssuerParameterExpected: try given["issuerParameterSupported"].optional(.bool) ?? false,
            responseType: type, responseMode: configuration.responseMode, startedAt: beginning,
            secrets: SignInSecrets(
                state: try pending["state"].required(.string), nonce: "n", codeVerifier: "v"))
        return VectorOutcome { _ throws(Refusal) in
            let response = try AuthorizationResponse(
                parsing: request, answering: signIn, with: configuration, at: now?.date ?? beginning)
            return [
                "code": JSONValue(response.code?.revealed()), "idToken": JSONValue(response.idToken?.revealed()),
            ]
        }
    }
}
