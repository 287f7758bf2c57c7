import OIDCPrimitives

/// A public key for signatures as providers publish it (RFC 7517), checked and found usable.
///
/// Certificates beside it (`x5c`, `x5t`) are not looked at: the trust in a key comes from where it was fetched.
public struct JSONWebKey: Sendable {
    /// `kid`, the key's name.
    public let keyID: String?
    /// `alg`, when the key is for one algorithm only: any name, also one for which ``SigningAlgorithm`` has no row. Many
    /// providers leave it out.
    public let algorithmName: String?
    /// `issuer`, the issuer for which this key may speak: an extension of some providers.
    public let issuer: String?
    /// The public numbers.
    package let material: Material

    /// Why a key is left out.
    struct Defect: Error {
        let code: ProblemCode
        let reason: ProblemText

        init(_ code: ProblemCode, _ reason: ProblemText) {
            self.code = code
            self.reason = reason
        }
    }

    /// Judges a member of a key set. The first defect counts, in this order: no object, private members, types,
    /// purpose, numbers, size.
    init(_ value: JSONValue, limits: KeySetLimits) throws(Defect) {
        guard let members = value.object else { throw Defect(.keysMalformed, "it is no object") }
        if let name = JSONWebKey.privateMembers.first(where: { members[$0] != nil }) {
            throw Defect(.keysPrivateMember, "it has the private member “\(name)”")
        }

        let keyType = try JSONWebKey.text("kty", members)
        let use = try JSONWebKey.text("use", members)
        algorithmName = try JSONWebKey.text("alg", members)
        keyID = try JSONWebKey.text("kid", members)
        issuer = try JSONWebKey.text("issuer", members)
        let operations = try JSONWebKey.operations(members)
        guard let keyType else { throw Defect(.keysMalformed, "it has no kty") }

        guard let keyType = Material.KeyType(bytesOf: keyType) else {
            throw Defect(.keysUnsupported, "its type is not RSA, EC or OKP")
        }
        if let use, !use.hasSameBytes(as: "sig") { throw Defect(.keysUnsupported, "it is not for signatures") }
        if let operations, !operations.contains(ExactText("verify")) {
            throw Defect(.keysUnsupported, "it is not for checking signatures")
        }
        material = try Material(keyType, members, limits: limits)
    }

    private static let privateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"]

    static func text(_ name: String, _ members: JSONObject) throws(Defect) -> String? {
        guard let value = members[name] else { return nil }
        guard let text = value.string else { throw Defect(.keysMalformed, "its “\(name)” is no string") }
        return text
    }

    private static func operations(_ members: JSONObject) throws(Defect) -> Set<ExactText>? {
        guard let value = members["key_ops"] else { return nil }
        guard let elements = value.array else { throw Defect(.keysMalformed, "its “key_ops” is no array") }
        var operations: Set<ExactText> = []
        for element in elements {
            guard let text = element.string, operations.insert(ExactText(text)).inserted else {
                throw Defect(.keysMalformed, "its “key_ops” are not different strings")
            }
        }
        return operations
    }

    /// The bytes of a member in canonical base64url.
    static func bytes(_ name: String, _ members: JSONObject) throws(Defect) -> [UInt8] {
        guard let text = members[name]?.string else {
            throw Defect(.keysMalformed, "its “\(name)” is not a string")
        }
        guard let bytes = try? Base64URL.decode(text) else {
            throw Defect(.keysMalformed, "its “\(name)” is not unpadded base64url")
        }
        return bytes
    }
}
