extension LibCrypto {
    /// Returns base^exponent modulo the modulus. All numbers are big-endian and as long as the modulus.
    public func power(_ base: [UInt8], _ exponent: UInt64, modulo modulus: [UInt8]) -> [UInt8]? {
        let exponentBytes = (0..<8).reversed().map { UInt8(truncatingIfNeeded: exponent >> (8 * $0)) }
        let result = unsafe symbols.newNumber()
        let context = unsafe symbols.newNumberContext()
        let operands: [[UInt8]] = [base, exponentBytes, modulus]
        let numbers = unsafe operands.map { unsafe symbols.readNumber($0, Int32($0.count), nil) }
        defer {
            unsafe (numbers + [result]).forEach { unsafe symbols.freeNumber($0) }
            unsafe symbols.freeNumberContext(context)
        }
        var bytes = [UInt8](repeating: 0, count: modulus.count)
        guard unsafe symbols.raiseNumber(result, numbers[0], numbers[1], numbers[2], context) == 1,
            unsafe symbols.writeNumber(result, &bytes, Int32(bytes.count)) == Int32(bytes.count)
        else { return nil }
        return bytes
    }
}
