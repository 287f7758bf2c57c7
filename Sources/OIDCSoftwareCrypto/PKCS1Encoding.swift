import OIDCPrimitives

/// EMSA-PKCS1-v1_5 (RFC 8017 §9.2): 00 01 FF … FF 00, then the hash with its algorithm identifier in DER.
enum PKCS1Encoding {
    case sha256
    case sha384
    case sha512

    init(_ hash: HashAlgorithm) {
        switch hash {
        case .sha256: self = .sha256
        case .sha384: self = .sha384
        case .sha512: self = .sha512
        }
    }

    /// DigestInfo ::= SEQUENCE { SEQUENCE { OBJECT IDENTIFIER 2.16.840.1.101.3.4.2.n, NULL }, OCTET STRING }, up to the
    /// hash itself.
    private static let name: [UInt8] = [
        0x30, 17, 0x30, 13, 0x06, 9, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0, 0x05, 0, 0x04, 0,
    ]

    private var hashLength: Int {
        switch self {
        case .sha256: 32
        case .sha384: 48
        case .sha512: 64
        }
    }

    private var functionNumber: UInt8 {
        switch self {
        case .sha256: 1
        case .sha384: 2
        case .sha512: 3
        }
    }

    /// Calls a closure with the encoding of a message's hash, of the given length in bytes, which is at least 256.
    func withBytes(of message: Span<UInt8>, count: Int, _ body: (Span<UInt8>) -> Bool) -> Bool {
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { bytes in
            unsafe bytes.initialize(repeating: 0xFF)
            let hashStart = count - hashLength
            let nameStart = hashStart - PKCS1Encoding.name.count
            unsafe bytes[0] = 0
            unsafe bytes[1] = 1
            unsafe bytes[nameStart - 1] = 0
            for (offset, byte) in PKCS1Encoding.name.enumerated() { unsafe bytes[nameStart + offset] = byte }
            unsafe bytes[nameStart + 1] += UInt8(hashLength)
            unsafe bytes[nameStart + 14] = functionNumber
            unsafe bytes[hashStart - 1] = UInt8(hashLength)

            let hash = unsafe UnsafeMutableBufferPointer(rebasing: bytes[hashStart...])
            switch self {
            case .sha256: unsafe SHA256.hash(message, into: hash)
            case .sha384: unsafe SHA512.hash384(message, into: hash)
            case .sha512: unsafe SHA512.hash(message, into: hash)
            }
            return unsafe body(bytes.span)
        }
    }
}
