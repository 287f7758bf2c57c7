import EntraID
import Foundation

/// The first inputs, taken from the vectors.
struct SeedVectors {
    private let folder: String

    init(folder: String) throws {
        self.folder = folder
    }

    /// Returns the input of each vector of a kind.
    func given(_ kind: String) -> [JSONCursor] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(kind)")) ?? []
        return files.sorted().flatMap { file -> [JSONCursor] in
            guard let data = try? Data(contentsOf: URL(filePath: "\(folder)/\(kind)/\(file)")),
                let value = try? JSONValue(parsing: Array(data), limits: SeedVectors.limits ?? .standard),
                let cases = try? JSONCursor(value)["cases"].required(.array(of: .any))
            else { return [] }
            return cases.indices.map { JSONCursor(value)["cases"][$0]["given"] }
        }
    }

    /// Returns the strings of one member in the vectors of a kind.
    func texts(_ kind: String, _ member: String) -> [String] {
        given(kind).compactMap { $0.text(member) }
    }

    /// Returns the documents in the vectors of a kind, given as values or as texts.
    func documents(_ kind: String, _ member: String = "document") -> [String] {
        given(kind).compactMap { $0[member].value?.serialized(indented: false) ?? $0.text("text") }
    }

    private static let limits = try? JSONLimits(depth: 512, bytes: 256 << 20, members: 4_000_000)
}

extension JSONCursor {
    /// Returns the string of a member, if it has one.
    func text(_ name: String) -> String? {
        (try? self[name].optional(.string)) ?? nil
    }
}
