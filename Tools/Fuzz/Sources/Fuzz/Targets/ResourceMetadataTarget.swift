import EntraID

/// The metadata of an API: a resource, an issuer, a scope, a language tag, and a name. What is accepted can be published.
enum ResourceMetadataTarget: Target {
    static let name = "resource-metadata"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        [
            seed("https://api.example.com/orders?a=b", "https://id.example.com", "orders.read", "de", "Bestellungen"),
            seed("http://localhost:8080/", "https://id.example.com/x", "api://a/B", "zh-Hans", "A"),
        ]
    }

    static func feed(_ input: [UInt8]) {
        let parts = fields(input, 5).map(text)
        var description = ProtectedResourceMetadata.Description()
        description.localizedNames = [parts[3]: parts[4]]
        description.documentation = parts[0]
        let metadata = validated { () throws(Refusal) in
            try ProtectedResourceMetadata(
                resource: parts[0], authorizationServers: [parts[1]], scopes: [parts[2]], description: description)
        }
        guard let metadata else { return }
        guard let document = try? JSONValue(parsing: metadata.json) else { finding("the document is not strict JSON") }
        require(document["resource"]?.string?.hasSameBytes(as: parts[0]) == true, "another resource is published")
        require(document["resource_name#\(parts[3])"]?.string?.hasSameBytes(as: parts[4]) == true, "another name")
        require(metadata.url.contains("/.well-known/oauth-protected-resource"), "not the well-known URL")
        let isSecure = metadata.url.hasPrefix("https://") || parts[0].hasPrefix("http://")
        require(isSecure && metadata.url.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "the URL is \(metadata.url)")
    }
}
