import OIDCPrimitives

/// How the user authenticated, beyond `acr`.
extension IDTokenValidation {
    /// Checks the authentication contexts in the provider's own claim, or returns `nil` if none are required.
    func checkContextClaim() -> TokenCheck.Outcome? {
        guard let required = expectations.requiredContextClaim else { return nil }
        let mismatch = Problem.contextMismatch(required.contexts, in: required.name)
        guard let claim = shared.claims[required.name] else { return .failed([mismatch]) }
        guard let found = IDTokenValidation.names(claim) else {
            return .failed([.claimType(required.name, JSONType<[String]>.strings.name, claim)])
        }
        let isMet = required.contexts.contains { context in found.contains { $0.hasSameBytes(as: context) } }
        return isMet ? .passed : .failed([mismatch])
    }

    /// Checks the authentication methods. The claim is not read if none are required, because some providers send it
    /// in a form of their own.
    func checkMethods() -> TokenCheck.Outcome {
        let required = expectations.requiredMethods
        guard !required.isEmpty else { return .notPerformed("no amr is required") }
        guard let claim = shared.claims["amr"] else { return .failed([.methodMissing(required)]) }
        guard let found = IDTokenValidation.names(claim) else {
            return .failed([.claimType("amr", JSONType<[String]>.strings.name, claim)])
        }
        let missing = required.filter { method in !found.contains { $0.hasSameBytes(as: method) } }
        return TokenCheck.Outcome(missing.isEmpty ? [] : [.methodMissing(missing)])
    }

    private static func names(_ claim: JSONValue) -> [String]? { claim.string.map { [$0] } ?? claim.strings }
}
