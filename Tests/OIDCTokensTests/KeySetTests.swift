import OIDCPrimitives
import OIDCTokens
import Testing

@Suite struct KeySetTests {
    private func read(_ keys: [String], warnings: WarningHandler = .ignored) throws(Refusal) -> KeySet {
        try KeySet(jwks: Array(#"{"keys":[\#(keys.joined(separator: ","))]}"#.utf8), warnings: warnings)
    }

    private func key(_ members: String) -> String {
        let modulus = Base64URL.encode([0x80] + [UInt8](repeating: 0, count: 254) + [1])
        return #"{"kty":"RSA","n":"\#(modulus)","e":"AQAB",\#(members)}"#
    }

    @Test("Each duplicate key ID is reported once") func duplicateKeyIDs() throws {
        let keys = ["k3", "k1", "k1", "k2", "k3", "k1"].map { key(#""kid":"\#($0)""#) }
        var warnings: [Problem] = []
        #expect(try read(keys) { warnings.append($0) }.keys.count == 6)
        #expect(warnings.map(\.code) == [.keysDuplicateID, .keysDuplicateID])
        #expect(warnings.map(\.found) == ["k1", "k3"])
    }

    /// Comparing every pair of operations would take half a minute here.
    @Test("A key with very many operations is read quickly") func manyKeyOperations() throws {
        let operations = (0..<80_000).map { #""o\#($0)""# }
        #expect(try read([key(#""key_ops":["verify",\#(operations.joined(separator: ","))]"#)]).keys.count == 1)
        let repeated = operations + [#""o79999""#, #""verify""#]
        #expect(throws: Refusal.self) { try read([key(#""key_ops":[\#(repeated.joined(separator: ","))]"#)]) }
    }
}
