import EntraID

/// Pasted issuers: an accepted issuer is its own canonical form, and a suggestion is accepted.
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
                let again = try? EntraAuthority(parsing: authority.string, customHosts: hosts, warnings: .ignored)
                require(again == authority, "\(authority.string) changes when reread")
                require(authority.metadataURL.hasPrefix("https://"), "metadata without https")
                if let issuer = authority.issuer {
                    require((try? IssuerIdentifier(issuer.string)) == issuer, "no issuer")
                }
            } catch {
                examine(error)
                guard let suggestion = error.suggestion else { continue }
                let corrected = try? EntraAuthority(parsing: suggestion, customHosts: hosts, warnings: .ignored)
                require(corrected != nil, "suggested but rejected: \(suggestion)")
                require(corrected?.string.hasSameBytes(as: suggestion) ?? false, "suggested but not canonical")
            }
        }
        do throws(Refusal) {
            _ = try IssuerIdentifier(pasted)
        } catch {
            examine(error)
            if let suggestion = error.suggestion {
                require((try? IssuerIdentifier(suggestion)) != nil, "suggested but rejected: \(suggestion)")
            }
        }
        if let template = validated({ () throws(Refusal) in try IssuerTemplate(pasted, placeholder: "{tenantid}") }) {
            let filled = template.filled(with: "t")
            require(template.value(in: filled).map { $0.hasSameBytes(as: "t") } ?? false, "filled but not recognized")
        }
    }
}
