public import OIDCPrimitives

/// What a provider asks of a callback URL besides being one: a room for providers' quirks.
public protocol CallbackRule: Sendable {
    /// Everything that stands against a callback URL, and what should be known about it.
    func problems(of callback: String) -> [Problem]
}

/// For providers that take every URL that is registered with them.
public struct AnyCallbackRule: CallbackRule {
    /// There is nothing to configure.
    public init() {}

    /// Nothing stands against any callback URL.
    public func problems(of callback: String) -> [Problem] { [] }
}

/// What a provider's own error numbers mean: a room for providers' quirks.
public protocol ErrorAdvice: Sendable {
    /// What is known about an error that the provider describes like this; `nil` when that is nothing.
    func advice(onErrorDescribedAs description: String) -> ProviderAdvice?
}

/// What is known about a provider's error.
public struct ProviderAdvice: Sendable {
    /// The provider's own number or name for it.
    public let code: String
    /// What to do about the error, in plain words.
    public let remedy: String
    /// By what the provider's support finds the case again.
    public let reference: String?

    /// Says what is known about an error.
    public init(code: String, remedy: String, reference: String? = nil) {
        self.code = code
        self.remedy = remedy
        self.reference = reference
    }
}

/// For providers that give their errors no numbers of their own.
public struct NoErrorAdvice: ErrorAdvice {
    /// There is nothing to configure.
    public init() {}

    /// Nothing is known about any error.
    public func advice(onErrorDescribedAs description: String) -> ProviderAdvice? { nil }
}
