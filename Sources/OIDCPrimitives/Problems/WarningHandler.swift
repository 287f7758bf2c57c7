/// What is done with a warning: something that should be known about a value, and does not make it unacceptable.
///
/// Every function that refuses and can warn takes one. It is called for each warning, in order, and only when the value
/// is accepted: beside a ``Refusal`` there are none.
///
///     let keys = try KeySet(jwks: document, warnings: { show($0) })
///     let keys = try KeySet(jwks: document, warnings: .ignored)
public typealias WarningHandler = ((Problem) -> Void)?

extension Optional where Wrapped == (Problem) -> Void {
    /// Discards the warnings.
    public static var ignored: Self { nil }
}
