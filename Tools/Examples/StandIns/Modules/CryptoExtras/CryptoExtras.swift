// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

public import Crypto
public import Foundation
import Offline

/// Stand-ins for the extras of swift-crypto. Only RS256 is computed: every other signature is invalid.
public enum _RSA {
    public enum Signing {
        public struct Padding: Sendable {
            let isPKCS1: Bool

            public static let insecurePKCS1v1_5 = Padding(isPKCS1: true)
            public static let PSS = Padding(isPKCS1: false)
        }

        public struct RSASignature: Sendable {
            let bytes: [UInt8]

            public init(rawRepresentation: some DataProtocol) {
                bytes = Array(rawRepresentation)
            }
        }

        public struct PublicKey: Sendable {
            private let key: RSAPublicKey

            public init(n: some ContiguousBytes, e: some ContiguousBytes) throws {
                key = try RSAPublicKey(
                    modulus: n.withUnsafeBytes { Array($0) }, exponent: e.withUnsafeBytes { Array($0) })
            }

            public func isValidSignature(_ signature: RSASignature, for digest: some Digest, padding: Padding) -> Bool {
                guard padding.isPKCS1, let digest = digest as? StandInDigest else { return false }
                return key.isValid(signature.bytes, for: digest.message)
            }
        }
    }
}
