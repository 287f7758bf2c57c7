// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

public import Crypto
public import Foundation
import Offline

/// Stand-ins for the extras of swift-crypto.
public enum _RSA {
    public enum Signing {
        public enum Padding { case insecurePKCS1v1_5 }

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
                (digest as? StandInDigest).map { key.isValid(signature.bytes, for: $0.message) } ?? false
            }
        }
    }
}
