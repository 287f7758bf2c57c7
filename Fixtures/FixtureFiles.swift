public import Foundation

/// The fixture files: vectors, in one folder for each kind, and documents in the form in which Entra serves them, written
/// for this project.
public enum FixtureFiles {
    /// The folder of the vectors.
    public static var vectors: URL { Bundle.module.bundleURL.appendingPathComponent("Vectors", isDirectory: true) }
    /// The folder of the documents.
    public static var documents: URL { Bundle.module.bundleURL.appendingPathComponent("Documents", isDirectory: true) }

    /// Returns the relative path and the bytes of every JSON file in a folder, sorted by path.
    public static func json(in folder: URL) throws -> [(path: String, bytes: [UInt8])] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".json") }
            .sorted()
            .map { path in (path, Array(try Data(contentsOf: folder.appendingPathComponent(path)))) }
    }
}
