import OIDCCallbacks
import OIDCPrimitives
import OIDCProviders

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension PendingSignIn: Codable {
    /// The form that this version of the library writes and reads.
    public static let currentVersion = 2

    private enum CodingKeys: String, CodingKey {
        case version, provider, clientID, callback, issuer, isIssuerParameterExpected, responseType, responseMode,
            startedAt
        case lifetime, maximumAge, isNewAuthenticationRequired, requiredContexts, state, nonce, codeVerifier
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
        lifetime = PendingSignIn.lifetime(storedSeconds: try container.decode(Double.self, forKey: .lifetime))
        maximumAge = try container.decodeIfPresent(Int.self, forKey: .maximumAge).map { .seconds($0) }
        isNewAuthenticationRequired = try container.decode(Bool.self, forKey: .isNewAuthenticationRequired)
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
        try container.encode(lifetime.inSeconds, forKey: .lifetime)
        try container.encodeIfPresent(maximumAge?.components.seconds, forKey: .maximumAge)
        try container.encode(isNewAuthenticationRequired, forKey: .isNewAuthenticationRequired)
        try container.encode(requiredContexts, forKey: .requiredContexts)
        try container.encode(state.revealed(), forKey: .state)
        try container.encode(nonce.revealed(), forKey: .nonce)
        try container.encode(codeVerifier.revealed(), forKey: .codeVerifier)
    }
}
