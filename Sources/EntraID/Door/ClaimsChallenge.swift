public import OIDCPrimitives
public import OIDCSignIn

/// The demand of an API for an access token with other claims: a step-up, or a new sign-in after the token was revoked.
///
///     let challenge = try ClaimsChallenge(parsing: authenticateFields)
///     var options = AuthorizationOptions()
///     options.claims = challenge.claims.merging(.clientCapabilities(["cp1"]))
public struct ClaimsChallenge: Equatable, Sendable {
    /// The claims that the next access token needs.
    public let claims: ClaimsRequest

    /// Creates a challenge from the `WWW-Authenticate` fields of a response with status 401.
    ///
    /// The first `Bearer` challenge is read. Its `error` must be `insufficient_claims`, or `invalid_token`, with which
    /// some services reject a revoked token. The claims can be in base64 or base64url, with or without padding.
    ///
    /// - Throws: `challenge.missing`, `challenge.too-large`, `challenge.malformed`, or `challenge.without-claims`.
    public init(parsing fields: [String]) throws(Refusal) {
        let challenge = try BearerChallenge(parsing: fields)
        guard let error = challenge["error"], let encoded = challenge["claims"],
            ["insufficient_claims", "invalid_token"].contains(where: { error.hasSameBytes(as: $0) })
        else { throw Refusal(.challengeWithoutClaims()) }
        guard let bytes = Base64Text.decode(encoded),
            let value = try? JSONValue(parsing: bytes, limits: .known(depth: 16, bytes: BearerChallenge.maximumSize)),
            let claims = try? ClaimsRequest(value)
        else { throw Refusal(.challengeMalformed()) }
        self.claims = claims
    }

    /// Creates a challenge from the response of an API.
    ///
    /// - Throws: `challenge.missing`, `challenge.too-large`, `challenge.malformed`, or `challenge.without-claims`.
    public init(parsing response: TransportResponse) throws(Refusal) {
        try self.init(parsing: response.status == 401 ? response.values(ofHeader: "WWW-Authenticate") : [])
    }
}

/// Base64 with padding (RFC 4648 §4), which Microsoft's clients expect in a claims challenge.
enum Base64Text {
    static func encode(_ bytes: [UInt8]) -> String {
        let text = Base64URL.encode(bytes).utf8.map { byte in
            switch byte {
            case UInt8(ascii: "-"): UInt8(ascii: "+")
            case UInt8(ascii: "_"): UInt8(ascii: "/")
            default: byte
            }
        }
        return String(decoding: text, as: UTF8.self) + String(repeating: "=", count: (4 - text.count % 4) % 4)
    }

    /// Decodes base64 or base64url. Padding is optional, but must be complete if there is any.
    static func decode(_ text: String) -> [UInt8]? {
        let bytes = text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            default: byte
            }
        }
        let padding = bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        guard padding == 0 || padding <= 2 && bytes.count % 4 == 0 else { return nil }
        return try? Base64URL.decode(String(decoding: bytes.dropLast(padding), as: UTF8.self))
    }
}
