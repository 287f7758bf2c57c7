import OIDCCallbacks
import OIDCDiscovery
public import OIDCPrimitives
public import OIDCProviders

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// An authorization response that was validated against its pending sign-in. The only way to make one is to validate
/// a request, so only the code of a validated response can be redeemed.
public struct AuthorizationResponse: Sendable {
    /// The sign-in to which the response belongs.
    public let pending: PendingSignIn
    /// The code, if one was requested.
    public let code: SecretString?
    /// The ID token, if one was requested. It has not been verified yet.
    public let idToken: SecretString?
    /// The issuer of the response (`iss`), if it contains one.
    public let issuer: String?
    /// The user's session at the provider (`session_state`), if the response names it. It is not signed.
    public let sessionState: String?

    /// The maximum size of a response in bytes, which is enough for an ID token and a code.
    public static let maximumLength = 64 * 1_024
    /// The maximum number of parameters in a response. Providers send about six.
    public static let maximumParameterCount = 64

    /// Creates a response by validating a request to the callback. Validation stops at the first problem, but the
    /// provider's error is reported after `response.unexpected-mode` and `response.issuer-missing`, if `state` matches:
    ///
    /// 1. The path at which it arrived, which must be that of the callback URL that was sent. Otherwise another
    ///    provider of the same server could have a code sent here for its own sign-in (RFC 9700 §4.4, mix-up).
    /// 2. The provider and client with which the sign-in began, and its age.
    /// 3. The size, response mode, and encoding, and parameters that occur twice.
    /// 4. `iss` (RFC 9207) and `state`.
    /// 5. The provider's error, and whether everything requested is present.
    ///
    /// - Parameters:
    ///   - request: The request that arrived at the callback.
    ///   - pending: The sign-in that this browser began, already removed from where it was stored.
    ///   - configuration: The configuration of the provider and client to which the callback belongs.
    ///   - now: The time at which the request arrived.
    /// - Throws: `response.*`.
    public init(
        parsing request: CallbackRequest, answering pending: PendingSignIn, with configuration: ProviderConfiguration,
        at now: Date
    ) throws(Refusal) {
        guard request.arrived(at: pending.callback) else {
            throw Refusal(.otherCallback(request.path, expected: pending.callback))
        }
        try pending.check(configuration)
        guard !pending.isExpired(at: now) else { throw Refusal(.responseExpired(pending.lifetime)) }
        try ResponseParameters.checkSize(of: request.encodedParameters)
        guard request.mode == pending.responseMode else {
            throw AuthorizationResponse.unexpectedMode(request, pending, configuration)
        }
        let parameters = try ResponseParameters(request.encodedParameters)
        try AuthorizationResponse.checkIssuer(parameters, pending, configuration)
        guard let state = parameters["state"] else { throw Refusal(.stateMissing(in: request.encodedParameters)) }
        guard pending.state == SecretString(state) else { throw Refusal(.stateMismatch()) }
        if let problem = AuthorizationResponse.providerError(parameters, configuration) { throw Refusal(problem) }
        // Values that were not requested are ignored.
        let code = pending.responseType.includesCode ? parameters["code"] : nil
        let idToken = pending.responseType.includesIDToken ? parameters["id_token"] : nil
        var problems: [Problem] = []
        if pending.responseType.includesCode, code == nil { problems.append(.codeMissing()) }
        if pending.responseType.includesIDToken, idToken == nil { problems.append(.idTokenMissing()) }
        if let refusal = Refusal(problems) { throw refusal }
        self.pending = pending
        self.code = code.map { SecretString($0) }
        self.idToken = idToken.map { SecretString($0) }
        issuer = parameters["iss"]
        sessionState = parameters["session_state"].flatMap { $0.utf8.count <= 255 ? $0 : nil }
    }

    // MARK: - Steps

    /// Returns the error for an unexpected response mode. Some providers send errors in a mode that was not requested,
    /// so the provider's error is included if the response belongs to this sign-in.
    private static func unexpectedMode(
        _ request: CallbackRequest, _ pending: PendingSignIn, _ configuration: ProviderConfiguration
    ) -> Refusal {
        let problem = Problem.unexpectedMode(request.mode.rawValue, expected: pending.responseMode.rawValue)
        guard let parameters = try? ResponseParameters(request.encodedParameters) else { return Refusal(problem) }
        return Refusal(problem, and: errors(in: parameters, pending, configuration))
    }

    private static func checkIssuer(
        _ parameters: ResponseParameters, _ pending: PendingSignIn, _ configuration: ProviderConfiguration
    ) throws(Refusal) {
        guard let issuer = parameters["iss"] else {
            // RFC 9207 §4: an ID token from the browser identifies the provider as well. It is verified before the code
            // is redeemed.
            let hasIDToken = pending.responseType.includesIDToken && parameters["id_token"] != nil
            guard pending.isIssuerParameterExpected, !hasIDToken else { return }
            // Some providers announce `iss` and leave it out of their errors.
            throw Refusal(
                .responseIssuer(.responseIssuerMissing, expected: pending.issuer, found: nil),
                and: errors(in: parameters, pending, configuration))
        }
        guard configuration.profile.accepts(issuer: issuer, under: pending.issuer) else {
            throw Refusal(.responseIssuer(.responseIssuerMismatch, expected: pending.issuer, found: issuer))
        }
    }

    /// Returns the provider's error to report after another problem, if the response belongs to this sign-in.
    private static func errors(
        in parameters: ResponseParameters, _ pending: PendingSignIn, _ configuration: ProviderConfiguration
    ) -> [Problem] {
        guard let state = parameters["state"], pending.state == SecretString(state),
            let error = providerError(parameters, configuration)
        else { return [] }
        return [error]
    }

    private static func providerError(
        _ parameters: ResponseParameters, _ configuration: ProviderConfiguration
    ) -> Problem? {
        ErrorResponse(parameters, configuration.profile).map {
            .providerRefused(.responseProviderError, $0, at: .parameter("error"))
        }
    }
}
