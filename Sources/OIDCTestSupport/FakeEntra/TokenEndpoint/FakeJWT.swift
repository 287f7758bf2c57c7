import EntraID

/// A signed token as a client sends it: an assertion.
struct FakeJWT: Sendable {
    let header: JSONObject
    let claims: JSONObject
    let signature: [UInt8]
    /// What was signed.
    let message: [UInt8]

    private static let maximumLength = 64 << 10

    /// Returns `nil` if the text is not a signed token.
    init?(_ text: String) {
        let parts = Substring(text).split(at: ".")
        guard text.utf8.count <= FakeJWT.maximumLength, parts.count == 3,
            let header = FakeJWT.object(parts[0]), let claims = FakeJWT.object(parts[1]),
            let signature = try? Base64URL.decode(String(parts[2])), !signature.isEmpty
        else { return nil }
        self.header = header
        self.claims = claims
        self.signature = signature
        message = Array(text.utf8.dropLast(parts[2].utf8.count + 1))
    }

    private static func object(_ segment: Substring) -> JSONObject? {
        guard let bytes = try? Base64URL.decode(String(segment)) else { return nil }
        return (try? JSONValue(parsing: bytes))?.object
    }

    /// Returns the bytes of a text in the older alphabet of base64, with or without padding and line breaks. MSAL for
    /// Python copies the lines of a PEM file into `x5c`, which Entra accepts.
    static func base64(_ text: some StringProtocol) -> [UInt8]? {
        let text = text.utf8.filter { !"=\r\n".utf8.contains($0) }.map { byte in
            byte == UInt8(ascii: "+") ? UInt8(ascii: "-") : byte == UInt8(ascii: "/") ? UInt8(ascii: "_") : byte
        }
        return try? Base64URL.decode(String(decoding: text, as: UTF8.self))
    }

    /// The seconds since 1970 in a claim.
    func time(_ name: String) -> Double? { claims[name]?.double }

    /// Returns whether the audience is one that is accepted.
    func hasAudience(where isAccepted: (String) -> Bool) -> Bool {
        let audiences = claims["aud"]?.string.map { [$0] } ?? claims["aud"]?.strings ?? []
        return audiences.contains(where: isAccepted)
    }

    /// Returns whether one of the keys in a key set made the signature, with RS256 or PS256.
    func isSigned(byKeyIn set: JSONObject) -> Bool {
        let algorithm: SigningAlgorithm
        switch header["alg"]?.string.map({ ExactString($0) }) {
        case "RS256": algorithm = .rs256
        case "PS256": algorithm = .ps256
        default: return false
        }
        guard let keys = try? KeySet(jwks: TestTokenEndpoint.document(set), warnings: .ignored) else { return false }
        let (message, signature) = (message[...], signature[...])
        return keys.keys.contains { key in
            SoftwareCrypto().prepare(key)?
                .isValid(signature: signature.span, message: message.span, algorithm: algorithm) == true
        }
    }
}
