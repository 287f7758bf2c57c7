public import OIDCCallbacks
import OIDCIssuers
public import OIDCPrimitives
public import OIDCProviders

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A response that was matched to the sign-in that it answers. It has no public initialiser: a code can be redeemed only
/// out of a response that was judged.
public struct AuthorizationResponse: Sendable {
    /// The sign-in that it answers.
    public let pending: PendingSignIn
    /// The code, if one was asked for.
    public let code: Secret?
    /// The ID token, if one was asked for. It is not verified yet.
    public let idToken: Secret?

    /// The largest response that is read, in bytes.
    public static let longestText = 1 << 20

    /// Judges a response.
    ///
    /// The first thing that is wrong ends it: age; the way it came; its encoding; parameters that stand twice; `iss`
    /// (RFC 9207); `state`; the provider's own error; and then whether everything that was asked for is there.
    ///
    /// - Parameters:
    ///   - text: The query or fragment without its `?` or `#`, or the body of the form.
    ///   - mode: How it came.
    ///   - pending: The sign-in that was begun, taken out of the browser's session.
    ///   - now: When it came.
    ///   - advice: What the provider's own error numbers mean.
    /// - Throws: `response.*`.
    public static func read(
        _ text: String, mode: ResponseMode, pending: PendingSignIn, at now: Date,
        advice: any ErrorAdvice = NoErrorAdvice()
    ) throws(Refusal) -> AuthorizationResponse {
        guard !pending.isExpired(at: now) else {
            throw Refusal(.responseExpired(pending.lifetime))
        }
        guard mode == pending.responseMode else {
            throw Refusal(.unexpectedMode(mode.text, expected: pending.responseMode.text))
        }
        let parameters = try ResponseParameters(text)
        try judgeIssuer(parameters["iss"], pending)
        try judgeState(parameters["state"], pending)
        if let error = parameters["error"] {
            let description = parameters["error_description"].flatMap(advice.advice(onErrorDescribedAs:))
            throw Refusal(.providerRefused(.responseProviderError, error, description, at: .parameter("error")))
        }
        return try collect(parameters, pending)
    }

    private static func judgeIssuer(_ issuer: String?, _ pending: PendingSignIn) throws(Refusal) {
        guard let issuer else {
            guard pending.isIssuerParameterExpected else { return }
            throw Refusal(.responseIssuer(.responseIssuerMissing, expected: pending.issuer, found: nil))
        }
        // A template is nobody's name, so it is not enough that both have it.
        guard issuer.hasSameBytes(as: pending.issuer), (try? Issuer(issuer, transport: .httpOnLoopback)) != nil else {
            throw Refusal(.responseIssuer(.responseIssuerMismatch, expected: pending.issuer, found: issuer))
        }
    }

    private static func judgeState(_ state: String?, _ pending: PendingSignIn) throws(Refusal) {
        guard let state else {
            throw Refusal(
                .response(
                    .responseStateMissing, at: "state",
                    "The response does not say to which sign-in it belongs. Begin anew."))
        }
        guard Secret(state) == pending.state else {
            throw Refusal(
                .response(
                    .responseStateMismatch, at: "state",
                    "The response belongs to another sign-in than the one that this browser began: an old page, or "
                        + "two windows; or somebody wants to sign this browser in as somebody else. Begin anew."))
        }
    }

    private static func collect(
        _ parameters: ResponseParameters, _ pending: PendingSignIn
    ) throws(Refusal) -> AuthorizationResponse {
        // What nobody asked for is dropped, not judged.
        let code = pending.responseType.includesCode ? parameters["code"] : nil
        let idToken = pending.responseType.includesIDToken ? parameters["id_token"] : nil
        var problems: [Problem] = []
        if pending.responseType.includesCode, code == nil {
            problems.append(
                .response(
                    .responseCodeMissing, at: "code", "The provider sent no code though one was asked for. Begin anew.")
            )
        }
        if pending.responseType.includesIDToken, idToken == nil {
            problems.append(
                .response(
                    .responseIDTokenMissing, at: "id_token",
                    "The provider sent no ID token though one was asked for. Register the client for the response type "
                        + "that it asks for."))
        }
        if let refusal = Refusal(problems) { throw refusal }
        return AuthorizationResponse(
            pending: pending, code: code.map { Secret($0) }, idToken: idToken.map { Secret($0) })
    }
}

/// The parameters of a response, each at most once. One without a value counts as absent.
struct ResponseParameters {
    private let values: [ExactText: String]

    /// Refuses with `response.too-large`, `response.malformed` or `response.duplicate-parameter`.
    init(_ text: String) throws(Refusal) {
        guard text.utf8.count <= AuthorizationResponse.longestText else {
            throw Refusal(
                .response(
                    .responseTooLarge,
                    "The response is larger than any that a provider sends, and was not read."))
        }
        var values: [ExactText: String] = [:]
        var repeated: String?
        do throws(Refusal) {
            // One by one: a list of half a million would take forty times the memory of the text.
            try FormEncoding.forEachParameter(of: text) { name, value in
                guard repeated == nil else { return }
                if values.updateValue(value, forKey: ExactText(name)) != nil { repeated = name }
            }
        } catch {
            throw Refusal(
                Problem(
                    .responseMalformed, at: error.problems[0].location, expected: "form-encoded UTF-8",
                    remedy: "The response cannot be read. Make sure that the server passes it on as it came, not "
                        + "decoded already, and without its ? or #."))
        }
        if let repeated { throw Refusal(.duplicateParameter(repeated)) }
        self.values = values
    }

    subscript(name: String) -> String? {
        values[ExactText(name)].flatMap { $0.isEmpty ? nil : $0 }
    }
}
