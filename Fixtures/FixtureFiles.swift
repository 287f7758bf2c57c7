public import Foundation

/// The files that lie beside this one: vectors, one folder for each kind, and documents as Entra serves them, written
/// for this project.
public enum FixtureFiles {
    /// The folder of the vectors.
    public static var vectors: URL { Bundle.module.bundleURL.appendingPathComponent("Vectors", isDirectory: true) }
    /// The folder of the documents.
    public static var documents: URL { Bundle.module.bundleURL.appendingPathComponent("Documents", isDirectory: true) }

    /// Every JSON file in a folder, as its path below the folder and its bytes, in the order of the paths.
    public static func json(in folder: URL) throws -> [(path: String, bytes: [UInt8])] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".json") }
            .sorted()
            .map { path in (path, Array(try Data(contentsOf: folder.appendingPathComponent(path)))) }
    }
}
