import EntraID

/// The provider and the client of `verify`.
struct VerifySubject {
    private enum Provider {
        case entra(authority: String, clientID: GUID, tenants: AllowedTenants, customHosts: [CustomHost])
        case other(issuer: String, clientID: String)
    }

    private let provider: Provider
    private let algorithms: [SigningAlgorithm]?
    private let arguments: Arguments

    init(_ arguments: Arguments) throws(CommandFailure) {
        self.arguments = arguments
        algorithms = try ProviderOptions.algorithms(arguments)
        switch (arguments["--authority"], arguments["--issuer"]) {
        case (let authority?, nil):
            provider = .entra(
                authority: authority, clientID: try VerifySubject.clientID(arguments),
                tenants: try VerifySubject.tenants(arguments), customHosts: try IssuerCommand.customHosts(arguments))
        case (nil, let issuer?):
            try ProviderOptions.reject(["--tenant", "--custom-host"], with: "--issuer", arguments)
            provider = .other(issuer: issuer, clientID: try ProviderOptions.required("--client-id", arguments))
        case (nil, nil):
            throw .usage("The option --authority is missing. For a provider other than Entra, use --issuer.")
        default:
            throw .usage("Use either --authority for Entra or --issuer for any other provider.")
        }
    }

    /// Returns the expectations of a token from the provider with this metadata document.
    func expectations(
        metadata: [UInt8], nonce: IDTokenExpectations.Nonce, warnings: WarningHandler
    ) throws(Refusal) -> IDTokenExpectations {
        var expectations: IDTokenExpectations
        switch provider {
        case .entra(let text, let clientID, let tenants, let customHosts):
            let authority = try EntraAuthority(parsing: text, customHosts: customHosts, warnings: warnings)
            let rule = try EntraIssuerRule(
                authority: authority, metadataIssuer: try VerifySubject.issuer(in: metadata), allowedTenants: tenants)
            expectations = IDTokenExpectations.entraSignIn(clientID: clientID, issuer: rule, nonce: nonce)
        case .other(let text, let clientID):
            let profile = try ProviderOptions.profile(text, arguments)
            let accepted = try profile.accept(try VerifySubject.issuer(in: metadata))
            expectations = IDTokenExpectations(clientID: clientID, nonce: nonce, issuer: accepted.tokenProfile)
        }
        if let algorithms { expectations.algorithms = algorithms }
        return expectations
    }

    /// Returns which option to use, if a problem shows that another one is needed.
    func hint(about problems: [Problem]) -> String? {
        switch provider {
        case .entra where problems.contains(where: { $0.code == .authorityUnknownHost }):
            "For a provider other than Entra, use --issuer instead of --authority."
        // Entra has no other algorithm.
        case .other where problems.contains(where: { $0.code == .tokenAlgorithmNotAllowed }):
            "To accept another algorithm that is registered for the client, use --algorithm."
        default: nil
        }
    }

    /// Only the issuer is needed here. `discover` checks the whole document.
    private static func issuer(in metadata: [UInt8]) throws(Refusal) -> String {
        try JSONCursor(JSONValue(parsing: metadata))["issuer"].required(.string)
    }

    private static func clientID(_ arguments: Arguments) throws(CommandFailure) -> GUID {
        let text = try ProviderOptions.required("--client-id", arguments)
        guard let clientID = try? GUID(parsing: text) else {
            throw .usage("--client-id must be a GUID: the Application (client) ID from the registration's overview.")
        }
        return clientID
    }

    private static func tenants(_ arguments: Arguments) throws(CommandFailure) -> AllowedTenants {
        let texts = arguments.all("--tenant")
        let tenants = texts.compactMap { try? GUID(parsing: $0) }
        guard tenants.count == texts.count else {
            throw .usage("--tenant must be a GUID: the Directory (tenant) ID from the overview of Microsoft Entra ID.")
        }
        return tenants.isEmpty ? .anyTenant : .only(tenants)
    }
}
