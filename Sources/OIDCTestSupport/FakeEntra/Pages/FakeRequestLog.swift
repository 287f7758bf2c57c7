import EntraID
import OIDCLoopback

/// The latest requests that a ``FakeEntra`` received, without secrets and tokens.
struct FakeRequestLog: Sendable {
    struct Entry: Sendable {
        let number: Int
        let method: String
        let path: String
        /// The parameters of the query and the form. The values of those that may be secret are replaced.
        let parameters: [FormEncoding.Parameter]
        let status: Int
    }

    static let capacity = 100
    private static let longestText = 500
    private static let hidden = "…"

    /// The entries, the oldest first.
    private(set) var entries: [Entry] = []
    private var total = 0

    /// The parameters that are shown with their values. Every other value may be a secret, a code or a token.
    private static let shownNames: Set<ExactString> = [
        "client_id", "redirect_uri", "response_type", "response_mode", "scope", "state", "nonce", "prompt",
        "login_hint", "domain_hint", "max_age", "claims", "code_challenge", "code_challenge_method", "ui_locales",
        "acr_values", "grant_type", "post_logout_redirect_uri", "logout_hint", "appid", "resource",
        "client_assertion_type", "requested_token_use", "api-version", "error", "$top", "$filter", "$select",
    ]

    mutating func add(_ request: LoopbackRequest, status: Int) {
        let asked = PageRequest(request)
        total += 1
        entries.append(
            Entry(
                number: total, method: FakeRequestLog.shortened(request.method),
                path: FakeRequestLog.shortened(asked.path),
                parameters: asked.parameters.map(FakeRequestLog.redacted), status: status))
        if entries.count > FakeRequestLog.capacity { entries.removeFirst() }
    }

    private static func redacted(_ parameter: FormEncoding.Parameter) -> FormEncoding.Parameter {
        let isShown = shownNames.contains(ExactString(parameter.name))
        return FormEncoding.Parameter(
            name: shortened(parameter.name), value: isShown ? shortened(parameter.value) : hidden)
    }

    private static func shortened(_ text: String) -> String {
        let beginning = text.unicodeScalars.prefix(longestText)
        return beginning.endIndex < text.endIndex ? String(beginning) + "…" : text
    }
}
