import EntraID

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What the attacks have in common. Each attack is a suite in its own file. Without the defense that it tests, the
/// attack succeeds.
enum Attack {
    /// The time of every attack: 2026-11-29T00:00:00Z.
    static let now = Date(timeIntervalSince1970: 1_795_910_400)
    /// The attacked tenant.
    static let tenant: GUID = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    /// The attacked client.
    static let clientID: GUID = "6731de76-14a6-49ae-97bc-6eba6914391e"
}
