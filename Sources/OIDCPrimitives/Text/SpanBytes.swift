extension Span where Element == UInt8 {
    /// Returns the bytes as an array.
    package func copied() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        for index in indices { bytes.append(self[index]) }
        return bytes
    }
}
