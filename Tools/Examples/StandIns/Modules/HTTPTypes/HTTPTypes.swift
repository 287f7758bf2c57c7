// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// Stand-ins for swift-http-types.
public struct HTTPField: Hashable, Sendable {
    public struct Name: Hashable, Sendable {
        public let rawName: String

        public init?(_ name: String) {
            guard !name.isEmpty else { return nil }
            rawName = name
        }

        private init(known name: String) { rawName = name }

        public static let authorization = Name(known: "Authorization")
        public static let contentType = Name(known: "Content-Type")
        public static let cookie = Name(known: "Cookie")
        public static let location = Name(known: "Location")
        public static let retryAfter = Name(known: "Retry-After")
        public static let setCookie = Name(known: "Set-Cookie")
        public static let wwwAuthenticate = Name(known: "WWW-Authenticate")

        public static func == (left: Name, right: Name) -> Bool {
            left.rawName.lowercased() == right.rawName.lowercased()
        }

        public func hash(into hasher: inout Hasher) { hasher.combine(rawName.lowercased()) }
    }

    public var name: Name
    public var value: String

    public init(name: Name, value: String) {
        (self.name, self.value) = (name, value)
    }
}

public struct HTTPFields: RandomAccessCollection, RangeReplaceableCollection, Sendable {
    private var fields: [HTTPField] = []

    public init() {}

    public var startIndex: Int { 0 }
    public var endIndex: Int { fields.count }
    public subscript(index: Int) -> HTTPField { fields[index] }

    public mutating func replaceSubrange(_ range: Range<Int>, with fields: some Collection<HTTPField>) {
        self.fields.replaceSubrange(range, with: fields)
    }

    /// The values of all fields with the name, joined.
    public subscript(name: HTTPField.Name) -> String? {
        get {
            let values = self[values: name]
            return values.isEmpty ? nil : values.joined(separator: ", ")
        }
        set { self[values: name] = newValue.map { [$0] } ?? [] }
    }

    public subscript(values name: HTTPField.Name) -> [String] {
        get { fields.filter { $0.name == name }.map(\.value) }
        set {
            fields.removeAll { $0.name == name }
            fields += newValue.map { HTTPField(name: name, value: $0) }
        }
    }
}

public struct HTTPRequest: Hashable, Sendable {
    public struct Method: RawRepresentable, Hashable, Sendable {
        public let rawValue: String

        public init?(rawValue: String) {
            guard !rawValue.isEmpty else { return nil }
            self.rawValue = rawValue
        }

        private init(known rawValue: String) { self.rawValue = rawValue }

        public static let get = Method(known: "GET")
        public static let post = Method(known: "POST")
    }

    public var method: Method
    public var scheme: String?
    public var authority: String?
    public var path: String?
    public var headerFields: HTTPFields

    public init(method: Method, scheme: String?, authority: String?, path: String?, headerFields: HTTPFields = [:]) {
        (self.method, self.scheme, self.authority, self.path) = (method, scheme, authority, path)
        self.headerFields = headerFields
    }
}

extension HTTPFields: ExpressibleByDictionaryLiteral, Hashable {
    public init(dictionaryLiteral elements: (HTTPField.Name, String)...) {
        self.init(elements.map { HTTPField(name: $0, value: $1) })
    }
}

public struct HTTPResponse: Hashable, Sendable {
    public struct Status: Hashable, Sendable {
        public let code: Int
        public let reasonPhrase: String

        public init(code: Int, reasonPhrase: String = "") {
            (self.code, self.reasonPhrase) = (code, reasonPhrase)
        }

        public static let ok = Status(code: 200)
        public static let seeOther = Status(code: 303)
        public static let unauthorized = Status(code: 401)
        public static let forbidden = Status(code: 403)
        public static let notFound = Status(code: 404)
        public static let internalServerError = Status(code: 500)
    }

    public var status: Status
    public var headerFields: HTTPFields
}
