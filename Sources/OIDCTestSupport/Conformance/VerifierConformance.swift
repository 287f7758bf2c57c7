public import OIDCTokens

extension Conformance {
    /// Tests a verifier with RS256, RS384, and RS512 (as far as it supports them) and keys of 2,048, 3,072, and 4,096
    /// bits with the exponents 3 and 65537. The tests include damaged signatures, signatures with a different hash
    /// function, values that are not below the modulus, and valid signatures of incorrect padding. Returns a
    /// description of each failure.
    ///
    /// Invalid keys, such as even or small ones, are not tested, because they are rejected when a key set is read.
    /// Other algorithms are tested only in that they must not accept the signature of an RSA key.
    public static func failures(ofVerifier verifier: some SignatureVerifier) -> [String] {
        SignatureVector.all.flatMap { failures(of: verifier, under: $0) }
            + [TestKey.one, .withExponentThree].flatMap { failures(of: verifier, paddedUnder: $0) }
    }

    // MARK: - Signatures of OpenSSL

    private static func failures(of verifier: some SignatureVerifier, under vector: SignatureVector) -> [String] {
        guard let key = vector.key, let prepared = verifier.prepare(key) else {
            return ["\(vector.name): the key is rejected"]
        }
        let trial = SignatureTrial(key: prepared, message: SignatureVector.message)
        return vector.signatures.filter { verifier.algorithms.contains($0.algorithm) }.flatMap { algorithm, signature in
            var failures: [String] = []
            let place = "\(vector.name), \(algorithm)"
            if !trial.accepts(signature, algorithm) { failures.append("\(place): a valid signature is rejected") }
            for (name, damaged) in damages(of: signature, modulus: vector.modulusBytes)
            where trial.accepts(damaged, algorithm) {
                failures.append("\(place): accepted although \(name)")
            }
            for other in SigningAlgorithm.all where other != algorithm && trial.accepts(signature, other) {
                failures.append("\(place): accepted as \(other)")
            }
            for (name, message) in [
                ("an empty message", []), ("a message with one more byte", SignatureVector.message + [0]),
            ] {
                let other = SignatureTrial(key: prepared, message: message)
                if other.accepts(signature, algorithm) { failures.append("\(place): accepted for \(name)") }
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
            ("the first byte was changed", flipped(0)), ("a byte in the middle was changed", flipped(count / 2)),
            ("the last byte was changed", flipped(count - 1)), ("it is one byte too short", signature.dropLast()),
            ("its first byte is missing", Array(signature.dropFirst())), ("it is one byte too long", signature + [0]),
            ("a zero byte was prepended", [0] + signature), ("it is empty", []), ("it is a single byte", [1]),
            ("it is zero", [UInt8](repeating: 0, count: count)),
            ("it is one", [UInt8](repeating: 0, count: count - 1) + [1]), ("it is the modulus", modulus),
            ("it is all 0xFF", [UInt8](repeating: 0xFF, count: count)), ("it is reversed", signature.reversed()),
            ("it is repeated", signature + signature),
            ("a mebibyte was appended", signature + [UInt8](repeating: 0, count: 1 << 20)),
        ]
    }

    // MARK: - Signatures of invalid encodings

    private static func failures(of verifier: some SignatureVerifier, paddedUnder testKey: TestKey) -> [String] {
        let place = "the test key with exponent \(testKey.exponent)"
        let key = JSONWebKey.published(testKey.publicMembers(keyID: nil))
        guard let prepared = key.flatMap(verifier.prepare) else { return ["\(place): the key is rejected"] }
        let message = Array("Padded.".utf8)
        let trial = SignatureTrial(key: prepared, message: message)
        // If the valid signature were rejected, the following rejections would prove nothing.
        guard trial.accepts(testKey.signature(over: message), .rs256) else {
            return ["\(place): a valid signature is rejected"]
        }
        var failures = PKCS1PaddingCases.all(of: message).compactMap { padding in
            trial.accepts(testKey.power(of: padding.encoded.bytes), .rs256)
                ? "\(place): accepted although \(padding.name)" : nil
        }
        if let (message, signature) = testKey.signatureBeyondModulus(),
            SignatureTrial(key: prepared, message: message).accepts(signature, .rs256)
        {
            failures.append("\(place): accepted although the modulus was added to it")
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
    /// Returns a valid signature with the modulus added. Arithmetic that reduces it gives the same number, but a
    /// signature must be below the modulus (RFC 8017 §8.2.2, step 2). Only small signatures leave room for the sum.
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
