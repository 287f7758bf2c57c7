/// Compares two byte sequences without stopping at the first difference, so that the time taken tells an attacker
/// the lengths and nothing else. For secrets, `state`, nonces and hashes.
public func haveSameBytesInConstantTime(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for (leftByte, rightByte) in zip(left, right) {
        difference |= leftByte ^ rightByte
    }
    return difference == 0
}
