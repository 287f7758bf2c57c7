import EntraID

/// The input of `discover`: the URL of a provider, or a metadata document with an optional authority or issuer.
struct DiscoverySubject {
    let profile: any ProviderProfile
    /// The warnings about the authority.
    let warnings: [Problem]
    private let document: [UInt8]?

    /// Creates the input from the operand, which is missing if `--issuer` alone is given.
    init(_ text: String?, _ document: [UInt8]?, _ arguments: Arguments) throws(Refusal) {
        self.document = document
        if let issuer = arguments["--issuer"] {
            profile = try ProviderOptions.profile(issuer, arguments)
            warnings = []
            return
        }
        let text = text ?? ""
        guard let authority = document == nil ? text : arguments["--authority"] else {
            (profile, warnings) = (SelfDeclaredProfile(metadataURL: text), [])
            return
        }
        let customHosts = try arguments.all("--custom-host").map { text throws(Refusal) in try CustomHost(text) }
        if EntraAuthority.isOnAnotherHost(authority, customHosts: customHosts) {
            profile = try ProviderOptions.profile(authority, arguments)
            warnings = []
        } else {
            var found: [Problem] = []
            let authority = try EntraAuthority(parsing: authority, customHosts: customHosts) { found.append($0) }
            profile = EntraProfile(authority, allowedTenants: .anyTenant)
            warnings = found
        }
    }

    /// Returns the metadata, from the file or from the provider.
    func metadata(_ loader: ProviderLoader, warnings: WarningHandler) async throws(Refusal) -> ProviderMetadata {
        guard let document else { return try await loader.metadata(warnings: warnings).value }
        return try ProviderMetadata(document: document, profile: profile)
    }
}

/// The profile for a document without `--authority`. The document may name any issuer, which cannot be compared.
private struct SelfDeclaredProfile: ProviderProfile {
    let metadataURL: String
    let insecureHTTP = InsecureHTTP.allowedOnLoopback
    /// The provider may be in a private network.
    let endpoints = EndpointPolicy.privateAllowed

    func accept(_ text: String) throws(Refusal) -> AcceptedIssuer {
        if let template = try? IssuerTemplate(entra: text) {
            let rule = try EntraIssuerRule(
                authority: EntraAuthority(tenant: .common), metadataIssuer: text, allowedTenants: .anyTenant)
            return AcceptedIssuer(.template(template), as: .selfDeclared, tokenProfile: EntraTokenProfile(rule))
        }
        let issuer = try IssuerIdentifier(text, insecureHTTP: insecureHTTP)
        return AcceptedIssuer(.concrete(issuer), as: .selfDeclared, tokenProfile: ExactIssuerRule(issuer))
    }
}

extension MetadataEquivalence {
    /// The document's issuer was not compared, because no authority was given.
    static let selfDeclared = MetadataEquivalence(
        "self-declared",
        explanation: "The issuer was not checked, because it is not known where the document was fetched from. Use "
            + "--authority to check it.")
}
