public import OIDCPrimitives

/// The permissions in an access token, and how its user signed in, as RFC 9068 §2.2 defines the claims.
///
///     let permissions = try AccessTokenPermissions(token)
///     try permissions.require(scope: "orders.read")
///
/// A verified token identifies the caller. Only its permissions say what the caller may do.
public struct AccessTokenPermissions: Sendable {
    /// The client that received the token (`client_id`).
    public let clientID: String?
    /// The scopes that the client has (`scope`).
    public let scopes: [String]
    /// The roles of the user, or of a client that acts on its own behalf (`roles`).
    public let roles: [String]
    /// The groups of the user (`groups`).
    public let groups: [String]
    /// The entitlements of the user (`entitlements`).
    public let entitlements: [String]
    /// When the user signed in (`auth_time`).
    public let authenticationTime: NumericDate?
    /// The class of the sign-in (`acr`).
    public let authenticationContext: String?
    /// The methods with which the user signed in (`amr`).
    public let authenticationMethods: [String]

    /// Creates the permissions from a verified access token. A claim that is missing grants nothing.
    ///
    /// - Throws: A `Refusal` with `token.claim-type` for each claim of another type. In particular, `scope` is one
    ///   string with spaces (RFC 8693 §4.2), never an array.
    public init(_ token: VerifiedAccessToken) throws(Refusal) { try self.init(token.claims) }

    private init(_ claims: ClaimSet) throws(Refusal) {
        var problems: [Problem] = []
        clientID = claims.read("client_id", .string, reportingTo: &problems)
        let scope = claims.read("scope", .string, reportingTo: &problems) ?? ""
        scopes = scope.utf8.split(separator: 0x20).map { String(Substring($0)) }
        roles = claims.values("roles", reportingTo: &problems)
        groups = claims.values("groups", reportingTo: &problems)
        entitlements = claims.values("entitlements", reportingTo: &problems)
        authenticationTime = claims.read("auth_time", .date, reportingTo: &problems)
        authenticationContext = claims.read("acr", .string, reportingTo: &problems)
        authenticationMethods = claims.read("amr", .array(of: .string), reportingTo: &problems) ?? []
        if let refusal = Refusal(problems) { throw refusal }
    }

    /// Throws unless the client has a scope. Scopes are compared byte for byte.
    ///
    /// - Throws: A `Refusal` with `token.permission-missing`.
    public func require(scope: String) throws(Refusal) {
        if scopes.contains(where: { $0.hasSameBytes(as: scope) }) { return }
        let problem = Problem.permissionMissing(at: "scope", expected: "scope \(scope)")
        throw Refusal(problem.requiring(RequiredNames(scopes: [scope])))
    }

    /// Throws unless the user, or the client that acts on its own behalf, has a role. Roles are compared byte for byte.
    ///
    /// - Throws: A `Refusal` with `token.permission-missing`.
    public func require(role: String) throws(Refusal) {
        if roles.contains(where: { $0.hasSameBytes(as: role) }) { return }
        throw Refusal(.permissionMissing(at: "roles", expected: "role \(role)"))
    }
}

extension ClaimSet {
    fileprivate func read<Value>(
        _ name: String, _ type: JSONType<Value>, reportingTo problems: inout [Problem]
    ) -> Value? {
        do throws(Refusal) {
            return try optional(name, type)
        } catch {
            problems += error.problems
            return nil
        }
    }

    /// Returns the values of a claim that RFC 9068 §2.2.3.1 borrows from RFC 7643 §4.1: an array of strings, or of
    /// objects with a string in `value`.
    fileprivate func values(_ name: String, reportingTo problems: inout [Problem]) -> [String] {
        guard let claim = self[name] else { return [] }
        guard case .array(let elements) = claim else {
            problems.append(.claimType(name, "an array of strings", claim))
            return []
        }
        let values = elements.compactMap { element in
            if case .object(let object) = element { object["value"]?.string } else { element.string }
        }
        if values.count != elements.count { problems.append(.claimType(name, "an array of strings", claim)) }
        return values
    }
}

extension Problem {
    fileprivate static func permissionMissing(at claim: String, expected: ProblemText) -> Problem {
        Problem(
            .tokenPermissionMissing, at: .claim(claim), expected: expected,
            remedy: "The token is valid, but the caller may not perform this operation. Grant the permission to the "
                + "client or the user at the provider, and have the client request it.")
    }
}
