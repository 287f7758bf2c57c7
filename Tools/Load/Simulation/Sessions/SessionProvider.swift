import EntraID
import Foundation
import OIDCFixtures
import OIDCTestSupport

/// The times at which the token endpoint does not answer, derived from the seed before a run.
struct OutageCalendar: Sendable {
    struct Outage: Sendable {
        let start: Duration
        let end: Duration
        let failure: Failure
    }

    enum Failure: CaseIterable, Sendable {
        case refused, stalled, status503, page, oauthError
    }

    let outages: [Outage]

    /// Every outage is shorter than the life of an access token.
    init(length: Duration, random: inout SeededGenerator) {
        var outages: [Outage] = []
        var moment = Duration.seconds(3_600)
        while moment < length - .seconds(7_200) {
            let end = moment + .seconds(60 + random.below(54 * 60))
            outages.append(Outage(start: moment, end: end, failure: random.pick(Failure.allCases)))
            moment = end + .seconds(600 + random.below(6 * 3_600))
        }
        self.outages = outages
    }

    /// Returns the outage at a time, or `nil` if there is none.
    func outage(at time: Duration) -> Outage? { latest(at: time).flatMap { time < $0.end ? $0 : nil } }

    /// Returns the time since when the token endpoint has answered, or `nil` if it does not.
    func healthySince(at time: Duration) -> Duration? {
        guard let latest = latest(at: time) else { return .zero }
        return time < latest.end ? nil : latest.end
    }

    private func latest(at time: Duration) -> Outage? {
        var (low, high) = (0, outages.count)
        while low < high {
            let middle = (low + high) / 2
            if outages[middle].start <= time { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : outages[low - 1]
    }
}

/// A provider that accepts each refresh token once. It remembers little, so that the memory in use is the library's.
final class SessionProvider: HTTPTransport {
    private struct User {
        /// The number of the only refresh token that is accepted.
        var current = 0
        /// Whether a request with it is in progress.
        var isInProgress = false
    }

    private struct State {
        var users: [User] = []
        var random: SeededGenerator
    }

    private let issuer: TestIssuer
    private let outages: OutageCalendar
    private let time: SimulatedTime
    private let checker: SessionChecker
    private let state: Locked<State>

    init(
        _ issuer: TestIssuer, _ outages: OutageCalendar, time: SimulatedTime, checker: SessionChecker,
        random: SeededGenerator
    ) {
        self.issuer = issuer
        self.outages = outages
        self.time = time
        self.checker = checker
        state = Locked(State(random: random))
    }

    func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        if request.url == issuer.profile.metadataURL { return Self.answer(issuer.metadataDocument) }
        if request.url == issuer.jwksURL { return Self.answer(issuer.keySetDocument) }
        let fields = (try? FormEncoding.decode(String(decoding: request.body, as: UTF8.self))) ?? []
        guard let token = fields.first(where: { $0.name == "refresh_token" })?.value else {
            return newUser(try await issuer.transport.send(request))
        }
        return try await refresh(token, request)
    }

    /// Gives a user who signs in a refresh token that says whose it is.
    private func newUser(_ response: TransportResponse) -> TransportResponse {
        guard let members = (try? JSONValue(parsing: response.body))?.object?.members else { return response }
        let number = state.withLock { state in
            state.users.append(User())
            return state.users.count - 1
        }
        let changed = members.map { member in
            member.name == "refresh_token"
                ? JSONObject.Member(name: member.name, value: .string("r-\(number)-0")) : member
        }
        return Self.answer(Array(JSONValue.object(JSONObject(changed)).serialized(indented: false).utf8))
    }

    private func refresh(
        _ token: String, _ request: TransportRequest
    ) async throws(TransportFailure) -> TransportResponse {
        let numbers = token.split(separator: "-").compactMap { Int($0) }
        guard numbers.count == 2 else { return Self.answer([], status: 400) }
        let (user, number) = (numbers[0], numbers[1])
        checker.refreshed()
        begin(user, number)
        defer { state.withLock { $0.users[user].isInProgress = false } }
        if let outage = outages.outage(at: time.elapsed) { return try await fail(outage.failure, request) }
        let delay = state.withLock { $0.random.onceIn(4) ? $0.random.below(9_000) : 1 }
        do {
            try await time.sleep(for: .milliseconds(delay))
        } catch {
            throw .cancelled
        }
        let next = state.withLock { state in
            state.users[user].current = max(state.users[user].current, number + 1)
            return state.users[user].current
        }
        return Self.answer(
            Array(
                #"{"access_token":"a-\#(user)-\#(next)","refresh_token":"r-\#(user)-\#(next)","#.utf8)
                + Array(#""token_type":"Bearer","expires_in":3600}"#.utf8))
    }

    private func begin(_ user: Int, _ number: Int) {
        let (isOld, isTwice) = state.withLock { state in
            let (isOld, isTwice) = (number < state.users[user].current, state.users[user].isInProgress)
            state.users[user].isInProgress = true
            return (isOld, isTwice)
        }
        if isOld { checker.note(.reused, "refresh token \(number) of user \(user) had been answered") }
        if isTwice { checker.note(.reused, "refresh token \(number) of user \(user) is sent twice at a time") }
    }

    private func fail(
        _ failure: OutageCalendar.Failure, _ request: TransportRequest
    ) async throws(TransportFailure) -> TransportResponse {
        switch failure {
        case .refused: throw .unreachable(reason: "the connection was refused")
        case .status503: return Self.answer([], status: 503)
        case .page: return Self.answer(Array("<html></html>".utf8), status: 502)
        case .oauthError: return Self.answer(Array(#"{"error":"temporarily_unavailable"}"#.utf8), status: 503)
        case .stalled:
            try? await time.sleep(for: request.timeout)
            throw .timedOut
        }
    }

    private static func answer(_ body: [UInt8], status: Int = 200) -> TransportResponse {
        TransportResponse(
            status: status, headers: [HeaderField(name: "Content-Type", value: "application/json")], body: body)
    }
}
