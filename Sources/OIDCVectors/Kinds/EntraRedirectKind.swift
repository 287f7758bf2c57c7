import EntraID

/// Redirect URIs that Entra accepts for a web application.
enum EntraRedirectKind: VectorKind {
    static let name = "entra-redirect"
    static let givenMembers = ["uri", "audience", "responseMode"]

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let uri = try given["uri"].required(.string)
        let audience = try given["audience"].optional(.string).map(audience)
        let responseMode = try given["responseMode"].optional(.string).map(responseMode)
        return VectorOutcome { warnings throws(Refusal) in
            let rules = RedirectRules(audience: audience ?? .oneTenant, responseMode: responseMode)
            return ["uri": .string(try rules.validate(uri, warnings: warnings))]
        }
    }

    private static func audience(_ text: String) throws(Refusal) -> SignInAudience {
        guard let audience = SignInAudience(rawValue: text) else {
            throw unknown("audience", text, SignInAudience.allCases.map(\.rawValue))
        }
        return audience
    }

    private static func responseMode(_ text: String) throws(Refusal) -> ResponseMode {
        let modes: [ResponseMode] = [.query, .fragment, .formPost]
        guard let mode = modes.first(where: { $0.rawValue.hasSameBytes(as: text) }) else {
            throw unknown("responseMode", text, modes.map(\.rawValue))
        }
        return mode
    }

    private static func unknown(_ member: String, _ text: String, _ known: [String]) -> Refusal {
        Refusal(
            Problem(
                .vectorMalformed, at: .member("given.\(member)"), expected: "\(known.joined(separator: ", "))",
                found: "\(text)",
                remedy: "Write one of the supported values."))
    }
}
