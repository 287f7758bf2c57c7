import OIDCPrimitives

/// The query options of a request to the fake Graph. The `$` before their names may be omitted, as in version 1.0.
struct GraphQueryOptions {
    /// The page size without `$top`, and the largest one.
    static let standardPageSize = 100
    static let maximumPageSize = 999

    /// The options as received, for links to further pages.
    private(set) var all: [FormEncoding.Parameter] = []
    /// `$select`: the names of properties, or `nil` for the properties that Graph returns without it.
    private(set) var select: [String]?
    private(set) var top = GraphQueryOptions.standardPageSize
    private(set) var filter: GraphFilter?
    /// Whether the response has `@odata.count`.
    private(set) var wantsCount = false
    /// The number of objects on earlier pages.
    private(set) var skip = 0
    /// Whether there is an option that applies only to several objects.
    private(set) var appliesToCollections = false

    /// Creates options from the query of a URL.
    init(_ query: Substring) throws(GraphError) {
        guard query.utf8.count <= 8_192, let parameters = try? FormEncoding.decode(query) else {
            throw .badRequest("The query of the URL is too long or is not encoded as a form.")
        }
        for parameter in parameters {
            let name = GraphQueryOptions.name(parameter.name)
            guard !all.contains(where: { GraphQueryOptions.name($0.name) == name }) else {
                throw .badRequest("The query contains '\(escapedForDisplay(parameter.name))' more than once.")
            }
            all.append(parameter)
            try read(name, parameter.value)
        }
    }

    /// Returns the query of the next page.
    func next(after count: Int) -> String {
        let kept = all.filter { GraphQueryOptions.name($0.name) != "skiptoken" }
        let token = FormEncoding.Parameter(name: "$skiptoken", value: GraphQueryOptions.token(skipping: skip + count))
        return (kept + [token]).map { parameter in
            // Graph does not escape the `$`.
            let name = PercentEncoding.encode(parameter.name)
            let readable = parameter.name.hasPrefixBytes("$") ? "$" + String(Substring(name.utf8.dropFirst(3))) : name
            return "\(readable)=\(PercentEncoding.encode(parameter.value))"
        }.joined(separator: "&")
    }

    private mutating func read(_ name: ExactString, _ value: String) throws(GraphError) {
        switch name {
        case "select":
            select = Substring(value).split(at: ",").map { String($0.withoutHTTPWhitespace) }
            guard select?.contains(where: \.isEmpty) == false else {
                throw .badRequest("$select contains an empty name.")
            }
        case "top":
            guard value.utf8.allSatisfy(\.isASCIIDigit), let number = Int(value) else {
                throw .badRequest("$top is not a whole number.")
            }
            guard (1...GraphQueryOptions.maximumPageSize).contains(number) else {
                throw .unsupportedQuery(
                    "$top is \(number), but must be from 1 to \(GraphQueryOptions.maximumPageSize).")
            }
            top = number
            appliesToCollections = true
        case "filter":
            filter = try GraphFilter(value)
            appliesToCollections = true
        case "count":
            appliesToCollections = true
            switch ExactString(value.asciiLowercased) {
            case "true": wantsCount = true
            case "false": wantsCount = false
            default: throw .badRequest("$count is neither true nor false.")
            }
        case "skiptoken":
            guard let number = GraphQueryOptions.number(inToken: value) else { throw .expiredPage }
            skip = number
            appliesToCollections = true
        case "expand", "orderby", "search", "skip", "format", "apply", "compute":
            throw .unsupportedQuery("The fake Graph does not support $\(name.string).")
        default: break
        }
    }

    /// Returns the name of an option in lowercase without its `$`.
    private static func name(_ name: String) -> ExactString {
        let name = name.asciiLowercased
        return ExactString(name.hasPrefixBytes("$") ? Substring(name.utf8.dropFirst()) : Substring(name))
    }

    // MARK: - Page tokens

    private static let tokenPrefix = "fake-graph-page:"

    /// Returns a token that clients cannot mistake for a number.
    private static func token(skipping number: Int) -> String {
        Base64URL.encode((tokenPrefix + String(number)).utf8)
    }

    private static func number(inToken token: String) -> Int? {
        guard let bytes = try? Base64URL.decode(token) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.hasPrefixBytes(tokenPrefix) else { return nil }
        let digits = text.utf8.dropFirst(tokenPrefix.utf8.count)
        return digits.allSatisfy(\.isASCIIDigit) ? Int(Substring(digits)) : nil
    }
}
