import Foundation

/// A configuration in a temporary file, which the caller removes.
struct ConfigurationFile {
    static let client = "6731de76-14a6-49ae-97bc-6eba6914391e"
    static let issuer = "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0"

    let path: String

    init(_ text: String) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).json")
        try Data(text.utf8).write(to: file)
        path = file.path
    }

    /// Creates a file with an issuer, a client ID and the given members.
    init(members: String) throws {
        try self.init(
            #"{"issuer":"\#(ConfigurationFile.issuer)","clientID":"\#(ConfigurationFile.client)",\#(members)}"#)
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }
}
