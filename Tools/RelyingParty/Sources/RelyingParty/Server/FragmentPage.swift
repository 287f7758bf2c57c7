/// The page at the callback for responses in a fragment, which browsers do not send to servers. It posts the fragment.
enum FragmentPage {
    /// The path to which the page posts.
    static let path = "/callback-fragment"

    /// Returns whether the response is in the fragment. Canaille sends `iss` in the query and the rest in the fragment.
    static func isNeeded(for request: HTTPRequest) -> Bool {
        request.query.map { $0.hasPrefix("iss=") && !$0.contains("&") } ?? true
    }

    static let response = HTTPResponse(
        200, type: "text/html; charset=utf-8",
        body: """
            <!DOCTYPE html>
            <title>Finishing the sign-in</title>
            <pre id="answer">Finishing the sign-in. This page needs JavaScript.</pre>
            <script>
            const fragment = location.hash.slice(1);
            history.replaceState(null, "", location.pathname);
            fetch("\(path)", {
                method: "POST", body: fragment, credentials: "same-origin",
                headers: {"Content-Type": "application/x-www-form-urlencoded"}
            }).then(response => response.text()).then(text => {
                document.getElementById("answer").textContent = text;
            });
            </script>

            """)
}
