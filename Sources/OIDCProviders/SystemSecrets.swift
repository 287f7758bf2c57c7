#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension SecretReader {
    /// A reader that reads this process's environment and the file system.
    public static let system = SecretReader(
        environment: { ProcessInfo.processInfo.environment[$0] },
        file: { FileManager.default.contents(atPath: $0).map(Array.init) })
}
