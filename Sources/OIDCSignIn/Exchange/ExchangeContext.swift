import OIDCDiscovery
import OIDCPrimitives
import OIDCProviders

/// The request that a response answers, as far as the remedies of its problems depend on it.
struct ExchangeContext {
    /// What a request was sent for. It decides what can be tried again after a failure.
    enum Purpose {
        case pushedAuthorization, code, refresh, userInfo, accessToken, deviceAuthorization, deviceCode, unknown
    }

    /// The URL of the endpoint.
    let url: String
    var purpose = Purpose.unknown
    /// The provider's rules, or `nil` for a provider that follows the standards.
    var profile: (any ProviderProfile)?
    /// Whether the client authenticated in the header with an ID or secret that not every provider decodes.
    var hasAmbiguousCredentials = false

    /// The statuses of a success, the one of the standard first.
    var successStatuses: [Int] { purpose == .pushedAuthorization ? [201, 200] : [200] }

    /// What to do after no usable response arrived.
    var nextStep: ProblemText {
        switch purpose {
        // The provider may have stored the parameters, which are never sent twice.
        case .pushedAuthorization: "Then start the sign-in again."
        case .code: "The code may have been used, so start the sign-in again."
        case .refresh:
            "Then try the refresh again with the same grant. If the provider rejects it with invalid_grant, the "
                + "refresh token was used already, and the user has to sign in again."
        case .userInfo: "Then send the request again with the same access token."
        case .accessToken: "Then send the request again."
        case .deviceAuthorization: "Then start the device's sign-in again."
        case .deviceCode: "Then ask again after the interval."
        case .unknown:
            "A code may have been used: start the sign-in again. A refresh or a request for user info can be repeated."
        }
    }

    /// The remedy for a status that says nothing else.
    private var failureAdvice: ProblemText {
        let contents: ProblemText =
            switch purpose {
            case .pushedAuthorization: "a request URI"
            case .userInfo: "claims"
            case .deviceAuthorization: "a device code"
            case .code, .refresh, .accessToken, .deviceCode, .unknown: "tokens"
            }
        return "The provider returned neither \(contents) nor an error. The provider or a proxy in front of it may be "
            + "failing. " + nextStep
    }

    /// Returns the remedy for a status without an error.
    func advice(on status: Int) -> ProblemText {
        if status == 401 { return rejectionAdvice }
        guard purpose == .pushedAuthorization, (400..<500).contains(status) else { return failureAdvice }
        return "The provider rejected the pushed request without an explanation. Check the client ID, the secret or "
            + "other credential, and that the callback URL is registered for the client."
    }

    /// The remedy for a status of 401 without an error, as of servers that check credentials before the endpoint runs.
    private var rejectionAdvice: ProblemText {
        guard purpose != .userInfo else {
            return "The provider rejected the access token without an explanation. It may have expired. Refresh it, or "
                + "start a new sign-in."
        }
        return "The provider rejected the client's secret, certificate, or assertion without an explanation. Check "
            + "that it is the current one." + (credentialNote ?? "")
    }

    /// What to do about rejected credentials, beside checking them, or `nil` if they are unambiguous.
    var credentialNote: ProblemText? {
        guard hasAmbiguousCredentials else { return nil }
        return " The client ID or the secret contains characters that some providers decode wrongly in the "
            + "Authorization header. Use client_secret_post if the provider offers it, or a secret of letters, digits, "
            + "and - . _ ~ only."
    }
}

extension ProviderConfiguration {
    /// The context of a request with client authentication.
    func exchangeContext(_ purpose: ExchangeContext.Purpose, at url: String) -> ExchangeContext {
        ExchangeContext(
            url: url, purpose: purpose, profile: profile,
            hasAmbiguousCredentials: hasAmbiguousCredentials)
    }

    private var hasAmbiguousCredentials: Bool {
        switch authentication.method {
        case .secretInHeader(let secret), .secretInHeaderUnencoded(let secret):
            [clientID, secret.revealed()].contains { !$0.utf8.allSatisfy(\.isURIUnreserved) }
        case .none, .secretInBody, .privateKey, .assertion: false
        }
    }
}
