public import OIDCPrimitives

/// A request for individual claims, the parameter `claims` (OpenID Connect Core 1.0 §5.5).
///
///     let request = try ClaimsRequest(
///         parsing: #"{"id_token":{"auth_time":{"essential":true}}}"#)
public struct ClaimsRequest: Equatable, Sendable {
    /// A place in which claims can be requested.
    public struct Place: Hashable, Sendable {
        let name: String

        /// The ID token.
        public static let idToken = Place(name: "id_token")
        /// The access token. Not every provider supports this.
        public static let accessToken = Place(name: "access_token")
        /// The response of the UserInfo endpoint.
        public static let userInfo = Place(name: "userinfo")

        static let all: [Place] = [.idToken, .accessToken, .userInfo]
    }

    let object: JSONObject

    /// The longest text that is parsed: 16 KiB.
    public static let maximumSize = 16_384
    private static let limits = JSONLimits.known(depth: 16, bytes: maximumSize, members: 500)

    init(known object: JSONObject) {
        self.object = object
    }

    /// Creates a request from a JSON text.
    ///
    /// - Throws: `json.*` if the text is not strict JSON or too large, and `request.invalid` if it is not a request for
    ///   claims.
    public init(parsing text: String) throws(Refusal) {
        try self.init(JSONValue(parsing: text, limits: ClaimsRequest.limits))
    }

    /// Creates a request from a JSON value: an object of objects, in which each claim is `null` or an object.
    ///
    /// - Throws: `request.invalid` if the value has another form.
    public init(_ value: JSONValue) throws(Refusal) {
        guard let object = value.object else { throw ClaimsRequest.malformed("an object") }
        for place in Place.all {
            guard let claims = object[place.name], !claims.isNull else { continue }
            guard let claims = claims.object else { throw ClaimsRequest.malformed("an object in \(place.name)") }
            for claim in claims.members where !claim.value.isNull && claim.value.object == nil {
                throw ClaimsRequest.malformed("null or an object for each claim")
            }
        }
        self.object = object
    }

    /// Creates a request for a claim that must have one of several values.
    ///
    /// - Parameters:
    ///   - claim: The name of the claim.
    ///   - values: The acceptable values.
    ///   - place: The place in which the claim is requested.
    public init(essential claim: String, anyOf values: [String], in place: Place) {
        var members: [JSONObject.Member] = [.init(name: "essential", value: true)]
        if values.count == 1 {
            members.append(.init(name: "value", value: .string(values[0])))
        } else {
            members.append(.init(name: "values", value: .array(values.map { .string($0) })))
        }
        self.init(place, claim, members)
    }

    /// Creates a request for a claim with the given values, without the demand that it has one of them.
    ///
    /// - Parameters:
    ///   - claim: The name of the claim.
    ///   - values: The values.
    ///   - place: The place in which the claim is requested.
    public init(voluntary claim: String, anyOf values: [String], in place: Place) {
        self.init(place, claim, [.init(name: "values", value: .array(values.map { .string($0) }))])
    }

    private init(_ place: Place, _ claim: String, _ members: [JSONObject.Member]) {
        let claims = JSONObject([.init(name: claim, value: .object(JSONObject(members)))])
        object = JSONObject([.init(name: place.name, value: .object(claims))])
    }

    /// The request as JSON.
    public var value: JSONValue { .object(object) }

    /// The value of the parameter `claims`.
    public var serialized: String { value.serialized(indented: false) }

    /// Returns the values that are requested for a claim, or an empty array.
    public func values(of claim: String, in place: Place) -> [String] {
        guard let request = object[place.name]?[claim]?.object else { return [] }
        return [request["value"]?.string].compactMap(\.self) + (request["values"]?.array ?? []).compactMap(\.string)
    }

    private static func malformed(_ expected: ProblemText) -> Refusal {
        Refusal(
            .requestInvalid(
                "claims", expected: expected,
                "The request for claims must be a JSON object with id_token, access_token or userinfo, each an object "
                    + "whose members are null or objects."))
    }
}

extension ClaimsRequest: CustomStringConvertible, CustomReflectable {
    /// A fixed description, because requested values can be about a user.
    public var description: String { "claims request" }
    /// A mirror without children, for the same reason.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
