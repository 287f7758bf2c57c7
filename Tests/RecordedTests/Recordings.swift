import Foundation
import OIDCFixtures

/// Real answers of Entra, in the folder that `ENTRA_RECORDINGS` names. They are not part of the project; without them
/// the suite runs over the project's own fixtures.
enum Recordings {
    static let folder: URL? = ProcessInfo.processInfo.environment["ENTRA_RECORDINGS"].map { URL(fileURLWithPath: $0) }

    /// The JSON files of a folder of the recordings; all of them for no name.
    static func documents(in subfolder: String = "") throws -> [(name: String, bytes: [UInt8])] {
        guard let base = folder?.appendingPathComponent(subfolder) else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: base.path)
            .filter { $0.hasSuffix(".json") }
            .sorted()
            .map { ($0, Array(try Data(contentsOf: base.appendingPathComponent($0)))) }
    }
}
