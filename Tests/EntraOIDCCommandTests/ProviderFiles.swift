import EntraID
import Foundation
import OIDCTestSupport

/// The documents of an OpenID provider in temporary files, which the caller removes, and its tokens.
struct ProviderFiles {
    static let issuer = "https://id.example.com/realms/staff"

    let metadata: String
    let keys: String
    private let folder: URL
    private let issuer: TestIssuer

    /// Creates the files of a provider.
    ///
    /// - Parameter algorithms: The algorithms that the metadata lists.
    init(algorithms: String = #""RS256""#) throws {
        issuer = try TestIssuer(ProviderFiles.issuer)
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("provider-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let text = String(decoding: issuer.metadataDocument, as: UTF8.self)
        let document = try JSONValue(parsing: text).serialized(indented: false)
            .replacingOccurrences(of: #""RS256""#, with: algorithms)
        metadata = folder.appendingPathComponent("metadata.json").path
        keys = folder.appendingPathComponent("keys.json").path
        try Data(document.utf8).write(to: URL(fileURLWithPath: metadata))
        try Data(issuer.keySetDocument).write(to: URL(fileURLWithPath: keys))
    }

    /// Returns a token that was issued now.
    func token(for clientID: String) -> String {
        issuer.token(IDTokenParameters(for: clientID, nonce: "n", at: Date()))
    }

    func remove() {
        try? FileManager.default.removeItem(at: folder)
    }
}
