import Synchronization

/// A value protected by a lock that is held only for as long as it takes to copy a reference.
package final class Locked<Value: Sendable>: Sendable {
    private let value: Mutex<Value>
    #if SANITIZES_THREADS
        /// The thread sanitizer cannot see into `Mutex`, which is not instrumented in the toolchain. It can see this
        /// atomic.
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
