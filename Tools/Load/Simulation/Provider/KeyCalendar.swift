import OIDCFixtures
import OIDCTestSupport

/// The keys that the provider publishes and signs with at each time, derived from the seed before a run.
///
/// Two of three rollovers are announced: the new key is published some time (minutes to a day) before it is used, and
/// the old one is withdrawn hours later. The third is an emergency: all of it happens at once. Every other emergency
/// replaces the key under the same `kid`.
struct KeyCalendar: Sendable {
    struct Key: Sendable {
        let number: Int
        let keyID: String
        let published: Duration
        let used: Duration
        fileprivate(set) var withdrawn: Duration?

        /// The name in the simulation, which is different for each key. A `kid` may not be.
        var name: String { "\(keyID)#\(number)" }
        /// The key of `TestIssuer` after this number of rotations.
        var material: TestKey { [TestKey.one, .two, .three][(number - 1) % 3] }

        func isPublished(at time: Duration) -> Bool {
            published <= time && withdrawn.map { time < $0 } != false
        }
    }

    /// A key that is always published and never used, so that there are several at all times.
    static let idleName = "test-key-idle"

    private(set) var keys: [Key]
    private(set) var emergencies = 0

    /// Returns the `kid` of the key with a name.
    static func keyID(of name: String) -> Substring { name.prefix { $0 != "#" } }

    init(length: Duration, random: inout SeededGenerator) {
        keys = [Key(number: 1, keyID: "test-key-1", published: .zero, used: .zero)]
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
            let number = keys.count + 1
            let keepsID = isEmergency && !emergencies.isMultiple(of: 2)
            keys.append(
                Key(
                    number: number, keyID: keepsID ? keys[number - 2].keyID : "test-key-\(number)", published: moment,
                    used: used))
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

    /// The number of keys that were replaced under the same `kid`.
    var replacements: Int { zip(keys, keys.dropFirst()).count { $0.keyID == $1.keyID } }

    func published(at time: Duration) -> [Key] {
        keys.filter { $0.isPublished(at: time) }
    }
}
