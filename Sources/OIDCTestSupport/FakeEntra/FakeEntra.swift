public import EntraID
package import OIDCLoopback

/// A fake Microsoft Entra ID that serves the sign-in pages, endpoints and a small Graph on this machine.
///
/// Programs in any language can be developed and tested with it instead of a real tenant. It is not Microsoft's, and
/// says so on every page. Its keys are created when it starts and are never written to disk.
public final class FakeEntra: Sendable {
    /// The origin of every endpoint, such as `http://localhost:8443`.
    public let origin: String
    let state: Locked<FakeEntraState>
    let time: any TimeSource
    let random: any RandomSource

    /// Creates a fake Entra that answers for an origin.
    ///
    /// - Parameters:
    ///   - origin: The origin of every endpoint.
    ///   - tenants: The tenants. The first one is the home of the member accounts. The default is a single tenant. The
    ///     tenant of personal accounts is always there, and is ignored here.
    ///   - time: The clock.
    ///   - random: The source of keys, codes and tokens.
    ///   - transport: The HTTP client that sends logout tokens to the back-channel logout URLs of applications. Without
    ///     one, none are sent.
    /// - Throws: `config.emulator-not-loopback` if the origin is not on this machine.
    public init(
        origin: String, tenants: [GUID] = [], time: any TimeSource = SystemTime(),
        random: any RandomSource = SystemRandom(), transport: (any HTTPTransport)? = nil
    ) throws(Refusal) {
        self.origin = try FakeEntra.checked(origin)
        self.time = time
        self.random = random
        var initial = FakeEntraState(tenants: tenants, random: random)
        initial.transport = transport
        state = Locked(initial)
    }

    /// Returns an origin on this machine. Unlike the origin of an emulator, it can be https: a proxy that terminates TLS
    /// may be in front.
    private static func checked(_ origin: String) throws(Refusal) -> String {
        if origin.hasPrefixBytes("https://"),
            (try? EntraEmulator("http://" + String(Substring(origin.utf8.dropFirst(8))))) != nil
        {
            return origin
        }
        return try EntraEmulator(origin).origin
    }

    /// Returns the response to a request.
    package func answer(_ request: LoopbackRequest) async -> LoopbackResponse {
        await FakeEntraRoute(request).answer(request, by: self)
    }
}
