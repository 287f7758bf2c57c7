import EntraID
import OIDCLoopback

/// The redirect URI of an authorization request, and the way in which the response is sent to it.
struct ResponseTarget: Sendable {
    let redirectURI: String
    let mode: ResponseMode
    let state: String?

    /// Reads the target of a request.
    ///
    /// - Throws: An error that is kept on the page, because there is no URL to which it may be sent.
    init(_ asked: PageRequest, for application: FakeApplication) throws(SignInFailure) {
        if asked.isMalformed {
            throw SignInFailure("invalid_request", 90023, "The request is not properly formatted.", isKeptOnPage: true)
        }
        if let name = asked.repeatedName {
            throw SignInFailure(
                "invalid_request", 9_000_411,
                "The request is not properly formatted. The parameter '\(name)' is duplicated.", isKeptOnPage: true)
        }
        guard let redirectURI = asked["redirect_uri"] ?? application.redirectURIs?.first else {
            throw SignInFailure(
                "invalid_request", 900144, "The request body must contain the following parameter: 'redirect_uri'.",
                isKeptOnPage: true)
        }
        guard application.accepts(redirectURI: redirectURI) else {
            throw SignInFailure(
                "invalid_request", 50011,
                "The redirect URI '\(redirectURI)' specified in the request does not match the redirect URIs "
                    + "configured for the application '\(application.clientID)'.",
                isKeptOnPage: true)
        }
        self.redirectURI = redirectURI
        state = asked["state"]
        let type = asked["response_type"].flatMap(ResponseType.init)
        let natural: ResponseMode = type?.includesIDToken == true ? .fragment : .query
        let requested = asked["response_mode"].map { ResponseMode($0) } ?? natural
        // The response to a request with an impossible mode is the error, in the mode that Entra would have chosen.
        mode =
            [.query, .fragment, .formPost].contains(requested) && type?.allows(requested) != false
            ? requested : natural
    }

    /// Returns the response that sends the browser back to the application.
    func response(
        _ fields: [FormEncoding.Parameter], random: any RandomSource, headers: [HeaderField] = []
    ) -> LoopbackResponse {
        var fields = fields
        if let state { fields.append(FormEncoding.Parameter(name: "state", value: state)) }
        if mode == .formPost { return formPost(fields).response(random: random, headers: headers) }
        let separator =
            mode == .fragment ? "#" : redirectURI.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
        let location = HeaderField(name: "Location", value: redirectURI + separator + FormEncoding.encode(fields))
        let cache = HeaderField(name: "Cache-Control", value: "no-store")
        return LoopbackResponse(status: 302, headers: [location, cache] + headers)
    }

    private func formPost(_ fields: [FormEncoding.Parameter]) -> Page {
        let inputs = fields.map { field -> HTML in
            "<input type=\"hidden\" name=\"\(field.name)\" value=\"\(field.value)\">"
        }
        return Page(
            title: "Back to the application",
            body: """
                <p>The browser posts the response to <span class="value">\(redirectURI)</span>.</p>
                <form id="response" method="post" action="\(redirectURI)">
                \(inputs)
                <button class="primary">Continue</button>
                </form>
                """,
            formTargets: [redirectURI], formSubmittedAtOnce: "response")
    }
}

extension FakeApplication {
    /// Schemes that a browser runs or reads instead of opening an application.
    private static let unsafeSchemes = ["javascript:", "data:", "vbscript:", "file:", "blob:", "about:"]

    /// Returns whether Entra would send a response to a URI: exactly a registered one, of which only the port of
    /// `localhost` may differ.
    func accepts(redirectURI uri: String) -> Bool {
        guard uri.utf8.allSatisfy(\.isASCIIVisible),
            !FakeApplication.unsafeSchemes.contains(where: { uri.asciiLowercased.hasPrefixBytes($0) }),
            (try? RedirectRules(platform: .native).validate(uri, warnings: .ignored)) != nil
        else { return false }
        guard let redirectURIs else { return true }
        let compared = FakeApplication.withoutPortOfLocalhost(uri)
        return redirectURIs.contains { FakeApplication.withoutPortOfLocalhost($0).hasSameBytes(as: compared) }
    }

    private static func withoutPortOfLocalhost(_ uri: String) -> String {
        let beginning = "http://localhost:"
        guard uri.hasPrefixBytes(beginning) else { return uri }
        let rest = uri.utf8.dropFirst(beginning.utf8.count).drop(while: \.isASCIIDigit)
        return "http://localhost" + String(Substring(rest))
    }
}
