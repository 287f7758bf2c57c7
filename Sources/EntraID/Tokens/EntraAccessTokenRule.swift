import OIDCIssuers
public import OIDCPrimitives
import OIDCTokens

extension ProblemCode {
    /// The calling client is not allowed.
    public static let tokenCallerNotAllowed = ProblemCode("token.caller-not-allowed")
}

/// The rules for the claims of Entra's access tokens.
struct EntraAccessTokenRule {
    let product: EntraAuthority.Kind
    let allowedClients: [GUID]?
    let permissions: EntraPermissions

    func problems(of claims: ClaimSet) -> [Problem] {
        var problems: [Problem] = []
        // Access tokens of B2C contain the nonce of the sign-in. It is not known whether those of External ID do.
        if product == .workforce, claims.element("nonce") != nil { problems.append(.nonceInAccessToken()) }
        if let problem = callerProblem(claims) { problems.append(problem) }
        problems += permissionProblems(claims)
        return problems
    }

    // MARK: - Caller

    /// Returns the problem of the calling client, or `nil` if there is none. The client is in `appid` in versions 1
    /// and 1.1, and in `azp` in version 2. B2C states version 1.0, but uses `azp`. ID tokens have neither claim.
    private func callerProblem(_ claims: ClaimSet) -> Problem? {
        let isVersion1 = isVersion1(claims)
        let name: StaticString = isVersion1 ? "appid" : "azp"
        guard let caller = claims.element(name), !caller.isString("") else { return .callerMissing("\(name)") }
        guard caller.isString else { return .claimType("\(name)", "a string", caller.value) }
        if let allowedClients, GUID(caller).map({ allowedClients.contains($0) }) != true {
            return .callerNotAllowed("\(name)", found: caller.string, areNoneAllowed: allowedClients.isEmpty)
        }
        return isVersion1 ? otherCallerProblem(claims, caller) : nil
    }

    /// Returns a problem if `azp` names another client than `appid`. `EntraAccess` reads `azp` first, so the token would
    /// be used as that of a client which was not checked.
    private func otherCallerProblem(_ claims: ClaimSet, _ caller: JSONElement) -> Problem? {
        guard let other = claims.element("azp"), other.value != caller.value else { return nil }
        return .claimType("azp", "the client in appid", other.value)
    }

    private func isVersion1(_ claims: ClaimSet) -> Bool {
        guard product == .workforce, !claims.claim("ver", equals: "2.0") else { return false }
        let issuer = claims.string("iss") ?? ""
        return EntraIssuerRule.isVersion1Token(claims["ver"], issuer: issuer)
            || issuer.hasSuffixBytes(EntraAuthority.Version.suffixOf11)
    }

    // MARK: - Permissions

    private enum Grant {
        case something, nothing
        case wrongType(Problem)

        var problems: [Problem] { if case .wrongType(let problem) = self { [problem] } else { [] } }
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
        guard claim.isString else { return .wrongType(.claimType("scp", "a string", claim.value)) }
        return isNamed(claim) ? .something : .nothing
    }

    private func roles(in claims: ClaimSet) -> Grant {
        guard let claim = claims.element("roles") else { return .nothing }
        guard claim.isArrayOfStrings, let roles = claim.array else {
            return .wrongType(.claimType("roles", "an array of strings", claim.value))
        }
        return roles.contains(where: isNamed) ? .something : .nothing
    }

    /// Returns whether a string contains more than spaces and control characters.
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
                "The token contains the nonce of a sign-in, so it is an ID token. Send the access token for the API "
                + "instead.")
    }

    fileprivate static func callerMissing(_ name: String) -> Problem {
        Problem(
            .tokenClaimMissing, at: .claim(name), expected: "the client ID of the caller",
            remedy:
                "The token does not contain its client, so it is probably an ID token. Send the access token for the "
                + "API instead.")
    }

    fileprivate static func callerNotAllowed(_ name: String, found: String?, areNoneAllowed: Bool) -> Problem {
        Problem(
            .tokenCallerNotAllowed, at: .claim(name),
            expected: areNoneAllowed ? "no client: the list is empty" : "one of the allowed clients",
            found: found.map { "\($0)" },
            remedy:
                "An application that is not allowed called the API. To allow it, add its Application (client) ID to "
                + "the allowed clients."
        )
    }

    fileprivate static func permissionMissing() -> Problem {
        Problem(
            .tokenPermissionMissing, at: .claim("roles"), expected: "a scope in scp, or a role in roles",
            remedy: "The caller has no permissions; any application of the tenant can get such a token. In the portal, "
                + "define a scope (Expose an API) or an app role for the API, and grant it to the caller with admin "
                + "consent. Then have the caller request it.")
    }
}
