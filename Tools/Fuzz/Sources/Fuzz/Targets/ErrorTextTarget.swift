import EntraID

/// What Entra says when it refuses, read for its number.
enum ErrorTextTarget: Target {
    static let name = "error-text"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        vectors.texts("aadsts", "text").map { Array($0.utf8) }
    }

    private static let profile = EntraProfile(EntraAuthority(tenant: .common), allowedTenants: .anyTenant)

    static func feed(_ input: [UInt8]) {
        let said = text(input)
        let error = judged { () throws(Refusal) in try EntraError.read(said) }
        let advice = profile.advice(onErrorDescribedAs: said)
        require(error != nil || advice == nil, "advice on an error that is none")
        guard let error else { return }
        let again = try? EntraError.read(error.code)
        require(again?.number == error.number && again?.family == error.family, "\(error.code) reads otherwise")
        require(!error.remedy.isEmpty && !error.meaning.isEmpty, "\(error.code) without meaning or remedy")
    }
}
