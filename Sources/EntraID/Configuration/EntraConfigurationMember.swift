public import OIDCPrimitives
import OIDCProviders

/// A member of a configuration file: how it is read, and how it is written.
struct EntraConfigurationMember: Sendable {
    let name: String
    /// Reads the member into the form, and reports what is wrong with it.
    let read: @Sendable (_ form: inout EntraConfigurationForm, _ name: String) -> Void
    /// The value of the member; `nil` for one that is left out.
    let write: @Sendable (_ configuration: EntraConfiguration) -> JSONValue?

    /// All members, in the order in which they are read and written: what a member depends on comes before it.
    static let all = [
        Self(name: "name", read: { $0.readName($1) }, write: { .string($0.name) }),
        Self(
            name: "customHosts", read: { $0.readCustomHosts($1) },
            write: { $0.customHosts.isEmpty ? nil : .array($0.customHosts.map { .string($0.text) }) }),
        Self(name: "allowedTenants", read: { $0.readAllowedTenants($1) }, write: { $0.allowedTenantsDocument }),
        Self(name: "policies", read: { $0.readPolicies($1) }, write: { $0.policiesDocument }),
        Self(name: "issuer", read: { $0.readIssuer($1) }, write: { .string($0.authority.text) }),
        Self(name: "clientID", read: { $0.readClientID($1) }, write: { .string($0.clientID.text) }),
        Self(name: "responseType", read: { $0.readResponseType($1) }, write: { .string($0.responseType.text) }),
        Self(name: "responseMode", read: { $0.readResponseMode($1) }, write: { .string($0.responseMode.text) }),
        Self(name: "namesItself", read: { $0.readNamesItself($1) }, write: { $0.namesItself ? true : nil }),
        Self(name: "clientSecret", read: { $0.readSecret($1) }, write: { $0.credential.secretDocument }),
        Self(name: "clientAssertion", read: { $0.readAssertion($1) }, write: { $0.credential.assertionDocument }),
        Self(name: "clientCertificate", read: { $0.readCertificate($1) }, write: { $0.credential.certificateDocument }),
        Self(name: "scope", read: { $0.readScope($1) }, write: { .string($0.scope) }),
        Self(name: "callbackPath", read: { $0.readCallbackPath($1) }, write: { .string($0.callbackPath.text) }),
        Self(
            name: "publicAddress", read: { $0.readPublicAddress($1) },
            write: { $0.publicOrigin.map { .string($0.text) } }),
        Self(name: "signInAudience", read: { $0.readAudience($1) }, write: { .string($0.audience.rawValue) }),
    ]
}

extension EntraConfiguration {
    /// The configuration as it stands in a file, with a secret that stood in it withheld: to be shown, not to be
    /// stored.
    public var document: JSONValue {
        .object(
            JSONObject(
                EntraConfigurationMember.all.compactMap { member in
                    member.write(self).map { JSONObject.Member(name: member.name, value: $0) }
                }))
    }

    /// What a file says in place of a list of tenants when users of every tenant may sign in.
    static let everyTenant = "any"
    /// What a file says in place of a list of policies when tokens of every policy are accepted.
    static let everyPolicy = "any"

    fileprivate var allowedTenantsDocument: JSONValue? {
        switch allowedTenants {
        case .only(let tenants): .array(tenants.map { .string($0.text) })
        case .anyTenant: authority.tenant.isShared ? .string(EntraConfiguration.everyTenant) : nil
        }
    }

    fileprivate var policiesDocument: JSONValue? {
        switch policies {
        case .configuredOnly: nil
        case .also(let names): .array(names.map { .string($0) })
        case .anyPolicy: .string(EntraConfiguration.everyPolicy)
        }
    }
}

extension ClientCredential {
    fileprivate var secretDocument: JSONValue? {
        guard case .secret(let reference) = self else { return nil }
        return switch reference {
        case .literal: .string(Secret.redacted)
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
