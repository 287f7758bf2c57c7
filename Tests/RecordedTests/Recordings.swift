import Foundation
import OIDCFixtures

/// Real responses of Entra, in the folder that `ENTRA_RECORDINGS` names. They are not part of the project. Without
/// them, the suite uses the project's own documents.
enum Recordings {
    /// Whether real recordings are available.
    static let areReal = ProcessInfo.processInfo.environment["ENTRA_RECORDINGS"] != nil

    static let folder =
        ProcessInfo.processInfo.environment["ENTRA_RECORDINGS"].map { URL(fileURLWithPath: $0) }
        ?? FixtureFiles.documents

    /// Returns the JSON files of a folder of recordings, or all of them by default.
    static func documents(in subfolder: String = "") throws -> [(path: String, bytes: [UInt8])] {
        let folder = folder.appendingPathComponent(subfolder, isDirectory: true)
        return FileManager.default.fileExists(atPath: folder.path) ? try FixtureFiles.json(in: folder) : []
    }
}
