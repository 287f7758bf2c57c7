/// Returns whether two byte arrays are equal, without stopping at the first difference, so that the time taken reveals
/// only the lengths. Use it for secrets, `state`, nonces and hashes.
public func haveSameBytesInConstantTime(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    let (left, right) = (left[...], right[...])
    return haveSameBytesInConstantTime(left.span, right.span)
}

/// Returns whether two byte sequences are equal, without stopping at the first difference.
package func haveSameBytesInConstantTime(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for index in left.indices { difference |= left[index] ^ right[index] }
    return difference == 0
}
