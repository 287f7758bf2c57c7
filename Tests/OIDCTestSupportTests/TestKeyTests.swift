import EntraID
import OIDCSoftwareCrypto
import Testing

@testable import OIDCTestSupport

@Suite struct TestKeyTests {
    private func prepared(_ key: TestKey) throws -> any PreparedKey {
        let document: JSONObject = ["keys": .array([.object(key.publicMembers(keyID: "k"))])]
        let set = try KeySet(jwks: Array(JSONValue.object(document).serialized().utf8), warnings: .ignored)
        #expect(set.keys[0].rsa?.bitCount == 2_048)
        #expect(set.keys[0].rsa?.modulus == key.modulus)
        return try #require(SoftwareCrypto().prepare(set.keys[0]))
    }

    private func isValid(
        _ signature: [UInt8], _ message: [UInt8], _ key: any PreparedKey, _ algorithm: SigningAlgorithm
    )
        -> Bool
    {
        let (signature, message) = (signature[...], message[...])
        return key.isValid(signature: signature.span, message: message.span, algorithm: algorithm)
    }

    @Test("A signature is valid only under its own key", arguments: TestKey.all.indices)
    func signatures(index: Int) throws {
        let key = TestKey.all[index]
        let (own, other) = (try prepared(key), try prepared(TestKey.all[(index + 1) % TestKey.all.count]))
        for (hash, algorithm) in [(HashAlgorithm.sha256, SigningAlgorithm.rs256), (.sha384, .rs384), (.sha512, .rs512)]
        {
            for number in 0..<5 {
                let message = Array("message \(number)".utf8)
                let signature = key.signature(over: message, hash: hash)
                #expect(isValid(signature, message, own, algorithm))
                #expect(!isValid(signature, message, other, algorithm))
                #expect(!isValid(signature, message + [0], own, algorithm))
            }
        }
    }

    @Test("Signing is fast") func signingIsFast() {
        _ = TestKey.one.signature(over: [])
        let duration = ContinuousClock().measure {
            for number in 0..<20 { _ = TestKey.one.signature(over: [UInt8(number)]) }
        }
        print("  a signature takes \(duration / 20)")
        #expect(duration / 20 < .milliseconds(100))
    }

    @Test("The public key is written in the usual PEM format") func publicKeyPEM() {
        let lines = TestKey.one.publicKeyPEM.split(separator: "\n")
        #expect(lines.count == 9)
        #expect(lines[1].hasPrefix("MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA"))
        #expect(lines[7].hasSuffix("IDAQAB"))
    }
}
