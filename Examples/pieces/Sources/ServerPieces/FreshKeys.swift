import EntraID
public import ServiceLifecycle

/// Fetches metadata and keys when the server starts, before a user waits for them, and keeps them fresh until the
/// server stops.
public struct FreshKeys: Service {
    private let parts: SignInParts

    /// Creates the service. List it before the server.
    public init(_ parts: SignInParts) {
        self.parts = parts
    }

    /// Runs until the server stops.
    public func run() async {
        await cancelWhenGracefulShutdown {
            async let signIn: Void = parts.signIn.keepFresh()
            await parts.api?.keepFresh()
            await signIn
        }
    }
}
