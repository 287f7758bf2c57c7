import EntraID

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The requests, forms, and counters of a sequence of events. It does in one process what `DeviceSignIns` does with a
/// store.
struct DeviceSignInPlay {
    private struct Form {
        let client: ExactString
        let token: String
        let user: DeviceSignInUser
    }

    private let limits: DeviceSignInLimits
    private var requests: [ExactString: DeviceSignInRecord] = [:]
    // Every client that began, because delivery removes its request.
    private var begun: Set<ExactString> = []
    private var clients: [DeviceUserCode: ExactString] = [:]
    private var forms: [Int: Form] = [:]
    private var lastForms: [ExactString: Form] = [:]
    private var counters: [ExactString: DeviceSignInEntry] = [:]
    private var index = -1
    private var lastTime = Date(timeIntervalSince1970: 0)

    init(limits: DeviceSignInLimits) {
        self.limits = limits
    }

    /// Plays an event. Throws if it is malformed.
    mutating func play(_ event: JSONCursor) throws(Refusal) -> Result<String, Refusal> {
        index += 1
        let now = try event["at"].required(.date).date
        guard now >= lastTime else {
            throw malformed("\(event.path).at", "Write a time that is not before that of the previous event.")
        }
        lastTime = now
        switch try event["do"].required(.string) {
        case "begin":
            try event.requireOnly(["at", "do", "client", "random", "address"])
            return try begin(event, at: now)
        case "type":
            try event.requireOnly(["at", "do", "code", "browser", "user", "authenticatedAt", "address"])
            return try type(event, at: now)
        case "approve", "deny":
            try event.requireOnly(["at", "do", "browser", "user", "form"])
            return try decide(event, at: now)
        case "poll":
            try event.requireOnly(["at", "do", "client"])
            return .success(poll(try event["client"].required(.string), at: now))
        default:
            throw malformed("\(event.path).do", "Write begin, type, approve, deny, or poll.")
        }
    }

    private mutating func begin(_ event: JSONCursor, at now: Date) throws(Refusal) -> Result<String, Refusal> {
        let client = ExactString(try event["client"].required(.string))
        guard !begun.contains(client) else {
            throw malformed("\(event.path).client", "Write a name that no request has had.")
        }
        guard let bytes = Hexadecimal.decode(try event["random"].required(.string)) else {
            throw malformed("\(event.path).random", "Write two lowercase hexadecimal digits for each byte.")
        }
        let address = try event["address"].optional(.string)
        return result { play throws(Refusal) in
            let requester = try DeviceRequester(address: address)
            if let address = requester.address { try play.countStart(from: address, at: now) }
            let random = RandomBytes(bytes)
            var code = DeviceUserCode(random)
            while code.isComplete, let other = play.clients[code], let waiting = play.requests[other],
                now < waiting.end
            {
                code = DeviceUserCode(random)
            }
            guard code.isComplete else { throw Refusal(.deviceStoreUnavailable()) }
            play.begun.insert(client)
            play.clients[code] = client
            play.requests[client] = DeviceSignInRecord(requester, codeKey: code.letters, limits: play.limits, at: now)
            return code.shown
        }
    }

    private mutating func type(_ event: JSONCursor, at now: Date) throws(Refusal) -> Result<String, Refusal> {
        let typed = try event["code"].required(.string)
        let browser = try event["browser"].required(.string)
        let user = DeviceSignInUser(
            issuer: "https://id.example.com", subject: try event["user"].required(.string), provider: "example",
            authenticatedAt: try event["authenticatedAt"].required(.date).date)
        let address = try event["address"].optional(.string)
        let (token, index) = ("form \(index)", index)
        return result { play throws(Refusal) in
            let code = try DeviceUserCode(typed: typed)
            try user.requireRecent(at: now)
            try play.count("user \(user.subject)", limit: play.limits.codesPerUser, at: now)
            if let address = DeviceRequester.canonical(address) {
                let name = DeviceRequester.countedAs(address)
                try play.count("address \(name)", limit: play.limits.codesPerAddress, at: now)
            }
            try play.count("all", limit: play.limits.codes, at: now)
            guard let client = play.clients[code], let request = play.requests[client] else {
                throw Refusal(.deviceCodeUnknown())
            }
            play.requests[client] = try request.shown(to: user, session: browser, form: token, at: now)
            let form = Form(client: client, token: token, user: user)
            play.forms[index] = form
            play.lastForms[ExactString(browser)] = form
            return "shown"
        }
    }

