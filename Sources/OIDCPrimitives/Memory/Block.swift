/// A growing piece of memory with one owner.
///
/// A token that was taken apart is looked at a hundred times, and an array counts its owners at each look. A block has
/// one, and every index into it is checked, as an array's is.
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
        guard let written = unsafe write(memory + count) else { return nil }
        precondition(written >= 0 && written <= limit)
        count += written
        return written
    }

    /// The element at an index.
    package subscript(index: Int) -> Element {
        @inline(__always) get {
            precondition(index >= 0 && index < count)
            return unsafe memory[index]
        }
        @inline(__always) set {
            precondition(index >= 0 && index < count)
            unsafe memory[index] = newValue
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

// There is one owner, so nobody else can change it.
extension Block: @unchecked Sendable {}
