import Foundation
import OIDCDiscovery
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import Testing

/// A sign-in by hand, as a browser and a server go through it together.
struct SignIn {
    let metadata: ProviderMetadata
    let clientID: String
    let redirectURI = "https://console.example.com/api/oidc/callback"
    let state = SignIn.random()
    let nonce = SignIn.random()
    let codeVerifier = SignIn.random()
    /// Sends requests to where the provider's addresses lead in a test.
    let transport: any HTTPTransport

    private static func random() -> String {
        Base64URL.encode((0..<32).map { _ in UInt8.random(in: 0...255) })
    }

    /// The address that the browser is sent to.
    func authorizationAddress(mode: String) -> String {
        let verifier = Array(codeVerifier.utf8)[...]
        let challenge = Base64URL.encode(SoftwareCrypto().hash(verifier.span, with: .sha256))
        return metadata.authorizationEndpoint + "?"
            + FormEncoding.encode([
                .init("client_id", clientID), .init("response_type", "code"), .init("redirect_uri", redirectURI),
                .init("scope", "openid profile email"), .init("response_mode", mode), .init("state", state),
                .init("nonce", nonce), .init("code_challenge", challenge), .init("code_challenge_method", "S256"),
            ])
    }

    /// The code in a redirection back to us.
    func code(inRedirection response: HTTPResponse) throws -> String {
        #expect(response.status == 302)
        let location = try #require(response[header: "Location"])
        #expect(location.hasPrefix(redirectURI + "?"), "\(location)")
        return try code(in: FormEncoding.decode(location.dropFirst(redirectURI.count + 1)))
    }

    /// The code in a page that posts itself to us.
    func code(inFormOf response: HTTPResponse) throws -> String {
        #expect(response.status == 200)
        let page = String(decoding: response.body, as: UTF8.self)
        let inputs = page.matches(of: #/name="([^"]*)" value="([^"]*)"/#)
        return try code(in: inputs.map { .init(String($0.output.1), String($0.output.2)) })
    }

    private func code(in parameters: [FormEncoding.Parameter]) throws -> String {
        #expect(parameters.first { $0.name == "state" }?.value == state)
        return try #require(parameters.first { $0.name == "code" }?.value)
    }

    /// What the token endpoint says to a code.
    func redeem(_ code: String, secret: String = "test-secret-of-no-value") async throws -> JSONCursor {
        let form = FormEncoding.encode([
            .init("grant_type", "authorization_code"), .init("code", code), .init("redirect_uri", redirectURI),
            .init("client_id", clientID), .init("client_secret", secret), .init("code_verifier", codeVerifier),
        ])
        let response = try await transport.send(
            HTTPRequest(
                .post, metadata.tokenEndpoint,
                headers: [HTTPHeader(name: "Content-Type", value: "application/x-www-form-urlencoded")],
                body: Array(form.utf8), timeout: .seconds(10), bodyLimit: 1 << 20))
        return JSONCursor(try JSONValue(parsing: response.body))
    }

    func send(_ method: HTTPRequest.Method, _ address: String, form: String = "") async throws -> HTTPResponse {
        try await transport.send(
            HTTPRequest(
                method, address,
                headers: [HTTPHeader(name: "Content-Type", value: "application/x-www-form-urlencoded")],
                body: Array(form.utf8), timeout: .seconds(10), bodyLimit: 1 << 20))
    }
}
