public import OIDCPrimitives

/// A client's poll: a POST whose body contains the polling secret (RFC 8628 §3.4).
public struct DevicePollRequest: Sendable {
    /// The secret with which the client polls.
    public let pollingSecret: SecretString

    /// The value of `grant_type`.
    public static let grantType = "urn:ietf:params:oauth:grant-type:device_code"
    private static let longestBody = 4_096

    /// Creates a poll from a request.
    ///
    /// - Parameters:
    ///   - query: The query of the request's URL without its `?`, or `nil` if there is none. It must be empty.
    ///   - contentType: The `Content-Type` header. It must be `application/x-www-form-urlencoded`.
    ///   - body: The body: `grant_type` and `device_code`, and any other parameters.
    /// - Throws: `device.secret-in-url` if there is a query, and `device.request-invalid` for anything else.
    public init(query: String?, contentType: String?, body: some Sequence<UInt8>) throws(Refusal) {
        // Every query is refused, because a secret can be in it under any name and in any spelling.
        guard query?.isEmpty ?? true else { throw Refusal(.deviceSecretInURL()) }
        let type = contentType.map { String(Substring($0.utf8.prefix { $0 != UInt8(ascii: ";") && $0 != 0x20 })) }
        guard type?.asciiLowercased.hasSameBytes(as: "application/x-www-form-urlencoded") ?? false else {
            throw Refusal(.deviceRequestInvalid("Content-Type", expected: "application/x-www-form-urlencoded"))
        }
        let bytes = Array(body.prefix(DevicePollRequest.longestBody + 1))
        guard bytes.count <= DevicePollRequest.longestBody, let text = String(validating: bytes, as: UTF8.self),
            let parameters = try? FormEncoding.decode(text)
        else { throw Refusal(.deviceRequestInvalid("body", expected: "a form of at most 4096 bytes")) }
        func values(_ name: String) -> [String] {
            parameters.filter { $0.name.hasSameBytes(as: name) }.map(\.value)
        }
        let (grants, secrets) = (values("grant_type"), values("device_code"))
        guard grants.count == 1, grants[0].hasSameBytes(as: DevicePollRequest.grantType) else {
            throw Refusal(.deviceRequestInvalid("grant_type", expected: "\(verbatim: DevicePollRequest.grantType)"))
        }
        guard secrets.count == 1, !secrets[0].isEmpty else {
            throw Refusal(.deviceRequestInvalid("device_code", expected: "the secret from the start, once"))
        }
        pollingSecret = SecretString(secrets[0])
    }
}
