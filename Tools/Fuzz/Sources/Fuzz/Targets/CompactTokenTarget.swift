import EntraID
import Foundation
import OIDCSoftwareCrypto

/// A token as received, with real keys: only tokens that OpenSSL signed may be accepted.
enum CompactTokenTarget: Target {
    static let name = "compact-token"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        vectors.texts("compact-token", "token").map { Array($0.utf8) }
            + SignedTokens(vectors).all.map { Array($0.utf8) }
    }

    /// Read once; nothing changes it afterwards.
    nonisolated(unsafe) private static var signed: SignedTokens?

    static func prepare() throws {
        let folder = ProcessInfo.processInfo.environment["FUZZ_VECTORS"] ?? "Fixtures/Vectors"
        unsafe signed = SignedTokens(try SeedVectors(folder: folder))
    }

    static func feed(_ input: [UInt8]) {
        let text = text(input)
        if let token = validated({ () throws(Refusal) in try CompactToken(text) }) { walk(token) }
        guard let signed = unsafe signed else { finding("no keys were read") }
        let now = Date(timeIntervalSince1970: 1_700_000_000)
        for expectations in signed.expectations {
            let report = signed.verifier.report(on: text, against: expectations, at: now)
            let verified = validated { () throws(Refusal) in
                try signed.verifier.verify(text, against: expectations, at: now)
            }
            require(report.isAccepted == (verified != nil), "the report and the verdict differ")
            let isSignatureGood = report.results.contains { result in
                guard result.check == .signature, case .passed = result.outcome else { return false }
                return true
            }
            if verified != nil || isSignatureGood {
                require(signed.all.contains { $0.hasSameBytes(as: text) }, "an unsigned token passes")
            }
        }
    }

    /// Reads everything in a token, as an application might.
    private static func walk(_ token: CompactToken) {
        require(!token.description.contains("eyJ"), "a token is printed")
        _ = (token.header.keyID, token.header.algorithm, token.header.type, token.header.hasCriticalExtensions)
        _ = token.header.value.serialized()
        guard case .object(let members) = token.unverifiedClaims.value else { finding("claims are not an object") }
        for member in members.members {
            require(token.unverifiedClaims[member.name] == member.value, "a claim differs when read by name")
        }
    }
}

/// The tokens that the vectors sign, and a verifier for them.
struct SignedTokens: Sendable {
    let all: [String]
    let verifier: TokenVerifier
    let expectations: [IDTokenExpectations]

    init(_ vectors: SeedVectors) {
        let given = vectors.given("id-token")
        all = given.compactMap { $0.text("token") }
        // Most vectors have the same key set, so the first usable one is enough.
        let sets = given.compactMap { $0["keys"].value }.compactMap {
            try? KeySet(jwks: Array($0.serialized(indented: false).utf8), warnings: .ignored)
        }
        let crypto = SoftwareCrypto()
        let keys = sets.first.flatMap { try? PreparedKeySet($0, verifier: crypto, warnings: .ignored) }
        verifier = TokenVerifier(keys: keys ?? SignedTokens.noKeys, digest: crypto)
        let issuer = try? IssuerIdentifier(
            "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0")
        expectations = [.sent(SecretString("n-0S6_WzA2Mj")), .noNonceWasSent].compactMap { nonce in
            issuer.map {
                IDTokenExpectations(
                    clientID: "6731de76-14a6-49ae-97bc-6eba6914391e", nonce: nonce, issuer: ExactIssuerRule($0))
            }
        }
    }

    private static var noKeys: PreparedKeySet {
        finding("the vectors have no key that can be used")
    }
}
