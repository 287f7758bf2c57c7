import OIDCCallbacks
import OIDCPrimitives
import OIDCProviders

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension PendingSignIn: Codable {
    /// The version that this release of the library writes and reads.
    public static let currentVersion = 2

    private enum CodingKeys: String, CodingKey {
        case version, provider, clientID, callback, issuer, isIssuerParameterExpected, responseType, responseMode,
            startedAt
        case lifetime, returnPath, maximumAge, isNewAuthenticationRequired, requiredAuthenticationContexts, state,
            nonce,
            codeVerifier, hasConsentScopes
        case authenticationContexts, requiredMethods
    }

    /// Creates a sign-in from its encoded form. Throws if the version is not ``currentVersion``.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let version = try container.decode(Int.self, forKey: .version)
        guard version == PendingSignIn.currentVersion else {
            throw DecodingError.dataCorruptedError(
                forKey: .version, in: container, debugDescription: "Sign-ins of version \(version) are not supported.")
        }
        guard let type = ResponseType(try container.decode(String.self, forKey: .responseType)) else {
            throw DecodingError.dataCorruptedError(
                forKey: .responseType, in: container, debugDescription: "The response type is unknown.")
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
        // A stored value may have been changed.
        returnPath = ReturnPath.local(try container.decodeIfPresent(String.self, forKey: .returnPath) ?? "/")
        maximumAge = try container.decodeIfPresent(Int.self, forKey: .maximumAge).map { .seconds($0) }
        isNewAuthenticationRequired = try container.decode(Bool.self, forKey: .isNewAuthenticationRequired)
        requiredAuthenticationContexts = try container.decode([String].self, forKey: .requiredAuthenticationContexts)
        // Absent in sign-ins without step-up, and in those of earlier releases.
        authenticationContexts = try container.decodeIfPresent([String].self, forKey: .authenticationContexts) ?? []
        requiredMethods = try container.decodeIfPresent([String].self, forKey: .requiredMethods) ?? []
        hasConsentScopes = try container.decodeIfPresent(Bool.self, forKey: .hasConsentScopes) ?? false
        state = SecretString(try container.decode(String.self, forKey: .state))
        nonce = SecretString(try container.decode(String.self, forKey: .nonce))
        codeVerifier = SecretString(try container.decode(String.self, forKey: .codeVerifier))
    }

    /// Encodes the sign-in, including its secrets.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(PendingSignIn.currentVersion, forKey: .version)
        try container.encode(provider, forKey: .provider)
        try container.encode(clientID, forKey: .clientID)
        try container.encode(callback, forKey: .callback)
        try container.encode(issuer, forKey: .issuer)
        try container.encode(isIssuerParameterExpected, forKey: .isIssuerParameterExpected)
        try container.encode(responseType.rawValue, forKey: .responseType)
        try container.encode(responseMode.rawValue, forKey: .responseMode)
        try container.encode(startedAt.timeIntervalSince1970, forKey: .startedAt)
        try container.encode(lifetime.inSeconds, forKey: .lifetime)
        try container.encode(returnPath, forKey: .returnPath)
        try container.encodeIfPresent(maximumAge?.components.seconds, forKey: .maximumAge)
        try container.encode(isNewAuthenticationRequired, forKey: .isNewAuthenticationRequired)
        try container.encode(requiredAuthenticationContexts, forKey: .requiredAuthenticationContexts)
        if !authenticationContexts.isEmpty {
            try container.encode(authenticationContexts, forKey: .authenticationContexts)
        }
        if !requiredMethods.isEmpty { try container.encode(requiredMethods, forKey: .requiredMethods) }
        // Older versions of this library read sign-ins without it.
        if hasConsentScopes { try container.encode(true, forKey: .hasConsentScopes) }
        try container.encode(state.revealed(), forKey: .state)
        try container.encode(nonce.revealed(), forKey: .nonce)
        try container.encode(codeVerifier.revealed(), forKey: .codeVerifier)
    }
}
