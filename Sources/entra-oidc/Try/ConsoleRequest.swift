import EntraID
import OIDCLoopback

/// A request of the browser to the console, with its parameters and cookies read.
struct ConsoleRequest: Sendable {
    /// The most parameters that are read. The forms of the console send far fewer.
    private static let maximumCount = 100

    let received: LoopbackRequest
    /// The parameters of the query, followed by those of the form. Malformed ones are left out.
    let parameters: [FormEncoding.Parameter]

    init(_ received: LoopbackRequest) {
        self.received = received
        let isPost = received.method.hasSameBytes(as: "POST")
        let form = isPost ? String(decoding: received.body, as: UTF8.self) : ""
        let read = [received.query ?? "", form].map { (try? FormEncoding.decode($0)) ?? [] }
        parameters = Array(read.joined().prefix(ConsoleRequest.maximumCount))
    }

    var method: String { received.method }
    var path: String { received.path }
    var isPost: Bool { method.hasSameBytes(as: "POST") }

    /// The first value of a parameter, or `nil` if it is missing.
    subscript(name: String) -> String? { parameters.first { $0.name.hasSameBytes(as: name) }?.value }

    /// All cookies, joined as browsers join them.
    var cookieHeader: String? {
        let fields = received.values(of: "Cookie")
        return fields.isEmpty ? nil : fields.joined(separator: "; ")
    }

    /// Returns the value of a cookie.
    func cookie(_ name: String) -> String? {
        for pair in Substring(cookieHeader ?? "").split(at: ";") {
            let pair = pair.withoutHTTPWhitespace
            if pair.hasPrefixBytes("\(name)=") { return String(Substring(pair.utf8.dropFirst(name.utf8.count + 1))) }
        }
        return nil
    }

    /// The only value of a header, or `nil` if it is missing or repeated.
    func header(_ name: String) -> String? {
        let values = received.values(of: name)
        return values.count == 1 ? values[0] : nil
    }
}
