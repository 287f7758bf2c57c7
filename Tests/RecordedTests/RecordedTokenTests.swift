import EntraID
import Foundation
import OIDCSoftwareCrypto
import TestHelpers
import Testing

/// Tokens with Microsoft's own signatures, and the key sets that were published for them. They expired long ago, so
/// each is judged at the time it was issued, for the application it names.
@Suite(.enabled(if: Recordings.areReal, "the project has no tokens signed by Microsoft"))
struct RecordedTokenTests {
    /// Which key set belongs to which token.
    private static let goodTokens = [
        "v1-access-token-2013-09-app-only": "jwks/common-v1-2014-NGTF-kriM",
        "v1-id-token-2014-12-nonce-c_hash": "jwks/common-v1-2014-NGTF-kriM",
        "v2-id-token-2015-08-nonce-iss-trailing-slash": "jwks/common-v1-2015-kriM-MnC_",
        "v2-id-token-2016-02-iss-trailing-slash": "jwks/common-v1-2015-kriM-MnC_",
        "v2-id-token-2016-08": "jwks/common-v1-2015-kriM-MnC_",
        "b2c-id-token-2015-09-facebook-idp": "jwks/b2c-2015-IdTokenSigningKeyContainer",
        "v1-access-token-2016-06-user-aud-spn": "jwks/passport-2016-MnC_-YbRA",
        "v2-id-token-2019-01-a": "jwks/common-v2-2019",
        "v2-id-token-2020-07-msidlab4": "jwks/tenant-v2-2020-otterio-x5c-as-string",
        "v2-id-token-2021-04-kerberos": "jwks/common-v2-2021-11",
        "v2-id-token-2021-05-rh-in-header": "jwks/common-v2-2021-11",
        "v2-id-token-2024-04-rh-in-header": "jwks-rotation-2024/entra-common.20240605T1518",
        "v1-access-token-2024-10-app-only": "jwks-rotation-2024/entra-common.20240930T1203",
    ]

    private static let badTokens: [String: (keys: String, code: ProblemCode)] = [
        "v1-id-token-2015-01-alg-none": ("jwks/common-v1-2015-kriM-MnC_", .tokenAlgorithmNone),
        "tampered-v2-id-token-adal-mockhelpers": ("jwks/common-v1-2015-kriM-MnC_", .tokenSignatureInvalid),
        "tampered-v2-id-token-microsoft-docs-1LTM": ("jwks/common-v2-2019", .tokenSignatureInvalid),
        "tampered-v2-id-token-spring-boot-docs-sample": ("jwks/common-v1-2015-kriM-MnC_", .tokenSignatureInvalid),
        "graph-v1-access-token-2019-01-nonce-header-a": ("jwks/common-v2-2019", .tokenGraphAccessToken),
    ]

    @Test func everyTokenIsNamedHere() throws {
        let names = try Recordings.texts(in: "tokens", withSuffix: ".jwt").map(\.name)
        #expect(Set(names) == Set(Self.goodTokens.keys).union(Self.badTokens.keys))
    }

