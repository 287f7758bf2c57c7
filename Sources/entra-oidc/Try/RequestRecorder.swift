import EntraID

/// A request or a page of a sign-in, without secrets.
struct RecordedRequest: Sendable {
    /// The method and the URL up to its query, or the description of a page.
    let title: String
    /// The parameters that were sent, one a line.
    let sent: [String]
    /// The response, one part a line.
    let received: [String]
    /// The time that the response took, if it was measured.
    let duration: Duration?
}

/// The requests of one sign-in. Secrets, codes, and tokens are left out.
final class RequestRecorder: Sendable {
    private struct State {
        var requests: [RecordedRequest] = []
        var code: SecretString?
        var token: ReceivedToken?
    }

    /// The most requests that are kept. A sign-in makes about five.
    private static let maximumCount = 50
    private let state = Locked(State())

    var requests: [RecordedRequest] { state.withLock { $0.requests } }

    /// The last ID token that a response contained, to show its checks.
    var token: ReceivedToken? { state.withLock { $0.token } }

    func add(_ request: RecordedRequest) {
        state.withLock { state in
            if state.requests.count < RequestRecorder.maximumCount { state.requests.append(request) }
        }
    }

    /// Keeps the code and the token with which the browser came back.
    private func keep(fromBrowser parameters: [FormEncoding.Parameter]) {
        func value(_ name: String) -> SecretString? {
            parameters.last { $0.name.hasSameBytes(as: name) }.map { SecretString($0.value) }
        }
        let code = value("code")
        state.withLock { state in
            state.code = code
            state.token = value("id_token").map { ReceivedToken($0, fromBrowserWith: code) }
        }
    }

    /// Keeps the token with which the token endpoint answered.
    fileprivate func keep(fromTokenEndpoint body: [UInt8]) {
        guard let response = (try? JSONValue(parsing: body))?.object, let token = response["id_token"]?.string else {
            return
        }
        let accessToken = response["access_token"]?.string.map { SecretString($0) }
        state.withLock { state in
            state.token = ReceivedToken(
                SecretString(token), for: state.code, with: accessToken, after: state.token?.idToken)
        }
    }

    /// Adds a page that the browser opens, with the parameters in its URL.
    func add(page url: String) {
        let query = URLParts(url)?.query.map { String($0) } ?? ""
        add(
            RecordedRequest(
                title: "GET \(escapedURL(url))", sent: RedactedParameters.lines(query), received: [], duration: nil))
    }

    /// Adds the request with which the browser came back.
    func add(callback method: String, path: String, parameters: String) {
        keep(fromBrowser: (try? FormEncoding.decode(parameters)) ?? [])
        add(
            RecordedRequest(
                title: "\(method) \(escapedForDisplay(path))", sent: RedactedParameters.lines(parameters),
                received: [], duration: nil))
    }
}

/// The parameters of requests and responses that may be shown.
enum RedactedParameters {
    /// The parameters that contain no secret. The values of all others are left out.
    private static let shown: Set<ExactString> = [
        "client_id", "response_type", "response_mode", "redirect_uri", "scope", "prompt", "code_challenge_method",
        "grant_type", "max_age", "acr_values", "ui_locales", "domain_hint", "error", "token_type",
        "expires_in", "ext_expires_in", "error_codes", "trace_id", "correlation_id", "timestamp", "suberror",
        "post_logout_redirect_uri", "client_assertion_type",
    ]
    static let hidden = "…"

    /// Returns the parameters of a query or form, one a line.
    static func lines(_ encoded: String) -> [String] {
        ((try? FormEncoding.decode(encoded)) ?? []).prefix(100).map { line($0.name, $0.value) }
    }

    static func line(_ name: String, _ value: String) -> String {
        let isShown = shown.contains(ExactString(name))
        return "\(escapedForDisplay(name))=\(isShown ? escapedForDisplay(value) : hidden)"
    }

    /// Returns the members of a JSON response, one a line. The values of unknown members are left out.
    static func lines(ofJSON body: [UInt8]) -> [String] {
        guard let object = (try? JSONValue(parsing: body))?.object else { return [] }
        return object.members.prefix(100).map { member in
            line(member.name, member.value.string ?? member.value.serialized(indented: false))
        }
    }
}

/// A transport that records each request of a sign-in, and how long the response took.
struct RecordingTransport: HTTPTransport {
    let base: any HTTPTransport
    let recorder: RequestRecorder
    let time: any TimeSource

    func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        let start = time.uptime
        do throws(TransportFailure) {
            let response = try await base.send(request)
            let isPost = request.method == .post
            var received = ["HTTP \(response.status), \(response.body.count) bytes"]
            // Only the responses of the token endpoint contain tokens, and only their members are worth showing.
            if isPost {
                received += RedactedParameters.lines(ofJSON: response.body)
                recorder.keep(fromTokenEndpoint: response.body)
            }
            record(request, received, since: start)
            return response
        } catch {
            record(request, [error.description], since: start)
            throw error
        }
    }

    private func record(_ request: TransportRequest, _ received: [String], since start: Duration) {
        recorder.add(
            RecordedRequest(
                title: request.description,
                sent: RedactedParameters.lines(String(decoding: request.body, as: UTF8.self)),
                received: received, duration: time.uptime - start))
    }
}
