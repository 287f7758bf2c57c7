package import OIDCPrimitives
package import Testing

/// Expects that a call throws a refusal with exactly these codes, in this order, and returns the refusal.
///
///     expectRefusal(.tokenExpired) { try verifier.verify(token, against: expectations, at: now) }
@discardableResult
package func expectRefusal<Value>(
    _ codes: ProblemCode..., sourceLocation: SourceLocation = #_sourceLocation, _ call: () throws -> Value
) -> Refusal? {
    let found = refusal(sourceLocation: sourceLocation, call)
    compare(found, codes, sourceLocation)
    return found
}

/// Expects that a call throws a refusal with exactly these codes, in this order, and returns the refusal.
@discardableResult
package func expectRefusal<Value>(
    _ codes: ProblemCode..., sourceLocation: SourceLocation = #_sourceLocation, _ call: () async throws -> Value
) async -> Refusal? {
    let found = await refusal(sourceLocation: sourceLocation, call)
    compare(found, codes, sourceLocation)
    return found
}

/// Returns the refusal that a call throws, `nil` when the call accepts. Any other error is an issue.
package func refusal<Value>(
    sourceLocation: SourceLocation = #_sourceLocation, _ call: () throws -> Value
) -> Refusal? {
    do {
        _ = try call()
        return nil
    } catch {
        return refusal(error, sourceLocation)
    }
}

/// Returns the refusal that a call throws, `nil` when the call accepts. Any other error is an issue.
package func refusal<Value>(
    sourceLocation: SourceLocation = #_sourceLocation, _ call: () async throws -> Value
) async -> Refusal? {
    do {
        _ = try await call()
        return nil
    } catch {
        return refusal(error, sourceLocation)
    }
}

/// Returns the codes of the refusal that a call throws, none when the call accepts.
package func refusalCodes<Value>(
    sourceLocation: SourceLocation = #_sourceLocation, _ call: () throws -> Value
) -> [ProblemCode] {
    refusal(sourceLocation: sourceLocation, call)?.codes ?? []
}

/// Returns the codes of the refusal that a call throws, none when the call accepts.
package func refusalCodes<Value>(
    sourceLocation: SourceLocation = #_sourceLocation, _ call: () async throws -> Value
) async -> [ProblemCode] {
    await refusal(sourceLocation: sourceLocation, call)?.codes ?? []
}

private func refusal(_ error: any Error, _ sourceLocation: SourceLocation) -> Refusal? {
    if let refusal = error as? Refusal { return refusal }
    Issue.record("threw \(error), which is not a refusal", sourceLocation: sourceLocation)
    return nil
}

private func compare(_ found: Refusal?, _ codes: [ProblemCode], _ sourceLocation: SourceLocation) {
    guard let found else {
        Issue.record("accepted instead of refused with \(codes)", sourceLocation: sourceLocation)
        return
    }
    guard found.codes != codes else { return }
    Issue.record("refused with \(found.codes) instead of \(codes):\n\(found)", sourceLocation: sourceLocation)
}
