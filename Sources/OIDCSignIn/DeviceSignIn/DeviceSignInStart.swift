public import OIDCPrimitives

/// The beginning of a sign-in from a device: what the client shows, and the secret with which it polls.
///
/// There is no URL that contains the code (`verification_uri_complete`). Typing the code is what protects a user who
/// was sent a link: the code is only on the screen of the client that began.
public struct DeviceSignInStart: Sendable {
    /// The code that the client shows, such as `WDJB-MJHT`.
    public let userCode: String
    /// The URL that the user opens. The client shows it and may open it.
    public let verificationURL: String
    /// The secret with which the client polls. Send it to the client only, and never in a URL.
    public let pollingSecret: SecretString
    /// The time after which the request expires.
    public let lifetime: Duration
    /// The time that the client waits between two polls.
    public let interval: Duration

    static let headers = [
        HeaderField(name: "Content-Type", value: "application/json"),
        HeaderField(name: "Cache-Control", value: "no-store"),
    ]

    /// The response for the client, with the members of RFC 8628 §3.2. It contains the polling secret.
    public var response: TransportResponse {
        let body: JSONObject = [
            "device_code": .string(pollingSecret.revealed()), "user_code": .string(userCode),
            "verification_uri": .string(verificationURL),
            "expires_in": .number(JSONNumber(Int(lifetime.components.seconds))),
            "interval": .number(JSONNumber(Int(interval.components.seconds))),
        ]
        return TransportResponse(
            status: 200, headers: DeviceSignInStart.headers,
            body: Array(JSONValue.object(body).serialized(indented: false).utf8))
    }
}

extension DeviceSignInStart: CustomStringConvertible, CustomReflectable {
    /// A description without the code and the secret.
    public var description: String { "sign-in from a device at \(escapedURL(verificationURL))" }
    /// A mirror without children, because some are secrets.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
