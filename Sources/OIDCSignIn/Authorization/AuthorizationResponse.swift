import OIDCCallbacks
import OIDCDiscovery
public import OIDCPrimitives
public import OIDCProviders

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A response that was matched to the sign-in that it answers. It has no public initializer: only the code of a response
/// that was validated can be redeemed.
public struct AuthorizationResponse: Sendable {
    /// The sign-in that it answers.
    public let pending: PendingSignIn
    /// The code, if one was asked for.
    public let code: Secret?
    /// The ID token, if one was asked for. It is not verified yet.
    public let idToken: Secret?
    /// `iss`: the provider's own name, if the response has it.
    public let issuer: String?

    /// How many bytes a response may have: enough for an ID token and a code.
    public static let longestText = 64 * 1_024
    /// How many parameters a response may have. Providers send about six.
    public static let mostParameters = 64

    /// Validates a response. The first thing that is wrong ends it:
    ///
    /// 1. the path on which it arrived, which must be that of the callback that was sent: another provider of the same
    ///    server could otherwise have a code sent here under its own sign-in (RFC 9700 §4.4, mix-up);
    /// 2. whether the sign-in was begun with this provider and client, and its age;
    /// 3. its size, the way it came, its encoding, and parameters that stand twice;
    /// 4. `iss` (RFC 9207) and `state`;
    /// 5. the provider's own error, and whether everything that was asked for is there.
    ///
    /// - Parameters:
    ///   - request: The request that arrived at the callback.
    ///   - pending: The sign-in that this browser began, already removed from wherever it was kept.
    ///   - configuration: The provider and the client that the callback belongs to.
    ///   - now: The time at which it arrived.
    /// - Throws: `response.*`.
    public static func read(
        _ request: CallbackRequest, answering pending: PendingSignIn, with configuration: ProviderConfiguration,
        at now: Date
    ) throws(Refusal) -> AuthorizationResponse {
        guard request.arrived(at: pending.callback) else {
            throw Refusal(.otherCallback(request.path, expected: pending.callback))
        }
        try pending.check(configuration)
        guard !pending.isExpired(at: now) else { throw Refusal(.responseExpired(pending.lifetime)) }
        try ResponseParameters.checkSize(of: request.text)
        guard request.mode == pending.responseMode else {
            throw unexpectedMode(request, pending, configuration)
        }
        let parameters = try ResponseParameters(request.text)
        try checkIssuer(parameters, pending, configuration)
        try checkState(parameters["state"], pending)
        if let problem = providerError(parameters, configuration) { throw Refusal(problem) }
        return try collect(parameters, pending)
    }

    // MARK: - Steps

    /// Some providers send errors by another way than was asked for. The error is worth reporting where the response
    /// belongs to this sign-in.
    private static func unexpectedMode(
        _ request: CallbackRequest, _ pending: PendingSignIn, _ configuration: ProviderConfiguration
    ) -> Refusal {
        let problem = Problem.unexpectedMode(request.mode.text, expected: pending.responseMode.text)
        guard let parameters = try? ResponseParameters(request.text),
            (try? checkState(parameters["state"], pending)) != nil,
            let error = providerError(parameters, configuration)
        else { return Refusal(problem) }
        return Refusal(problem, and: [error])
    }

    private static func checkIssuer(
        _ parameters: ResponseParameters, _ pending: PendingSignIn, _ configuration: ProviderConfiguration
    ) throws(Refusal) {
        guard let issuer = parameters["iss"] else {
            // RFC 9207 §4: an ID token that came through the browser names the provider as well. It is verified before
            // its code is redeemed.
            let hasIDToken = pending.responseType.includesIDToken && parameters["id_token"] != nil
            guard pending.isIssuerParameterExpected, !hasIDToken else { return }
            throw Refusal(.responseIssuer(.responseIssuerMissing, expected: pending.issuer, found: nil))
        }
        guard configuration.profile.admits(issuer: issuer, under: pending.issuer) else {
            throw Refusal(.responseIssuer(.responseIssuerMismatch, expected: pending.issuer, found: issuer))
        }
    }

    private static func checkState(_ state: String?, _ pending: PendingSignIn) throws(Refusal) {
        guard let state else { throw Refusal(.stateMissing()) }
        guard Secret(state) == pending.state else { throw Refusal(.stateMismatch()) }
    }

    private static func providerError(
        _ parameters: ResponseParameters, _ configuration: ProviderConfiguration
    ) -> Problem? {
        parameters["error"].map { error in
            let description = parameters["error_description"]
                .flatMap(configuration.profile.advice(onErrorDescribedAs:))
            return .providerRefused(.responseProviderError, error, description, at: .parameter("error"))
        }
    }

    private static func collect(
        _ parameters: ResponseParameters, _ pending: PendingSignIn
    ) throws(Refusal) -> AuthorizationResponse {
        // What was not asked for is dropped.
        let code = pending.responseType.includesCode ? parameters["code"] : nil
        let idToken = pending.responseType.includesIDToken ? parameters["id_token"] : nil
        var problems: [Problem] = []
        if pending.responseType.includesCode, code == nil { problems.append(.codeMissing()) }
        if pending.responseType.includesIDToken, idToken == nil { problems.append(.idTokenMissing()) }
        if let refusal = Refusal(problems) { throw refusal }
        return AuthorizationResponse(
            pending: pending, code: code.map { Secret($0) }, idToken: idToken.map { Secret($0) },
            issuer: parameters["iss"])
    }
}
