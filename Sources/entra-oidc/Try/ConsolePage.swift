import EntraGuide
import EntraID
import OIDCLoopback
import OIDCTestSupport

/// How the user wants the pages: the language and the colors. Both are kept in cookies.
struct ConsoleView: Sendable {
    var language: GuideLanguage
    /// `light`, `dark`, or `nil` to follow the system.
    var theme: String?
    /// The cookies that keep a new choice.
    var cookies: [String] = []

    static let languageCookie = "entra-oidc-language"
    static let themeCookie = "entra-oidc-theme"

    var text: ConsoleText { language.consoleText }

    init(_ request: ConsoleRequest) {
        func language(_ name: String?) -> GuideLanguage? {
            name.flatMap { name in GuideLanguage.allCases.first { $0.rawValue.hasSameBytes(as: name) } }
        }
        func theme(_ name: String?) -> String? {
            name.flatMap { name in ["light", "dark"].first { $0.hasSameBytes(as: name) } }
        }
        let chosen = request.isPost ? nil : language(request["language"])
        self.language =
            chosen ?? language(request.cookie(ConsoleView.languageCookie)) ?? ConsoleView.preferred(request)
        let chosenTheme = request.isPost ? nil : theme(request["theme"])
        self.theme = chosenTheme ?? theme(request.cookie(ConsoleView.themeCookie))
        let attributes = "; Path=/; HttpOnly; SameSite=Lax"
        if let chosen { cookies.append("\(ConsoleView.languageCookie)=\(chosen.rawValue)\(attributes)") }
        if let chosenTheme { cookies.append("\(ConsoleView.themeCookie)=\(chosenTheme)\(attributes)") }
    }

    /// Returns the first language of the browser if it is supported, and English otherwise.
    private static func preferred(_ request: ConsoleRequest) -> GuideLanguage {
        let wanted = (request.header("Accept-Language") ?? "").asciiLowercased
        return GuideLanguage.allCases.first { wanted.hasPrefixBytes($0.rawValue) } ?? .english
    }
}

/// A page of the console.
struct ConsolePage: Sendable {
    let title: String
    let body: HTML
    var status = 200
    /// The URL to which the browser goes by itself.
    var next: String?
    var cookies: [String] = []

    /// The headers of every response.
    static func headers(policy: String) -> [HeaderField] {
        [
            ("Content-Security-Policy", policy), ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"),
            ("Referrer-Policy", "no-referrer"), ("Cache-Control", "no-store"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ].map { HeaderField(name: $0.0, value: $0.1) }
    }

    /// Returns the page as a response.
    ///
    /// - Parameters:
    ///   - view: The language and colors.
    ///   - path: The path of the page, for the links that change the language and the colors.
    ///   - random: The source of the nonce in the Content-Security-Policy.
    func response(_ view: ConsoleView, at path: String, random: any RandomSource) -> LoopbackResponse {
        let nonce = Base64URL.encode(random.bytes(18))
        let policy =
            "default-src 'none'; base-uri 'none'; style-src 'nonce-\(nonce)'; script-src 'nonce-\(nonce)'; "
            + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'"
        let headers =
            ConsolePage.headers(policy: policy)
            + [HeaderField(name: "Content-Type", value: "text/html; charset=utf-8")]
            + (cookies + view.cookies).map { HeaderField(name: "Set-Cookie", value: $0) }
        return LoopbackResponse(
            status: status, headers: headers, body: Array(document(view, path, nonce).source.utf8))
    }

    private func document(_ view: ConsoleView, _ path: String, _ nonce: String) -> HTML {
        let text = view.text
        // A URL with a space or a quotation mark never gets here, so it needs no quotation marks of its own.
        let refresh: HTML = next.map { "<meta http-equiv=\"refresh\" content=\"0; url=\($0)\">" } ?? .empty
        let theme: HTML = view.theme.map { " data-theme=\"\($0)\"" } ?? .empty
        return """
            <!DOCTYPE html>
            <html lang="\(view.language.rawValue)"\(theme)>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            \(refresh)
            <title>\(title) · entra-oidc</title>
            <style nonce="\(nonce)">\(ConsoleStyle.sheet)</style>
            </head>
            <body>
            <header>
            <p class="brand"><a href="/">entra-oidc · \(text.title)</a></p>
            <nav aria-label="\(text.language)">\(languages(view, path))</nav>
            <nav aria-label="\(text.theme)">\(themes(view, path))</nav>
            </header>
            <main>
            <h1>\(title)</h1>
            \(body)
            </main>
            <script nonce="\(nonce)">\(ConsoleScript.source)</script>
            </body>
            </html>
            """
    }

    private func languages(_ view: ConsoleView, _ path: String) -> [HTML] {
        let names: [(GuideLanguage, String)] = [
            (.english, "English"), (.german, "Deutsch"), (.romanian, "Română"), (.chinese, "中文"),
        ]
        return names.map { language, name in
            let current: HTML = language == view.language ? " aria-current=\"true\"" : .empty
            let code = language.rawValue
            return "<a href=\"\(path)?language=\(code)\" lang=\"\(code)\" hreflang=\"\(code)\"\(current)>\(name)</a>"
        }
    }

    private func themes(_ view: ConsoleView, _ path: String) -> [HTML] {
        [("light", view.text.light), ("dark", view.text.dark)].map { name, label in
            let current: HTML = view.theme?.hasSameBytes(as: name) == true ? " aria-current=\"true\"" : .empty
            return "<a href=\"\(path)?theme=\(name)\"\(current)>\(label)</a>"
        }
    }
}
