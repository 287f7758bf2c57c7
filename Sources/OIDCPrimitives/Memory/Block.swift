/// A growing piece of memory with one owner.
///
/// A token that was taken apart is looked at a hundred times, and an array counts its owners at each look. A block has
/// one, and every index into it is checked, as an array's is. No index comes from the wire: each is one at which
/// something was put before.
@safe
package struct Block<Element: BitwiseCopyable & Sendable>: ~Copyable {
    private var memory: UnsafeMutablePointer<Element>
    private var capacity: Int
    /// How many elements there are.
    package private(set) var count = 0

    /// An empty block with room for that many elements.
    package init(capacity: Int) {
        self.capacity = max(capacity, 4)
        unsafe memory = .allocate(capacity: self.capacity)
    }

    /// A copy of these elements.
    package init(_ elements: [Element]) {
        self.init(capacity: elements.count)
        unsafe elements.withUnsafeBufferPointer { elements in
            guard let first = elements.baseAddress else { return }
            unsafe memory.update(from: first, count: elements.count)
        }
        count = elements.count
    }

    deinit { unsafe memory.deallocate() }

    /// Puts an element behind the last.
    @inline(__always)
    package mutating func append(_ element: Element) {
        if count == capacity { grow(toFit: count + 1) }
        unsafe (memory + count).initialize(to: element)
        count &+= 1
    }

    /// Puts as many elements behind the last as a function writes to memory for that many. The function vouches that it
    /// writes no more: base64url and the table of names, which know beforehand, are all that call this.
    package mutating func append(upTo limit: Int, _ write: (UnsafeMutablePointer<Element>) -> Int?) -> Int? {
        if capacity - count < limit { grow(toFit: count + limit) }
        guard let written = unsafe write(memory + count), (0...limit).contains(written) else { return nil }
        count += written
        return written
    }

    /// The element at an index.
    package subscript(index: Int) -> Element {
        @inline(__always) get { withSpan { elements in elements[index] } }
        @inline(__always) set {
            let elements = unsafe UnsafeMutableBufferPointer(start: memory, count: count)
            var span = unsafe elements.mutableSpan
            span[index] = newValue
        }
    }

    /// Looks at all elements.
    @inline(__always)
    package func withSpan<Value, Failure: Error>(
        _ body: (Span<Element>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let elements = unsafe UnsafeBufferPointer(start: memory, count: count)
        return try body(unsafe elements.span)
    }

    private mutating func grow(toFit needed: Int) {
        let larger = max(needed, capacity * 2)
        let copy = UnsafeMutablePointer<Element>.allocate(capacity: larger)
        unsafe copy.update(from: memory, count: count)
        unsafe memory.deallocate()
        unsafe memory = copy
        capacity = larger
    }
}

// Sendable although it holds a pointer: a block cannot be copied, so the pointer has one owner, who alone may change what
// it points to; those who share it only borrow it, and then nobody may.
extension Block: @unchecked Sendable {}
