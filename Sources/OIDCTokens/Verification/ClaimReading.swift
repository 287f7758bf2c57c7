import OIDCPrimitives

/// How the claims are read before they are judged: each is there, missing, or of a type that cannot be judged. A
/// string stays where it lies: most are compared, and few are shown.
extension ClaimJudgement {
    /// What reading a claim gave.
    enum Reading<Value> {
        case value(Value)
        case missing
        case unusable(Problem)
    }

    func string(_ name: StaticString) -> Reading<JSONElement> {
        guard let claim = claims.element(name) else { return .missing }
        return claim.isString
            ? .value(claim) : .unusable(.claimType("\(name)", JSONType<String>.string.name, claim.value))
    }

    /// The names in a claim that is one string or an array of them.
    func strings(_ name: StaticString) -> Reading<[String]> {
        guard let claim = claims.element(name) else { return .missing }
        if let names = claim.string.map({ [$0] }) ?? claim.strings { return .value(names) }
        return .unusable(.claimType("\(name)", JSONType<[String]>.strings.name, claim.value))
    }

    func date(_ name: StaticString) -> Reading<NumericDate> {
        guard let claim = claims.element(name) else { return .missing }
        if let seconds = claim.plainWholeNumber, let date = NumericDate(seconds: Double(seconds)) {
            return .value(date)
        }
        do {
            return try claims.optional("\(name)", .date).map { .value($0) } ?? .missing
        } catch {
            return .unusable(.claimType("\(name)", JSONType<NumericDate>.date.name, claim.value))
        }
    }

    /// The outcome of a claim that must be there.
    func require<Value>(
        _ name: String, _ reading: Reading<Value>, _ typeName: String, _ judge: (Value) -> [Problem]
    ) -> TokenCheck.Outcome {
        switch reading {
        case .value(let value): outcome(judge(value))
        case .missing: .failed([.claimMissing(name, typeName)])
        case .unusable(let problem): .failed([problem])
        }
    }

    /// Warnings alone do not fail a check.
    func outcome(_ problems: [Problem]) -> TokenCheck.Outcome {
        problems.contains { $0.severity == .error } ? .failed(problems) : .passed
    }
}
