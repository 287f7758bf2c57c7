import OIDCPrimitives
import OIDCTokens

/// A permission that an operation of an API requires of its caller.
public struct EntraRequirement: Sendable {
    fileprivate let kind: Kind

    fileprivate enum Kind: Sendable {
        case scope(String)
        case role(String)
        case client(GUID)
        case authenticationContext(String)
        case policy(String)
        case anyOf([EntraRequirement])
    }

    /// Returns the requirement of a scope, which an application has on behalf of a user.
    public static func scope(_ name: String) -> EntraRequirement { EntraRequirement(kind: .scope(name)) }

    /// Returns the requirement of an app role, which the user or the calling application has.
    public static func role(_ name: String) -> EntraRequirement { EntraRequirement(kind: .role(name)) }

    /// Returns the requirement of a calling application.
    public static func client(_ clientID: GUID) -> EntraRequirement { EntraRequirement(kind: .client(clientID)) }

    /// Returns the requirement of an authentication context of Conditional Access, such as `c1`.
    public static func authenticationContext(_ name: String) -> EntraRequirement {
        EntraRequirement(kind: .authenticationContext(name))
    }

    /// Returns the requirement of an Azure AD B2C policy (user flow), such as one with multifactor authentication. Case
    /// is ignored. The API must also accept the tokens of that policy: see ``AllowedPolicies``.
    public static func policy(_ name: String) -> EntraRequirement { EntraRequirement(kind: .policy(name)) }

    /// Returns the requirement that one of several is met.
    public static func anyOf(_ requirements: [EntraRequirement]) -> EntraRequirement {
        EntraRequirement(kind: .anyOf(requirements))
    }
}

// MARK: - The check

extension EntraRequirement {
    fileprivate func isMet(by access: EntraAccess) -> Bool {
        switch kind {
        case .scope(let name): access.scopes.contains { $0.hasSameBytes(as: name) }
        case .role(let name): access.roles.contains { $0.hasSameBytes(as: name) }
        case .client(let clientID): access.clientID.flatMap { try? GUID(parsing: $0) } == clientID
        case .authenticationContext(let name): access.authenticationContexts.contains { $0.hasSameBytes(as: name) }
        case .policy(let name): access.policy.isPolicy(name)
        case .anyOf(let requirements): requirements.contains { $0.isMet(by: access) }
        }
    }

    fileprivate var code: ProblemCode {
        switch kind {
        case .scope, .role: .tokenPermissionMissing
        case .client: .tokenCallerNotAllowed
        case .authenticationContext: .tokenContextMismatch
        case .policy: .issuerPolicyMismatch
        case .anyOf(let requirements): requirements.first?.code ?? .tokenPermissionMissing
        }
    }

    /// The name in the problem.
    fileprivate var name: ProblemText {
        switch kind {
        case .scope(let name): "scope \(name)"
        case .role(let name): "role \(name)"
        case .client(let clientID): "client \(clientID)"
        case .authenticationContext(let name): "context \(name)"
        case .policy(let name): "policy \(name)"
        case .anyOf(let requirements): requirements.map(\.name).joined(separator: " or ")
        }
    }

    /// The names in challenges.
    fileprivate var required: RequiredNames {
        switch kind {
        case .scope(let name): RequiredNames(scopes: [name])
        case .authenticationContext(let name): RequiredNames(contexts: [name])
        case .role, .client, .policy: RequiredNames()
        case .anyOf(let requirements):
            RequiredNames(
                scopes: requirements.flatMap(\.required.scopes), contexts: requirements.flatMap(\.required.contexts))
        }
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
        if requirement.isMet(by: self) || alternatives.contains(where: { $0.isMet(by: self) }) { return }
        let requirement = EntraRequirement.anyOf([requirement] + alternatives)
        if requirement.code == .issuerPolicyMismatch {
            throw Refusal(.policyRequired(requirement.name, found: policy))
        }
        let problem = Problem(
            requirement.code, at: .setting("permissions"), expected: requirement.name,
            remedy: "The caller lacks a permission that this operation requires. Grant it to the application or "
                + "the user in the portal, or do not call this operation.")
        throw Refusal(problem.requiring(requirement.required))
    }
}
