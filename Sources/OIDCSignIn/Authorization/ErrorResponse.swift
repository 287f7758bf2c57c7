import OIDCDiscovery
import OIDCPrimitives

/// A provider's error response, from a redirect or from an endpoint, with the profile's advice.
struct ErrorResponse {
    /// The OAuth `error`, as received.
    let error: String
    /// The advice of the provider's profile, if it knows the error.
    let advice: ProviderAdvice?
    /// The error with its details, or `nil` if it is not a word.
    let readable: ProviderError?

    /// Creates an error response from the parameters of a redirect.
    init?(_ parameters: ResponseParameters, _ profile: any ProviderProfile) {
        guard let error = parameters["error"] else { return nil }
        self.init(error, numbers: [], profile) { parameters[$0] }
    }

    /// Creates an error response from the document of an endpoint.
    init?(_ document: JSONDocument, _ profile: (any ProviderProfile)?) {
        guard let error = document.string("error") else { return nil }
        let numbers = document.root["error_codes"]?.value.array?.compactMap { $0.number?.integer } ?? []
        self.init(error, numbers: numbers, profile) { document.root[$0]?.string }
    }

    /// Creates an error response from the challenge of the UserInfo endpoint.
    init?(challengeOf response: TransportResponse) {
        guard let error = BearerChallenge.error(in: response) else { return nil }
        self.init(error, numbers: [], nil) { _ in nil }
    }

    private init(
        _ error: String, numbers: [Int], _ profile: (any ProviderProfile)?, _ member: (String) -> String?
    ) {
        let description = member("error_description")
        let advice = description.flatMap { profile?.advice(forErrorDescription: $0) }
        self.error = error
        self.advice = advice
        readable =
            ProviderError.isWord(error)
            ? ProviderError(
                error, code: advice?.code, numbers: numbers, suberror: member("suberror") ?? member("error_subcode"),
                claims: member("claims"), traceID: member("trace_id") ?? advice?.traceID,
                correlationID: member("correlation_id") ?? advice?.correlationID,
                timestamp: member("timestamp") ?? advice?.timestamp, description: description,
                isCancellation: advice?.isCancellation ?? error.hasSameBytes(as: "access_denied"))
            : nil
    }

    /// The provider's own code, and the IDs with which its support can find the request.
    var reference: [String] {
        [
            advice?.code, (readable?.traceID ?? advice?.traceID).map { "trace id \($0)" },
            (readable?.correlationID ?? advice?.correlationID).map { "correlation id \($0)" },
        ].compactMap(\.self)
    }
}
