public import EntraGuide
public import EntraID

/// A small page of HTML. Text is escaped when it is added.
public struct Page: Sendable {
    /// The language of the page.
    public let language: GuideLanguage
    /// Whether the fake Entra is in use. Every page then says so.
    let isFake: Bool
    private let title: String
    private var parts: [String] = []

    /// Creates a page with a heading.
    public init(_ title: String, language: GuideLanguage = .english, isFake: Bool) {
        self.title = title
        self.language = language
        self.isFake = isFake
    }

    /// Adds a paragraph.
    public mutating func add(_ text: String) { parts.append("<p>\(Page.escaped(text))</p>") }

    /// Adds a link.
    public mutating func add(link path: String, _ text: String) {
        parts.append("<p><a href=\"\(Page.escaped(path))\">\(Page.escaped(text))</a></p>")
    }

    /// Adds a button that sends a POST request.
    public mutating func add(button text: String, posting path: String) {
        parts.append(
            "<form method=\"post\" action=\"\(Page.escaped(path))\"><button>\(Page.escaped(text))</button></form>")
    }

    /// Adds a list of terms.
    public mutating func add(terms: [(String, String)]) {
        let rows = terms.map { "<dt>\(Page.escaped($0))</dt><dd>\(Page.escaped($1))</dd>" }
        parts.append("<dl>\(rows.joined())</dl>")
    }

    var html: String {
        let banner = isFake ? "<p><strong>Fake Entra (for testing), not Microsoft</strong></p>" : ""
        return """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>\(Page.escaped(title))</title>
            <style>body{font:16px/1.5 system-ui;max-width:40em;margin:2em auto;padding:0 1em}</style>
            \(banner)
            <h1>\(Page.escaped(title))</h1>
            \(parts.joined(separator: "\n"))
            </html>
            """
    }

    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}

extension Page {
    /// Creates the page of a refusal: what happened, in the user's language, and the code by which an administrator
    /// finds the log record. With the fake Entra, it also has the remedies, which are for administrators.
    public init(_ refusal: Refusal, language: GuideLanguage, retryPath: String, isFake: Bool) {
        self.init(refusal.userMessage(in: language.rawValue), language: language, isFake: isFake)
        add(refusal.first.code.rawValue)
        if isFake { for problem in refusal.problems { add(problem.remedy(in: language)) } }
        add(link: retryPath, Page.retry[language.rawValue] ?? "Sign in")
    }

    private static let retry = ["en": "Sign in", "de": "Anmelden", "ro": "Conectare", "zh": "登录"]
}
