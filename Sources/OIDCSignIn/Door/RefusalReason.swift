public import OIDCPrimitives

/// The reason why a request was rejected, for the response of a server. Codes say exactly what is wrong; a reason says
/// who can do something about it.
public struct RefusalReason: Hashable, Sendable, CustomStringConvertible {
    /// The name of the reason, for logs and metrics.
    public let rawValue: String
    /// The HTTP status that fits the response.
    public let httpStatus: Int

    /// The user cancelled the sign-in or denied the consent.
    public static let cancelledByUser = RefusalReason("cancelled-by-user", 403)
    /// The user has to interact with the provider, which `prompt=none` did not allow.
    public static let interactionRequired = RefusalReason("interaction-required", 401)
    /// The session has ended or cannot be renewed. The user has to sign in again.
    public static let signInAgain = RefusalReason("sign-in-again", 401)
    /// The user or the caller is known, but may not do this.
    public static let notPermitted = RefusalReason("not-permitted", 403)
    /// The response, the token, or the request is invalid. It may be old, used, changed, or forged.
    public static let invalidResponse = RefusalReason("invalid-response", 400)
    /// The provider, or the store of pending sign-ins, cannot be reached or fails. Trying again later can help.
    public static let unavailable = RefusalReason("unavailable", 503)
    /// There were too many attempts. Trying again later can help.
    public static let tooManyRequests = RefusalReason("too-many-requests", 429)
    /// The configuration of the application or of its registration is wrong. An administrator has to correct it.
    public static let configuration = RefusalReason("configuration", 500)

    private init(_ rawValue: String, _ httpStatus: Int) {
        self.rawValue = rawValue
        self.httpStatus = httpStatus
    }

    /// The same as ``rawValue``.
    public var description: String { rawValue }
}

extension Refusal {
    /// The reason for the first error.
    public var reason: RefusalReason {
        // An ended session has the provider's error too, but whatever it is, the user signs in again.
        if let providerError, first.code != .sessionEnded {
            return providerError.isCancellation ? .cancelledByUser : RefusalReason(providerError: providerError.error)
        }
        return RefusalReason(code: first.code)
    }

    /// The HTTP status that fits the response of a page. For an API, use the challenge.
    public var httpStatus: Int { reason.httpStatus }
}

extension RefusalReason {
    /// Creates the reason of an error that is not a cancellation. A provider denies access by a policy, too.
    fileprivate init(providerError: String) {
        self =
            switch ExactString(providerError) {
            case "access_denied": .notPermitted
            case "login_required", "interaction_required", "consent_required", "account_selection_required":
                .interactionRequired
            case "server_error", "temporarily_unavailable": .unavailable
            case "invalid_grant", "invalid_token", "expired_token": .invalidResponse
            // The name that some providers give to a user who declined a device (RFC 8628 §3.5: `access_denied`).
            case "authorization_declined": .cancelledByUser
            default: .configuration
            }
    }

    /// The codes whose reason is not that of their area.
    private static let reasons: [ProblemCode: RefusalReason] = [
        .deviceSignInNotNew: .interactionRequired, .deviceStoreUnavailable: .unavailable,
        .deviceTooManyAttempts: .tooManyRequests,
        .responseStoreUnavailable: .unavailable, ProblemCode("keys.unknown-key"): .invalidResponse,
        ProblemCode("keys.ambiguous"): .invalidResponse,
        .exchangeUnreachable: .unavailable, .exchangeCertificateUntrusted: .unavailable,
        .exchangeHTTPStatus: .unavailable, .exchangeNotJSON: .unavailable,
        .exchangeCredentialUnavailable: .configuration, .exchangeNotOffered: .configuration,
        .requestUnknownIssuer: .invalidResponse, .sessionStoreUnavailable: .unavailable,
        .sessionRenewalPending: .unavailable, .exchangeUserInfoNotSigned: .configuration,
        ProblemCode("request.authorization-missing"): .invalidResponse,
        ProblemCode("request.authorization-malformed"): .invalidResponse,
        ProblemCode("token.permission-missing"): .notPermitted,
        ProblemCode("token.caller-not-allowed"): .notPermitted,
        ProblemCode("issuer.tenant-not-allowed"): .notPermitted,
        ProblemCode("issuer.insecure-host"): .configuration,
        ProblemCode("graph.not-available"): .configuration, ProblemCode("graph.permission-missing"): .configuration,
        ProblemCode("graph.token-rejected"): .invalidResponse, ProblemCode("graph.foreign-link"): .invalidResponse,
        ProblemCode("graph.user-not-found"): .notPermitted,
    ]

    /// The reasons of areas, which are the part of a code before its first dot.
    private static let areas: [String: RefusalReason] = [
        "config": .configuration, "authority": .configuration, "redirect": .configuration,
        "callback": .configuration, "request": .configuration, "discovery": .unavailable, "keys": .unavailable,
        "session": .signInAgain,
        "graph": .unavailable,
    ]

    fileprivate init(code: ProblemCode) {
        let area = code.rawValue.utf8.split(separator: UInt8(ascii: ".")).first.map { String(Substring($0)) } ?? ""
        self = RefusalReason.reasons[code] ?? RefusalReason.areas[area] ?? .invalidResponse
    }
}
