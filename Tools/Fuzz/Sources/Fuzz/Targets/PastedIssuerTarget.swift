import EntraID

/// What somebody pasted as issuer: what is accepted is its own spelling, and what is suggested is accepted.
enum PastedIssuerTarget: Target {
    static let name = "pasted-issuer"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        vectors.texts("entra-authority", "text").map { Array($0.utf8) }
    }

    static func feed(_ input: [UInt8]) {
        let pasted = text(input)
        for hosts in [[], ["id.example.com"].compactMap { try? CustomHost($0) }] {
            do {
                let authority = try EntraAuthority(parsing: pasted, customHosts: hosts, warnings: examine(warning:))
                let again = try? EntraAuthority(parsing: authority.text, customHosts: hosts, warnings: .ignored)
                require(again == authority, "\(authority.text) reads otherwise")
                require(authority.metadataLocation.hasPrefix("https://"), "metadata without https")
                if let issuer = authority.issuer { require((try? Issuer(issuer.text)) == issuer, "no issuer") }
            } catch {
                examine(error)
                guard let suggestion = error.suggestion else { continue }
                let mended = try? EntraAuthority(parsing: suggestion, customHosts: hosts, warnings: .ignored)
                require(mended != nil, "suggested and refused: \(suggestion)")
                require(mended?.text.hasSameBytes(as: suggestion) ?? false, "suggested and not its own spelling")
            }
        }
        _ = judged { () throws(Refusal) in try Issuer(pasted) }
        if let template = judged({ () throws(Refusal) in try IssuerTemplate(pasted, placeholder: "{tenantid}") }) {
            let filled = template.filled(with: "t")
            require(template.value(in: filled).map { $0.hasSameBytes(as: "t") } ?? false, "filled and not recognised")
        }
    }
}
