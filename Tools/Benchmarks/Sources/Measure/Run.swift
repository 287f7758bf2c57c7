import LibCrypto
import Machine

/// One run of all measurements: the figures, and the times they are calculated from.
struct Run {
    private(set) var values: [String: Double] = [:]
    var laps: [Timing] = []

    subscript(figure: Figure) -> Double { values[figure.rawValue] ?? .nan }

    mutating func set(_ figure: Figure, _ value: Double) {
        values[figure.rawValue] = value
    }

    /// Sets the ratio of the fastest laps. The minimum is what the machine can do; the rest is interference.
    mutating func set(_ figure: Figure, _ lap: Timing, over reference: Timing) {
        set(figure, lap.minimum / reference.minimum)
    }
}

/// All measurements, prepared once.
struct BenchmarkSuite {
    private let tokens: TokenFigures
    private let documents: DocumentFigures
    private let texts: TextFigures
    private let threads: ThreadFigures
    private let seenTokens: SeenTokenFigures
    private let rounds: Int

    init(_ library: LibCrypto, isShort: Bool) async throws {
        rounds = isShort ? 10 : 30
        tokens = try TokenFigures(library, tokenCount: isShort ? 200 : 1_000)
        documents = try DocumentFigures(library)
        texts = try TextFigures(library)
        threads = try await ThreadFigures(library)
        seenTokens = try await SeenTokenFigures(library, isShort: isShort)
    }

    func run() throws -> Run {
        var run = Run()
        stay_on_core(0)
        try tokens.measure(&run, rounds: rounds)
        try documents.measure(&run, rounds: rounds)
        try texts.measure(&run, rounds: rounds)
        try threads.measure(&run, rounds: rounds)
        try seenTokens.measure(&run, rounds: rounds)
        return run
    }
}
