public import OIDCCallbacks
import OIDCDiscovery
import OIDCIssuers
import OIDCPrimitives
public import OIDCProviders

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A sign-in that was begun: what must be known to judge its response.
///
/// Keep it where the browser's session is kept on the server, and take it out before the response is judged: being taken
/// out is what makes it serve once. Any process can finish what another began. Encoded, it holds secrets in the clear; a
/// cookie of it must be encrypted, and serves until it expires, because a copy of a cookie cannot be taken out.
///
/// With `form_post` the response is posted by the provider's page, and browsers send only cookies that are marked
/// `SameSite=None; Secure` with it: the cookie by which the session is found must be one of those.
public struct PendingSignIn: Sendable {
    /// The name of the provider's configuration.
    public let provider: String
    /// The client's name with the provider.
    public let clientID: String
    /// The callback URL as it was sent.
    public let callback: String
    /// The issuer that the metadata named, perhaps a template.
    public let issuer: String
    /// Whether the provider always names itself in responses (RFC 9207).
    public let isIssuerParameterExpected: Bool
    /// What the response shall bring.
    public let responseType: ResponseType
    /// How the response shall travel.
    public let responseMode: ResponseMode
    /// When the sign-in began.
    public let startedAt: Date
    /// How many seconds the person may take.
    public let lifetime: Double
    /// How old the person's sign-in may be, if that was asked for.
    public let maximumAge: Int?
    /// The contexts of which one must have been met, if any were asked for.
    public let requiredContexts: [String]
    let state: Secret
    let nonce: Secret
    let codeVerifier: Secret

    /// How many seconds a person may take when nothing else is said: ten minutes.
    public static let standardLifetime = 600.0
    /// An hour: nothing that was stored may live longer, whatever it says.
    public static let longestLifetime = 3_600.0
    /// The form that this version of the library writes and reads.
    public static let currentVersion = 1

    init(
        _ configuration: ProviderConfiguration, metadata: ProviderMetadata, callback: String, secrets: SignInSecrets,
        options: AuthorizationOptions, startedAt: Date
    ) {
        self.init(
            provider: configuration.name, clientID: configuration.clientID, callback: callback,
            issuer: metadata.issuer.text,
            isIssuerParameterExpected: metadata.isIssuerParameterSupported, responseType: configuration.responseType,
            responseMode: configuration.responseMode, startedAt: startedAt, lifetime: options.lifetime,
            maximumAge: options.maximumAge, requiredContexts: options.requiredContexts, secrets: secrets)
    }

    package init(
        provider: String, clientID: String, callback: String, issuer: String, isIssuerParameterExpected: Bool,
        responseType: ResponseType, responseMode: ResponseMode, startedAt: Date,
        lifetime: Double = PendingSignIn.standardLifetime, maximumAge: Int? = nil,
        requiredContexts: [String] = [], secrets: SignInSecrets
    ) {
        self.provider = provider
        self.clientID = clientID
        self.callback = callback
        self.issuer = issuer
        self.isIssuerParameterExpected = isIssuerParameterExpected
        self.responseType = responseType
        self.responseMode = responseMode
        self.startedAt = startedAt
        self.lifetime = PendingSignIn.bounded(lifetime)
        self.maximumAge = maximumAge
        self.requiredContexts = requiredContexts
        state = secrets.state
        nonce = secrets.nonce
        codeVerifier = secrets.codeVerifier
    }

    /// Refuses with `response.other-provider` when the sign-in was begun with another provider, issuer or client: a code
    /// and its verifier go to nobody else.
    func judge(_ configuration: ProviderConfiguration, _ metadata: ProviderMetadata) throws(Refusal) {
        guard provider.hasSameBytes(as: configuration.name), clientID.hasSameBytes(as: configuration.clientID),
            issuer.hasSameBytes(as: metadata.issuer.text)
        else {
            throw Refusal(
                .response(
                    .responseOtherProvider,
                    "This sign-in was begun with another provider of this server, or before its configuration was "
                        + "changed. Begin anew."))
        }
    }

    private static func bounded(_ lifetime: Double) -> Double {
        lifetime >= 0 ? min(lifetime, longestLifetime) : 0
    }

    /// Whether the person took longer than they may. A time that is no number has expired.
    public func isExpired(at now: Date) -> Bool {
        !(now.timeIntervalSince1970 - startedAt.timeIntervalSince1970 <= lifetime)
    }
}

// MARK: - Stores

extension PendingSignIn: Codable {
    private enum CodingKeys: String, CodingKey {
        case version, provider, clientID, callback, issuer, isIssuerParameterExpected, responseType, responseMode,
            startedAt
        case lifetime, maximumAge, requiredContexts, state, nonce, codeVerifier
    }

    /// Reads what was stored; fails for another version's.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let version = try container.decode(Int.self, forKey: .version)
        guard version == PendingSignIn.currentVersion else {
            throw DecodingError.dataCorruptedError(
                forKey: .version, in: container, debugDescription: "a sign-in of version \(version) cannot be read")
        }
        guard let type = ResponseType(try container.decode(String.self, forKey: .responseType)) else {
            throw DecodingError.dataCorruptedError(
                forKey: .responseType, in: container, debugDescription: "an unknown response type")
        }
        provider = try container.decode(String.self, forKey: .provider)
        clientID = try container.decode(String.self, forKey: .clientID)
        callback = try container.decode(String.self, forKey: .callback)
        issuer = try container.decode(String.self, forKey: .issuer)
        isIssuerParameterExpected = try container.decode(Bool.self, forKey: .isIssuerParameterExpected)
        responseType = type
        responseMode = ResponseMode(try container.decode(String.self, forKey: .responseMode))
        startedAt = Date(timeIntervalSince1970: try container.decode(Double.self, forKey: .startedAt))
        lifetime = PendingSignIn.bounded(try container.decode(Double.self, forKey: .lifetime))
        maximumAge = try container.decodeIfPresent(Int.self, forKey: .maximumAge)
        requiredContexts = try container.decode([String].self, forKey: .requiredContexts)
        state = Secret(try container.decode(String.self, forKey: .state))
        nonce = Secret(try container.decode(String.self, forKey: .nonce))
        codeVerifier = Secret(try container.decode(String.self, forKey: .codeVerifier))
    }

    /// Writes everything, secrets included.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(PendingSignIn.currentVersion, forKey: .version)
        try container.encode(provider, forKey: .provider)
        try container.encode(clientID, forKey: .clientID)
        try container.encode(callback, forKey: .callback)
        try container.encode(issuer, forKey: .issuer)
        try container.encode(isIssuerParameterExpected, forKey: .isIssuerParameterExpected)
        try container.encode(responseType.text, forKey: .responseType)
        try container.encode(responseMode.text, forKey: .responseMode)
        try container.encode(startedAt.timeIntervalSince1970, forKey: .startedAt)
        try container.encode(lifetime, forKey: .lifetime)
        try container.encodeIfPresent(maximumAge, forKey: .maximumAge)
        try container.encode(requiredContexts, forKey: .requiredContexts)
        try container.encode(state.revealed(), forKey: .state)
        try container.encode(nonce.revealed(), forKey: .nonce)
        try container.encode(codeVerifier.revealed(), forKey: .codeVerifier)
    }
}
