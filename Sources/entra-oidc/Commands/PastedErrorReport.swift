import EntraID

/// The report of `explain` about the response of any provider: its URL, its parameters, its JSON document, or its error
/// alone.
enum PastedErrorReport {
    /// Returns the report, or `nil` if the text is something else.
    static func report(on text: String) -> Report? {
        let text = SurroundingCharacters.removed(from: text)
        let isError = errors.contains { $0.hasSameBytes(as: text) }
        let profile = EntraProfile(EntraAuthority(tenant: .common), allowedTenants: .anyTenant)
        guard let problem = PastedError.problem(in: isError ? "error=\(text)" : text, profile: profile),
            let error = problem.providerError
        else { return nil }
        // An error number of Entra says more than the error.
        var report =
            if let code = error.code, let entry = try? EntraErrorEntry(parsing: code) {
                ExplainCommand.report(entry)
            } else {
                general(error, remedy: problem.remedy)
            }
        var members: [JSONObject.Member] = [.init(name: "error", value: .string(error.error))]
        if let description = error.redactedDescription {
            report.sections.append(.init(lines: [.value(label: "provider says", description)]))
            members.append(.init(name: "description", value: .string(description)))
        }
        report.members = JSONObject(report.members.members + members)
        return report
    }

    private static func general(_ error: ProviderError, remedy: String) -> Report {
        var report = Report(isAccepted: true)
        report.headline = error.error
        report.sections = [.init(lines: [.value(label: "what to do", remedy)])]
        report.members = ["remedy": .string(remedy)]
        return report
    }

    /// The errors of RFC 6749, RFC 6750 and OpenID Connect Core that are explained without a response.
    private static let errors = [
        "access_denied", "login_required", "consent_required", "interaction_required", "account_selection_required",
        "unauthorized_client", "invalid_client", "invalid_grant", "invalid_request", "invalid_token",
        "insufficient_scope",
        "unsupported_response_type", "invalid_scope", "server_error", "temporarily_unavailable",
    ]
}
