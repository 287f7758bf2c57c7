#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Which change is made in this run, and which places a run comes to.
public enum Mutant {
    /// The number of the change; 0 makes none. Read once from the environment; the runner of the vectors sets it.
    public nonisolated(unsafe) static var active = getenv("MUTANT").flatMap { Int(String(cString: $0)) } ?? 0

    /// A mark for each change that the run came to, kept when the environment asks for it.
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

    /// Whether a change is made.
    @inline(never)
    public static func on(_ number: Int) -> Bool {
        if let reached { reached[number] = 1 }
        return active == number
    }

    /// True when the change is made.
    @inlinable
    public static func yes(_ number: Int, _ value: Bool) -> Bool { on(number) || value }

    /// False when the change is made.
    @inlinable
    public static func no(_ number: Int, _ value: Bool) -> Bool { !on(number) && value }

    /// The other answer when the change is made.
    @inlinable
    public static func flip(_ number: Int, _ value: Bool) -> Bool { on(number) != value }

    /// Nothing when the change is made.
    @inlinable
    public static func none<Value>(_ number: Int, _ value: Value?) -> Value? { on(number) ? nil : value }

    /// An empty list when the change is made.
    @inlinable
    public static func empty<Element>(_ number: Int, _ value: [Element]) -> [Element] { on(number) ? [] : value }

    /// One more when the change is made.
    @inlinable
    public static func plus<Number: Numeric>(_ number: Int, _ value: Number) -> Number {
        on(number) ? value + 1 : value
    }

    /// One less when the change is made.
    @inlinable
    public static func minus<Number: Numeric>(_ number: Int, _ value: Number) -> Number {
        on(number) ? value - 1 : value
    }

    /// The elements but one, if one of the numbers from the first on is chosen.
    @inlinable
    public static func without<Element>(_ first: Int, _ elements: [Element]) -> [Element] {
        elements.indices.filter { !on(first + $0) }.map { elements[$0] }
    }
}
