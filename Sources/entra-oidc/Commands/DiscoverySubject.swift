import EntraID

/// What `discover` was given: the address of a provider, or a document and perhaps where it came from.
struct DiscoverySubject {
    let profile: any ProviderProfile
    /// What should be known about the authority.
    let warnings: [Problem]
    private let document: [UInt8]?

    init(_ text: String, _ document: [UInt8]?, _ arguments: Arguments) throws(Refusal) {
        self.document = document
        guard let authority = document == nil ? text : arguments["--authority"] else {
            (profile, warnings) = (SelfDeclaredProfile(metadataLocation: text), [])
            return
        }
        let customHosts = try arguments.all("--custom-host").map { text throws(Refusal) in try CustomHost(text) }
        if EntraAuthority.isOnAnotherHost(authority, customHosts: customHosts) {
            let transport: Issuer.Transport = arguments.has("--loopback") ? .httpOnLoopback : .https
            profile = StandardProfile(try Issuer(authority, transport: transport))
            warnings = []
        } else {
            var found: [Problem] = []
            let authority = try EntraAuthority(parsing: authority, customHosts: customHosts) { found.append($0) }
            profile = EntraProfile(authority, allowedTenants: .anyTenant)
            warnings = found
        }
    }

    /// The document, from the file or from the provider.
    func metadata(_ loader: ProviderLoader, warnings: WarningHandler) async throws(Refusal) -> ProviderMetadata {
        guard let document else { return try await loader.metadata(warnings: warnings).value }
        return try ProviderMetadata(document: document, profile: profile)
    }
}

/// For a document of which nobody said where it was asked for: it may name any issuer, which is then its word alone.
private struct SelfDeclaredProfile: ProviderProfile {
    let metadataLocation: String
    let transport = Issuer.Transport.httpOnLoopback
    /// The document may be that of a provider in a private network.
    let endpoints = EndpointPolicy.privateAllowed

    func admit(_ text: String) throws(Refusal) -> AdmittedIssuer {
        if let template = try? IssuerTemplate(entra: text) {
            let rule = try EntraIssuerRule(
                authority: EntraAuthority(tenant: .common), metadataIssuer: text, allowedTenants: .anyTenant)
            return AdmittedIssuer(.template(template), as: .selfDeclared, tokenProfile: EntraTokenProfile(rule))
        }
        let issuer = try Issuer(text, transport: transport)
        return AdmittedIssuer(.concrete(issuer), as: .selfDeclared, tokenProfile: ExactIssuerRule(issuer))
    }
}

extension MetadataEquivalence {
    /// No place was given to compare with.
    static let selfDeclared = MetadataEquivalence(
        "self-declared",
        explanation: "Nobody said where the document was asked for, so its issuer was taken at its word. Say it with "
            + "--authority to have it compared.")
}
