#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension SecretReader {
    /// Reads this process's environment and this machine's files.
    public static let system = SecretReader(
        environment: { ProcessInfo.processInfo.environment[$0] },
        file: { FileManager.default.contents(atPath: $0).map(Array.init) })
}
