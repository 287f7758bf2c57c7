import OIDCPrimitives
import OIDCProviders

// Reads the custom domains, and the issuer with them.

extension EntraConfigurationForm {
    mutating func readCustomHosts(_ name: String) {
        customHosts = readHosts(name)
    }

    /// Returns the valid hosts of a list, and reports the others.
    mutating func readHosts(_ name: String) -> [CustomHost] {
        reader.list(name, each: CustomHost.expected) { try? CustomHost($0) } ?? []
    }

    /// Reads an authority with the hosts of this form.
    func authority(_ text: String) throws(Refusal) -> EntraAuthority {
        try EntraAuthority(
            parsing: text, customHosts: customHosts, externalIDHosts: externalIDHosts, warnings: .ignored)
    }
}
