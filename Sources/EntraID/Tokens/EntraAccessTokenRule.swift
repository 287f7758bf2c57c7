import OIDCIssuers
public import OIDCPrimitives
import OIDCTokens

extension ProblemCode {
    /// The token grants nothing: it has neither a scope nor a role.
    public static let tokenPermissionMissing = ProblemCode("token.permission-missing")
    /// Clients are listed, and this one is not.
    public static let tokenCallerNotAllowed = ProblemCode("token.caller-not-allowed")
}

/// What an access token of Entra must say of its caller, and must not carry.
struct EntraAccessTokenRule {
    let product: EntraAuthority.Kind
    let allowedClients: [GUID]?
    let permissions: EntraPermissions

    func problems(of claims: ClaimSet) -> [Problem] {
        var problems: [Problem] = []
        // Tokens of B2C repeat the nonce of the sign-in; whether those of External ID do is not known.
        if product == .workforce, claims.element("nonce") != nil { problems.append(.nonceInAccessToken()) }
        if let problem = callerProblem(claims) { problems.append(problem) }
        problems += permissionProblems(claims)
        return problems
    }

    // MARK: - Who calls

    /// Version 1 names the client in `appid`, version 2 in `azp`. B2C writes version 1.0 and means `azp`. An ID token
    /// names none.
    private func callerProblem(_ claims: ClaimSet) -> Problem? {
        let name: StaticString = isVersion1(claims) ? "appid" : "azp"
        guard let caller = claims.element(name), !caller.isString("") else { return .callerMissing("\(name)") }
        guard caller.isString else { return .claimType("\(name)", "a string", caller.value) }
        guard let allowedClients else { return nil }
        if let client = GUID(caller), allowedClients.contains(client) { return nil }
        return .callerNotAllowed("\(name)", found: caller.string, areNoneAllowed: allowedClients.isEmpty)
    }

    private func isVersion1(_ claims: ClaimSet) -> Bool {
        guard product == .workforce, !claims.claim("ver", is: "2.0") else { return false }
        return EntraIssuerRule.isVersion1Token(claims["ver"], issuer: claims.string("iss") ?? "")
    }

    // MARK: - What was granted

    private enum Grant {
        case something, nothing
        case illTyped(Problem)

        var problems: [Problem] { if case .illTyped(let problem) = self { [problem] } else { [] } }
        var isNothing: Bool { if case .nothing = self { true } else { false } }
    }

    private func permissionProblems(_ claims: ClaimSet) -> [Problem] {
        let (scopes, roles) = (scopes(in: claims), roles(in: claims))
        if scopes.isNothing, roles.isNothing, isPermissionRequired { return [.permissionMissing()] }
        return scopes.problems + roles.problems
    }

    private var isPermissionRequired: Bool {
        switch permissions {
        case .required: true
        case .checkedByApplication: product == .b2c
        }
    }

    private func scopes(in claims: ClaimSet) -> Grant {
        guard let claim = claims.element("scp") else { return .nothing }
        guard claim.isString else { return .illTyped(.claimType("scp", "a string", claim.value)) }
        return isNamed(claim) ? .something : .nothing
    }

    private func roles(in claims: ClaimSet) -> Grant {
        guard let claim = claims.element("roles") else { return .nothing }
        guard claim.isArrayOfStrings, let roles = claim.array else {
            return .illTyped(.claimType("roles", "an array of strings", claim.value))
        }
        return roles.contains(where: isNamed) ? .something : .nothing
    }

    /// Whether a string is more than white space and control characters.
    private func isNamed(_ text: JSONElement) -> Bool {
        var isNamed = false
        text.withString { bytes in
            for offset in bytes.indices where !bytes[offset].isASCIIControl && bytes[offset] != 0x20 {
                isNamed = true
                return
            }
        }
        return isNamed
    }
}

extension Problem {
    fileprivate static func nonceInAccessToken() -> Problem {
        Problem(
            .tokenUnexpectedClaim, at: .claim("nonce"), expected: "no nonce",
            remedy:
                "The token carries the nonce of a sign-in, so it is an ID token. Send the access token that was issued "
                + "for the API instead.")
    }

    fileprivate static func callerMissing(_ name: String) -> Problem {
        Problem(
            .tokenClaimMissing, at: .claim(name), expected: "the client that calls",
            remedy:
                "This is not an access token: those name the client that calls. Probably an ID token was sent to the "
                + "API. Send the access token that was issued for the API instead.")
    }

    fileprivate static func callerNotAllowed(_ name: String, found: String?, areNoneAllowed: Bool) -> Problem {
        Problem(
            .tokenCallerNotAllowed, at: .claim(name),
            expected: areNoneAllowed ? "no client: the list is empty" : "one of the allowed clients",
            found: found.map { "\($0)" },
            remedy:
                "Another application called the API. If it may, add its Application (client) ID to the allowed clients."
        )
    }

    fileprivate static func permissionMissing() -> Problem {
        Problem(
            .tokenPermissionMissing, at: .claim("roles"), expected: "a scope in scp, or a role in roles",
            remedy: "The caller was granted nothing: every application of the tenant gets such a token. Define a scope "
                + "(Expose an API) or an app role for the API in the portal, grant it to the caller with admin consent, "
                + "and let the caller ask for it.")
    }
}
