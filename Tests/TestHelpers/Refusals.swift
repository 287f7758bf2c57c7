package import OIDCPrimitives
package import Testing

/// Expects that a call throws a `Refusal` with exactly these codes, in this order, and returns it.
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

/// Expects that a call throws a `Refusal` with exactly these codes, in this order, and returns it.
@discardableResult
package func expectRefusal<Value>(
    _ codes: ProblemCode..., sourceLocation: SourceLocation = #_sourceLocation, _ call: () async throws -> Value
) async -> Refusal? {
    let found = await refusal(sourceLocation: sourceLocation, call)
    compare(found, codes, sourceLocation)
    return found
}

/// Returns the `Refusal` that a call throws, or `nil` if it succeeds. Records an issue for any other error.
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

/// Returns the `Refusal` that a call throws, or `nil` if it succeeds. Records an issue for any other error.
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

/// Returns the codes of the `Refusal` that a call throws, or none if it succeeds.
package func refusalCodes<Value>(
    sourceLocation: SourceLocation = #_sourceLocation, _ call: () throws -> Value
) -> [ProblemCode] {
    refusal(sourceLocation: sourceLocation, call)?.codes ?? []
}

/// Returns the codes of the `Refusal` that a call throws, or none if it succeeds.
package func refusalCodes<Value>(
    sourceLocation: SourceLocation = #_sourceLocation, _ call: () async throws -> Value
) async -> [ProblemCode] {
    await refusal(sourceLocation: sourceLocation, call)?.codes ?? []
}

private func refusal(_ error: any Error, _ sourceLocation: SourceLocation) -> Refusal? {
    if let refusal = error as? Refusal { return refusal }
    Issue.record("threw \(error), which is not a Refusal", sourceLocation: sourceLocation)
    return nil
}

private func compare(_ found: Refusal?, _ codes: [ProblemCode], _ sourceLocation: SourceLocation) {
    guard let found else {
        Issue.record("accepted instead of rejected with \(codes)", sourceLocation: sourceLocation)
        return
    }
    guard found.codes != codes else { return }
    Issue.record("rejected with \(found.codes) instead of \(codes):\n\(found)", sourceLocation: sourceLocation)
}
