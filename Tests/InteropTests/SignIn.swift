import EntraID
import Foundation
import Testing

/// The browser of a user who signs in. It follows redirects and returns the response.
struct Browser {
    let transport: any HTTPTransport

    /// Follows an authorization request to its end, and returns the response as the callback receives it.
    ///
    /// - Parameter consent: The form to post to the provider's page, if it has one.
    func visit(_ request: AuthorizationRequest, consent: String? = nil) async throws -> String {
        let answer = try await transport.send(
            try TransportRequest(
                consent == nil ? .get : .post, request.url,
                headers: [HeaderField(name: "Content-Type", value: "application/x-www-form-urlencoded")],
                body: Array((consent ?? "").utf8), timeout: .seconds(10), bodyLimit: 1 << 20))
        if consent == nil { try Browser.checkParameters(of: request.url) }
        if request.pending.responseMode == .formPost { return try Browser.form(in: answer) }
        #expect(answer.status == 302)
        let location = try #require(answer[header: "Location"])
        let delimiter = request.pending.responseMode == .fragment ? "#" : "?"
        #expect(location.hasPrefix(request.pending.callback + delimiter), "\(location)")
        return String(location.dropFirst(request.pending.callback.count + 1))
    }

    /// Expects that an authorization request has everything that a provider needs, and nothing else. A provider
    /// ignores what it does not know, so it would not notice a misspelled parameter.
    static func checkParameters(of url: String) throws {
        let query = String(url.drop { $0 != "?" }.dropFirst())
        let names = Set(try FormEncoding.decode(query).map(\.name))
        #expect(names.subtracting(knownParameters).isEmpty)
        #expect(names.isSuperset(of: ["client_id", "response_type", "scope", "state", "nonce", "redirect_uri"]))
    }

    private static let knownParameters: Set = [
        "client_id", "response_type", "scope", "state", "nonce", "redirect_uri", "response_mode", "code_challenge",
        "code_challenge_method", "prompt", "login_hint", "domain_hint", "id_token_hint", "max_age", "ui_locales",
        "acr_values", "claims", "client_info",
    ]

    /// Returns the form that a self-posting page posts.
    static func form(in page: TransportResponse) throws -> String {
        #expect(page.status == 200)
        let inputs = String(decoding: page.body, as: UTF8.self).matches(of: #/name="([^"]*)" value="([^"]*)"/#)
        try #require(!inputs.isEmpty)
        return FormEncoding.encode(
            inputs.map { input in
                .init(name: String(input.output.1), value: input.output.2.replacingOccurrences(of: "&amp;", with: "&"))
            })
    }
}
