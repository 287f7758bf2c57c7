import EntraID
import OIDCSoftwareCrypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The input that all token vectors share: the token, the keys that may have signed it, and the time.
enum TokenVector {
    static let givenMembers = ["token", "keys", "now", "expectations"]

    /// Reads the input and verifies the token.
    ///
    /// - Parameters:
    ///   - given: The input.
    ///   - readExpectations: A closure that reads the expectations of the token. A malformed member is an error of the
    ///     vector. An invalid expectation, such as an invalid issuer, is an outcome.
    ///   - verify: A closure that verifies the token and returns the outcome.
    static func validate<Expectations>(
        _ given: JSONCursor,
        _ readExpectations: (JSONCursor) throws(Refusal) -> () throws(Refusal) -> Expectations,
        _ verify: (TokenVerifier, _ token: String, Expectations, _ now: Date) throws(Refusal) -> JSONObject
    ) throws(Refusal) -> VectorOutcome {
        let token = try given["token"].required(.string)
        let keys = try given["keys"].required(.any)
        let now = try given["now"].required(.date).date
        let expectations = try readExpectations(given["expectations"])
        return VectorOutcome { _ throws(Refusal) in
            let expectations = try expectations()
            let set = try KeySet(jwks: Array(keys.serialized(indented: false).utf8), warnings: .ignored)
            let prepared = try PreparedKeySet(set, verifier: VectorVerifier(), warnings: .ignored)
            return try verify(TokenVerifier(keys: prepared, digest: SoftwareCrypto()), token, expectations, now)
        }
    }
}
