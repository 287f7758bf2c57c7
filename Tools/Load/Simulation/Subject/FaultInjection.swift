import Foundation
import OIDCDiscovery
import OIDCPrimitives
import OIDCTokens
import Synchronization

/// Faults that are injected into the live provider from outside. Each breaks a rule, and a simulation that does not
/// notice it is useless.
enum FaultInjection: String, CaseIterable, Sendable {
    /// Loses one valid token in a thousand.
    case loses
    /// Never fetches an unknown key.
    case neverAsks = "never-asks"
    /// Starts again without a snapshot if a key stays unknown.
    case forgets
    /// Fetches an unknown key only once an hour.
    case dawdles
    /// Accepts every tenth invalid signature.
    case believesSignatures = "believes-signatures"
    /// Accepts tokens with an unknown key.
    case believesStrangers = "believes-strangers"
    /// Waits half a minute instead of the documented five minutes.
    case hurries
    /// Fetches everything twice, at the same time.
    case asksTwice = "asks-twice"
    /// Keeps every token.
    case hoards
    /// Keeps every snapshot.
    case keepsSnapshots = "keeps-snapshots"
    /// Uses a snapshot for ten days.
    case clings
    /// Uses a snapshot for six hours before it is refreshed.
    case naps
    /// Never refreshes the first snapshot.
    case freezes
    /// Uses the first key that it knew by a name, although the provider has replaced it under the same name.
    case remembersNames = "remembers-names"
    /// Does not report why there is no snapshot.
    case mumbles
    /// Counts tokens on several threads without synchronization. The thread sanitizer must notice this.
    case races

    /// The rules, at least one of which must be reported as broken.
    var breaks: Set<Rule> {
        switch self {
        case .loses, .neverAsks, .forgets, .remembersNames: [.lost]
        case .dawdles: [.lost, .recovery]
        case .believesSignatures, .believesStrangers: [.forged]
        case .hurries, .asksTwice: [.floor]
        case .hoards, .keepsSnapshots: [.memory]
        case .clings, .mumbles: [.end]
        case .naps: [.expiry]
        case .freezes: [.recovery, .end]
        case .races: []
        }
    }

    /// The policy that is passed to the library instead of the documented one.
    var policy: RefreshPolicy {
        switch self {
        case .hurries: (try? RefreshPolicy(minimumInterval: .seconds(30))) ?? .standard
        case .dawdles: (try? RefreshPolicy(minimumInterval: .seconds(3_600))) ?? .standard
        case .clings: (try? RefreshPolicy(maximumSnapshotAge: .seconds(864_000))) ?? .standard
        default: .standard
        }
    }

    /// The subject that is tested instead of the library.
    func subject(_ makeLive: @escaping @Sendable (RefreshPolicy) -> LiveProvider) -> any Subject {
        FaultySubject(self, makeLive)
    }
}

/// The live provider with a fault. Unchecked because one of the faults is a race.
private final class FaultySubject: Subject, @unchecked Sendable {
    private let fault: FaultInjection
    private let makeLive: @Sendable (RefreshPolicy) -> LiveProvider
    private let honest: Locked<UnmodifiedSubject>
    private let other: UnmodifiedSubject
    private let calls = Atomic(0)
    private nonisolated(unsafe) var races = 0
    private let tokens = Locked<[[UInt8]]>([])
    private let snapshots = Locked<[ProviderSnapshot]>([])
    private let firstByName = Locked<[String: ProviderSnapshot]>([:])

    init(_ fault: FaultInjection, _ makeLive: @escaping @Sendable (RefreshPolicy) -> LiveProvider) {
        self.fault = fault
        self.makeLive = makeLive
        honest = Locked(UnmodifiedSubject(live: makeLive(fault.policy)))
        other = UnmodifiedSubject(live: makeLive(fault.policy))
    }

    private var subject: UnmodifiedSubject { honest.withLock { $0 } }

    func validate(_ token: String, at now: Date, seen: @Sendable (ProviderSnapshot) -> Void) async -> Verdict {
        let call = calls.add(1, ordering: .relaxed).newValue
        switch fault {
        case .neverAsks:
            subject.live.refreshIfNeeded()
            if let snapshot = subject.live.snapshotIfAvailable() { return validate(token, snapshot, at: now, seen) }
        case .freezes:
            if let first = snapshots.withLock({ $0.first }) { return validate(token, first, at: now, seen) }
        case .naps:
            if let last = snapshots.withLock({ $0.last }), now.timeIntervalSince(last.fetchedAt) < 6 * 3_600 {
                return validate(token, last, at: now, seen)
            }
        case .remembersNames:
            if let first = firstByName.withLock({ $0[FaultySubject.keyID(of: token)] }) {
                return validate(token, first, at: now, seen)
            }
        case .asksTwice:
            if call.isMultiple(of: 2) { return await other.validate(token, at: now, seen: seen) }
        case .races: unsafe races += 1
        case .hoards: tokens.withLock { $0.append(Array(token.utf8)) }
        default: break
        }
        let snapshots = snapshots
        let keeps = [.keepsSnapshots, .freezes, .naps].contains(fault)
        let verdict = await subject.validate(token, at: now) { snapshot in
            seen(snapshot)
            if keeps { snapshots.withLock { if $0.last !== snapshot { $0.append(snapshot) } } }
        }
        if fault == .remembersNames, case .accepted = verdict, let current = subject.live.snapshotIfAvailable() {
            firstByName.withLock { known in
                let name = FaultySubject.keyID(of: token)
                known[name] = known[name] ?? current
            }
        }
        return spoiled(verdict, call)
    }

    /// Returns the `kid` of a token, or an empty string.
    private static func keyID(of token: String) -> String {
        let header = token.prefix { $0 != "." }
        guard let bytes = try? Base64URL.decode(String(header)) else { return "" }
        return (try? JSONValue(parsing: bytes))?["kid"]?.string ?? ""
    }

    private func spoiled(_ verdict: Verdict, _ call: Int) -> Verdict {
        switch (fault, verdict) {
        case (.loses, .accepted) where call.isMultiple(of: 1_000): return .refused([.keysUnknownKey])
        case (.believesSignatures, .refused([.tokenSignatureInvalid])) where call.isMultiple(of: 10): return .accepted
        case (.believesStrangers, .refused([.keysUnknownKey])): return .accepted
        case (.forgets, .refused(let codes)) where codes == [.keysUnknownKey]:
            honest.withLock { [makeLive, fault] in $0 = UnmodifiedSubject(live: makeLive(fault.policy)) }
            return verdict
        case (.mumbles, .refused(let codes)) where codes.first?.rawValue.hasPrefix("discovery.") == true:
            return .refused([.discoveryStale])
        default: return verdict
        }
    }

    private func validate(
        _ token: String, _ snapshot: ProviderSnapshot, at now: Date, _ seen: (ProviderSnapshot) -> Void
    ) -> Verdict {
        seen(snapshot)
        do throws(Refusal) {
            _ = try snapshot.verify(token, against: UnmodifiedSubject.expectations(snapshot), at: now)
            return .accepted
        } catch {
            return .refused(error.codes)
        }
    }

    func snapshot(warnings: WarningHandler) async throws(Refusal) -> ProviderSnapshot {
        try await subject.snapshot(warnings: warnings)
    }

    func keepFresh() async { await subject.keepFresh() }
}
