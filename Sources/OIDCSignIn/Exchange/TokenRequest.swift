public import OIDCDiscovery
import OIDCIssuers
public import OIDCPrimitives
public import OIDCProviders

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What is sent to the token endpoint: a code to be redeemed, or a refresh token.
public struct TokenRequest: Sendable {
    private let endpoint: String
    private let configuration: ProviderConfiguration
    private let parameters: [FormEncoding.Parameter]

    /// Redeems the code of a response that was matched to its sign-in, with the provider that it was begun with and nobody
    /// else. Refuses with `response.code-missing` or `response.other-provider`.
    public static func redeeming(
        _ response: AuthorizationResponse, _ configuration: ProviderConfiguration, metadata: ProviderMetadata
    ) throws(Refusal) -> TokenRequest {
        try response.pending.check(configuration, metadata)
        guard let code = response.code else {
            throw Refusal(.codeMissing())
        }
        return TokenRequest(
            endpoint: metadata.tokenEndpoint, configuration: configuration,
            parameters: [
                .init("grant_type", "authorization_code"), .init("code", code.revealed()),
                // The very text of the authorization request: the provider compares it letter by letter.
                .init("redirect_uri", response.pending.callback),
                .init("code_verifier", response.pending.codeVerifier.revealed()),
            ])
    }

    /// Asks for new tokens. Throws `exchange.other-provider` for a grant of another provider or client: its refresh token
    /// is not sent to this one.
    ///
    /// - Parameters:
    ///   - grant: What the sign-in, or the refresh before this one, left.
    ///   - configuration: The provider and the client.
    ///   - metadata: The provider's metadata.
    ///   - scope: Fewer scopes than were granted; the same ones when it is left out (RFC 6749 §6).
    public static func refreshing(
        _ grant: RefreshGrant, _ configuration: ProviderConfiguration, metadata: ProviderMetadata, scope: String? = nil
    ) throws(Refusal) -> TokenRequest {
        guard grant.provider.hasSameBytes(as: configuration.name),
            grant.clientID.hasSameBytes(as: configuration.clientID),
            configuration.profile.admits(issuer: grant.issuer, under: metadata.issuer.text)
        else { throw Refusal(.grantOfOtherProvider()) }
        return TokenRequest(
            endpoint: metadata.tokenEndpoint, configuration: configuration,
            parameters: [
                .init("grant_type", "refresh_token"), .init("refresh_token", grant.refreshToken.revealed()),
            ] + (scope.map { [.init("scope", $0)] } ?? []))
    }

    /// The request as it is sent, with the client's proof. Refuses with `exchange.credential-unavailable`.
    ///
    /// - Parameters:
    ///   - now: When it is sent.
    ///   - limits: How long to wait and how much to read.
    ///   - random: What an assertion's own name is made of.
    public func httpRequest(
        at now: Date, limits: DiscoveryLimits = .standard, random: some RandomSource = SystemRandom()
    ) async throws(Refusal) -> HTTPRequest {
        var body = parameters
        var headers = [
            HTTPHeader(name: "Accept", value: "application/json"),
            HTTPHeader(name: "Content-Type", value: "application/x-www-form-urlencoded"),
        ]
        switch configuration.authentication.method {
        case .none:
            body.append(.init("client_id", configuration.clientID))
        case .secretInBody(let secret):
            body += [.init("client_id", configuration.clientID), .init("client_secret", secret.revealed())]
        case .secretInHeader(let secret):
            headers.append(HTTPHeader(name: "Authorization", value: basicCredentials(secret)))
        case .privateKey(let signer):
            let assertion = try await proof {
                try await ClientAssertion.make(
                    clientID: configuration.clientID, tokenEndpoint: endpoint, signer: signer, at: now, random: random)
            }
            body += assertionParameters(assertion)
        case .assertion(let make):
            body += assertionParameters(try await proof(make))
        }
        return try HTTPRequest(
            .post, endpoint, headers: headers, body: Array(FormEncoding.encode(body).utf8),
            timeout: limits.requestTimeout, bodyLimit: limits.metadataBytes)
    }

    private func proof(_ make: () async throws -> Secret) async throws(Refusal) -> Secret {
        do {
            return try await make()
        } catch {
            // What went wrong is the application's own, and may hold anything.
            throw Refusal(.credentialUnavailable())
        }
    }

    private func assertionParameters(_ assertion: Secret) -> [FormEncoding.Parameter] {
        [
            .init("client_id", configuration.clientID), .init("client_assertion_type", ClientAssertion.type),
            .init("client_assertion", assertion.revealed()),
        ]
    }

    /// RFC 6749 §2.3.1: both are form-encoded before they are joined.
    private func basicCredentials(_ secret: Secret) -> String {
        let encoded = [configuration.clientID, secret.revealed()].map { text in
            FormEncoding.encode([.init("", text)]).dropFirst()
        }
        // The two alphabets of base64 differ only in what encodes >, ?, ~ and bytes that are no ASCII, and none of them
        // is left in a form.
        let text = Base64URL.encode(encoded.joined(separator: ":").utf8)
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        return "Basic \(text)\(padding)"
    }
}

extension TokenRequest: CustomStringConvertible, CustomReflectable {
    /// Where the request goes, and nothing of what it holds.
    public var description: String { "token request to \(escapedAddress(endpoint))" }
    /// A mirror without children: it is made of secrets.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
