public import OIDCPrimitives
import OIDCProviders

/// A member of a configuration file, with its functions to read and write it.
struct EntraConfigurationMember: Sendable {
    let name: String
    /// A closure that reads the member into the form and reports its problems.
    let read: @Sendable (_ form: inout EntraConfigurationForm, _ name: String) -> Void
    /// A closure that returns the value of the member, or `nil` if it is left out.
    let write: @Sendable (_ configuration: EntraConfiguration) -> JSONValue?

    /// All members in the order in which they are read and written. Members follow those that they depend on.
    static let all = [
        Self(name: "name", read: { $0.readName($1) }, write: { .string($0.name) }),
        Self(
            name: "customHosts", read: { $0.readCustomHosts($1) },
            write: { $0.customHosts.isEmpty ? nil : .array($0.customHosts.map { .string($0.string) }) }),
        Self(
            name: "externalIDHosts", read: { $0.externalIDHosts = $0.readHosts($1) },
            write: { $0.externalIDHosts.isEmpty ? nil : .array($0.externalIDHosts.map { .string($0.string) }) }),
        Self(
            name: "emulatedAt", read: { $0.readEmulator($1) },
            write: { $0.authority.emulator.map { .string($0.origin) } }),
        Self(name: "allowedTenants", read: { $0.readAllowedTenants($1) }, write: { $0.allowedTenantsDocument }),
        Self(name: "policies", read: { $0.readPolicies($1) }, write: { $0.policiesDocument }),
        Self(name: "issuer", read: { $0.readIssuer($1) }, write: { .string($0.authority.string) }),
        Self(name: "clientID", read: { $0.readClientID($1) }, write: { .string($0.clientID.string) }),
        Self(name: "responseType", read: { $0.readResponseType($1) }, write: { .string($0.responseType.rawValue) }),
        Self(name: "responseMode", read: { $0.readResponseMode($1) }, write: { .string($0.responseMode.rawValue) }),
        Self(name: "namesItself", read: { $0.readNamesItself($1) }, write: { $0.namesItself ? true : nil }),
        Self(name: "clientSecret", read: { $0.readSecret($1) }, write: { $0.credential.secretDocument }),
        Self(name: "clientAssertion", read: { $0.readAssertion($1) }, write: { $0.credential.assertionDocument }),
        Self(name: "clientCertificate", read: { $0.readCertificate($1) }, write: { $0.credential.certificateDocument }),
        Self(name: "scope", read: { $0.readScope($1) }, write: { .string($0.scope) }),
        Self(name: "callbackPath", read: { $0.readCallbackPath($1) }, write: { .string($0.callbackPath.string) }),
        Self(
            name: "publicAddress", read: { $0.readPublicAddress($1) },
            write: { $0.publicOrigin.map { .string($0.string) } }),
        // It is written as the two members above.
        Self(name: "callbackURL", read: { $0.readCallbackURL($1) }, write: { _ in nil }),
        Self(name: "signInAudience", read: { $0.readAudience($1) }, write: { $0.audienceDocument }),
        Self(
            name: "requestsHomeAccountID", read: { $0.readRequestsHomeAccountID($1) },
            write: { $0.requestsHomeAccountID ? true : nil }),
    ]
}

extension EntraConfiguration {
    /// The configuration as in a file, for display. A literal secret is redacted, so do not store it.
    public var document: JSONValue {
        .object(
            JSONObject(
                EntraConfigurationMember.all.compactMap { member in
                    member.write(self).map { JSONObject.Member(name: member.name, value: $0) }
                }))
    }

    /// The value of `allowedTenants` that allows every tenant.
    static let everyTenant = "any"
    /// The value of `policies` that allows every policy.
    static let everyPolicy = "any"

    fileprivate var allowedTenantsDocument: JSONValue? {
        switch allowedTenants {
        case .only(let tenants): .array(tenants.map { .string($0.string) })
        case .anyTenant: authority.tenant.isShared ? .string(EntraConfiguration.everyTenant) : nil
        }
    }

    /// The audience, or `nil` if it is a default that a file may not state: that of `consumers`.
    fileprivate var audienceDocument: JSONValue? {
        let isContradiction = AudienceRules.problem(of: audience, under: authority)?.severity == .error
        return isContradiction && audienceProblem == nil ? nil : .string(audience.rawValue)
    }

    fileprivate var policiesDocument: JSONValue? { policies.document }
}

extension AllowedPolicies {
    /// The value of `policies` in a configuration file, or `nil` if the default needs none.
    var document: JSONValue? {
        switch self {
        case .configuredOnly: nil
        case .configuredAnd(let names): .array(names.map { .string($0) })
        case .anyPolicy: .string(EntraConfiguration.everyPolicy)
        }
    }
}

extension ClientCredential {
    fileprivate var secretDocument: JSONValue? {
        guard case .secret(let reference) = self else { return nil }
        return switch reference {
        case .literal: .string(SecretString.redacted)
        case .environment(let name): ["environment": .string(name)]
        case .file(let path): ["file": .string(path)]
        }
    }

    fileprivate var assertionDocument: JSONValue? {
        if case .assertionFile(let path) = self { ["file": .string(path)] } else { nil }
    }

    fileprivate var certificateDocument: JSONValue? {
        guard case .certificate(let certificate, let key) = self else { return nil }
        return ["certificate": .string(certificate), "privateKey": .string(key)]
    }
}
