public import Foundation

/// The fixture files: vectors, in one folder for each kind, with their rules and tables, and documents in the form in
/// which Entra serves them, written for this project.
public enum FixtureFiles {
    /// The folder of the vectors.
    public static var vectors: URL { Bundle.module.bundleURL.appendingPathComponent("Vectors", isDirectory: true) }
    /// The folder of the documents.
    public static var documents: URL { Bundle.module.bundleURL.appendingPathComponent("Documents", isDirectory: true) }

    /// The folder of the tables that a port needs.
    public static var data: URL { Bundle.module.bundleURL.appendingPathComponent("Data", isDirectory: true) }
    /// The folder of the rules, one page for each kind of vector.
    public static var rules: URL { Bundle.module.bundleURL.appendingPathComponent("Rules", isDirectory: true) }
    /// The folder of the vectors that a port is not developed with, one file for each kind.
    public static var heldOut: URL { Bundle.module.bundleURL.appendingPathComponent("HeldOut", isDirectory: true) }

    /// Returns the relative path and the bytes of every JSON file in a folder, sorted by path.
    public static func json(in folder: URL) throws -> [(path: String, bytes: [UInt8])] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".json") }
            .sorted()
            .map { path in (path, Array(try Data(contentsOf: folder.appendingPathComponent(path)))) }
    }
}
