import EntraID

/// Strict JSON. An accepted text stays the same when it is written and read again. The error of a rejected text has an
/// offset within the text.
enum JSONTarget: Target {
    static let name = "json"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        vectors.texts("json", "text").map { Array($0.utf8) }
            + vectors.texts("json", "base64").compactMap { try? Base64URL.decode(unpadded($0)) }
    }

    static func feed(_ input: [UInt8]) {
        do {
            let value = try JSONValue(parsing: input)
            for isIndented in [false, true] {
                let written = value.serialized(indented: isIndented)
                let limits = try JSONLimits(bytes: written.utf8.count)
                guard let again = try? JSONValue(parsing: written, limits: limits) else {
                    finding("the output cannot be read: \(written)")
                }
                require(again == value, "the output has a different value: \(written)")
            }
            if case .array = value { require(isRefused(input.dropLast(), value), "half an array is accepted") }
            if case .object = value { require(isRefused(input.dropLast(), value), "half an object is accepted") }
            // Two texts in a row are not a JSON text.
            require((try? JSONValue(parsing: input + [0x20, 0x30])) == nil, "a second text is accepted")
        } catch {
            examine(error)
            require(error.problems.count == 1, "several faults at once: \(error)")
            if let location = error.problems.first?.location, location.kind == "byte" {
                require(Int(location.name).map { (0...input.count).contains($0) } ?? false, "bad offset: \(location)")
            }
        }
    }

    /// White space may be removed from the end of a text; the rest may not.
    private static func isRefused(_ input: ArraySlice<UInt8>, _ value: JSONValue) -> Bool {
        guard let shorter = try? JSONValue(parsing: Array(input)) else { return true }
        return shorter == value
    }

    private static func unpadded(_ text: String) -> String {
        String(text.filter { $0 != "=" }.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
    }
}
