public import OIDCPrimitives

/// The answer to a poll, with the names of RFC 8628 §3.5.
public enum DevicePollAnswer: Hashable, Sendable {
    /// The user has not decided yet. The client polls again after the interval.
    case pending(interval: Duration)
    /// The client polled too early. From now on, it waits for the longer interval.
    case slowDown(interval: Duration)
    /// The user denied the sign-in.
    case denied
    /// The user did not decide in time.
    case expired
    /// There is no such request, or its approval was delivered already.
    case unknown
    /// The user approved. This is returned once: issue the client's session now.
    case approved(DeviceApproval)

    /// The value of `error` in the response, or `nil` for an approval.
    public var error: String? {
        switch self {
        case .pending: "authorization_pending"
        case .slowDown: "slow_down"
        case .denied: "access_denied"
        case .expired: "expired_token"
        case .unknown: "invalid_grant"
        case .approved: nil
        }
    }

    /// The response for the client, with status 400 and JSON as body, or `nil` for an approval, whose response the
    /// application creates.
    public var errorResponse: TransportResponse? {
        guard let error else { return nil }
        var members = [JSONObject.Member(name: "error", value: .string(error))]
        switch self {
        case .pending(let interval), .slowDown(let interval):
            let seconds = JSONNumber(Int(interval.components.seconds))
            members.append(JSONObject.Member(name: "interval", value: .number(seconds)))
        case .denied, .expired, .unknown, .approved: break
        }
        return TransportResponse(
            status: 400, headers: DeviceSignInStart.headers,
            body: Array(JSONValue.object(JSONObject(members)).serialized(indented: false).utf8))
    }
}
