import EntraID

/// Sign-ins from devices: a sequence of events, and the outcome of each.
enum DeviceSignInKind: VectorKind {
    static let name = "device-sign-in"
    static let givenMembers = ["limits", "events"]

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let events = try given["events"].required(.array(of: .object))
        guard (1...10_000).contains(events.count) else {
            throw Refusal(
                Problem(.vectorMalformed, at: .member("given.events"), remedy: "Write 1 to 10,000 events."))
        }
        var play = DeviceSignInPlay(limits: try limits(given["limits"]))
        var outcomes: [JSONValue] = []
        var last: Refusal?
        for event in given["events"].elements {
            switch try play.play(event) {
            case .success(let outcome):
                outcomes.append(.string(outcome))
                last = nil
            case .failure(let refusal):
                outcomes.append(.string(refusal.first.code.rawValue))
                last = refusal
            }
        }
        return VectorOutcome { [outcomes, last] _ throws(Refusal) in
            if let last { throw last }
            return ["outcomes": .array(outcomes)]
        }
    }

    private static func limits(_ given: JSONCursor) throws(Refusal) -> DeviceSignInLimits {
        guard given.value != nil else { return .standard }
        try given.requireOnly([
            "lifetime", "interval", "codesPerUser", "codesPerAddress", "codes", "requestsPerAddress",
        ])
        let standard = DeviceSignInLimits.standard
        return try DeviceSignInLimits(
            lifetime: try given["lifetime"].optional(.integer).map { .seconds($0) } ?? standard.lifetime,
            interval: try given["interval"].optional(.integer).map { .seconds($0) } ?? standard.interval,
            codesPerUser: try given["codesPerUser"].optional(.integer) ?? standard.codesPerUser,
            codesPerAddress: try given["codesPerAddress"].optional(.integer) ?? standard.codesPerAddress,
            codes: try given["codes"].optional(.integer) ?? standard.codes,
            requestsPerAddress: try given["requestsPerAddress"].optional(.integer) ?? standard.requestsPerAddress)
    }
}
