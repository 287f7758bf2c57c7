import EntraID

/// An error of the sign-in or sign-out pages, with the number that Entra gives it.
struct SignInFailure: Error, Sendable {
    /// The OAuth error.
    let error: String
    /// The `AADSTS` number.
    let number: Int
    let text: String
    /// Whether the browser stays on Entra's page, and the application never learns of the error.
    let isKeptOnPage: Bool

    init(_ error: String, _ number: Int, _ text: String, isKeptOnPage: Bool = false) {
        self.error = error
        self.number = number
        self.text = text
        self.isKeptOnPage = isKeptOnPage
    }

    /// Creates the error with a number. Its text is that of the catalog.
    init(number: Int) {
        let entry = try? EntraErrorEntry(parsing: "AADSTS\(number)")
        let locations = entry?.locations ?? []
        self.init(
            SignInFailure.errors[number] ?? "server_error", number,
            entry?.meaning ?? "This error is not in the catalog.",
            isKeptOnPage: SignInFailure.errors[number] == nil && locations.contains(.signInPage)
                && !locations.contains(.redirect))
    }

    /// The OAuth errors of the numbers that Entra sends to the application.
    private static let errors: [Int: String] = [
        65001: "consent_required", 65004: "access_denied", 50058: "login_required", 16000: "interaction_required",
        50072: "interaction_required", 50074: "interaction_required", 50076: "interaction_required",
        50079: "interaction_required", 50097: "interaction_required", 50158: "interaction_required",
        53000: "interaction_required", 53003: "interaction_required", 70005: "unsupported_response_type",
        90014: "invalid_request", 900144: "invalid_request", 90033: "temporarily_unavailable",
        70011: "invalid_scope", 700054: "unsupported_response_type",
    ]

    static func missing(_ name: String) -> SignInFailure {
        SignInFailure(
            "invalid_request", 900144, "The request body must contain the following parameter: '\(name)'.")
    }
}

/// An error with the time and the identifiers under which Entra would have stored it.
struct ReportedFailure: Sendable {
    let failure: SignInFailure
    let traceID: String
    let correlationID: String
    let timestamp: String

    /// The whole description, as in `error_description`.
    var description: String {
        [
            "AADSTS\(failure.number): \(failure.text)", "Trace ID: \(traceID)", "Correlation ID: \(correlationID)",
            "Timestamp: \(timestamp)",
        ].joined(separator: "\r\n")
    }
}

extension SignInFailure {
    /// The page that keeps the error from the application.
    func page(_ reported: ReportedFailure) -> Page {
        let entry = try? EntraErrorEntry(parsing: "AADSTS\(number)")
        return Page(
            title: "Sorry, we cannot sign you in",
            body: """
                <p class="value">AADSTS\(number): \(text)</p>
                <p>Entra shows this error on its own page. The application gets no response.</p>
                <h2>What to do</h2>
                <p>\(entry?.remedy ?? "Look up the number.")</p>
                <h2>Troubleshooting details</h2>
                <table>
                <tr><th scope="row">Error code</th><td class="value">\(number)</td></tr>
                <tr><th scope="row">Trace ID</th><td class="value">\(reported.traceID)</td></tr>
                <tr><th scope="row">Correlation ID</th><td class="value">\(reported.correlationID)</td></tr>
                <tr><th scope="row">Timestamp</th><td class="value">\(reported.timestamp)</td></tr>
                </table>
                """,
            status: 400)
    }
}

extension FakeEntra {
    /// Returns an error with new identifiers and the time.
    func report(_ failure: SignInFailure) -> ReportedFailure {
        ReportedFailure(
            failure: failure, traceID: newIdentifier(), correlationID: newIdentifier(),
            timestamp: FakeClock.text(seconds))
    }
}
