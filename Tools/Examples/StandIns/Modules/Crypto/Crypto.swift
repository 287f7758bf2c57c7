// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

public import Foundation
import Offline
import OIDCPrimitives

/// Stand-ins for swift-crypto.
public protocol Digest: Sequence<UInt8> {}

public protocol HashFunction {
    associatedtype Digest: Crypto.Digest
}

/// A digest that keeps the message, so that `_CryptoExtras` can verify a signature with this library.
public struct StandInDigest: Digest {
    public let message: [UInt8]
    private let bytes: [UInt8]

    init(_ message: some DataProtocol, _ function: OIDCPrimitives.HashAlgorithm) {
        self.message = Array(message)
        bytes = softwareHash(self.message, function)
    }

    public func makeIterator() -> IndexingIterator<[UInt8]> { bytes.makeIterator() }
}

public enum SHA256: HashFunction {
    public typealias Digest = StandInDigest
    public static func hash(data: some DataProtocol) -> StandInDigest { StandInDigest(data, .sha256) }
}

public enum SHA384: HashFunction {
    public typealias Digest = StandInDigest
    public static func hash(data: some DataProtocol) -> StandInDigest { StandInDigest(data, .sha384) }
}

public enum SHA512: HashFunction {
    public typealias Digest = StandInDigest
    public static func hash(data: some DataProtocol) -> StandInDigest { StandInDigest(data, .sha512) }
}

/// Elliptic curves are only declared: no signature is valid.
public enum P256 {
    public enum Signing {
        public struct ECDSASignature: Sendable {
            public init(rawRepresentation: some DataProtocol) throws {}
        }

        public struct PublicKey: Sendable {
            public init(rawRepresentation: some ContiguousBytes) throws {}
            public init(x963Representation: some ContiguousBytes) throws {}

            public func isValidSignature(_ signature: ECDSASignature, for data: some DataProtocol) -> Bool { false }
        }
    }
}

public enum P384 {
    public enum Signing {
        public struct ECDSASignature: Sendable {
            public init(rawRepresentation: some DataProtocol) throws {}
        }

        public struct PublicKey: Sendable {
            public init(rawRepresentation: some ContiguousBytes) throws {}
            public init(x963Representation: some ContiguousBytes) throws {}

            public func isValidSignature(_ signature: ECDSASignature, for data: some DataProtocol) -> Bool { false }
        }
    }
}

public enum P521 {
    public enum Signing {
        public struct ECDSASignature: Sendable {
            public init(rawRepresentation: some DataProtocol) throws {}
        }

        public struct PublicKey: Sendable {
            public init(rawRepresentation: some ContiguousBytes) throws {}
            public init(x963Representation: some ContiguousBytes) throws {}

            public func isValidSignature(_ signature: ECDSASignature, for data: some DataProtocol) -> Bool { false }
        }
    }
}

public enum Curve25519 {
    public enum Signing {
        public struct PublicKey: Sendable {
            public init(rawRepresentation: some ContiguousBytes) throws {}

            public func isValidSignature(_ signature: some DataProtocol, for data: some DataProtocol) -> Bool { false }
        }
    }
}
