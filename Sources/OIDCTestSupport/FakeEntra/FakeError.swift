import EntraID

/// An error with its `AADSTS` number, as an endpoint of Entra reports it.
struct FakeError: Error, Sendable {
    let number: Int
    /// The OAuth error.
    let error: String
    let status: Int
    /// The sentence after the number.
    let text: String
    var suberror: String?
    /// The claims that the next request has to ask for, as JSON.
    var claims: String?

    /// Creates the error with a number.
    ///
    /// - Parameters:
    ///   - number: The `AADSTS` number.
    ///   - text: The sentence, or `nil` for that of the table or the catalog.
    init(_ number: Int, _ text: String? = nil) {
        let known = FakeError.table[number]
        let entry = try? EntraErrorEntry(parsing: "AADSTS\(number)")
        self.number = number
        error = known?.error ?? entry.map(FakeError.error) ?? "server_error"
        status = known?.status ?? (error.hasSameBytes(as: "invalid_client") ? 401 : 400)
        self.text = text ?? known?.text ?? entry?.meaning ?? "The fake Entra was told to fail with this number."
    }

    private static func error(of entry: EntraErrorEntry) -> String {
        switch entry.topic {
        case .clientCredential: "invalid_client"
        case .applicationAndTenant: "unauthorized_client"
        case .redirectAndRequest: "invalid_request"
        case .interactionAndPolicy: "interaction_required"
        case .keysAndService: "temporarily_unavailable"
        default: "invalid_grant"
        }
    }

    /// Creates an error with the number of another one.
    ///
    /// - Parameters:
    ///   - number: The `AADSTS` number.
    ///   - error: The OAuth error.
    ///   - text: The sentence.
    private init(_ number: Int, error: String, _ text: String) {
        self.number = number
        self.error = error
        self.text = text
        status = 400
    }

    /// Creates the error that asks the client for a sign-in with an authentication context.
    init(demanding context: String) {
        self.init(50076)
        suberror = "basic_action"
        let demand: JSONObject = ["acrs": .object(["essential": true, "value": .string(context)])]
        claims = JSONValue.object(["access_token": .object(demand)]).serialized(indented: false)
    }

    static func missing(_ parameter: String) -> FakeError {
        FakeError(900144, "The request body must contain the following parameter: '\(parameter)'.")
    }

    /// Whether the table of this server has a sentence for the number.
    var isInTable: Bool { FakeError.table[number] != nil }

    private struct Row {
        let error: String
        var status = 400
        let text: String

        init(_ error: String, _ text: String, status: Int = 400) {
            self.error = error
            self.text = text
            self.status = status
        }
    }

    private static let table: [Int: Row] = [
        28000: Row("invalid_scope", "The scope names several resources. A token is for one."),
        50013: Row("invalid_grant", "The signature or the content of the assertion is not valid."),
        50027: Row("invalid_request", "The client assertion is not a valid JWT."),
        50049: Row("invalid_instance", "The authority is not one of this fake Entra."),
        50076: Row("interaction_required", "The policy of the tenant requires another authentication."),
        500011: Row("invalid_resource", "The resource of the scope is not known in the tenant."),
        500112: Row("invalid_client", "The redirect URI is not that of the authorization request."),
        50059: Row("invalid_request", "The application acts on its own behalf, so the URL has to name a tenant."),
        500131: Row("invalid_grant", "The assertion is not for the client that presents it."),
        500133: Row("invalid_grant", "The assertion is not within its time."),
        501481: Row("invalid_grant", "The code verifier does not match the code challenge."),
        54005: Row("invalid_grant", "The authorization code was redeemed before. Sign in again for a new one."),
        65001: Row("invalid_grant", "Neither the user nor an administrator consented to the application."),
        70000: Row("invalid_grant", "The grant is not valid: it is unknown, or it belongs to another client."),
        700005: Row("invalid_grant", "The authorization code is for another tenant."),
        70003: Row("unsupported_grant_type", "The grant type is not supported."),
        70008: Row("invalid_grant", "The authorization code or the refresh token has expired."),
        70011: Row("invalid_scope", "The scope is not valid."),
        70016: Row("authorization_pending", "The user has not signed in yet. Ask again after the interval."),
        70018: Row("bad_verification_code", "The device code is unknown or was used before."),
        70019: Row("code_expired", "The device code has expired."),
        70020: Row("expired_token", "The device code has expired."),
        700016: Row("unauthorized_client", "There is no application with this client ID."),
        700021: Row(
            "invalid_client", "The issuer and the subject of the assertion have to be the client ID.", status: 401),
        700023: Row("invalid_client", "The audience of the assertion is not this token endpoint.", status: 401),
        700024: Row("invalid_client", "The assertion is not within its time.", status: 401),
        700027: Row("invalid_client", "The signature or the certificate of the assertion is not valid.", status: 401),
        700082: Row("invalid_grant", "The refresh token has expired because it was not used for a long time."),
        700212: Row("invalid_client", "The audience of the federated assertion is not the expected one.", status: 401),
        7000012: Row("invalid_grant", "The refresh token is for another tenant or policy."),
        7000215: Row("invalid_client", "The client secret is wrong. Send its value, not its ID.", status: 401),
        7000218: Row("invalid_client", "The request has neither a client secret nor an assertion.", status: 401),
        7000222: Row("invalid_client", "The client secret has expired. Create a new one.", status: 401),
        90002: Row("invalid_tenant", "The tenant was not found."),
        90014: Row("invalid_request", "A required field is missing."),
        90023: Row("invalid_request", "A parameter of the request is not valid."),
        900144: Row("invalid_request", "A required parameter is missing."),
        900561: Row("invalid_request", "The endpoint only accepts POST requests."),
        1002012: Row("invalid_scope", "The scope of client credentials has to end in '/.default'."),
    ]

    // MARK: - Devices

    /// The error for a device that asks too often. Entra has no number of its own for it.
    static let slowDown = FakeError(
        70016, error: "slow_down", "The device asks too often. Wait five more seconds between requests.")

    /// The error for a device whose user declined. The number is that of a user who declines to consent, because the one
    /// for devices is not documented.
    static let declined = FakeError(
        65004, error: "authorization_declined", "The user declined the sign-in of the device.")

    /// Returns the error for a device code that has expired. The two versions have different numbers and errors for it.
    static func deviceCodeExpired(at version: EntraAuthority.Version) -> FakeError {
        FakeError(version == .v1 ? 70019 : 70020)
    }
}

extension FakeEntra {
    /// Returns the members of an error body, each time with new identifiers.
    func members(of error: FakeError) -> JSONObject {
        let trace = newIdentifier()
        let correlation = newIdentifier()
        let timestamp = FakeClock.text(seconds)
        let description = [
            "AADSTS\(error.number): \(error.text)", "Trace ID: \(trace)", "Correlation ID: \(correlation)",
            "Timestamp: \(timestamp)",
        ].joined(separator: "\r\n")
        var members = MemberList()
        members["error"] = .string(error.error)
        members["error_description"] = .string(description)
        members["error_codes"] = .array([.number(JSONNumber(error.number))])
        members["timestamp"] = .string(timestamp)
        members["trace_id"] = .string(trace)
        members["correlation_id"] = .string(correlation)
        members["error_uri"] = .string("\(origin)/error?code=\(error.number)")
        members["suberror"] = error.suberror.map { .string($0) }
        members["claims"] = error.claims.map { .string($0) }
        return JSONObject(members.members)
    }

    /// A new GUID.
    func newIdentifier() -> String { GUID(version4: random.bytes(16)).string }
}
