import OIDCPrimitives

/// What reading a claim gave: a value, nothing, or something of a type that cannot be checked.
enum ClaimReading<Value> {
    case value(Value)
    case missing
    case unusable(Problem)
}

/// How claims are read before they are checked. A string stays where it lies: most are compared, and few are shown.
extension ClaimSet {
    func readString(_ name: StaticString) -> ClaimReading<JSONElement> {
        guard let claim = element(name) else { return .missing }
        return claim.isString
            ? .value(claim) : .unusable(.claimType("\(name)", JSONType<String>.string.name, claim.value))
    }

    /// The names in a claim that is one string or an array of them.
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
    /// The outcome of a claim that must be there.
    static func require<Value>(
        _ name: String, _ reading: ClaimReading<Value>, _ typeName: ProblemText, _ check: (Value) -> [Problem]
    ) -> TokenCheck.Outcome {
        switch reading {
        case .value(let value): TokenCheck.Outcome(check(value))
        case .missing: .failed([.claimMissing(name, typeName)])
        case .unusable(let problem): .failed([problem])
        }
    }

    /// Warnings alone do not fail a check.
    init(_ problems: [Problem]) {
        self = problems.contains { $0.severity == .error } ? .failed(problems) : .passed
    }
}
