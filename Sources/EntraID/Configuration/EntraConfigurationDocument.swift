public import OIDCPrimitives
import OIDCProviders

extension EntraConfiguration {
    /// The configuration as it stands in a file, with a secret that stood in it withheld: to be shown, not to be
    /// stored.
    public var document: JSONValue {
        var members: [JSONObject.Member] = [
            .init(name: "name", value: .string(name)),
            .init(name: "issuer", value: .string(authority.text)),
            .init(name: "clientID", value: .string(clientID.text)),
        ]
        switch credential {
        case .none: break
        case .secret(.literal): members.append(.init(name: "clientSecret", value: .string(Secret.redacted)))
        case .secret(.environment(let name)):
            members.append(.init(name: "clientSecret", value: .object(["environment": .string(name)])))
        case .secret(.file(let path)):
            members.append(.init(name: "clientSecret", value: .object(["file": .string(path)])))
        case .assertionFile(let path):
            members.append(.init(name: "clientAssertion", value: .object(["file": .string(path)])))
        case .certificate(let certificate, let key):
            members.append(
                .init(
                    name: "clientCertificate",
                    value: .object(["certificate": .string(certificate), "privateKey": .string(key)])))
        }
        members += [
            .init(name: "scope", value: .string(scope)),
            .init(name: "responseType", value: .string(responseType.text)),
            .init(name: "responseMode", value: .string(responseMode.text)),
            .init(name: "callbackPath", value: .string(callbackPath.text)),
            .init(name: "signInAudience", value: .string(audience.rawValue)),
        ]
        switch allowedTenants {
        case .only(let tenants):
            members.append(.init(name: "allowedTenants", value: .array(tenants.map { .string($0.text) })))
        case .anyTenant where authority.tenant.isShared:
            members.append(.init(name: "allowedTenants", value: .string(EntraConfiguration.everyTenant)))
        case .anyTenant: break
        }
        switch policies {
        case .configuredOnly: break
        case .also(let names):
            members.append(.init(name: "policies", value: .array(names.map { .string($0) })))
        case .anyPolicy:
            members.append(.init(name: "policies", value: .string(EntraConfiguration.everyPolicy)))
        }
        if namesItself { members.append(.init(name: "namesItself", value: .bool(true))) }
        if let publicAddress { members.append(.init(name: "publicAddress", value: .string(publicAddress))) }
        if !customHosts.isEmpty {
            members.append(.init(name: "customHosts", value: .array(customHosts.map { .string($0) })))
        }
        return .object(JSONObject(members))
    }
}
