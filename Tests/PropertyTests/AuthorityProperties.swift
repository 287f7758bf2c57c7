import EntraID
import Testing

/// What holds for whatever an administrator pastes into the field “Issuer”.
@Suite struct AuthorityProperties {
    /// A suggestion is accepted as it stands, and gives itself (R-A23). What is accepted is the authority's own text,
    /// and every problem of one refusal is told once and offers the same.
    @Test func suggestionsAreAcceptedAsTheyStand() {
        forAll(cases: 1_500, { choices in AuthorityTexts.any(&choices) }) { text in
            let refusal: Refusal
            do {
                var warnings: [Problem] = []
                let authority = try EntraAuthority(parsing: text, customHosts: AuthorityTexts.customHosts) {
                    warnings.append($0)
                }
                return .expect(
                    authority.text.hasSameBytes(as: text) && warnings.allSatisfy { $0.severity == .warning },
                    "it was accepted as \(authority)")
            } catch let error as Refusal {
                refusal = error
            }
            guard !refusal.codes.isEmpty, Set(refusal.codes).count == refusal.codes.count else {
                return .fails("codes are \(refusal.codes)")
            }
            guard let suggestion = refusal.suggestion else {
                return .tellsNothing
            }
            guard refusal.problems.allSatisfy({ $0.suggestion == suggestion }) else {
                return .fails("not every problem offers \(suggestion)")
            }
            do {
                let mended = try EntraAuthority(
                    parsing: suggestion, customHosts: AuthorityTexts.customHosts, warnings: .ignored)
                return .expect(mended.text.hasSameBytes(as: suggestion), "\(suggestion) gave \(mended)")
            } catch {
                return .fails("\(suggestion) is refused: \(error)")
            }
        }
    }

    /// An accepted authority asks the host that it names for its metadata, over https, below its own text's path.
    @Test func metadataIsAskedFromTheSameHost() {
        forAll(cases: 600, leastTelling: 0.02, { choices in AuthorityTexts.any(&choices) }) { text in
            guard
                let authority = try? EntraAuthority(
                    parsing: text, customHosts: AuthorityTexts.customHosts, warnings: .ignored)
            else {
                return .tellsNothing
            }
            let origin = "https://\(authority.host)/"
            guard authority.text.hasPrefix(origin), authority.metadataLocation.hasPrefix(origin) else {
                return .fails("\(authority.metadataLocation)")
            }
            return .expect(
                authority.metadataLocation.contains("/.well-known/openid-configuration")
                    && authority.issuer.map { (try? Issuer($0.text)) != nil } ?? true,
                "\(authority.metadataLocation), \(authority.issuer?.text ?? "no issuer")")
        }
    }

    /// Space and quotes around a text change what is reported, never what is offered.
    @Test func whatSurroundsATextDoesNotChangeTheOffer() {
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
                        ).text
                    } catch {
                        return error.suggestion
                    }
                }
                guard let plain = offer(sample.text) else { return .tellsNothing }
                let around = offer(sample.before + sample.text + sample.after)
                return .expect(around == plain, "\(plain) became \(around ?? "nothing")")
            })
    }
}
