import Synchronization

/// A number that no other value of the process has. Values that share it are copies of each other.
struct ValueIdentity: Hashable, Sendable {
    private let number: UInt64

    private static let last = Atomic<UInt64>(0)

    /// Creates a new number.
    init() {
        number = ValueIdentity.last.wrappingAdd(1, ordering: .relaxed).newValue
    }
}
