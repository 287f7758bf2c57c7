#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Selects the change to make in this run, and records which changes a run reaches.
public enum Mutant {
    /// The number of the change, or 0 for none. Read once from the environment; the runner of the vectors sets it.
    public nonisolated(unsafe) static var active = getenv("MUTANT").flatMap { Int(String(cString: $0)) } ?? 0

    /// A mark for each change that the run reached, recorded if the environment asks for it.
    private nonisolated(unsafe) static let reached: UnsafeMutablePointer<UInt8>? = {
        guard getenv("MUTANT_REACHED") != nil else { return nil }
        let marks = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        marks.initialize(repeating: 0, count: capacity)
        atexit { Mutant.writeReached() }
        return marks
    }()

    private static let capacity = 65_536

    private static func writeReached() {
        guard let reached, let path = getenv("MUTANT_REACHED"), let file = fopen(path, "w") else { return }
        for number in 0..<capacity where reached[number] != 0 { fputs("\(number)\n", file) }
        fclose(file)
    }

    /// Returns whether a change is made.
    @inline(never)
    public static func on(_ number: Int) -> Bool {
        if let reached { reached[number] = 1 }
        return active == number
    }

    /// Returns `true` if the change is made.
    @inlinable
    public static func yes(_ number: Int, _ value: Bool) -> Bool { on(number) || value }

    /// Returns `false` if the change is made.
    @inlinable
    public static func no(_ number: Int, _ value: Bool) -> Bool { !on(number) && value }

    /// Returns the opposite if the change is made.
    @inlinable
    public static func flip(_ number: Int, _ value: Bool) -> Bool { on(number) != value }

    /// Returns `nil` if the change is made.
    @inlinable
    public static func none<Value>(_ number: Int, _ value: Value?) -> Value? { on(number) ? nil : value }

    /// Returns an empty list if the change is made.
    @inlinable
    public static func empty<Element>(_ number: Int, _ value: [Element]) -> [Element] { on(number) ? [] : value }

    /// Returns one more if the change is made.
    @inlinable
    public static func plus<Number: Numeric>(_ number: Int, _ value: Number) -> Number {
        on(number) ? value + 1 : value
    }

    /// Returns one less if the change is made.
    @inlinable
    public static func minus<Number: Numeric>(_ number: Int, _ value: Number) -> Number {
        on(number) ? value - 1 : value
    }

    /// Returns all elements but one, if one of the numbers from the first one on is selected.
    @inlinable
    public static func without<Element>(_ first: Int, _ elements: [Element]) -> [Element] {
        elements.indices.filter { !on(first + $0) }.map { elements[$0] }
    }
}
