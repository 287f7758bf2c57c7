import OIDCPrimitives

/// How the claims are read before they are judged: each is there, missing, or of a type that cannot be judged.
extension ClaimJudgement {
    /// What reading a claim gave.
    enum Reading<Value> {
        case value(Value)
        case missing
        case unusable(Problem)
    }

    /// Reads a claim that is at hand already in the form that nearly every token has, and by the way that every type
    /// has otherwise.
    private func read<Value>(
        _ name: String, _ type: JSONType<Value>, _ usualForm: (JSONValue) -> Value?
    ) -> Reading<Value> {
        guard let claim = claims[name] else { return .missing }
        if let value = usualForm(claim) { return .value(value) }
        do {
            return try claims.optional(name, type).map { .value($0) } ?? .missing
        } catch {
            return .unusable(.claimType(name, type.name, claim))
        }
    }

    func string(_ name: String) -> Reading<String> {
        read(name, .string) { if case .string(let text) = $0 { text } else { nil } }
    }

    /// A claim that was judged to be a string.
    func text(of name: String) throws(Refusal) -> String {
        if case .string(let text) = claims[name] { return text }
        return try claims.required(name, .string)
    }

    func strings(_ name: String) -> Reading<[String]> {
        read(name, .strings) { if case .string(let text) = $0 { [text] } else { nil } }
    }

    func date(_ name: String) -> Reading<NumericDate> {
        read(name, .date) { claim in
            guard case .number(let number) = claim, let seconds = number.integer else { return nil }
            return NumericDate(seconds: Double(seconds))
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
