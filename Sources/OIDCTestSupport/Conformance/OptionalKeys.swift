import OIDCTokens

extension Conformance {
    /// Keys that a verifier may refuse, if it says so when it is tested. This library accepts them in a key set, but hardly
    /// any provider publishes them, and some crypto libraries do not load them.
    ///
    /// Everything else is required of a verifier that supports RSA algorithms: keys of 2,048, 3,072, and 4,096 bits with
    /// the exponent 65537.
    public struct OptionalKeys: Hashable, Sendable, CustomStringConvertible {
        /// The name, for the descriptions of failures.
        public let description: String

        private init(_ description: String) {
            self.description = description
        }

        /// RSA keys with the public exponent 3.
        public static let exponentThree = OptionalKeys("RSA keys with the exponent 3")
        /// RSA keys whose number of bits is not divisible by eight, such as 2,049 bits.
        public static let partialBytes = OptionalKeys("RSA keys whose number of bits is not divisible by eight")
    }
}

extension JSONWebKey {
    /// The kinds of keys to which this one belongs and that a verifier may refuse.
    var optionalKinds: Set<Conformance.OptionalKeys> {
        guard let rsa else { return [] }
        let kinds: [Conformance.OptionalKeys?] = [
            rsa.exponent == 3 ? .exponentThree : nil, rsa.bitCount.isMultiple(of: 8) ? nil : .partialBytes,
        ]
        return Set(kinds.compactMap(\.self))
    }
}
