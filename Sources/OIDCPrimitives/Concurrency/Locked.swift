import Synchronization

/// A value that one thread at a time may touch, for as long as it takes to copy a reference.
package final class Locked<Value: Sendable>: Sendable {
    private let value: Mutex<Value>
    #if SANITIZES_THREADS
        /// The thread sanitizer does not see into `Mutex`, which lies in the toolchain uninstrumented. It sees this.
        private let order = Atomic(0)
    #endif

    package init(_ value: Value) {
        self.value = Mutex(value)
    }

    package func withLock<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
        value.withLock { value in
            #if SANITIZES_THREADS
                _ = order.load(ordering: .acquiring)
                defer { order.store(0, ordering: .releasing) }
            #endif
            return body(&value)
        }
    }
}
