public import OIDCPrimitives

/// What a call gives to the closure that it takes for warnings.
///
///     try warnings { try KeySet(jwks: document, warnings: $0) }
public func warnings<Value>(of call: (WarningHandler) throws -> Value) throws -> [Problem] {
    var found: [Problem] = []
    _ = try call { found.append($0) }
    return found
}

/// What a call gives to the closure that it takes for warnings.
public func warnings<Value>(of call: (WarningHandler) async throws -> Value) async throws -> [Problem] {
    var found: [Problem] = []
    _ = try await call { found.append($0) }
    return found
}
