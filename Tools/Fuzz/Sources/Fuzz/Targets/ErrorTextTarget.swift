import EntraID

/// The error descriptions of Entra, from which the error number is read.
enum ErrorTextTarget: Target {
    static let name = "error-text"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        vectors.texts("aadsts", "text").map { Array($0.utf8) }
    }

    private static let profile = EntraProfile(EntraAuthority(tenant: .common), allowedTenants: .anyTenant)

    static func feed(_ input: [UInt8]) {
        let said = text(input)
        let error = validated { () throws(Refusal) in try EntraErrorEntry(parsing: said) }
        let advice = profile.advice(forErrorDescription: said)
        require(error != nil || advice == nil, "advice without an error")
        guard let error else { return }
        let again = try? EntraErrorEntry(parsing: error.code)
        require(again?.number == error.number && again?.family == error.family, "\(error.code) changes when reread")
        require(!error.remedy.isEmpty && !error.meaning.isEmpty, "\(error.code) without meaning or remedy")
    }
}
