/// Cuts an input into fields. What separates them is ASCII's own unit separator, which no seed contains otherwise.
///
/// A missing field is empty, and the last one keeps what is left, so that every input is one.
func fields(_ input: [UInt8], _ count: Int) -> [[UInt8]] {
    var fields = input.split(separator: 0x1F, maxSplits: count - 1, omittingEmptySubsequences: false).map(Array.init)
    while fields.count < count { fields.append([]) }
    return fields
}

/// Fields as a seed.
func seed(_ fields: String?...) -> [UInt8] {
    Array(fields.map { $0 ?? "" }.joined(separator: "\u{1F}").utf8)
}

/// Text as a program would have it that decodes what came over the wire: bytes that are no UTF-8 are replaced.
func text(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
}
