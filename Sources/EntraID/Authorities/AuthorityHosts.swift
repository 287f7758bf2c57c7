/// The hosts of an application's configuration, beside those that this library knows.
struct AuthorityHosts {
    /// The custom domains for Entra. The form of the path determines the product.
    var custom: [CustomHost]
    /// The custom domains for External ID, whose URLs look like those of Entra ID.
    var externalID: [CustomHost] = []
    /// The clouds that this library does not know.
    var clouds: [EntraCloud] = []
}
