/// A closure that receives a warning: something that is worth knowing about a value that was accepted.
///
/// Every function that can both throw a ``Refusal`` and warn has a parameter of this type. The closure is called once
/// for each warning, in order, and only if the value is accepted. A function that throws reports no warnings.
///
///     let keys = try KeySet(jwks: document, warnings: { show($0) })
///     let keys = try KeySet(jwks: document, warnings: .ignored)
public typealias WarningHandler = ((Problem) -> Void)?

extension Optional where Wrapped == (Problem) -> Void {
    /// A handler that discards all warnings.
    public static var ignored: Self { nil }
}

/// A ``WarningHandler`` that is kept and can be called on any thread.
public typealias StoredWarningHandler = (@Sendable (Problem) -> Void)?

extension Optional where Wrapped == @Sendable (Problem) -> Void {
    /// A handler that discards all warnings.
    public static var ignored: Self { nil }
}
