import EntraID
import OIDCLoopback

/// A page that the fake Entra shows.
struct Page: Sendable {
    static let banner = "Fake Entra (for testing), not Microsoft"

    let title: String
    let body: HTML
    var status = 200
    /// The URLs outside this server to which a form of the page may lead, also by a redirect.
    var formTargets: [String] = []
    /// The URLs of the page's frames.
    var frames: [String] = []
    /// The URL to which the browser goes by itself after a few seconds.
    var refreshURL: String?
    /// The ID of a form that the browser submits at once, if it runs scripts.
    var formSubmittedAtOnce: StaticString?

    /// Returns the page as a response.
    ///
    /// - Parameters:
    ///   - random: The source of the nonce in the Content-Security-Policy.
    ///   - headers: Additional headers, such as cookies.
    func response(random: any RandomSource, headers: [HeaderField] = []) -> LoopbackResponse {
        let nonce = Base64URL.encode(random.bytes(18))
        let fixed = [
            HeaderField(name: "Content-Type", value: "text/html; charset=utf-8"),
            HeaderField(name: "Content-Security-Policy", value: policy(nonce)),
            HeaderField(name: "X-Content-Type-Options", value: "nosniff"),
            // A relying party may compare the origin of a form post with that of its provider.
            HeaderField(name: "Referrer-Policy", value: "strict-origin"),
            HeaderField(name: "Cache-Control", value: "no-store"),
        ]
        return LoopbackResponse(
            status: status, headers: fixed + headers, body: Array(document(nonce).source.utf8))
    }

    private func policy(_ nonce: String) -> String {
        var directives = ["default-src 'none'", "base-uri 'none'", "style-src 'nonce-\(nonce)'"]
        // Browsers also compare the redirects that follow a form with this directive.
        let targets = formTargets.compactMap(Page.source)
        directives.append((["form-action 'self'"] + targets).joined(separator: " "))
        if formSubmittedAtOnce == nil {
            directives.append("frame-ancestors 'none'")
        } else {
            directives.append("script-src 'nonce-\(nonce)'")
        }
        let frames = frames.compactMap(Page.source)
        if !frames.isEmpty { directives.append("frame-src \(frames.joined(separator: " "))") }
        return directives.joined(separator: "; ")
    }

    /// Returns the source expression of a URL: its origin, or its scheme if it belongs to an app. Returns `nil` if the
    /// URL contains anything that could end the expression.
    static func source(_ url: String) -> String? {
        guard let parts = URLParts(url) else {
            let scheme = url.utf8.prefix { $0 != UInt8(ascii: ":") }
            guard let first = scheme.first, first.isASCIILetter, scheme.count < url.utf8.count,
                scheme.allSatisfy({ $0.isASCIIAlphanumeric || "+-.".utf8.contains($0) })
            else { return nil }
            return "\(Substring(scheme)):"
        }
        let port = parts.port.map { ":\($0)" } ?? ""
        let source = "\(parts.scheme)://\(parts.host)\(port)"
        return source.utf8.allSatisfy { $0.isASCIIAlphanumeric || "+-._:/[]".utf8.contains($0) } ? source : nil
    }

    private func document(_ nonce: String) -> HTML {
        var script = HTML.empty
        if let form = formSubmittedAtOnce?.description {
            script = "<script nonce=\"\(nonce)\">document.getElementById(\"\(form)\").submit()</script>"
        }
        var refresh = HTML.empty
        // The URL has no spaces, so it needs no quotation marks of its own.
        if let refreshURL { refresh = "<meta http-equiv=\"refresh\" content=\"3; url=\(refreshURL)\">" }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            \(refresh)
            <title>\(title) – \(Page.banner)</title>
            <style nonce="\(nonce)">\(PageStyle.sheet)</style>
            </head>
            <body>
            <p class="banner" role="note">\(Page.banner)</p>
            <main>
            <h1>\(title)</h1>
            \(body)
            </main>
            \(script)
            </body>
            </html>
            """
    }
}
