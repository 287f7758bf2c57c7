import EntraID

/// Key sets and their usable keys.
enum KeySetKind: VectorKind {
    static let name = "key-set"
    static let givenMembers = ["document", "text"]

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let bytes = try documentBytes(given)
        return VectorOutcome { warnings throws(Refusal) in
            let keyIDs = try KeySet(jwks: bytes, warnings: warnings).keys.map { JSONValue($0.keyID) }
            return ["keyIDs": .array(keyIDs)]
        }
    }

    /// Returns the document, given as a value, or as a string if its exact bytes matter.
    static func documentBytes(_ given: JSONCursor) throws(Refusal) -> [UInt8] {
        let text = try given["text"].optional(.string)
        let document = try given["document"].optional(.any)
        switch (document, text) {
        case (let document?, nil): return Array(document.serialized(indented: false).utf8)
        case (nil, let text?): return Array(text.utf8)
        default:
            throw Refusal(
                Problem(.vectorMalformed, at: .member(given.path), remedy: "Specify either “document” or “text”."))
        }
    }
}
