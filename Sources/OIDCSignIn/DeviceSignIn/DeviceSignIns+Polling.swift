public import OIDCPrimitives

extension DeviceSignIns {
    /// Answers a poll of a client.
    ///
    /// An approval is returned once, and removed before it is returned. If the client does not receive the response, it
    /// begins again.
    ///
    /// - Parameter request: The client's poll.
    /// - Throws: `device.store-unavailable`. The client may poll again.
    public func poll(_ request: DevicePollRequest) async throws(Refusal) -> DevicePollAnswer {
        let key = key(.request, request.pollingSecret.revealed())
        for _ in 0..<DeviceSignIns.maximumTries {
            guard let (record, version) = try await loadRequest(key) else { return .unknown }
            let (answer, change) = record.polled(at: time.now)
            let isDone =
                switch change {
                case .none: true
                case .replace(let next):
                    try await replace(key, ofVersion: version, with: entry(next, version: version &+ 1))
                case .remove: try await replace(key, ofVersion: version, with: nil)
                }
            if isDone { return answer }
        }
        throw Refusal(.deviceStoreUnavailable())
    }
}
