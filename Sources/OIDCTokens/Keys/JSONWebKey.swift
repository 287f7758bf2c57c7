import OIDCPrimitives

/// A public RSA key as providers publish it (RFC 7517), judged and found usable.
///
/// Certificates beside it (`x5c`, `x5t`) are not looked at: the trust in a key comes from where it was fetched.
public struct JSONWebKey: Sendable {
    /// `kid`, the key's name.
    public let keyID: String?
    /// `alg`, when the key is for one algorithm only. Entra's keys do not say.
    public let algorithm: SigningAlgorithm?
    /// `issuer`, the issuer for which this key may speak: an extension of Entra's version 2 keys.
    public let issuer: String?
    /// The modulus, most significant byte first, without leading zeros.
    public let modulus: [UInt8]
    /// The public exponent.
    public let exponent: UInt64

    /// How many bits the modulus has.
    public var bitCount: Int { modulus.count * 8 - (modulus.first?.leadingZeroBitCount ?? 0) }

    /// Why a key is left out.
    struct Defect: Error {
        let code: ProblemCode
        let reason: String

        init(_ code: ProblemCode, _ reason: String) {
            self.code = code
            self.reason = reason
        }
    }

    /// Judges a member of a key set. The first defect counts, in this order: no object, private members, types,
    /// purpose, numbers, size.
    init(_ value: JSONValue, limits: KeySetLimits) throws(Defect) {
        guard case .object(let members) = value else { throw Defect(.keysMalformed, "it is no object") }
        if let name = JSONWebKey.privateMembers.first(where: { members[$0] != nil }) {
            throw Defect(.keysPrivateMember, "it has the private member “\(name)”")
        }

        let keyType = try JSONWebKey.text("kty", members)
        let use = try JSONWebKey.text("use", members)
        let algorithmName = try JSONWebKey.text("alg", members)
        keyID = try JSONWebKey.text("kid", members)
        issuer = try JSONWebKey.text("issuer", members)
        let operations = try JSONWebKey.operations(members)
        guard let keyType else { throw Defect(.keysMalformed, "it has no kty") }

        guard keyType.hasSameBytes(as: "RSA") else { throw Defect(.keysUnsupported, "its type is no RSA") }
        if let use, !use.hasSameBytes(as: "sig") { throw Defect(.keysUnsupported, "it is not for signatures") }
        if let operations, !operations.contains(ExactText("verify")) {
            throw Defect(.keysUnsupported, "it is not for checking signatures")
        }
        algorithm = algorithmName.flatMap(SigningAlgorithm.init(named:))
        if algorithmName != nil {
            guard let algorithm, JSONWebKey.supportedAlgorithms.contains(algorithm) else {
                throw Defect(.keysUnsupported, "it is for an algorithm other than RS256, RS384 and RS512")
            }
        }

        modulus = try JSONWebKey.number("n", members)
        let exponentBytes = try JSONWebKey.number("e", members)
        guard let exponent = JSONWebKey.exponent(exponentBytes) else {
            throw Defect(.keysMalformed, "its exponent is below 3 or above 33 bits")
        }
        self.exponent = exponent
        let bits = modulus.count * 8 - (modulus.first?.leadingZeroBitCount ?? 0)
        guard bits >= limits.smallestModulus else {
            throw Defect(
                .keysKeyTooSmall, "it has \(bits) bits, and fewer than \(limits.smallestModulus) can be broken")
        }
        guard bits <= limits.largestModulus else {
            throw Defect(.keysUnsupported, "it has more than \(limits.largestModulus) bits")
        }
    }

    private static let privateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"]
    private static let supportedAlgorithms: [SigningAlgorithm] = [.rs256, .rs384, .rs512]

    private static func text(_ name: String, _ members: JSONObject) throws(Defect) -> String? {
        switch members[name] {
        case nil: return nil
        case .string(let text): return text
        default: throw Defect(.keysMalformed, "its “\(name)” is no string")
        }
    }

    private static func operations(_ members: JSONObject) throws(Defect) -> Set<ExactText>? {
        guard let value = members["key_ops"] else { return nil }
        guard case .array(let elements) = value else { throw Defect(.keysMalformed, "its “key_ops” is no array") }
        var operations: Set<ExactText> = []
        for element in elements {
            guard case .string(let text) = element, operations.insert(ExactText(text)).inserted else {
                throw Defect(.keysMalformed, "its “key_ops” are not different strings")
            }
        }
        return operations
    }

    /// An odd number, RFC 7518 §6.3.1: canonical base64url, without leading zeros.
    private static func number(_ name: String, _ members: JSONObject) throws(Defect) -> [UInt8] {
        guard case .string(let text) = members[name] else { throw Defect(.keysMalformed, "its “\(name)” is no string") }
        guard let bytes = try? Base64URL.decode(text), let first = bytes.first, let last = bytes.last else {
            throw Defect(.keysMalformed, "its “\(name)” is no unpadded base64url")
        }
        guard first != 0 else { throw Defect(.keysMalformed, "its “\(name)” begins with a zero") }
        guard last & 1 == 1 else { throw Defect(.keysMalformed, "its “\(name)” is even") }
        return bytes
    }

    private static func exponent(_ bytes: [UInt8]) -> UInt64? {
        guard bytes.count <= 5 else { return nil }
        let value = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return value >= 3 && value >> 33 == 0 ? value : nil
    }
}
