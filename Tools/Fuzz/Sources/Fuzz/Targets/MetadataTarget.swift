import EntraID

/// Metadata of an authority: the number of the authority, a content type, and the document.
enum MetadataTarget: Target {
    static let name = "metadata"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        vectors.given("discovery").compactMap { given in
            let document = given["document"].value?.serialized(indented: false) ?? given.text("text")
            let number = subjects.firstIndex { $0.text.hasSameBytes(as: given.text("authority") ?? "") }
            return seed(number.map { "\($0)" } ?? "9", given.text("contentType"), document)
        }
    }

    static func feed(_ input: [UInt8]) {
        let parts = fields(input, 3)
        let profile = subjects[Int(parts[0].first ?? 0) % subjects.count].profile
        let type = parts[1].isEmpty ? [] : [HeaderField(name: "Content-Type", value: text(parts[1]))]
        let response = TransportResponse(status: 200, headers: type, body: parts[2])
        let accepted = validated { warnings throws(Refusal) in
            try ProviderMetadata(document: response, profile: profile, warnings: warnings)
        }
        guard let metadata = accepted else { return }
        for address in [metadata.authorizationEndpoint, metadata.tokenEndpoint, metadata.jwksURL] {
            guard let address = address as String? else { continue }
            // A scheme may be written in uppercase.
            require(address.prefix(8).lowercased() == "https://", "an endpoint without https: \(address)")
        }
        require((try? profile.accept(metadata.issuer.string)) != nil, "an issuer that the profile does not admit")
    }

    private struct Subject {
        let text: String
        let profile: any ProviderProfile
    }

    private static let subjects: [Subject] = {
        let authorities = [
            "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",
            "https://login.microsoftonline.com/common/v2.0", "https://login.microsoftonline.com/organizations/v2.0",
            "https://login.partner.microsoftonline.cn/organizations/v2.0",
            "https://contoso.ciamlogin.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",
            "https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_signin/v2.0",
        ]
        var subjects = authorities.compactMap { text -> Subject? in
            guard let authority = try? EntraAuthority(parsing: text, warnings: .ignored) else { return nil }
            return Subject(text: text, profile: EntraProfile(authority, allowedTenants: .anyTenant))
        }
        if let issuer = try? IssuerIdentifier("https://id.example.com") {
            subjects.append(Subject(text: issuer.string, profile: StandardProfile(issuer)))
        }
        return subjects
    }()
}
