import OIDCDiscovery
import OIDCFixtures
import OIDCPrimitives
import OIDCTestSupport
import OIDCTokens

/// The provider and the network in front of it, with the behavior of the current time. It reports the expected outcome
/// of everything it does to the checker.
final class SimulatedProvider: HTTPTransport {
    private let keys: KeyCalendar
    private let behaviors: BehaviorCalendar
    private let time: SimulatedTime
    private let checker: InvariantChecker
    private let random: Locked<SeededGenerator>

    init(
        keys: KeyCalendar, behaviors: BehaviorCalendar, time: SimulatedTime, checker: InvariantChecker,
        random: SeededGenerator
    ) {
        self.keys = keys
        self.behaviors = behaviors
        self.time = time
        self.checker = checker
        self.random = Locked(random)
    }

    func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        let document: Document? =
            switch ExactString(request.url) {
            case ExactString(Documents.metadataURL): .metadata
            case ExactString(Documents.jwksURL): .keys
            default: nil
            }
        guard let document else {
            checker.note(.forged, "the provider's place is taken: \(request.url) was asked")
            throw .unreachable(reason: "nobody is to ask there")
        }
        let fetch = checker.requestLeaves(for: document, at: time.uptime)
        let answer = answer(document, request)
        switch answer.delay {
        case .none: break
        case .some(let duration):
            do {
                try await time.sleep(for: duration)
            } catch {
                throw .cancelled
            }
        case .unbreakable(let duration): await time.sleepRegardless(for: duration)
        }
        checker.answerArrived(for: document, to: fetch, answer.grade)
        return try answer.outcome.get()
    }

    // MARK: - Answers

    private func answer(_ document: Document, _ request: TransportRequest) -> Answer {
        let period = behaviors.period(at: time.elapsed)
        let isAffected: Bool =
            switch period.scope {
            case .everything: true
            case .metadata: document == .metadata
            case .keys: document == .keys
            }
        guard isAffected, !period.behavior.isWell else { return good(document, period.behavior) }
        switch period.behavior {
        case .well, .slow, .otherContentType: return good(document, period.behavior)
        case .oldKeySet: return good(document, period.behavior)
        case .internalError: return .status(500)
        case .unavailable: return .status(503)
        case .unavailableRetryAfter: return .status(503, [HeaderField(name: "Retry-After", value: "1")])
        case .refused: return Answer(.unreachable(reason: "the connection was refused"), .discoveryUnreachable)
        case .stalled:
            var answer = Answer(.timedOut, .discoveryTimeout)
            answer.delay = .some(request.timeout)
            return answer
        case .hanging:
            var answer = good(document, .well)
            answer.delay = .unbreakable(.seconds(30 + below(7_200)))
            return answer
        case .truncated:
            let whole = document == .metadata ? Documents.metadata() : keySet(at: time.elapsed)
            let code: ProblemCode = document == .metadata ? .discoveryNotJSON : .keysNotJSON
            return .text(String(whole.prefix(1 + below(whole.count - 1))), code)
        case .page: return .text("<html></html>", document == .metadata ? .discoveryNotJSON : .keysNotJSON)
        case .oauthError: return .text(#"{"error":"invalid_tenant"}"#, status: 400, .discoveryProviderError)
        case .redirection:
            return .status(302, [HeaderField(name: "Location", value: Documents.attacker)])
        case .tooLarge: return Answer(.bodyTooLarge, .discoveryTooLarge)
        case .tooLargeUnnoticed:
            let body = [UInt8](repeating: 0x20, count: request.bodyLimit + 1)
            return Answer(TransportResponse(status: 200, headers: [Answer.json], body: body), .bad(.discoveryTooLarge))
        default: return document == .metadata ? badMetadata(period.behavior) : badKeySet(period.behavior)
        }
    }

    private func badMetadata(_ behavior: ServerBehavior) -> Answer {
        switch behavior {
        case .otherIssuer:
            .text(Documents.metadata(issuer: "https://id.example.com/"), .discoveryIssuerMismatch)
        case .attacker:
            .text(
                Documents.metadata(issuer: Documents.attacker, keys: "\(Documents.attacker)/keys"),
                .discoveryIssuerMismatch)
        case .insecureKeys:
            .text(Documents.metadata(keys: "http://id.example.com/keys"), .discoveryEndpointNotHTTPS)
        case .wrongType: .text(Documents.metadata(changing: #""scopes_supported":7,"#), .discoveryWrongType)
        default: good(.metadata, .well)
        }
    }

    private func badKeySet(_ behavior: ServerBehavior) -> Answer {
        switch behavior {
        case .emptyKeySet: .text(#"{"keys":[]}"#, .keysNoUsableKey)
        case .unusableKeys: .text(Documents.unusableKeySet, .keysNoUsableKey)
        case .wrongType: .text(#"{"keys":{}}"#, .keysWrongType)
        default: good(.keys, .well)
        }
    }

    private func good(_ document: Document, _ behavior: ServerBehavior) -> Answer {
        let cache = random.withLock { CacheField.any(&$0) }
        // An old cache serves the state of hours ago.
        let moment = behavior == .oldKeySet ? max(time.elapsed - .seconds(6 * 3_600), .zero) : time.elapsed
        let text = document == .metadata ? Documents.metadata() : keySet(at: moment)
        let names = document == .metadata ? [] : Set(keys.published(at: moment).map(\.name) + [KeyCalendar.idleName])
        let type = behavior == .otherContentType ? HeaderField(name: "Content-Type", value: "text/plain") : Answer.json
        var answer = Answer(
            TransportResponse(status: 200, headers: [type] + cache.headers, body: Array(text.utf8)),
            .good(keys: names, lifetime: cache.lifetime))
        if behavior == .slow { answer.delay = .some(.milliseconds(1 + below(9_900))) }
        return answer
    }

    private func keySet(at moment: Duration) -> String {
        Documents.keySet(
            keys.published(at: moment).map { ($0.keyID, $0.material) } + [(KeyCalendar.idleName, TestKey.two)])
    }

    private func below(_ bound: Int) -> Int { random.withLock { $0.below(bound) } }
}
