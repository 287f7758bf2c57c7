import EntraID
import OIDCURLSession
import TestHelpers
import Testing

@testable import OIDCTestSupport

/// A page of the fake Entra: its form, as a browser without scripts sees it.
struct EmulatedPage: Sendable {
    let status: Int
    let text: String
    /// The target of the form, or an empty string if there is no form.
    let action: String
    /// What the form sends in addition to the button: every field that is filled in or checked, and what is selected.
    let fields: [FormEncoding.Parameter]
    /// The values of the buttons, and the texts on them.
    let buttons: [(value: String, text: String)]

    init(_ response: TransportResponse) {
        let page = String(decoding: response.body, as: UTF8.self)
        status = response.status
        text = page
        action = page.firstMatch(of: /<form [^>]*action="([^"]*)"/).map { EmulatedPage.unescaped($0.1) } ?? ""
        fields = EmulatedPage.inputs(of: page) + EmulatedPage.selections(of: page)
        buttons = page.matches(of: /<button [^>]*value="([^"]*)"[^>]*>([^<]*)/)
            .map { (EmulatedPage.unescaped($0.1), EmulatedPage.unescaped($0.2)) }
    }

    private static func inputs(of page: String) -> [FormEncoding.Parameter] {
        page.matches(of: /<input ([^>]*)>/).compactMap { match in
            let attributes = match.1
            guard let name = attributes.firstMatch(of: /(?:^|\s)name="([^"]*)"/)?.1,
                let value = attributes.firstMatch(of: /(?:^|\s)value="([^"]*)"/)?.1,
                !attributes.contains("type=\"checkbox\"") || attributes.contains(/\schecked(?:\s|$)/)
            else { return nil }
            return .init(name: unescaped(name), value: unescaped(value))
        }
    }

    private static func selections(of page: String) -> [FormEncoding.Parameter] {
        page.matches(of: /<select [^>]*name="([^"]*)"[^>]*>(?s:(.*?))<\/select>/).map { match in
            let selected = match.2.firstMatch(of: /<option selected>([^<]*)/)?.1 ?? ""
            return .init(name: unescaped(match.1), value: unescaped(selected))
        }
    }

    /// Returns the text that an HTML parser reads in an attribute.
    private static func unescaped(_ source: Substring) -> String {
        source.replacing(/&(?:#(\d+)|(\w+));/) { match in
            if let digits = match.1, let number = UInt32(digits), let scalar = Unicode.Scalar(number) {
                return String(Character(scalar))
            }
            return match.2.flatMap { ["amp": "&", "lt": "<", "gt": ">", "quot": "\""][String($0)] } ?? ""
        }.description
    }
}

/// A browser that signs in at the fake Entra over real connections, and keeps the cookies of both sites.
final class EmulatedBrowser: Sendable {
    /// Where the browser is after a request.
    enum Place: Sendable {
        case page(EmulatedPage)
        case response(BrowserResponse)
    }

    /// The cookies of the application.
    let application = TestBrowser(at: "https://console.example.com/login")
    private let origin: String
    private let transport = PatientTransport(URLSessionTransport.urlSession)
    /// The cookie of the fake Entra, as `name=value`.
    private let session = Locked<String?>(nil)

    init(origin: String) {
        self.origin = origin
    }

    // MARK: - Steps

    func open(_ url: String) async throws -> Place {
        place(after: try await send(.get, url))
    }

    /// Presses the button of a page with a text.
    func press(_ text: String, on page: EmulatedPage) async throws -> Place {
        let button = try #require(page.buttons.first { $0.text.contains(text) }, "\(page.text)")
        let form = page.fields + [FormEncoding.Parameter(name: "choice", value: button.value)]
        return place(after: try await send(.post, origin + page.action, FormEncoding.encode(form)))
    }

    /// Opens a URL and presses buttons, one on each page, until the browser is sent to the application. Returns the
    /// request with which it arrives there.
    func answer(_ url: String, pressing buttons: [String]) async throws -> CallbackRequest {
        application.deliver(try await response(to: url, pressing: buttons))
    }

    /// Returns the response that the browser would deliver to the application.
    func response(to url: String, pressing buttons: [String]) async throws -> BrowserResponse {
        var place = try await open(url)
        for text in buttons {
            guard case .page(let page) = place else { break }
            place = try await press(text, on: page)
        }
        guard case .response(let response) = place else {
            throw StayedAtProvider(description: "the browser stays at the fake Entra: \(place)")
        }
        return response
    }

    /// The browser was not sent to the application.
    struct StayedAtProvider: Error, CustomStringConvertible {
        let description: String
    }

    // MARK: - Connections

    private func send(
        _ method: TransportRequest.Method, _ url: String, _ body: String = ""
    ) async throws -> TransportResponse {
        var headers = session.withLock { $0 }.map { [HeaderField(name: "Cookie", value: $0)] } ?? []
        if method == .post {
            headers.append(HeaderField(name: "Content-Type", value: "application/x-www-form-urlencoded"))
        }
        let response = try await transport.send(
            try TransportRequest(
                method, url, headers: headers, body: Array(body.utf8), timeout: .seconds(30), bodyLimit: 1 << 20))
        if let field = response[header: "Set-Cookie"] {
            session.withLock { $0 = field.contains("Max-Age=0") ? nil : String(field.prefix { $0 != ";" }) }
        }
        return response
    }

    private func place(after response: TransportResponse) -> Place {
        if let location = response[header: "Location"] {
            let mark = location.firstIndex { $0 == "?" || $0 == "#" } ?? location.endIndex
            let mode: ResponseMode = location[mark...].hasPrefix("#") ? .fragment : .query
            return .response(
                BrowserResponse(
                    callback: String(location[..<mark]), mode: mode,
                    encodedParameters: String(location[mark...].dropFirst())))
        }
        let page = EmulatedPage(response)
        guard page.action.hasPrefix("https://") else { return .page(page) }
        // The page posts its form to the application by itself.
        return .response(
            BrowserResponse(
                callback: page.action, mode: .formPost, encodedParameters: FormEncoding.encode(page.fields)))
    }
}
