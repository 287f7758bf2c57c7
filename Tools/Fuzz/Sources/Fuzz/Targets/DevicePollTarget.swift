import EntraID

/// Polls of devices, and the codes that users type: a query, a content type, and a body, or a code.
enum DevicePollTarget: Target {
    static let name = "device-poll"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        let body = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=secret"
        return [
            seed("", "application/x-www-form-urlencoded", body),
            seed("a=b", "application/x-www-form-urlencoded; charset=utf-8", body),
            seed("", "", "wdjb-mjht"),
        ]
    }

    static func feed(_ input: [UInt8]) {
        let parts = fields(input, 3)
        let poll = validated { () throws(Refusal) in
            try DevicePollRequest(query: text(parts[0]), contentType: text(parts[1]), body: parts[2])
        }
        if let poll {
            require(parts[0].isEmpty, "accepted with a query")
            require(!poll.pollingSecret.revealed().isEmpty, "accepted without a secret")
            require(parts[2].count <= 4_096, "accepted with \(parts[2].count) bytes")
        }
        if let code = validated({ () throws(Refusal) in try DeviceUserCode(typed: text(parts[2])) }) {
            require(code.isComplete, "a code that is not complete")
            require((try? DeviceUserCode(typed: code.shown)) == code, "a code changes when it is typed again")
        }
    }
}
