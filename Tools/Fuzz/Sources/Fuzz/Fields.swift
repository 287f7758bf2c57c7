/// Splits an input into fields, separated by the ASCII unit separator, which no seed contains otherwise.
///
/// A missing field is empty, and the last one contains the rest, so that every input is valid.
func fields(_ input: [UInt8], _ count: Int) -> [[UInt8]] {
    var fields = input.split(separator: 0x1F, maxSplits: count - 1, omittingEmptySubsequences: false).map(Array.init)
    while fields.count < count { fields.append([]) }
    return fields
}

/// Joins fields into a seed.
func seed(_ fields: String?...) -> [UInt8] {
    Array(fields.map { $0 ?? "" }.joined(separator: "\u{1F}").utf8)
}

/// Returns the text that a program would decode from the bytes it received: invalid UTF-8 is replaced.
func text(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
}
