import EntraID
import OIDCLoopback

/// A request, as the routes need it.
struct SiteRequest: Sendable {
    let method: String
    let path: String
    let body: String
    let cookieHeader: String?
    /// The request as the front door takes it.
    let callback: CallbackRequest

    init(_ request: LoopbackRequest) {
        method = request.method
        path = request.path
        body = String(decoding: request.body, as: UTF8.self)
        let cookies = request.values(of: "Cookie")
        cookieHeader = cookies.isEmpty ? nil : cookies.joined(separator: "; ")
        callback = CallbackRequest(method: method, target: request.target, body: body, cookieHeader: cookieHeader)
    }
}

/// A response: a JSON object or a redirect. Nothing is stored.
struct SiteResponse: Sendable {
    private let status: Int
    private var headers: [HeaderField]
    private let body: String

    init(_ status: Int, _ members: JSONObject) {
        self.init(
            status, headers: [HeaderField(name: "Content-Type", value: "application/json; charset=utf-8")],
            body: JSONValue.object(members).serialized())
    }

    /// Creates the response to an error: its status, and the codes of its problems.
    init(_ refusal: Refusal) {
        let codes = refusal.problems.map { JSONValue.string($0.code.rawValue) }
        self.init(refusal.httpStatus, ["problems": .array(codes)])
    }

    init(_ status: Int, headers: [HeaderField], body: String = "") {
        self.status = status
        self.headers = headers
        self.body = body
        if !headers.contains(where: { $0.name == "Cache-Control" }) { add("Cache-Control", "no-store") }
    }

    static let signedOut = SiteResponse(401, ["error": "Nobody is signed in."])

    static func redirect(to url: String, cookies: [String?]) -> SiteResponse {
        var response = SiteResponse(303, headers: [HeaderField(name: "Location", value: url)])
        for cookie in cookies.compactMap(\.self) { response.add("Set-Cookie", cookie) }
        return response
    }

    mutating func add(_ name: String, _ value: String) { headers.append(HeaderField(name: name, value: value)) }

    var encoded: LoopbackResponse { LoopbackResponse(status: status, headers: headers, body: Array(body.utf8)) }
}
