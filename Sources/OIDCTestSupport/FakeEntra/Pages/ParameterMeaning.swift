import EntraID

/// The meaning of each parameter of an authorization request, for the page that shows what was asked for.
enum ParameterMeaning {
    private static let sentences: [ExactString: String] = [
        "client_id": "The application that the user signs in to.",
        "redirect_uri": "The URL to which the response goes. It must be registered exactly so.",
        "response_type": "What the response contains: a code, an ID token, or both.",
        "response_mode": "How the response is sent: in the query, in the fragment, or as a form post.",
        "scope": "The permissions that the application asks for.",
        "state": "A value that comes back unchanged. The application finds its sign-in with it.",
        "nonce": "A value that comes back in the ID token. It ties the token to this sign-in.",
        "code_challenge": "The SHA-256 hash of a secret. The code is worthless without the secret (PKCE).",
        "code_challenge_method": "How the challenge was made. Only S256 is safe.",
        "prompt": "Whether the user must see a page, must not see one, or must see a certain one.",
        "login_hint": "The user name to fill in.",
        "domain_hint": "The organization of the user.",
        "max_age": "The seconds after which the user must authenticate again.",
        "claims": "Claims that the application wants, such as an authentication context (acrs).",
        "acr_values": "The kinds of authentication that the application prefers.",
        "ui_locales": "The languages of the page. This page is in English only.",
        "id_token_hint": "An earlier ID token of the user.",
        "client_info": "Whether the response names the account in the way that MSAL needs.",
        "x-client-SKU": "The client library.", "x-client-sku": "The client library.",
        "x-client-ver": "The version of the client library.", "x-client-Ver": "The version of the client library.",
    ]

    /// Returns the table of the parameters of a request.
    static func table(of parameters: [FormEncoding.Parameter]) -> HTML {
        let rows = parameters.map { parameter -> HTML in
            let isToken = parameter.name.hasSameBytes(as: "id_token_hint")
            let sentence = sentences[ExactString(parameter.name)] ?? "Entra ignores this parameter."
            return """
                <tr><th scope="row" class="value">\(parameter.name)</th>
                <td><span class="value">\(isToken ? "…" : parameter.value)</span><br>
                <span class="quiet">\(sentence)</span></td></tr>
                """
        }
        return "<table>\(rows)</table>"
    }
}
