// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// Stand-ins for the types of HTTP in SwiftNIO.
public struct HTTPHeaders: Sequence, Sendable {
    private var fields: [(name: String, value: String)]

    public init(_ fields: [(String, String)] = []) {
        self.fields = fields.map { ($0, $1) }
    }

    public subscript(name: String) -> [String] {
        fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }

    public func first(name: String) -> String? { self[name].first }
    public mutating func add(name: String, value: String) { fields.append((name, value)) }

    public mutating func replaceOrAdd(name: String, value: String) {
        fields.removeAll { $0.name.lowercased() == name.lowercased() }
        add(name: name, value: value)
    }

    public func makeIterator() -> IndexingIterator<[(name: String, value: String)]> { fields.makeIterator() }
}

public enum HTTPMethod: Hashable, Sendable {
    case GET, PUT, POST, DELETE, HEAD
    case RAW(value: String)

    public init(rawValue: String) {
        switch rawValue {
        case "GET": self = .GET
        case "PUT": self = .PUT
        case "POST": self = .POST
        case "DELETE": self = .DELETE
        case "HEAD": self = .HEAD
        default: self = .RAW(value: rawValue)
        }
    }

    public var rawValue: String {
        if case .RAW(let value) = self { value } else { "\(self)" }
    }
}

public enum HTTPResponseStatus: Hashable, Sendable {
    case ok, seeOther, unauthorized, forbidden, notFound, internalServerError
    case custom(code: UInt, reasonPhrase: String)

    private static let known: [(code: UInt, status: HTTPResponseStatus)] = [
        (200, .ok), (303, .seeOther), (401, .unauthorized), (403, .forbidden), (404, .notFound),
        (500, .internalServerError),
    ]

    public init(statusCode: Int, reasonPhrase: String = "") {
        let known = HTTPResponseStatus.known.first { $0.code == UInt(statusCode) }?.status
        self = known ?? .custom(code: UInt(statusCode), reasonPhrase: reasonPhrase)
    }

    public var code: UInt {
        if case .custom(let code, _) = self { return code }
        return HTTPResponseStatus.known.first { $0.status == self }?.code ?? 500
    }
}

public struct HTTPVersion: Hashable, Sendable {
    public let major: Int
    public let minor: Int
}
