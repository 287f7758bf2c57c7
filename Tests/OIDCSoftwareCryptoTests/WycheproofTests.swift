import Foundation
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens
import OpenSSLVerifier
import Testing

/// Signatures of Project Wycheproof (github.com/C2SP/wycheproof), in the folder that `WYCHEPROOF_VECTORS` names. They are
/// not part of the project. RSA is verified by `SoftwareCrypto`, and every algorithm by OpenSSL.
@Suite(.enabled(if: Wycheproof.folder != nil)) struct WycheproofTests {
    @Test(
        "Every verdict of SoftwareCrypto is right",
        arguments: Wycheproof.groups.filter { $0.algorithm?.keyType == "RSA" })
    func softwareCrypto(group: Wycheproof.Group) throws {
        expectVerdicts(of: SoftwareCrypto(), group)
    }

    @Test("Every verdict of the verifier that uses OpenSSL is right", arguments: Wycheproof.groups)
    func openSSL(group: Wycheproof.Group) throws {
        expectVerdicts(of: try #require(OpenSSLVerifier()), group)
    }

    @Test("The folder contains signatures") func folder() {
        #expect(Wycheproof.groups.contains { $0.algorithm == .ps256 })
        #expect(Wycheproof.groups.contains { $0.algorithm == .es256 })
        #expect(Wycheproof.groups.contains { $0.algorithm == .edDSA })
    }

    private func expectVerdicts(of verifier: some SignatureVerifier, _ group: Wycheproof.Group) {
        guard let algorithm = group.algorithm else { return }
        let prepared = group.key.flatMap(verifier.prepare)
        for test in group.tests {
            let (signature, message) = (test.signature[...], test.message[...])
            let isAccepted =
                prepared?.isValid(signature: signature.span, message: message.span, algorithm: algorithm) ?? false
            let isRight = test.isValid.map { isAccepted == ($0 && group.isUsable) } ?? true
            #expect(isRight, "\(group), test \(test.number): \(isAccepted ? "accepted" : "rejected")")
        }
    }
}

enum Wycheproof {
    struct Group: Sendable, CustomStringConvertible {
        let description: String
        /// The algorithm of JOSE, or `nil` if there is none.
        let algorithm: SigningAlgorithm?
        let key: JSONWebKey?
        /// Whether JOSE allows these keys and parameters: at least 2,048 bits, and a salt as long as the hash.
        let isUsable: Bool
        let tests: [Case]
    }

    struct Case: Sendable {
        let number: Int
        let message: [UInt8]
        let signature: [UInt8]
        /// Whether the signature is valid, or `nil` if either verdict is acceptable.
        let isValid: Bool?
    }

    static let folder = ProcessInfo.processInfo.environment["WYCHEPROOF_VECTORS"].map { URL(fileURLWithPath: $0) }

    static let groups: [Group] = {
        guard let folder, let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
            return []
        }
        return names.filter { $0.hasSuffix(".json") }.sorted().flatMap { name in
            let data = (try? Data(contentsOf: folder.appendingPathComponent(name))) ?? Data()
            let object = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any]
            let groups = object?["testGroups"] as? [[String: Any]] ?? []
            return groups.enumerated().compactMap { Group("\(name), group \($0.offset)", $0.element) }
        }
    }()

    static func bytes(_ hexadecimal: Any?) -> [UInt8] {
        let digits = Array(((hexadecimal as? String) ?? "").utf8)
        return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
        }
    }
}

extension Wycheproof.Group {
    /// Reads a group. Returns `nil` for a group of another kind, such as signatures in DER.
    init?(_ name: String, _ group: [String: Any]) {
        let hash = (group["sha"] as? String)?.replacingOccurrences(of: "SHA-", with: "") ?? ""
        let prefix: String
        switch group["type"] as? String {
        case "RsassaPkcs1Verify": prefix = "RS"
        case "RsassaPssVerify": prefix = "PS"
        case "EcdsaP1363Verify": prefix = "ES"
        case "EddsaVerify": prefix = "EdDSA"
        default: return nil
        }
        description = name
        let publicKey = group["publicKey"] as? [String: Any] ?? [:]
        var members: [String: String]
        switch prefix {
        case "ES":
            let names = ["secp256r1": "P-256", "secp384r1": "P-384", "secp521r1": "P-521"]
            let sizes = ["P-256": 32, "P-384": 48, "P-521": 66]
            let curve = names[publicKey["curve"] as? String ?? ""] ?? "unknown"
            func coordinate(_ name: String) -> String {
                let digits = Wycheproof.bytes(publicKey[name]).drop { $0 == 0 }
                let zeros = [UInt8](repeating: 0, count: max(0, (sizes[curve] ?? 0) - digits.count))
                return Base64URL.encode(zeros + digits)
            }
            members = ["kty": "EC", "crv": curve, "x": coordinate("wx"), "y": coordinate("wy")]
        case "EdDSA":
            members = ["kty": "OKP", "crv": "Ed25519", "x": Base64URL.encode(Wycheproof.bytes(publicKey["pk"]))]
        default:
            func number(_ value: Any?) -> String { Base64URL.encode(Array(Wycheproof.bytes(value).drop { $0 == 0 })) }
            members = [
                "kty": "RSA", "n": number(publicKey["modulus"] ?? group["n"]),
                "e": number(publicKey["publicExponent"] ?? group["e"]),
            ]
        }
        members["use"] = "sig"
        let document = try? JSONSerialization.data(withJSONObject: ["keys": [members]])
        key = document.flatMap { try? KeySet(jwks: Array($0), warnings: .ignored).keys.first }
        let named = SigningAlgorithm(named: prefix == "EdDSA" ? prefix : prefix + hash)
        let isForOtherCurve = prefix == "ES" && key?.algorithmCurveName != named?.name
        algorithm = isForOtherCurve ? nil : named
        let hasRightSalt =
            prefix != "PS"
            || (group["mgfSha"] as? String == "SHA-\(hash)" && (group["sLen"] as? Int).map { $0 * 8 } == Int(hash))
        isUsable = key != nil && hasRightSalt
        tests = (group["tests"] as? [[String: Any]] ?? []).map { test in
            let result = test["result"] as? String
            return Wycheproof.Case(
                number: test["tcId"] as? Int ?? 0, message: Wycheproof.bytes(test["msg"]),
                signature: Wycheproof.bytes(test["sig"]),
                isValid: result == "acceptable" ? nil : result == "valid")
        }
    }
}

extension JSONWebKey {
    /// The ECDSA algorithm of the curve.
    fileprivate var algorithmCurveName: String? {
        let names: [JSONWebKey.Curve: String] = [.p256: "ES256", .p384: "ES384", .p521: "ES512"]
        return ellipticCurve.flatMap { names[$0.curve] }
    }
}
