public import OIDCIssuers
public import OIDCPrimitives

/// The claims of a token, each turned into a Swift value when it is asked for.
///
///     let expiry = try claims.required("exp", .date)
///     let groups = try claims.optional("groups", .array(of: .string))
public struct ClaimSet: ClaimSource {
    private let document: JSONDocument

    init(_ document: JSONDocument) {
        self.document = document
    }

    /// The value of a claim, its name compared by bytes.
    public subscript(name: String) -> JSONValue? { document[name] }

    /// Whether a claim is exactly this text, compared by bytes.
    public func claim(_ name: String, is text: String) -> Bool { document.member(name, is: text) }

    /// A claim where it lies.
    package func element(_ name: StaticString) -> JSONElement? { document.element(name) }

    /// A claim that is a string; `nil` for every other.
    package func string(_ name: StaticString) -> String? { document.string(name) }

    /// The claim as that type; refused with `token.claim-missing` or `token.claim-type`, which name it.
    public func required<Value>(_ name: String, _ type: JSONType<Value>) throws(Refusal) -> Value {
        try cursor[name].required(type)
    }

    /// The claim as that type, or `nil` when there is none; refused with `token.claim-type` when it is another.
    public func optional<Value>(_ name: String, _ type: JSONType<Value>) throws(Refusal) -> Value? {
        try cursor[name].optional(type)
    }

    /// All claims, as one value.
    public var value: JSONValue { document.value }

    /// All claims as a type of one's own: see ``ClaimsDecoder``.
    public func decode<Claims: Decodable>(_ type: Claims.Type) throws -> Claims {
        try ClaimsDecoder.decode(type, from: document.root)
    }

    private var cursor: JSONCursor { JSONCursor(document, problems: ClaimSet.problems) }

    private static let problems = JSONCursor.Problems(
        missing: .tokenClaimMissing, wrongType: .tokenClaimType, placeKind: "claim")
}

extension ClaimSet: CustomStringConvertible, CustomReflectable {
    /// That there are claims: they are about a person.
    public var description: String { "claims of a token" }
    /// A mirror without children, so that a dump shows nothing about the person.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
