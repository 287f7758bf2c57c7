public import OIDCTokens

extension Conformance {
    /// Tries a verifier: those of RS256, RS384 and RS512 that it serves, under keys of 2,048, 3,072 and 4,096 bits and
    /// the exponents 3 and 65537;
    /// damaged signatures; signatures under another hash; numbers that are not below the modulus; and signatures that
    /// are genuine, but over a wrong padding.
    ///
    /// Keys that nobody may use, even or too small, are not tried: reading a key set leaves them out, so that no verifier
    /// gets one. Algorithms other than these three are tried only in that the signature of an RSA key is none of theirs.
    public static func failures(ofVerifier verifier: some SignatureVerifier) -> [String] {
        SignatureVector.all.flatMap { failures(of: verifier, under: $0) }
            + [TestKey.one, .withExponentThree].flatMap { failures(of: verifier, paddedUnder: $0) }
    }

    // MARK: - Signatures of OpenSSL

    private static func failures(of verifier: some SignatureVerifier, under vector: SignatureVector) -> [String] {
        guard let key = vector.key, let prepared = verifier.prepare(key) else {
            return ["\(vector.name): the key is not taken"]
        }
        let trial = SignatureTrial(key: prepared, message: SignatureVector.message)
        return vector.signatures.filter { verifier.algorithms.contains($0.algorithm) }.flatMap { algorithm, signature in
            var failures: [String] = []
            let place = "\(vector.name), \(algorithm)"
            if !trial.accepts(signature, algorithm) { failures.append("\(place): a good signature is refused") }
            for (name, damaged) in damages(of: signature, modulus: vector.modulusBytes)
            where trial.accepts(damaged, algorithm) {
                failures.append("\(place): accepted, though \(name)")
            }
            for other in SigningAlgorithm.all where other != algorithm && trial.accepts(signature, other) {
                failures.append("\(place): accepted as \(other)")
            }
            for (name, message) in [("nothing", []), ("one byte more", SignatureVector.message + [0])] {
                let other = SignatureTrial(key: prepared, message: message)
                if other.accepts(signature, algorithm) { failures.append("\(place): accepted over \(name)") }
            }
            return failures
        }
    }

    private static func damages(of signature: [UInt8], modulus: [UInt8]) -> [(name: String, bytes: [UInt8])] {
        let count = signature.count
        func flipped(_ place: Int) -> [UInt8] {
            var bytes = signature
            bytes[place] ^= 1
            return bytes
        }
        return [
            ("the first byte is another", flipped(0)), ("a byte in the middle is another", flipped(count / 2)),
            ("the last byte is another", flipped(count - 1)), ("it is a byte too short", signature.dropLast()),
            ("its first byte is missing", Array(signature.dropFirst())), ("it is a byte too long", signature + [0]),
            ("a zero stands before it", [0] + signature), ("it is empty", []), ("it is one byte", [1]),
            ("it is zero", [UInt8](repeating: 0, count: count)),
            ("it is one", [UInt8](repeating: 0, count: count - 1) + [1]), ("it is the modulus", modulus),
            ("it is all ones", [UInt8](repeating: 0xFF, count: count)), ("it is backwards", signature.reversed()),
            ("it stands there twice", signature + signature),
            ("a mebibyte stands behind it", signature + [UInt8](repeating: 0, count: 1 << 20)),
        ]
    }

    // MARK: - Signatures over what nobody may sign

    private static func failures(of verifier: some SignatureVerifier, paddedUnder testKey: TestKey) -> [String] {
        let place = "the test key with exponent \(testKey.exponent)"
        let key = JSONWebKey.published(testKey.publicMembers(keyID: nil))
        guard let prepared = key.flatMap(verifier.prepare) else { return ["\(place): the key is not taken"] }
        let message = Array("Padded.".utf8)
        let trial = SignatureTrial(key: prepared, message: message)
        // Were this one refused, that the others are would mean nothing.
        guard trial.accepts(testKey.signature(over: message), .rs256) else {
            return ["\(place): a good signature is refused"]
        }
        var failures = BadPadding.all(of: message).compactMap { padding in
            trial.accepts(testKey.power(of: padding.encoded.bytes), .rs256)
                ? "\(place): accepted, though \(padding.name)" : nil
        }
        if let (message, signature) = testKey.signatureBeyondModulus(),
            SignatureTrial(key: prepared, message: message).accepts(signature, .rs256)
        {
            failures.append("\(place): accepted, though the modulus was added to it")
        }
        return failures
    }
}

/// A prepared key and a message.
private struct SignatureTrial {
    let key: any PreparedKey
    let message: [UInt8]

    func accepts(_ signature: [UInt8], _ algorithm: SigningAlgorithm) -> Bool {
        let (signature, message) = (signature[...], message[...])
        return key.isValid(signature: signature.span, message: message.span, algorithm: algorithm)
    }
}

extension TestKey {
    /// A good signature with the modulus added: the same number to arithmetic that reduces it, but not below the modulus,
    /// as a signature must be (RFC 8017 §8.2.2, step 2). Only small signatures leave room for it.
    fileprivate func signatureBeyondModulus() -> (message: [UInt8], signature: [UInt8])? {
        for number in 0..<UInt8.max {
            var sum = LargeNumber(bigEndianBytes: signature(over: [number]))
            sum.add(LargeNumber(bigEndianBytes: modulus), times: 1)
            let bytes = sum.bigEndianBytes(count: modulus.count + 1)
            if bytes[0] == 0 { return ([number], Array(bytes.dropFirst())) }
        }
        return nil
    }
}
