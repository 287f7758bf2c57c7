import EntraID
import OIDCLoopback

/// A request of a browser, with its parameters and cookies read.
struct PageRequest: Sendable {
    /// The most parameters that are read. A browser sends far fewer.
    private static let maximumCount = 200

    /// The path, as received.
    let path: String
    let isPost: Bool
    /// The parameters of the query, followed by those of the form. Malformed ones are left out.
    let parameters: [FormEncoding.Parameter]
    /// Whether the query or the form could not be decoded.
    let isMalformed: Bool
    private let cookies: [String]

    init(_ request: LoopbackRequest) {
        path = request.path
        isPost = request.method.hasSameBytes(as: "POST")
        let form = isPost && PageRequest.isForm(request) ? String(decoding: request.body, as: UTF8.self) : ""
        let read = [request.query ?? "", form].map { try? FormEncoding.decode($0) }
        isMalformed = read.contains { $0 == nil }
        parameters = Array(read.compactMap { $0 }.joined().prefix(PageRequest.maximumCount))
        cookies = request.values(of: "Cookie")
    }

    private static func isForm(_ request: LoopbackRequest) -> Bool {
        request.values(of: "Content-Type").first?.asciiLowercased
            .hasPrefixBytes("application/x-www-form-urlencoded") == true
    }

    /// The first value of a parameter, or `nil` if it is missing or empty.
    subscript(name: String) -> String? {
        let value = parameters.first { $0.name.hasSameBytes(as: name) }?.value
        return value?.isEmpty == false ? value : nil
    }

    /// The name of a parameter that occurs twice.
    var repeatedName: String? {
        var seen: Set<ExactString> = []
        return parameters.first { !seen.insert(ExactString($0.name)).inserted }?.name
    }

    /// Returns the value of a cookie.
    func cookie(_ name: String) -> String? {
        for pair in cookies.flatMap({ Substring($0).split(at: ";") }) {
            let pair = pair.withoutHTTPWhitespace
            if pair.hasPrefixBytes("\(name)=") { return String(Substring(pair.utf8.dropFirst(name.utf8.count + 1))) }
        }
        return nil
    }

    /// The path in front of `/oauth2/…`, which contains the tenant and, with Azure AD B2C, the policy.
    var authorityPath: String {
        for ending in ["/oauth2/", "/login"] {
            if let range = Substring(path).utf8Range(of: ending) { return String(path[..<range.lowerBound]) }
        }
        return ""
    }
}
