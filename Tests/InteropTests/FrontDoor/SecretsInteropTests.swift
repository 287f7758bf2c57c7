import EntraID
import Foundation
import Testing

/// What a server prints about sign-ins over sockets. The secrets are those that were really sent.
@Suite struct SecretsInteropTests {
    /// What happens to the response of a sign-in, and with which code it is rejected.
    enum Course: CaseIterable {
        case finished, replayed, otherBrowser, otherPath, cancelled, providerDown, wrongCode, wrongSecret

        var codes: [[ProblemCode]] {
            switch self {
            case .finished: []
            case .replayed: [[.responseNotPending]]
            case .otherBrowser: [[.responseCookieMissing]]
            case .otherPath: [[.responseOtherCallback]]
            case .cancelled: [[.responseProviderError]]
            case .providerDown: [[.exchangeHTTPStatus]]
            case .wrongCode, .wrongSecret: [[.exchangeProviderError]]
            }
        }
    }

    private static let name = "Ada Lovelace"
    private static let email = "ada@contoso.onmicrosoft.com"

    @Test("6: No error, log record, event, or answer contains a secret or a name") func nothingPrinted() async throws {
        let emulator = try await Emulator.start()
        defer { emulator.stop() }
        let events = Locked("")
        let exchanged = Locked<[String]>([])
        let transport = ClosureTransport { request in
            let answer = try await emulator.transport.send(request)
            let secrets = try SecretsInteropTests.secrets(in: request, answer)
            exchanged.withLock { $0 += secrets }
            return answer
        }
        var secrets = [Self.name, Self.email, Emulator.clientSecret, Emulator.wrongSecret]
        var printed = ""
        for course in Course.allCases {
            let site = try WebSite.entra(
                emulator, secret: course == .wrongSecret ? Emulator.wrongSecret : Emulator.clientSecret,
                transport: transport
            ) { text in events.withLock { $0 += text } }
            defer { site.stop() }
            let browser = WebBrowser(site)
            let url = try await browser.startSignIn()
            let delivery = try await browser.signIn(at: url)
            let request = WebBrowser.Delivery(url: url, form: nil)
            secrets += [try request.value("nonce"), try delivery.value("state"), try delivery.value("code")]
            secrets += browser.keptCookies.map(\.value)

            for answer in try await answers(course, to: delivery, browser, site, emulator) {
                printed += String(decoding: answer.body, as: UTF8.self)
            }
            for refusal in site.application.logged {
                printed += "\(refusal) \(refusal.logRecord) \(refusal.userMessage(in: "de"))"
                dump(refusal, to: &printed)
            }
            #expect(site.loggedCodes == course.codes, "\(course)")
        }
        printed += events.withLock { $0 }
        let tokens = exchanged.withLock { $0 }
        // The verifiers of the four token requests that were answered, and the two tokens of each that succeeded.
        #expect(tokens.count == 8 && printed.contains("exchange.provider-error"))
        for secret in secrets + tokens { #expect(!printed.contains(secret), "\(secret)") }
    }

    private func answers(
        _ course: Course, to delivery: WebBrowser.Delivery, _ browser: WebBrowser, _ site: WebSite,
        _ emulator: Emulator
    ) async throws -> [TransportResponse] {
        var delivery = delivery
        switch course {
        case .finished, .wrongSecret: break
        case .replayed:
            let copy = browser.copy()
            return [try await browser.deliver(delivery), try await copy.deliver(delivery)]
        case .otherBrowser: return [try await WebBrowser(site).deliver(delivery)]
        case .otherPath:
            delivery.url = delivery.url.replacingOccurrences(of: WebSite.callbackPath, with: "/api/oidc/callback/x")
        case .cancelled:
            let parameters: [FormEncoding.Parameter] = [
                .init(name: "error", value: "access_denied"),
                .init(name: "error_description", value: "AADSTS65004: \(Self.name) (\(Self.email)) declined."),
                .init(name: "state", value: try delivery.value("state")),
            ]
            delivery.url = "\(site.origin)\(WebSite.callbackPath)?\(FormEncoding.encode(parameters))"
        case .providerDown:
            try await emulator.control("misbehavior", ["outage": true])
            let answer = try await browser.deliver(delivery)
            try await emulator.control("misbehavior", ["outage": false])
            return [answer]
        case .wrongCode:
            delivery.url = delivery.url.replacingOccurrences(of: try delivery.value("code"), with: "1.another-code")
        }
        return [try await browser.deliver(delivery)]
    }

    /// Returns the code verifier of a token request, and the tokens of its response.
    private static func secrets(in request: TransportRequest, _ answer: TransportResponse) throws -> [String] {
        struct Tokens: Decodable {
            let access_token: String?
            let id_token: String?
        }
        guard request.method == .post, answer.status < 500 else { return [] }
        let form = try FormEncoding.decode(String(decoding: request.body, as: UTF8.self))
        let tokens = try JSONDecoder().decode(Tokens.self, from: Data(answer.body))
        return form.filter { $0.name == "code_verifier" }.map(\.value)
            + [tokens.access_token, tokens.id_token].compactMap { $0 }
    }
}
