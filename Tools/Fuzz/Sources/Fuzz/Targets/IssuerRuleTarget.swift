import EntraID

/// The issuer rule: the number of an authority, the metadata's issuer, the key's issuer, and claims.
enum IssuerRuleTarget: Target {
    static let name = "issuer-rule"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        vectors.given("issuer-rule").map { given in
            let number = authorities.firstIndex { $0.string.hasSameBytes(as: given.text("authority") ?? "") }
            return seed(
                number.map { "\($0)" } ?? "9", given.text("metadataIssuer"), given.text("keyIssuer"),
                given["claims"].value?.serialized(indented: false))
        }
    }

    private static let tenant: GUID = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"

    static func feed(_ input: [UInt8]) {
        let parts = fields(input, 4)
        let authority = authorities[Int(parts[0].first ?? 0) % authorities.count]
        guard let value = try? JSONValue(parsing: parts[3]), case .object(let claims) = value else { return }
        let keyIssuer = parts[2].isEmpty ? nil : text(parts[2])
        let statement = IssuerStatement(claims: claims, keyIssuer: keyIssuer)
        var named: [String?] = []
        for allowed in [AllowedTenants.anyTenant, .only([tenant])] {
            let rule = validated { () throws(Refusal) in
                try EntraIssuerRule(authority: authority, metadataIssuer: text(parts[1]), allowedTenants: allowed)
            }
            guard let rule else { return }
            let problems = rule.problems(of: statement)
            examine(problems)
            let found = validated { () throws(Refusal) -> String?? in try rule.tenant(of: statement) } ?? nil
            require(problems.isEmpty == (found != nil), "the problems and the verdict differ")
            named.append(found ?? nil)
            guard found != nil, case .string(let issuer)? = claims["iss"] else {
                require(found == nil, "accepted without an issuer")
                continue
            }
            require((try? IssuerIdentifier(issuer)) != nil, "accepted for an invalid issuer: \(issuer)")
            if let tenant = found ?? nil {
                require((try? GUID(parsing: tenant)) != nil, "accepted for an invalid tenant: \(tenant)")
            }
        }
        if let strict = named.last ?? nil {
            require(named.first == strict, "fewer tenants allow more")
            require((try? GUID(parsing: strict)) == tenant, "accepted for \(strict), which is not allowed")
        }
    }

    private static let authorities: [EntraAuthority] = [
        "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",
        "https://login.microsoftonline.com/common/v2.0", "https://login.microsoftonline.com/organizations/v2.0",
        "https://login.microsoftonline.com/consumers/v2.0",
        "https://contoso.ciamlogin.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",
        "https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_signin/v2.0",
    ].compactMap { try? EntraAuthority(parsing: $0, warnings: .ignored) }
}
