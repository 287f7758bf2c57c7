public import OIDCIssuers
public import OIDCPrimitives

/// The claims of a token. Each is converted to a Swift value on access.
///
///     let expiry = try claims.required("exp", .date)
///     let groups = try claims.optional("groups", .array(of: .string))
public struct ClaimSet: ClaimSource {
    private let document: JSONDocument

    package init(_ document: JSONDocument) {
        self.document = document
    }

    /// The value of the claim with the given name, compared by bytes.
    public subscript(name: String) -> JSONValue? { document[name] }

    /// Returns whether a claim is a string equal to the given one, compared by bytes.
    public func claim(_ name: String, equals text: String) -> Bool { document.member(name, is: text) }

    /// Returns a claim without creating a value for it.
    package func element(_ name: StaticString) -> JSONElement? { document.element(name) }

    /// Returns a string claim, or `nil` if it is missing or not a string.
    package func string(_ name: StaticString) -> String? { document.string(name) }

    /// Returns a claim as the given type.
    ///
    /// - Throws: `token.claim-missing` if there is no such claim, or `token.claim-type` if it has another type. The
    ///   problem names the claim.
    public func required<Value>(_ name: String, _ type: JSONType<Value>) throws(Refusal) -> Value {
        try cursor[name].required(type)
    }

    /// Returns a claim as the given type, or `nil` if there is no such claim.
    ///
    /// - Throws: `token.claim-type` if the claim has another type.
    public func optional<Value>(_ name: String, _ type: JSONType<Value>) throws(Refusal) -> Value? {
        try cursor[name].optional(type)
    }

    /// Returns whether a claim is true. Some providers send a Boolean claim, such as `email_verified`, as a string, so the
    /// string `true` counts too, in exactly this spelling. Everything else is false, as is a missing claim.
    public func isTrue(_ name: String) -> Bool {
        document[name]?.bool == true || claim(name, equals: "true")
    }

    /// The approximate number of bytes that the claims take in memory.
    var byteCountInMemory: Int { document.byteCountInMemory }

    /// All claims as a single value.
    public var value: JSONValue { document.value }

    /// Decodes all claims as a type of your own. See ``ClaimsDecoder``.
    public func decode<Claims: Decodable>(_ type: Claims.Type) throws -> Claims {
        try ClaimsDecoder.decode(type, from: document.root)
    }

    private var cursor: JSONCursor { JSONCursor(document, problems: ClaimSet.problems) }

    private static let problems = JSONCursor.Problems(
        missing: .tokenClaimMissing, wrongType: .tokenClaimType, locationKind: "claim")
}

extension ClaimSet: CustomStringConvertible, CustomReflectable {
    /// A fixed description without any claims, because they contain personal data.
    public var description: String { "claims of a token" }
    /// A mirror without children, so that a dump reveals no personal data.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
