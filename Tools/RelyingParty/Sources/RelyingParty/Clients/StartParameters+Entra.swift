import EntraID
import OIDCProviders

extension StartParameters {
    /// Returns the configuration of a client at a fake Entra on this machine, with the rules of Entra.
    func entraConfiguration(named name: String, emulatedAt origin: String) throws -> ProviderConfiguration {
        let authority = try EntraAuthority(parsing: issuer, warnings: .ignored)
        let tenant = try values["tenant"].map { try GUID(parsing: $0) }
        var configuration = try EntraConfiguration(
            authority: authority.emulated(at: EntraEmulator(origin)), clientID: GUID(parsing: clientID),
            credential: .none, allowedTenants: tenant.map { .only([$0]) })
        configuration.name = name
        configuration.responseType = try responseType()
        if let mode = values["response_mode"] { configuration.responseMode = ResponseMode(mode) }
        return try .entra(configuration, authentication: authentication())
    }
}