    @Test(arguments: goodTokens.keys.sorted())
    func goodTokensVerify(name: String) throws {
        let text = try Recordings.text("tokens/\(name).jwt")
        var keys = try keySet(try #require(Self.goodTokens[name]))
        if try CompactToken(text).header.keyID == nil {
            // The oldest tokens name their key by x5t alone, which chooses none. By itself the key is found.
            #expect(refusalCodes { try verify(text, keys) }.first == .tokenKeyIDMissing)
            keys = try keyOfThumbprint(in: text, try #require(Self.goodTokens[name]))
        }
        #expect(try !verify(text, keys).isEmpty)
        // One bit of the signature more or less, and it is nobody's any more.
        let dot = try #require(text.lastIndex(of: "."))
        var signature = try Base64URL.decode(String(text[dot...].dropFirst()))
        signature[signature.count / 2] ^= 1
        let damaged = text[...dot] + Base64URL.encode(signature)
        #expect(refusalCodes { try verify(String(damaged), keys) }.first == .tokenSignatureInvalid)
    }

    @Test(arguments: badTokens.keys.sorted())
    func badTokensAreRefused(name: String) throws {
        let text = try Recordings.text("tokens/\(name).jwt")
        let (set, expected) = try #require(Self.badTokens[name])
        let keys = try keySet(set)
        #expect(refusalCodes { try verify(text, keys) }.first == expected)
    }

    /// No access token of Entra passes for an ID token where no nonce was sent, and no ID token opens an API.
    @Test(arguments: goodTokens.keys.sorted().filter { !$0.hasPrefix("v2-id-token-2020") })
    func tokensDoNotPassForOneAnother(name: String) throws {
        let text = try Recordings.text("tokens/\(name).jwt")
        var keys = try keySet(try #require(Self.goodTokens[name]))
        if try CompactToken(text).header.keyID == nil {
            keys = try keyOfThumbprint(in: text, try #require(Self.goodTokens[name]))
        }
        let claims = try CompactToken(text).unverifiedClaims
        let issuer = ExactIssuerRule(try Issuer(try claims.required("iss", .string)))
        let audience = try claims.required("aud", .strings)
        let now = try claims.required("iat", .date).date
        let verifier = TokenVerifier(keys: keys, digest: SoftwareCrypto())
        if name.contains("access-token") {
            let expectations = IDTokenExpectations(
                clientID: audience[0], nonce: .noNonceWasSent, issuer: EntraTokenProfile(issuer))
            #expect(
                refusalCodes { try verifier.verify(text, against: expectations, at: now) }.first
                    == .tokenUnexpectedClaim)
        } else {
            let expectations = AccessTokenExpectations.entraAccess(
                audiences: audience, issuer: issuer, allowedClients: nil, permissions: .checkedByApplication)
            let found = refusalCodes { try verifier.verify(text, against: expectations, at: now) }
            #expect(found.contains(.tokenClaimMissing))
        }
    }

    /// Its signature is good, but the keys are those of another tenant: the issuer rule notices.
    @Test func keysOfAnotherTenantDoNotVouch() throws {
        let text = try Recordings.text("tokens/v2-id-token-2020-07-msidlab4.jwt")
        let token = try CompactToken(text)
        let issuer = try token.unverifiedClaims.required("iss", .string)
        let tenant = try #require(EntraTenant(try token.unverifiedClaims.required("tid", .string)))
        let rule = try EntraIssuerRule(
            authority: EntraAuthority(tenant: tenant), metadataIssuer: issuer, allowedTenants: .anyTenant)
        let keys = try keySet("jwks/tenant-v2-2020-otterio-x5c-as-string")
        #expect(refusalCodes { try verify(text, keys, rule: rule) }.first == .issuerKeyIssuerMismatch)
    }

    /// The three complete sign-ins: what ends in `_wrong_signature` is refused, its siblings verify.
    @Test func tokensOfRecordedSignInsVerify() throws {
        let keys = try keySet("jwks/passport-2016-MnC_-YbRA")
        var counts = (good: 0, wrong: 0)
        for (name, bytes) in try Recordings.documents(in: "flows") {
            let flow = JSONCursor(try JSONValue(parsing: bytes))
            for member in try flow.required(.object).members where member.name.hasPrefix("id_token") {
                let text = try flow[member.name].required(.string)
                if member.name.hasSuffix("_wrong_signature") {
                    counts.wrong += 1
                    // They were spoilt in their last character, whose low bits must be zero.
                    #expect(refusalCodes { try verify(text, keys) }.first == .tokenInvalidBase64URL)
                } else {
                    counts.good += 1
                    #expect(
                        refusalCodes { try verify(text, keys) }.first == nil, "\(name) \(member.name)")
                }
            }
        }
        #expect(counts.good >= 3)
        #expect(counts.wrong >= 3)
    }

    /// Names, number and moduli of every recorded key are what Foundation reads.
    @Test func keySetsAreReadAsFoundationReadsThem() throws {
        var sets = 0
        for folder in ["jwks", "jwks-rotation-2024"] {
            for (path, _) in try Recordings.documents(in: folder) {
                let document = try Recordings.keySetText("\(folder)/\(path.dropLast(5))")
                let ours = try KeySet(jwks: document) { Issue.record("\(path): \($0)") }.keys
                let other = try #require(
                    try JSONSerialization.jsonObject(with: Data(document)) as? [String: [[String: Any]]])
                let keys = try #require(other["keys"])
                #expect(ours.map(\.keyID) == keys.map { $0["kid"] as? String }, "\(path)")
                #expect(ours.map(\.issuer) == keys.map { $0["issuer"] as? String }, "\(path)")
                let numbers = ours.compactMap(\.rsa)
                #expect(numbers.map { Data($0.modulus) } == keys.map { Recordings.data(base64URL: $0["n"]) })
                #expect(numbers.allSatisfy { $0.exponent == 65_537 && $0.bitCount == 2_048 })
                sets += 1
            }
        }
        #expect(sets == 17 + 93)
    }

    // MARK: -

    private func keySet(_ name: String) throws -> PreparedKeySet {
        try PreparedKeySet(
            KeySet(jwks: try Recordings.keySetText(name), warnings: .ignored), verifier: SoftwareCrypto(),
            warnings: .ignored)
    }

    /// The one key of a set that the token's `x5t` names: Entra's key names are those thumbprints.
    private func keyOfThumbprint(in text: String, _ name: String) throws -> PreparedKeySet {
        let thumbprint = try #require(try CompactToken(text).header.certificateThumbprint)
        let document = Data(try Recordings.keySetText(name))
        let all = try #require(try JSONSerialization.jsonObject(with: document) as? [String: [[String: Any]]])
        let one = ["keys": all["keys"]?.filter { $0["kid"] as? String == thumbprint } ?? []]
        let set = try KeySet(jwks: Array(try JSONSerialization.data(withJSONObject: one)), warnings: .ignored)
        return try PreparedKeySet(set, verifier: SoftwareCrypto(), warnings: .ignored)
    }

    /// Verifies a token for the application it names, by the issuer it names, at the time it was issued: as an access
    /// token of Entra when it names the client that calls, as an ID token of Entra otherwise. Returns its subject.
    private func verify(
        _ text: String, _ keys: PreparedKeySet, rule: (any IssuerRule)? = nil
    ) throws(Refusal) -> String {
        let claims = try CompactToken(text).unverifiedClaims
        let issuer: any IssuerRule
        if let rule { issuer = rule } else { issuer = ExactIssuerRule(try Issuer(try claims.required("iss", .string))) }
        let audience = try claims.required("aud", .strings)
        let now = try claims.required("iat", .date).date
        let verifier = TokenVerifier(keys: keys, digest: SoftwareCrypto())
        if claims["appid"] != nil {
            // The two tokens of applications by themselves were granted nothing.
            let expectations = AccessTokenExpectations.entraAccess(
                audiences: audience, issuer: issuer, allowedClients: nil, permissions: .checkedByApplication)
            return try verifier.verify(text, against: expectations, at: now).subject
        }
        let nonce = try claims.optional("nonce", .string).map { IDTokenExpectations.Nonce.sent(Secret($0)) }
        let expectations = IDTokenExpectations(
            clientID: audience[0], nonce: nonce ?? .noNonceWasSent, issuer: EntraTokenProfile(issuer))
        return try verifier.verify(text, against: expectations, at: now).subject
    }
}

extension Recordings {
    /// A recorded text, without the line break at its end.
    static func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The recorded texts of a folder, by name.
    static func texts(in subfolder: String, withSuffix suffix: String) throws -> [(name: String, text: String)] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(subfolder).path)
            .filter { $0.hasSuffix(suffix) }
            .sorted()
            .map { (String($0.dropLast(suffix.count)), try text("\(subfolder)/\($0)")) }
    }

    /// A recorded key set. Those of 2014 and 2015 hold their moduli in the other base64, with padding, as services
    /// then did; they are written here as the standard wants them.
    static func keySetText(_ name: String) throws -> [UInt8] {
        let data = try Data(contentsOf: folder.appendingPathComponent("\(name).json"))
        guard name.contains("common-v1-2014") || name.contains("common-v1-2015") else { return Array(data) }
        guard var document = try JSONSerialization.jsonObject(with: data) as? [String: [[String: Any]]] else {
            return Array(data)
        }
        document["keys"] = document["keys"]?.map { key in
            var key = key
            key["n"] = (key["n"] as? String)?
                .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
                .replacingOccurrences(of: "=", with: "")
            return key
        }
        return Array(try JSONSerialization.data(withJSONObject: document))
    }

    /// The bytes of a base64url text, by Foundation's decoder.
    static func data(base64URL value: Any?) -> Data? {
        guard let text = value as? String else { return nil }
        let padded =
            text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
            + String(repeating: "=", count: (4 - text.count % 4) % 4)
        return Data(base64Encoded: padded)
    }
}
