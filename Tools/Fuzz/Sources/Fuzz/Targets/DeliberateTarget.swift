/// A deliberate fault after four comparisons, to which none of the first inputs leads. It shows that the fuzzer finds
/// faults.
enum DeliberateTarget: Target {
    static let name = "deliberate"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] { [Array("a".utf8)] }

    static func feed(_ input: [UInt8]) {
        guard input.count > 3, input[0] == 0x66, input[1] == 0x61, input[2] == 0x6C else { return }
        require(input[3] != 0x6C, "the deliberate fault")
    }
}
