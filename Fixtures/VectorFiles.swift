public import Foundation

/// The vectors that lie beside this file, one folder for each kind.
public enum VectorFiles {
    /// The folder that holds them all.
    public static var folder: URL {
        Bundle.module.bundleURL.appendingPathComponent("Vectors", isDirectory: true)
    }

    /// Every file of vectors, as its path below the folder and its bytes, in the order of the paths.
    public static func all() throws -> [(path: String, bytes: [UInt8])] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".json") }
            .sorted()
            .map { path in (path, Array(try Data(contentsOf: folder.appendingPathComponent(path)))) }
    }
}
