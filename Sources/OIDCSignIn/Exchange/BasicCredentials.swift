import OIDCPrimitives

/// The credentials of a client in the `Authorization` header (RFC 6749 §2.3.1, RFC 7617).
enum BasicCredentials {
    /// Returns the header's value with an encoded client ID and secret.
    ///
    /// RFC 6749 asks for the encoding of forms, in which a space is `+` and `~` is `%7E`. Every decoder of forms also
    /// accepts `%20` and a bare `~`, and so do those that decode only escapes. Some providers decode nothing: for them,
    /// a secret of unreserved characters has to look the same in both forms.
    static func encoded(clientID: String, secret: SecretString) -> String {
        header("\(PercentEncoding.encode(clientID)):\(PercentEncoding.encode(secret.revealed()))")
    }

    /// Returns the header's value with the client ID and the secret as they are.
    ///
    /// - Throws: `request.invalid` if the client ID contains a colon, because it would end there (RFC 7617 §2).
    static func unencoded(clientID: String, secret: SecretString) throws(Refusal) -> String {
        guard !clientID.utf8.contains(UInt8(ascii: ":")) else {
            throw Refusal(
                .requestInvalid(
                    "client_id", expected: "a client ID without a colon",
                    "The client ID contains a colon, so it cannot be sent unencoded in the Authorization header. Send "
                        + "it encoded (client_secret_basic) or in the body (client_secret_post)."))
        }
        return header("\(clientID):\(secret.revealed())")
    }

    /// RFC 7617 uses the base64 alphabet of RFC 4648 §4, with padding.
    private static func header(_ text: String) -> String {
        var result = Base64URL.encode(text.utf8).utf8.map { byte in
            switch byte {
            case UInt8(ascii: "-"): UInt8(ascii: "+")
            case UInt8(ascii: "_"): UInt8(ascii: "/")
            default: byte
            }
        }
        while result.count % 4 != 0 { result.append(UInt8(ascii: "=")) }
        return "Basic \(String(decoding: result, as: UTF8.self))"
    }
}
