import OIDCIssuers

extension EntraAuthority {
    /// Returns the same authority at an emulator on this machine.
    ///
    /// ``metadataURL``, ``issuer``, and ``issuerTemplate`` have the emulator's origin. ``string`` stays the URL that an
    /// administrator would configure.
    ///
    /// - Parameter emulator: The emulator, such as `EntraEmulator("http://localhost:8443")`.
    public func emulated(at emulator: EntraEmulator) -> EntraAuthority {
        var authority = self
        authority.emulator = emulator
        return authority
    }

    /// The origin of the metadata and of version 2 issuers.
    var origin: String { emulator?.origin ?? "https://\(host)" }

    /// The origin of version 1 issuers. An emulator has one origin for everything.
    var version1Origin: String? {
        emulator?.origin ?? cloud.version1IssuerHost.map { "https://\($0)" }
    }

    /// The origin of the issuers of an External ID tenant, whose host begins with the tenant ID.
    func externalIDOrigin(of tenant: String) -> String {
        emulator?.origin ?? "https://\(tenant)\(SignInHost.externalIDDomain)"
    }

    /// The hosts on which the provider may use http: this machine for an emulator, and none in production.
    var insecureHTTP: InsecureHTTP { emulator == nil ? .notAllowed : .allowedOnLoopback }
}
