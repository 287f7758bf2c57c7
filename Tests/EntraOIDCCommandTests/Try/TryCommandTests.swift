import EntraID
import Foundation
import OIDCURLSession
import Testing

@testable import OIDCTestSupport
@testable import entra_oidc

/// `try`: what it prints, and a sign-in over sockets.
@Suite struct TryCommandTests {
    /// Sends a request over a socket, without following redirects.
    private func send(
        _ method: TransportRequest.Method, _ url: String, cookies: [String] = [], origin: String? = nil,
        form: [(String, String)] = []
    ) async throws -> TransportResponse {
        var headers: [HeaderField] = []
        if !cookies.isEmpty { headers.append(HeaderField(name: "Cookie", value: cookies.joined(separator: "; "))) }
        if let origin { headers.append(HeaderField(name: "Origin", value: origin)) }
        if method == .post {
            headers.append(HeaderField(name: "Content-Type", value: "application/x-www-form-urlencoded"))
        }
        let body = FormEncoding.encode(form.map { .init(name: $0.0, value: $0.1) })
        return try await URLSessionTransport.urlSession.send(
            try TransportRequest(
                method, url, headers: headers, body: Array(body.utf8), timeout: .seconds(30), bodyLimit: 1 << 20))
    }

    private func cookies(of response: TransportResponse) -> [String] {
        response.values(ofHeader: "Set-Cookie").map { String($0.prefix { $0 != ";" }) }
    }

    @Test("With `--once`, it ends after the first sign-in, with its exit status", arguments: ["typed", "cancel"])
    func endsAfterSignIn(choice: String) async throws {
        let result = await Invocation.run(["try", "--port", "0", "--once", "--json"], style: .plain)
        let server = try #require(result.server)
        #expect(result.output.split(separator: "\n").count == 1)
        let started = JSONCursor(try JSONValue(parsing: result.output))
        let origin = try started["origin"].required(.string)
        #expect(server.status() == .failed, "no user has signed in")

        let opened = try await send(.get, try started["page"].required(.string))
        let session = cookies(of: opened)
        #expect(session.count == 1)
        #expect(try await send(.post, "\(origin)/fake", cookies: session, origin: origin).status == 303)
        let form = try await send(.get, "\(origin)/", cookies: session)
        let html = String(decoding: form.body, as: UTF8.self)
        let issuer = try #require(html.firstMatch(of: /name="issuer" value="([^"]*)"/)?.1)
        let start = try await send(
            .post, "\(origin)/sign-in", cookies: session, origin: origin,
            form: [
                ("issuer", String(issuer)), ("client-id", "6731de76-14a6-49ae-97bc-6eba6914391e"),
                ("response-type", "code"),
            ])
        let leading = String(decoding: start.body, as: UTF8.self)
        let url = try #require(leading.firstMatch(of: /id="continue" href="([^"]*)"/)?.1)
            .replacingOccurrences(of: "&amp;", with: "&")
        let all = session + cookies(of: start)

        let page = String(decoding: try await send(.get, url).body, as: UTF8.self)
        let name = try #require(page.firstMatch(of: /name="page" value="([^"]*)"/)?.1)
        let action = try #require(page.firstMatch(of: /<form method="post" action="([^"]*\/login)"/)?.1)
        let provider = try #require(URLParts(url))
        let providerOrigin = "http://\(provider.host):\(provider.port ?? "")"
        let answer = try await send(
            .post, providerOrigin + action,
            form: [("page", String(name)), ("choice", choice), ("typed", "ada")])
        let back = try #require(answer[header: "Location"])
        #expect(try await send(.get, back, cookies: all).status == 303)
        let shown = try await send(.get, "\(origin)/result", cookies: all)
        #expect(shown.status == 200)
        // The result is shown, and then the console ends by itself.
        await server.waitUntilStopped()
        #expect(server.status() == (choice == "typed" ? .accepted : .refused))
        server.stop()
    }

    @Test("It prints a link that works once, what to register, and how to stop it") func startUpText() async throws {
        let result = await Invocation.run(["try", "--port", "0"], style: .plain)
        let server = try #require(result.server)
        defer { server.stop() }
        #expect(result.status == .accepted && result.errors.isEmpty)
        let first = try #require(result.output.split(separator: "\n").first.map(String.init))
        #expect(first.hasPrefix("\(server.origin)/?token="))
        for text in ["It works once", "\(server.origin)/api/oidc/callback", "Ctrl-C"] {
            #expect(result.output.contains(text), "\(text)")
        }
        #expect(server.status() == .accepted)
        let other = try await send(.get, "\(server.origin)/")
        #expect(other.status == 403)
    }

    @Test("Invalid options are explained", arguments: [["--port", "65536"], ["--port", "x"], ["a.json", "b.json"]])
    func invalidOptions(words: [String]) async {
        let result = await Invocation.run(["try"] + words, style: .plain)
        result.server?.stop()
        #expect(result.status == .usage && result.server == nil)
    }

    @Test("A file that is missing, and a port that is in use, are failures") func failures() async throws {
        #expect(await Invocation.run(["try", "/no/such/file.json", "--port", "0"], style: .plain).status == .failed)
        let first = await Invocation.run(["try", "--port", "0", "--json"], style: .plain)
        let server = try #require(first.server)
        defer { server.stop() }
        let port = try JSONCursor(try JSONValue(parsing: first.output))["port"].required(.integer)
        let second = await Invocation.run(["try", "--port", "\(port)"], style: .plain)
        #expect(second.status == .failed && second.server == nil)
        #expect(second.errors.contains("entra-oidc try --port 0"))
    }

    @Test(
        "A file without a provider is a failure, and not a form that can never be right",
        arguments: ["[]", #"{"providers":[]}"#, #"{"providers":{"issuer":"a"}}"#, #"{"providers":["a"]}"#])
    func noProvider(text: String) async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("try-\(UUID()).json")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let result = await Invocation.run(["try", file.path, "--port", "0"], style: .plain)
        result.server?.stop()
        #expect(result.status == .failed && result.server == nil)
        #expect(result.errors.contains("entra-oidc check FILE"))
    }

    @Test("An event is one line of JSON") func events() throws {
        let events: [TryEvent] = [
            .fakeStarted(origin: "http://127.0.0.1:1"), .connectionStep(name: "keys", outcome: "failed", code: "a.b"),
            .signInStarted(host: "login.microsoftonline.com"), .signInFinished(codes: ["a.b"], isAccepted: false),
            .refreshed(codes: [], isAccepted: true), .signedOut,
        ]
        for event in events {
            #expect(event.json.hasSuffix("\n") && event.json.split(separator: "\n").count == 1)
            #expect(try JSONValue(parsing: event.json).object?["event"]?.string?.isEmpty == false)
        }
        #expect(TryEvent.resultShown.json.isEmpty)
    }
}
