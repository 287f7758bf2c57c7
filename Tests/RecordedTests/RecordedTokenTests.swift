import EntraID
import Foundation
import OIDCSoftwareCrypto
import TestHelpers
import Testing

/// Tokens with Microsoft's own signatures, and the key sets published for them. They expired long ago, so each one is
/// verified at its time of issue, for the application that it names.
@Suite(.enabled(if: Recordings.areReal, "the project has no tokens signed by Microsoft"))
struct RecordedTokenTests {
    /// The key set of each token.
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

    @Test("Every recorded token is listed") func everyTokenIsListed() throws {
        let names = try Recordings.texts(in: "tokens", withSuffix: ".jwt").map(\.name)
        #expect(Set(names) == Set(Self.goodTokens.keys).union(Self.badTokens.keys))
    }

    @Test("A valid recorded token verifies", arguments: goodTokens.keys.sorted())
    func goodTokensVerify(name: String) throws {
        let text = try Recordings.text("tokens/\(name).jwt")
        var keys = try keySet(try #require(Self.goodTokens[name]))
        if try CompactToken(text).header.keyID == nil {
            // The oldest tokens identify their key only by x5t, which does not select a key. In a set by itself, the
            // key is found.
            #expect(refusalCodes { try verify(text, keys) }.first == .tokenKeyIDMissing)
            keys = try keyOfThumbprint(in: text, try #require(Self.goodTokens[name]))
        }
        #expect(try !verify(text, keys).isEmpty)
        // Changing one bit of the signature makes it invalid.
        let dot = try #require(text.lastIndex(of: "."))
        var signature = try Base64URL.decode(String(text[dot...].dropFirst()))
        signature[signature.count / 2] ^= 1
        let damaged = text[...dot] + Base64URL.encode(signature)
        #expect(refusalCodes { try verify(String(damaged), keys) }.first == .tokenSignatureInvalid)
    }

    @Test("An invalid recorded token is rejected", arguments: badTokens.keys.sorted())
    func badTokensAreRejected(name: String) throws {
        let text = try Recordings.text("tokens/\(name).jwt")
        let (set, expected) = try #require(Self.badTokens[name])
        let keys = try keySet(set)
        #expect(refusalCodes { try verify(text, keys) }.first == expected)
    }

    /// An access token of Entra is not accepted as an ID token if no nonce was sent, and an ID token is not accepted by
    /// an API.
    @Test(
        "Access tokens and ID tokens are not accepted for each other",
        arguments: goodTokens.keys.sorted().filter { !$0.hasPrefix("v2-id-token-2020") })
    func tokenKindsAreDistinguished(name: String) throws {
        let text = try Recordings.text("tokens/\(name).jwt")
        var keys = try keySet(try #require(Self.goodTokens[name]))
        if try CompactToken(text).header.keyID == nil {
            keys = try keyOfThumbprint(in: text, try #require(Self.goodTokens[name]))
        }
        let claims = try CompactToken(text).unverifiedClaims
        let issuer = ExactIssuerRule(try IssuerIdentifier(try claims.required("iss", .string)))
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

    /// The signature is valid, but the keys belong to another tenant, which the issuer rule detects.
    @Test("A token signed with keys of another tenant is rejected") func keysOfAnotherTenant() throws {
        let text = try Recordings.text("tokens/v2-id-token-2020-07-msidlab4.jwt")
        let token = try CompactToken(text)
        let issuer = try token.unverifiedClaims.required("iss", .string)
        let tenant = try #require(EntraTenant(try token.unverifiedClaims.required("tid", .string)))
        let rule = try EntraIssuerRule(
            authority: EntraAuthority(tenant: tenant), metadataIssuer: issuer, allowedTenants: .anyTenant)
        let keys = try keySet("jwks/tenant-v2-2020-otterio-x5c-as-string")
        #expect(refusalCodes { try verify(text, keys, rule: rule) }.first == .issuerKeyIssuerMismatch)
    }

    /// In the three complete sign-ins, tokens whose names end in `_wrong_signature` are rejected, and the others
    /// verify.
    @Test("Tokens of recorded sign-ins verify unless they are damaged") func tokensOfSignIns() throws {
        let keys = try keySet("jwks/passport-2016-MnC_-YbRA")
        var counts = (good: 0, wrong: 0)
        for (name, bytes) in try Recordings.documents(in: "flows") {
            let flow = JSONCursor(try JSONValue(parsing: bytes))
            for member in try flow.required(.object).members where member.name.hasPrefix("id_token") {
                let text = try flow[member.name].required(.string)
                if member.name.hasSuffix("_wrong_signature") {
                    counts.wrong += 1
                    // The last character was changed. Its low bits must be zero.
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

    /// The key IDs, number of keys, and moduli match Foundation's.
    @Test("Recorded key sets are read as Foundation reads them") func keySetsMatchFoundation() throws {
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

    /// Returns the set's key that the token's `x5t` names. Entra's key IDs are these thumbprints.
    private func keyOfThumbprint(in text: String, _ name: String) throws -> PreparedKeySet {
        let thumbprint = try #require(try CompactToken(text).header.certificateThumbprint)
        let document = Data(try Recordings.keySetText(name))
        let all = try #require(try JSONSerialization.jsonObject(with: document) as? [String: [[String: Any]]])
        let one = ["keys": all["keys"]?.filter { $0["kid"] as? String == thumbprint } ?? []]
        let set = try KeySet(jwks: Array(try JSONSerialization.data(withJSONObject: one)), warnings: .ignored)
        return try PreparedKeySet(set, verifier: SoftwareCrypto(), warnings: .ignored)
    }

    /// Verifies a token for the application and the issuer that it names, at its time of issue, and returns its
    /// subject. The token is an Entra access token if it names the calling client, otherwise an Entra ID token.
    private func verify(
        _ text: String, _ keys: PreparedKeySet, rule: (any IssuerRule)? = nil
    ) throws(Refusal) -> String {
        let claims = try CompactToken(text).unverifiedClaims
        let issuer: any IssuerRule
        if let rule {
            issuer = rule
        } else {
            issuer = ExactIssuerRule(try IssuerIdentifier(try claims.required("iss", .string)))
        }
        let audience = try claims.required("aud", .strings)
        let now = try claims.required("iat", .date).date
        let verifier = TokenVerifier(keys: keys, digest: SoftwareCrypto())
        if claims["appid"] != nil {
            // The two app-only tokens have no permissions.
            let expectations = AccessTokenExpectations.entraAccess(
                audiences: audience, issuer: issuer, allowedClients: nil, permissions: .checkedByApplication)
            return try verifier.verify(text, against: expectations, at: now).subject
        }
        let nonce = try claims.optional("nonce", .string).map { IDTokenExpectations.Nonce.sent(SecretString($0)) }
        let expectations = IDTokenExpectations(
            clientID: audience[0], nonce: nonce ?? .noNonceWasSent, issuer: EntraTokenProfile(issuer))
        return try verifier.verify(text, against: expectations, at: now).subject
    }
}

extension Recordings {
    /// Returns a recorded text without its final line break.
    static func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Returns the recorded texts of a folder, by name.
    static func texts(in subfolder: String, withSuffix suffix: String) throws -> [(name: String, text: String)] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(subfolder).path)
            .filter { $0.hasSuffix(suffix) }
            .sorted()
            .map { (String($0.dropLast(suffix.count)), try text("\(subfolder)/\($0)")) }
    }

    /// Returns a recorded key set. The sets of 2014 and 2015 encode their moduli as padded base64, as was common then,
    /// and are converted to base64url here.
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

    /// Decodes base64url with Foundation.
    static func data(base64URL value: Any?) -> Data? {
        guard let text = value as? String else { return nil }
        let padded =
            text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
            + String(repeating: "=", count: (4 - text.count % 4) % 4)
        return Data(base64Encoded: padded)
    }
}
