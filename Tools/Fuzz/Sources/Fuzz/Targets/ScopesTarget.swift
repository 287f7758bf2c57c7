import EntraID

/// Scopes of Entra: each resource occurs once, and is the same in a scope that is made from it.
enum ScopesTarget: Target {
    static let name = "scopes"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        [
            "openid profile offline_access User.Read https://graph.microsoft.com/Mail.Read",
            "api://6731de76-14a6-49ae-97bc-6eba6914391e/.default", "6731de76-14a6-49ae-97bc-6eba6914391e",
            "https://api.contoso.com//Orders.Read  api://orders/Orders.Write",
        ].map { Array($0.utf8) }
    }

    static func feed(_ input: [UInt8]) {
        let scopes = EntraScopes(text(input))
        require(Set(scopes.resources).count == scopes.resources.count, "a resource occurs twice")
        for resource in scopes.resources.prefix(8) {
            let again = EntraScopes("\(resource)/a")
            require(again.resources == [resource], "\(resource) changes when reread")
            require(!again.isDefault && EntraScopes("\(resource)/.default").isDefault, "\(resource) has no default")
        }
    }
}
