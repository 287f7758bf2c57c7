public import OIDCPrimitives

/// The metadata of an API (RFC 9728), from which clients learn where to get access tokens for it.
///
///     let metadata = try ProtectedResourceMetadata(
///         resource: "https://api.example.com/orders",
///         authorizationServers: ["https://id.example.com"], scopes: ["orders.read"])
///     metadata.url   // …/.well-known/oauth-protected-resource/orders
///     metadata.json  // the document to serve there, as application/json
///
/// A client that receives a challenge with the URL in `resource_metadata` fetches the document, without a token. It
/// accepts the document only if ``resource`` is exactly the URL that it called (RFC 9728 §3.3). So state the public URL,
/// and make a document for each URL that clients call first.
public struct ProtectedResourceMetadata: Hashable, Sendable {
    /// A way to send an access token (RFC 6750 §2).
    public enum BearerMethod: String, Hashable, Sendable {
        /// In the `Authorization` header.
        case header
        /// In a form.
        case body
        /// In the query, where logs reveal it.
        case query
    }

    /// The human-readable parts of the metadata.
    public struct Description: Hashable, Sendable {
        /// The name of the API.
        public var name: String?
        /// The name of the API in other languages, by language tag (BCP 47), such as `de`.
        public var localizedNames: [String: String] = [:]
        /// The URL of the documentation for developers.
        public var documentation: String?
        /// The URL of the policy on how a client may use the data.
        public var policy: String?
        /// The URL of the terms of service.
        public var termsOfService: String?

        /// Creates a description without any parts. Set those that the API has.
        public init() {}
    }

    /// The identifier of the API: its URL, byte for byte as clients know it.
    public let resource: String
    /// The issuers of the access tokens that the API accepts.
    public let authorizationServers: [String]
    /// The scopes that clients may request for the API. A scope that clients need not know of can be left out.
    public let scopes: [String]
    /// The ways in which the API accepts access tokens.
    public let bearerMethods: [BearerMethod]
    /// The algorithms with which the API signs its responses, if it does.
    public let signingAlgorithms: [String]
    /// The URL of the keys with which the API signs its responses.
    public let keysURL: String?
    /// The human-readable parts.
    public let description: Description

    /// Creates the metadata of an API.
    ///
    /// - Parameters:
    ///   - resource: The URL of the API, without a fragment. It must use https, except on this machine.
    ///   - authorizationServers: The issuers of the access tokens that the API accepts.
    ///   - scopes: The scopes that clients may request for the API.
    ///   - bearerMethods: The ways in which the API accepts access tokens. The default is the header.
    ///   - signingAlgorithms: The algorithms with which the API signs its responses, if it does.
    ///   - keysURL: The URL of the keys with which the API signs its responses.
    ///   - description: The human-readable parts.
    /// - Throws: A `Refusal` with `config.invalid-resource-metadata` for each value that is not valid.
    public init(
        resource: String, authorizationServers: [String], scopes: [String] = [],
        bearerMethods: [BearerMethod] = [.header], signingAlgorithms: [String] = [], keysURL: String? = nil,
        description: Description = Description()
    ) throws(Refusal) {
        self.resource = resource
        self.authorizationServers = authorizationServers
        self.scopes = scopes
        self.bearerMethods = bearerMethods
        self.signingAlgorithms = signingAlgorithms
        self.keysURL = keysURL
        self.description = description
        if let refusal = Refusal(problems) { throw refusal }
    }

    // MARK: - The document

    /// The URL at which the document must be served: the well-known path between the host and the path of ``resource``
    /// (RFC 9728 §3.1).
    public var url: String {
        guard let parts = URLParts(resource) else { return resource }
        let path = parts.path.utf8.elementsEqual("/".utf8) ? "" : parts.path
        return "\(parts.scheme)://\(parts.authority)\(ProtectedResourceMetadata.wellKnownPath)\(path)"
            + (parts.query.map { "?\($0)" } ?? "")
    }

    /// The document, on one line. Members without a value are left out, as RFC 9728 §3.2 requires.
    public var json: String {
        var members: [JSONObject.Member] = []
        func add(_ name: String, _ text: String?) {
            if let text { members.append(.init(name: name, value: .string(text))) }
        }
        func add(_ name: String, _ texts: [String]) {
            if !texts.isEmpty { members.append(.init(name: name, value: .array(texts.map { .string($0) }))) }
        }
        add("resource", resource)
        add("authorization_servers", authorizationServers)
        add("jwks_uri", keysURL)
        add("scopes_supported", scopes)
        add("bearer_methods_supported", bearerMethods.map(\.rawValue))
        add("resource_signing_alg_values_supported", signingAlgorithms)
        add("resource_name", description.name)
        for (tag, name) in description.sortedNames { add("resource_name#\(tag)", name) }
        add("resource_documentation", description.documentation)
        add("resource_policy_uri", description.policy)
        add("resource_tos_uri", description.termsOfService)
        return JSONValue.object(JSONObject(members)).serialized(indented: false)
    }

    private static let wellKnownPath = "/.well-known/oauth-protected-resource"
}

extension ProtectedResourceMetadata.Description {
    /// The names by language, in the order of their tags' bytes.
    var sortedNames: [(tag: String, name: String)] {
        localizedNames.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { (tag: $0.key, name: $0.value) }
    }
}
