// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

public import Foundation

/// Stand-ins for swift-crypto. Two of its names are also names of this library.
public protocol Digest: Sequence<UInt8> {}

public protocol HashFunction {
    associatedtype Digest: Crypto.Digest
}

public struct StandInDigest: Digest {
    public func makeIterator() -> IndexingIterator<[UInt8]> { [].makeIterator() }
}

extension HashFunction where Digest == StandInDigest {
    public static func hash(data: some DataProtocol) -> StandInDigest { StandInDigest() }
}

public enum SHA256: HashFunction { public typealias Digest = StandInDigest }
public enum SHA384: HashFunction { public typealias Digest = StandInDigest }
public enum SHA512: HashFunction { public typealias Digest = StandInDigest }
