import OIDCPrimitives
import OIDCTokens

/// A permission that an operation of an API requires of its caller.
public struct EntraRequirement: Sendable {
    fileprivate let code: ProblemCode
    /// The names in the problem and in challenges. They are made only for a caller that lacks the permission, because
    /// the requirement is checked for every request.
    fileprivate let name: @Sendable () -> ProblemText
    fileprivate let required: @Sendable () -> RequiredNames
    fileprivate let isMet: @Sendable (EntraAccess) -> Bool

    private init(
        name: @autoclosure @escaping @Sendable () -> ProblemText, code: ProblemCode,
        required: @autoclosure @escaping @Sendable () -> RequiredNames = RequiredNames(),
        isMet: @escaping @Sendable (EntraAccess) -> Bool
    ) {
        self.name = name
        self.code = code
        self.required = required
        self.isMet = isMet
    }

    /// Returns the requirement of a scope, which an application has on behalf of a user.
    public static func scope(_ name: String) -> EntraRequirement {
        EntraRequirement(
            name: "scope \(name)", code: .tokenPermissionMissing, required: RequiredNames(scopes: [name])
        ) { access in
            access.scopes.contains { $0.hasSameBytes(as: name) }
        }
    }

    /// Returns the requirement of an app role, which the user or the calling application has.
    public static func role(_ name: String) -> EntraRequirement {
        EntraRequirement(name: "role \(name)", code: .tokenPermissionMissing) { access in
            access.roles.contains { $0.hasSameBytes(as: name) }
        }
    }

    /// Returns the requirement of a calling application.
    public static func client(_ clientID: GUID) -> EntraRequirement {
        EntraRequirement(name: "client \(clientID)", code: .tokenCallerNotAllowed) { access in
            access.clientID.flatMap { try? GUID(parsing: $0) } == clientID
        }
    }

    /// Returns the requirement of an authentication context of Conditional Access, such as `c1`.
    public static func authenticationContext(_ name: String) -> EntraRequirement {
        EntraRequirement(
            name: "context \(name)", code: .tokenContextMismatch, required: RequiredNames(contexts: [name])
        ) { access in
            access.authenticationContexts.contains { $0.hasSameBytes(as: name) }
        }
    }

    /// Returns the requirement of an Azure AD B2C policy (user flow), such as one with multifactor authentication. Case
    /// is ignored. The API must also accept the tokens of that policy: see ``AllowedPolicies``.
    public static func policy(_ name: String) -> EntraRequirement {
        EntraRequirement(name: "policy \(name)", code: .issuerPolicyMismatch) { $0.policy.isPolicy(name) }
    }

    /// Returns the requirement that one of several is met.
    public static func anyOf(_ requirements: [EntraRequirement]) -> EntraRequirement {
        EntraRequirement(
            name: requirements.map { $0.name() }.joined(separator: " or "),
            code: requirements.first?.code ?? .tokenPermissionMissing,
            required: RequiredNames(
                scopes: requirements.flatMap { $0.required().scopes },
                contexts: requirements.flatMap { $0.required().contexts })
        ) { access in requirements.contains { $0.isMet(access) } }
    }
}

extension EntraAccess {
    /// Throws unless the caller meets a requirement, or one of the alternatives.
    ///
    ///     try access.require(.scope("Orders.Read"), or: .role("Orders.Read.All"))
    ///
    /// - Throws: A `Refusal` with `token.permission-missing`, `token.caller-not-allowed`, `token.context-mismatch`, or
    ///   `issuer.policy-mismatch`.
    public func require(_ requirement: EntraRequirement, or alternatives: EntraRequirement...) throws(Refusal) {
        if requirement.isMet(self) || alternatives.contains(where: { $0.isMet(self) }) { return }
        let requirement = EntraRequirement.anyOf([requirement] + alternatives)
        if requirement.code == .issuerPolicyMismatch {
            throw Refusal(.policyRequired(requirement.name(), found: policy))
        }
        let problem = Problem(
            requirement.code, at: .setting("permissions"), expected: requirement.name(),
            remedy: "The caller lacks a permission that this operation requires. Grant it to the application or "
                + "the user in the portal, or do not call this operation.")
        throw Refusal(problem.requiring(requirement.required()))
    }
}
