import EntraID
import Testing

/// Properties of anything that an administrator enters in the “Issuer” field.
@Suite struct AuthorityProperties {
    /// A suggestion is accepted unchanged, and parsing it returns the same text (R-A23). An accepted text equals the
    /// authority's own text. Every problem of a refusal is reported once and has the same suggestion.
    @Test("A suggested authority is accepted unchanged") func suggestionsAreAccepted() {
        forAll(cases: 1_500, { choices in AuthorityTexts.any(&choices) }) { text in
            let refusal: Refusal
            do {
                var warnings: [Problem] = []
                let authority = try EntraAuthority(parsing: text, customHosts: AuthorityTexts.customHosts) {
                    warnings.append($0)
                }
                return .expect(
                    authority.string.hasSameBytes(as: text) && warnings.allSatisfy { $0.severity == .warning },
                    "it was accepted as \(authority)")
            } catch let error as Refusal {
                refusal = error
            }
            guard !refusal.codes.isEmpty, Set(refusal.codes).count == refusal.codes.count else {
                return .fails("the codes are \(refusal.codes)")
            }
            guard let suggestion = refusal.suggestion else {
                return .notApplicable
            }
            guard refusal.problems.allSatisfy({ $0.suggestion == suggestion }) else {
                return .fails("not every problem offers \(suggestion)")
            }
            do {
                let fixed = try EntraAuthority(
                    parsing: suggestion, customHosts: AuthorityTexts.customHosts, warnings: .ignored)
                return .expect(fixed.string.hasSameBytes(as: suggestion), "\(suggestion) gave \(fixed)")
            } catch {
                return .fails("\(suggestion) is rejected: \(error)")
            }
        }
    }

    /// An accepted authority's metadata URL uses https and the same host.
    @Test("Metadata is requested from the authority's own host") func metadataIsOnSameHost() {
        forAll(cases: 600, minimumApplicable: 0.02, { choices in AuthorityTexts.any(&choices) }) { text in
            guard
                let authority = try? EntraAuthority(
                    parsing: text, customHosts: AuthorityTexts.customHosts, warnings: .ignored)
            else {
                return .notApplicable
            }
            let origin = "https://\(authority.host)/"
            guard authority.string.hasPrefix(origin), authority.metadataURL.hasPrefix(origin) else {
                return .fails("\(authority.metadataURL)")
            }
            return .expect(
                authority.metadataURL.contains("/.well-known/openid-configuration")
                    && authority.issuer.map { (try? IssuerIdentifier($0.string)) != nil } ?? true,
                "\(authority.metadataURL), \(authority.issuer?.string ?? "no issuer")")
        }
    }

    /// White space and quotes around a text change the problems, but not the suggestion.
    @Test("Surrounding characters do not change the suggestion") func surroundingCharactersKeepSuggestion() {
        let marks = [" ", "\"", "\u{200B}", "\n", "\u{00A0}", "“", "'"]
        forAll(
            cases: 500,
            { choices in
                (text: AuthorityTexts.likely(&choices), before: choices.pick(marks), after: choices.pick(marks))
            },
            { sample in
                func offer(_ text: String) -> String? {
                    do {
                        return try EntraAuthority(
                            parsing: text, customHosts: AuthorityTexts.customHosts, warnings: .ignored
                        ).string
                    } catch {
                        return error.suggestion
                    }
                }
                guard let plain = offer(sample.text) else { return .notApplicable }
                let around = offer(sample.before + sample.text + sample.after)
                return .expect(around == plain, "\(plain) became \(around ?? "nothing")")
            })
    }
}
