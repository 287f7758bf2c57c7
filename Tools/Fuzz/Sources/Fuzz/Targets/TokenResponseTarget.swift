import EntraID

/// Responses of the token endpoint and of the user info endpoint: a status, a content type, and a body.
enum TokenResponseTarget: Target {
    static let name = "token-response"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        vectors.given("token-response").compactMap { given in
            guard let status = try? given["status"].required(.integer) else { return nil }
            return seed("\(status)", given.text("contentType"), given.text("body"))
        }
    }

    private static let profile = EntraProfile(EntraAuthority(tenant: .common), allowedTenants: .anyTenant)

    static func feed(_ input: [UInt8]) {
        let parts = fields(input, 3)
        let status = Int(text(parts[0])) ?? 200
        let type = parts[1].isEmpty ? [] : [HeaderField(name: "Content-Type", value: text(parts[1]))]
        let response = TransportResponse(status: status, headers: type, body: parts[2])
        let address = "https://login.example.com/token"
        let tokens = validated { () throws(Refusal) in
            try TokenResponse(parsing: response, from: address, profile: profile)
        }
        if let tokens {
            require(status == 200, "accepted with status \(status)")
            require(!(tokens.accessToken?.isEmpty ?? true), "accepted without an access token")
            require(tokens.tokenType.lowercased() == "bearer", "accepted with the type \(tokens.tokenType)")
            require(tokens.expiresIn.map { $0 >= .zero } ?? true, "accepted with a lifetime below zero")
        }
        let person = validated { () throws(Refusal) in
            try UserInfo(parsing: response, from: address, subject: "ada", profile: profile)
        }
        if let person { require(person.subject.hasSameBytes(as: "ada"), "accepted for another user") }
    }
}
