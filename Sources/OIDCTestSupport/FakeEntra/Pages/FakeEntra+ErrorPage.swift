import EntraID
import OIDCLoopback

// The page to which the `error_uri` of every error leads.
extension FakeEntra {
    /// Returns the page that explains an `AADSTS` number.
    func errorPage(_ request: LoopbackRequest) -> LoopbackResponse {
        let asked = PageRequest(request)["code"]
        let number = asked.flatMap(FakeEntra.errorNumber)
        let known = number.map { FakeError($0) }
        let entry = number.flatMap(FakeEntra.catalogEntry)
        var explanation = HTML.empty
        if let known, entry != nil || known.isInTable {
            explanation = """
                <h2>AADSTS\(known.number)</h2>
                <p>\(known.text)</p>
                <h2>What to do</h2>
                <p>\(entry?.remedy ?? "Compare the request with the documentation of the endpoint.")</p>
                """
        } else if let asked {
            explanation = "<p role=\"alert\">“<span class=\"value\">\(asked)</span>” is not a known number.</p>"
        }
        let body: HTML = """
            \(explanation)
            <form method="get" action="/error">
            <label for="code">Number of an error</label>
            <input type="text" id="code" name="code" value="\(asked ?? "")" autocomplete="off">
            <button class="primary">Look up</button>
            </form>
            """
        let isFound = asked == nil || entry != nil || known?.isInTable == true
        return Page(title: "Errors", body: body, status: isFound ? 200 : 404).response(random: random)
    }

    private static func catalogEntry(_ number: Int) -> EntraErrorEntry? {
        guard let entry = try? EntraErrorEntry(parsing: "AADSTS\(number)"), entry.topic != .unknown else { return nil }
        return entry
    }

    /// Reads a number such as `50058` or `AADSTS50058`.
    private static func errorNumber(_ text: String) -> Int? {
        let prefix = "aadsts"
        let hasPrefix = text.asciiLowercased.hasPrefixBytes(prefix)
        let digits = text.utf8.dropFirst(hasPrefix ? prefix.utf8.count : 0)
        guard (5...7).contains(digits.count), digits.allSatisfy(\.isASCIIDigit) else { return nil }
        return Int(String(Substring(digits)))
    }
}
