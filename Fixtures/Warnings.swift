public import OIDCPrimitives

/// Returns the warnings that a call reports to its warning handler.
///
///     try warnings { try KeySet(jwks: document, warnings: $0) }
public func warnings<Value>(of call: (WarningHandler) throws -> Value) throws -> [Problem] {
    var found: [Problem] = []
    _ = try call { found.append($0) }
    return found
}

/// Returns the warnings that a call reports to its warning handler.
public func warnings<Value>(of call: (WarningHandler) async throws -> Value) async throws -> [Problem] {
    var found: [Problem] = []
    _ = try await call { found.append($0) }
    return found
}
