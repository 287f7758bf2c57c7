import OIDCDiscovery
import OIDCPrimitives
import OIDCProviders
import OIDCTokens

extension EntraAPI {
    /// One of the issuers whose tokens an API accepts, with the API's registration there.
    public struct Issuer: Sendable {
        /// The value of the field “Issuer”, such as `https://login.microsoftonline.com/<tenant>/v2.0`.
        public var issuer: String
        /// The API's Application (client) ID in this issuer's directory.
        public var clientID: String
        /// The API's App ID URIs, which version 1 tokens name. Empty if every tenant is allowed, because another tenant
        /// can register the same URI.
        public var applicationIDURIs: [String]
        /// The tenants whose callers are accepted. Required for `common` and `organizations`.
        public var allowedTenants: AllowedTenants?
        /// The Azure AD B2C policies from which tokens are accepted.
        public var policies: AllowedPolicies
        /// The client IDs of the applications that may call the API, or `nil` for every application that has a
        /// permission.
        public var allowedClients: [GUID]?
        /// Whether a token must have a scope or role.
        public var permissions: EntraPermissions

        /// Creates an issuer from the values of the API's registration. ``EntraAPI`` validates them.
        public init(
            _ issuer: String, clientID: String, applicationIDURIs: [String] = [],
            allowedTenants: AllowedTenants? = nil, policies: AllowedPolicies = .configuredOnly,
            allowedClients: [GUID]? = nil, permissions: EntraPermissions = .required
        ) {
            self.issuer = issuer
            self.clientID = clientID
            self.applicationIDURIs = applicationIDURIs
            self.allowedTenants = allowedTenants
            self.policies = policies
            self.allowedClients = allowedClients
            self.permissions = permissions
        }
    }
}

/// The validated values of an issuer. A class, so that a request does not copy them.
final class EntraAPIRegistration: Sendable {
    let profile: EntraProfile
    let clientID: GUID
    let values: EntraAPI.Issuer
    private let kept = Locked<KeptExpectations?>(nil)

    /// Creates a registration, or returns `nil` if there are problems with the values.
    ///
    /// - Parameters:
    ///   - values: The values of the issuer.
    ///   - emulator: The emulator that takes the place of Microsoft's hosts.
    ///   - problems: The problems, including warnings, are added to this list.
    init?(_ values: EntraAPI.Issuer, at emulator: EntraEmulator?, reportingTo problems: inout [Problem]) {
        var warnings: [Problem] = []
        var found: [Problem] = []
        var authority: EntraAuthority?
        found.collect { () throws(Refusal) in
            authority = try EntraAuthority(parsing: values.issuer) { warnings.append($0) }
        }
        if let problem = ClientIDSyntax.problem(of: values.clientID, tenant: authority?.tenant.identifier) {
            found.append(problem)
        }
        if let authority { found += AllowedTenants.problems(of: values.allowedTenants, under: authority) }
        if let authority { found += EntraAPIRegistration.uriProblems(values, under: authority) }
        found += values.policies.problems
        problems += warnings + found
        guard Refusal(found) == nil, let authority, let clientID = try? GUID(parsing: values.clientID) else {
            return nil
        }
        profile = EntraProfile(
            emulator.map { authority.emulated(at: $0) } ?? authority,
            allowedTenants: values.allowedTenants ?? .anyTenant, policies: values.policies)
        self.clientID = clientID
        self.values = values
    }

    /// Returns a problem for each App ID URI if every tenant is allowed. Version 1 tokens name the API by its URI, which
    /// any tenant can register for an application of its own, with roles that it chose itself.
    private static func uriProblems(_ values: EntraAPI.Issuer, under authority: EntraAuthority) -> [Problem] {
        guard authority.tenant.isShared, case .anyTenant? = values.allowedTenants else { return [] }
        return values.applicationIDURIs.filter { !AppIDURI.isBlank($0) }.map { uri in
            .configWrongType(
                "applicationIDURIs", expected: "an empty list, because every tenant is allowed", found: "\(url: uri)")
        }
    }

    /// Returns the expectations of a token in every version of the issuer. They are created once for each snapshot,
    /// because tokens seen before are accepted fastest with copies of the same expectations.
    func expectations(_ snapshot: ProviderSnapshot) -> AccessTokenExpectations {
        kept.withLock { kept in
            if let kept, kept.snapshot === snapshot { return kept.expectations }
            let expectations = AccessTokenExpectations.entraAccess(
                clientID: clientID, applicationIDURIs: values.applicationIDURIs,
                issuer: EntraAccessIssuerRule(everyVersionOf: snapshot.tokenProfile),
                allowedClients: values.allowedClients, permissions: values.permissions)
            kept = KeptExpectations(snapshot: snapshot, expectations: expectations)
            return expectations
        }
    }

    private struct KeptExpectations: Sendable {
        let snapshot: ProviderSnapshot
        let expectations: AccessTokenExpectations
    }
}
