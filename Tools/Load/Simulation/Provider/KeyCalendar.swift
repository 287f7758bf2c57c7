import OIDCFixtures
import OIDCTestSupport

/// The keys that the provider publishes and signs with at each time, derived from the seed before a run.
///
/// Two of three rollovers are announced: the new key is published some time (minutes to a day) before it is used, and
/// the old one is withdrawn hours later. The third is an emergency: all of it happens at once.
struct KeyCalendar: Sendable {
    struct Key: Sendable {
        let number: Int
        let published: Duration
        let used: Duration
        fileprivate(set) var withdrawn: Duration?

        /// The `kid` and the key of `TestIssuer` after this number of rotations.
        var name: String { "test-key-\(number)" }
        var material: TestKey { [TestKey.one, .two, .three][(number - 1) % 3] }

        func isPublished(at time: Duration) -> Bool {
            published <= time && withdrawn.map { time < $0 } != false
        }
    }

    /// A key that is always published and never used, so that there are several at all times.
    static let idleName = "test-key-idle"

    private(set) var keys: [Key]
    private(set) var emergencies = 0

    init(length: Duration, random: inout SeededGenerator) {
        keys = [Key(number: 1, published: .zero, used: .zero)]
        var moment: Duration = .zero
        while true {
            moment += .seconds(3_600 + random.below(30 * 3_600))
            guard moment < length else { return }
            let isEmergency = random.onceIn(3)
            let notice: Duration = isEmergency ? .zero : .seconds(120 + random.below(86_400))
            let used = moment + notice
            guard used < length else { return }
            emergencies += isEmergency ? 1 : 0
            keys[keys.count - 1].withdrawn = isEmergency ? used : used + .seconds(60 + random.below(12 * 3_600))
            keys.append(Key(number: keys.count + 1, published: moment, used: used))
            moment = used
        }
    }

    /// Returns the key that signs at a time.
    func used(at time: Duration) -> Key {
        keys.last { $0.used <= time } ?? keys[0]
    }

    /// Returns the key that signed before it, and the key that will sign after it.
    func neighbours(of key: Key) -> (before: Key?, after: Key?) {
        (key.number >= 2 ? keys[key.number - 2] : nil, key.number < keys.count ? keys[key.number] : nil)
    }

    func published(at time: Duration) -> [Key] {
        keys.filter { $0.isPublished(at: time) }
    }
}
