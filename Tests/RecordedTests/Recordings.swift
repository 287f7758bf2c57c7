import Foundation
import OIDCFixtures

/// Real answers of Entra, in the folder that `ENTRA_RECORDINGS` names. They are not part of the project; without them
/// the suite runs over the documents that the project has written itself.
enum Recordings {
    /// Whether there are real ones.
    static let areReal = ProcessInfo.processInfo.environment["ENTRA_RECORDINGS"] != nil

    static let folder =
        ProcessInfo.processInfo.environment["ENTRA_RECORDINGS"].map { URL(fileURLWithPath: $0) }
        ?? FixtureFiles.documents

    /// The JSON files of a folder of the recordings; all of them for no name.
    static func documents(in subfolder: String = "") throws -> [(path: String, bytes: [UInt8])] {
        let folder = folder.appendingPathComponent(subfolder, isDirectory: true)
        return FileManager.default.fileExists(atPath: folder.path) ? try FixtureFiles.json(in: folder) : []
    }
}
