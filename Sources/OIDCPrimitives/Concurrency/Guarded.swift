import Synchronization

/// A value that one thread at a time may touch, for as long as it takes to copy a reference.
package final class Guarded<Value: Sendable>: Sendable {
    private let value: Mutex<Value>
    /// The thread sanitizer does not see into `Mutex`, which lies in the toolchain uninstrumented; it sees this.
    private let order = Atomic(0)

    package init(_ value: Value) {
        self.value = Mutex(value)
    }

    package func withLock<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
        value.withLock { value in
            _ = order.load(ordering: .acquiring)
            defer { order.store(0, ordering: .releasing) }
            return body(&value)
        }
    }
}
