import OIDCPrimitives

/// The result of reading a claim: a value, nothing, or a value of a type that cannot be checked.
enum ClaimReading<Value> {
    case value(Value)
    case missing
    case unusable(Problem)
}

/// Reads claims before they are checked. Strings are not copied: most are compared, and few are shown.
extension ClaimSet {
    func readString(_ name: StaticString) -> ClaimReading<JSONElement> {
        guard let claim = element(name) else { return .missing }
        return claim.isString
            ? .value(claim) : .unusable(.claimType("\(name)", JSONType<String>.string.name, claim.value))
    }

    /// Reads a claim that is a string or an array of strings.
    func readStrings(_ name: StaticString) -> ClaimReading<[String]> {
        guard let claim = element(name) else { return .missing }
        if let names = claim.string.map({ [$0] }) ?? claim.strings { return .value(names) }
        return .unusable(.claimType("\(name)", JSONType<[String]>.strings.name, claim.value))
    }

    func readDate(_ name: StaticString) -> ClaimReading<NumericDate> {
        guard let claim = element(name) else { return .missing }
        if let date = claim.double.flatMap(NumericDate.init(seconds:)) { return .value(date) }
        return .unusable(.claimType("\(name)", JSONType<NumericDate>.date.name, claim.value))
    }
}

extension TokenCheck.Outcome {
    /// Returns the outcome of checking a required claim.
    static func require<Value>(
        _ name: String, _ reading: ClaimReading<Value>, _ typeName: ProblemText, _ check: (Value) -> [Problem]
    ) -> TokenCheck.Outcome {
        switch reading {
        case .value(let value): TokenCheck.Outcome(check(value))
        case .missing: .failed([.claimMissing(name, typeName)])
        case .unusable(let problem): .failed([problem])
        }
    }

    /// Creates an outcome from the problems found. Warnings alone do not fail a check.
    init(_ problems: [Problem]) {
        self = problems.contains { $0.severity == .error } ? .failed(problems) : .passed
    }
}
