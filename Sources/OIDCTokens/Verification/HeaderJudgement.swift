import OIDCPrimitives

/// Stage 2: may a token with this header be looked at any further?
enum HeaderJudgement {
    /// The algorithm to check the signature with. Refuses at the first of: `alg`, `crit`, `typ`, a provider's rules.
    static func algorithm(
        of header: TokenHeader, _ expectations: TokenExpectations, extraTypes: [String] = []
    ) throws(Refusal) -> SigningAlgorithm {
        let allowed = expectations.algorithms
        guard let name = header.element("alg") else {
            throw Refusal(.tokenAlgorithm(.tokenAlgorithmMissing, nil, allowed))
        }
        guard !name.isString("none") else { throw Refusal(.tokenAlgorithm(.tokenAlgorithmNone, name.string, allowed)) }
        guard let algorithm = allowed.first(where: { name.isString($0.name) }) else {
            throw Refusal(.tokenAlgorithm(.tokenAlgorithmNotAllowed, name.string, allowed))
        }
        if header.hasCriticalExtensions { throw Refusal(.tokenCriticalHeader()) }
        if let type = header.element("typ"), !type.isString("JWT"), !isTypeOfTokens(type.string ?? "", extraTypes) {
            throw Refusal(.tokenUnexpectedType(type.string ?? ""))
        }
        for rule in expectations.headerRules {
            if let problem = rule.problem(of: header), problem.severity == .error { throw Refusal(problem) }
        }
        return algorithm
    }

    /// `JWT` or its long form in any case, as media types are compared.
    private static func isTypeOfTokens(_ type: String, _ extraTypes: [String]) -> Bool {
        let lowered = type.asciiLowercased
        return lowered.hasSameBytes(as: "jwt") || lowered.hasSameBytes(as: "application/jwt")
            || extraTypes.contains { lowered.hasSameBytes(as: $0) }
    }
}
