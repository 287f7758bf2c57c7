import EntraID
import Heap
import OIDCTestSupport

/// Measures the memory of a pending sign-in in the standard store, and how fast a flood of starts may be.
enum PendingSignIns {
    private static let count = 50_000
    /// The most bytes that one may use.
    private static let mostBytes = 2_048

    /// Prints one line. Returns a fault if a sign-in uses too much memory.
    static func measure(isQuiet: Bool) async throws -> String? {
        let bytes = try await bytesOfOne()
        let capacity = InMemoryPendingSignIns.standardCapacity
        let remaining = capacity - capacity / 8
        if !isQuiet {
            let seconds = Int(PendingSignIn.standardLifetime.components.seconds)
            print(
                "\nA pending sign-in in memory takes \(bytes) bytes, and \(capacity) take \(Table.size(bytes * capacity))."
            )
            print("A full store keeps \(remaining): \(remaining / seconds) starts per second drop none that is younger")
            print(
                "than \(seconds) seconds, and 1,000 starts per second none that is younger than \(remaining / 1_000).")
        }
        return bytes <= mostBytes ? nil : "a pending sign-in takes \(bytes) bytes, more than \(mostBytes)"
    }

    private static func bytesOfOne() async throws -> Int {
        let tenant: GUID = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
        let issuer = try TestIssuer(EntraAuthority(tenant: .directory(tenant)), tenant: tenant)
        let store = InMemoryPendingSignIns()
        let entra = try EntraSignIn(
            issuer: "https://login.microsoftonline.com/\(tenant)/v2.0",
            clientID: "6731de76-14a6-49ae-97bc-6eba6914391e",
            clientSecret: .literal(SecretString("abc8Q~thisSecretHasTheUsualFormOfEntra01")),
            redirectURL: "https://console.example.com/api/oidc/callback", transport: issuer.transport, store: store,
            onWarning: .ignored)
        _ = try await entra.start(returningTo: "/reports?year=2026", cookieHeader: nil)
        let before = heap_bytes()
        for _ in 0..<count { _ = try await entra.start(returningTo: "/reports?year=2026", cookieHeader: nil) }
        guard store.count == count + 1 else { return .max }
        return (Int(heap_bytes()) - Int(before)) / count
    }
}
