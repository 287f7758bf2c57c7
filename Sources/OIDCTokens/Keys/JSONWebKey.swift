import OIDCPrimitives

/// A provider's public signing key (RFC 7517) that was checked and can be used.
///
/// Its certificates (`x5c`, `x5t`) are not used: a key is trusted because of the URL it was fetched from.
public struct JSONWebKey: Sendable {
    /// `kid`, the ID of the key.
    public let keyID: String?
    /// `alg`, if the key is for a single algorithm. It can be any name, even one that ``SigningAlgorithm`` does not
    /// define. Many providers omit it.
    public let algorithmName: String?
    /// `issuer`, the issuer whose tokens this key may sign. This is an extension of some providers.
    public let issuer: String?
    /// `cloud_instance_name`, the cloud whose tokens this key signs. This is an extension of a provider that operates
    /// several clouds. A value that is not a string counts as missing.
    public let cloudName: String?
    /// The public values of the key.
    package let material: Material

    /// The reason why a key is ignored.
    struct Defect: Error {
        let code: ProblemCode
        let reason: ProblemText

        init(_ code: ProblemCode, _ reason: ProblemText) {
            self.code = code
            self.reason = reason
        }
    }

    /// Creates a key from a member of a key set. Throws the first defect found, in this order: not an object, private
    /// members, types, purpose, values, size.
    init(_ value: JSONValue, limits: KeySetLimits) throws(Defect) {
        guard let members = value.object else { throw Defect(.keysMalformed, "it is not an object") }
        if let name = JSONWebKey.privateMembers.first(where: { members[$0] != nil }) {
            throw Defect(.keysPrivateMember, "it has the private member “\(name)”")
        }

        let keyType = try JSONWebKey.text("kty", members)
        let use = try JSONWebKey.text("use", members)
        algorithmName = try JSONWebKey.text("alg", members)
        keyID = try JSONWebKey.text("kid", members)
        issuer = try JSONWebKey.text("issuer", members)
        cloudName = members["cloud_instance_name"]?.string
        let operations = try JSONWebKey.operations(members)
        guard let keyType else { throw Defect(.keysMalformed, "it has no kty") }

        guard let keyType = Material.KeyType(bytesOf: keyType) else {
            throw Defect(.keysUnsupported, "its type is not RSA, EC or OKP")
        }
        if let use, !use.hasSameBytes(as: "sig") { throw Defect(.keysUnsupported, "it is not for signatures") }
        if let operations, !operations.contains(ExactString("verify")) {
            throw Defect(.keysUnsupported, "it is not for verifying signatures")
        }
        material = try Material(keyType, members, limits: limits)
    }

    private static let privateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"]

    static func text(_ name: String, _ members: JSONObject) throws(Defect) -> String? {
        guard let value = members[name] else { return nil }
        guard let text = value.string else { throw Defect(.keysMalformed, "its “\(name)” is not a string") }
        return text
    }

    private static func operations(_ members: JSONObject) throws(Defect) -> Set<ExactString>? {
        guard let value = members["key_ops"] else { return nil }
        guard let elements = value.array else { throw Defect(.keysMalformed, "its “key_ops” is not an array") }
        var operations: Set<ExactString> = []
        for element in elements {
            guard let text = element.string, operations.insert(ExactString(text)).inserted else {
                throw Defect(.keysMalformed, "its “key_ops” are not unique strings")
            }
        }
        return operations
    }

    /// Returns the bytes of a member in canonical base64url.
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