    private mutating func decide(_ event: JSONCursor, at now: Date) throws(Refusal) -> Result<String, Refusal> {
        let browser = try event["browser"].required(.string)
        let isApproved = try event["do"].required(.string).hasSameBytes(as: "approve")
        let form = try event["form"].optional(.integer).map { forms[$0] } ?? lastForms[ExactString(browser)]
        let subject = try event["user"].optional(.string)
        return result { play throws(Refusal) in
            guard let form else { throw Refusal(.deviceFormInvalid()) }
            guard let request = play.requests[form.client] else { throw Refusal(.deviceNotWaiting()) }
            let user = DeviceSignInUser(
                issuer: form.user.issuer, subject: subject ?? form.user.subject, provider: form.user.provider,
                authenticatedAt: form.user.authenticatedAt)
            play.requests[form.client] = try request.decided(
                isApproved: isApproved, by: user, session: browser, form: form.token, at: now)
            // A decided request does not wait, so its code is free.
            play.clients = play.clients.filter { $0.value != form.client }
            return isApproved ? "approved" : "denied"
        }
    }

    private mutating func poll(_ name: String, at now: Date) -> String {
        let client = ExactString(name)
        guard let request = requests[client] else { return "invalid_grant" }
        let (answer, change) = request.polled(at: now)
        switch change {
        case .none: break
        case .replace(let next): requests[client] = next
        case .remove: requests[client] = nil
        }
        return switch answer {
        case .approved(let approval): "approved \(approval.user.subject)"
        case .pending(let interval), .slowDown(let interval):
            "\(answer.error ?? "") \(interval.components.seconds)"
        case .denied, .expired, .unknown: answer.error ?? ""
        }
    }

    private mutating func countStart(from address: String, at now: Date) throws(Refusal) {
        let (name, limit) = ("start \(DeviceRequester.countedAs(address))", limits.requestsPerAddress)
        if let network = DeviceRequester.networkCountedAs(address) {
            _ = try nextCount(name, limit: limit, at: now)
            try count("start \(network)", limit: limits.requestsPerNetwork, at: now)
        }
        try count(name, limit: limit, at: now)
    }

    private mutating func count(_ name: String, limit: Int, at now: Date) throws(Refusal) {
        counters[ExactString(name)] = try nextCount(name, limit: limit, at: now)
    }

    private func nextCount(_ name: String, limit: Int, at now: Date) throws(Refusal) -> DeviceSignInEntry {
        guard let next = DeviceSignInEntry.counting(after: counters[ExactString(name)], limit: limit, at: now) else {
            throw Refusal(.deviceTooManyAttempts("at most \(limit) in 15 minutes"))
        }
        return next
    }

    private func malformed(_ member: String, _ remedy: ProblemText) -> Refusal {
        Refusal(Problem(.vectorMalformed, at: .member(member), remedy: remedy))
    }

    private mutating func result(
        _ step: (inout DeviceSignInPlay) throws(Refusal) -> String
    ) -> Result<String, Refusal> {
        do throws(Refusal) {
            return .success(try step(&self))
        } catch {
            return .failure(error)
        }
    }
}

/// The random bytes of a vector, one after another.
private final class RandomBytes: RandomSource {
    private let rest: Locked<ArraySlice<UInt8>>

    init(_ bytes: [UInt8]) {
        rest = Locked(bytes[...])
    }

    func bytes(_ count: Int) -> [UInt8] {
        rest.withLock { rest in
            let taken = Array(rest.prefix(count))
            rest = rest.dropFirst(count)
            return taken
        }
    }
}
