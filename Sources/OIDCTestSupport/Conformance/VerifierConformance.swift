import OIDCPrimitives
public import OIDCTokens

extension Conformance {
    /// Tests a verifier with the algorithms that it claims in `algorithms`, and no others. Returns a description of each
    /// failure.
    ///
    /// - RS256, RS384, RS512, PS256, PS384 and PS512 with keys of 2,048 to 4,096 bits and the exponents 3 and 65537. The
    ///   tests include valid signatures of incorrect padding.
    /// - ES256, ES384 and ES512, and EdDSA with Ed25519. The tests include signatures encoded in DER, and numbers that
    ///   are zero or not below the order.
    ///
    /// Every signature is also tested damaged, for another message, and under every other algorithm. A valid signature of
    /// an RSA algorithm that the verifier does not claim must be rejected too.
    ///
    /// Invalid keys, such as even or small ones, are not tested, because they are rejected when a key set is read.
    ///
    /// - Parameters:
    ///   - verifier: The verifier.
    ///   - refused: The keys for which `prepare` returns `nil` although this library accepts them. It is a failure if
    ///     the verifier accepts one of them nevertheless.
    public static func failures(
        ofVerifier verifier: some SignatureVerifier, refusing refused: Set<OptionalKeys> = []
    ) -> [String] {
        let curves = CurveSignatureVector.all.filter { verifier.algorithms.contains($0.algorithm) }
        let rsa = verifier.algorithms.filter { $0.keyType == "RSA" }
        guard !curves.isEmpty || !rsa.isEmpty else {
            return ["the verifier supports none of the algorithms that can be tested"]
        }
        var failures = curves.flatMap { Conformance.failures(of: verifier, under: $0) }
        if !rsa.isEmpty {
            failures += RSASignatureVector.all.flatMap { Conformance.failures(of: verifier, under: $0, refused) }
            failures += [TestKey.one, .withExponentThree].flatMap {
                Conformance.failures(of: verifier, encodedUnder: $0, refused)
            }
        }
        return failures
    }

    /// Returns the prepared RSA key, or the failure that it is rejected or accepted, or neither if it may be rejected.
    private static func prepared(
        _ key: JSONWebKey?, by verifier: some SignatureVerifier, _ place: String, _ refused: Set<OptionalKeys>
    ) -> (key: (any PreparedKey)?, failures: [String]) {
        let kinds = refused.intersection(key?.optionalKinds ?? [])
        switch (key.flatMap(verifier.prepare), kinds.first) {
        case (let prepared?, nil): return (prepared, [])
        case (_?, let kind?):
            return (nil, ["\(place): the key is accepted, although the verifier says that it refuses \(kind)"])
        case (nil, nil): return (nil, ["\(place): the key is rejected"])
        case (nil, _?): return (nil, [])
        }
    }

    // MARK: - Signatures of OpenSSL

    private static func failures(
        of verifier: some SignatureVerifier, under vector: RSASignatureVector, _ refused: Set<OptionalKeys>
    ) -> [String] {
        let (prepared, failures) = prepared(vector.key, by: verifier, vector.name, refused)
        guard let prepared else { return failures }
        let trial = SignatureTrial(key: prepared, message: SignatureVector.message)
        return vector.signatures.flatMap { algorithm, signature in
            guard verifier.algorithms.contains(algorithm) else {
                return trial.accepts(signature, algorithm)
                    ? ["\(vector.name), \(algorithm): accepted although the verifier does not claim this algorithm"]
                    : []
            }
            return Conformance.failures(of: trial, "\(vector.name), \(algorithm)", signature, algorithm) {
                [("it is the modulus", vector.modulusBytes)]
            }
        }
    }

    private static func failures(of verifier: some SignatureVerifier, under vector: CurveSignatureVector) -> [String] {
        guard let prepared = vector.key.flatMap(verifier.prepare) else {
            return ["\(vector.curve): the key is rejected"]
        }
        let signature = SignatureVector.bytes(vector.signature)
        return failures(
            of: SignatureTrial(key: prepared, message: SignatureVector.message),
            "\(vector.curve), \(vector.algorithm)", signature, vector.algorithm
        ) { CurveSignatureCases.all(of: signature, vector.algorithm) }
    }

    private static func failures(
        of trial: SignatureTrial, _ place: String, _ signature: [UInt8], _ algorithm: SigningAlgorithm,
        moreDamages: () -> [(name: String, bytes: [UInt8])]
    ) -> [String] {
        var failures: [String] = []
        if !trial.accepts(signature, algorithm) { failures.append("\(place): a valid signature is rejected") }
        for (name, damaged) in damages(of: signature) + moreDamages() where trial.accepts(damaged, algorithm) {
            failures.append("\(place): accepted although \(name)")
        }
        for other in SigningAlgorithm.all where other != algorithm && trial.accepts(signature, other) {
            failures.append("\(place): accepted as \(other)")
        }
        for (name, message) in [
            ("an empty message", []), ("a message with one more byte", SignatureVector.message + [0]),
        ] {
            let other = SignatureTrial(key: trial.key, message: message)
            if other.accepts(signature, algorithm) { failures.append("\(place): accepted for \(name)") }
        }
        return failures
    }

    private static func damages(of signature: [UInt8]) -> [(name: String, bytes: [UInt8])] {
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
            ("it is one", [UInt8](repeating: 0, count: count - 1) + [1]),
            ("it is all 0xFF", [UInt8](repeating: 0xFF, count: count)), ("it is reversed", signature.reversed()),
            ("it is repeated", signature + signature),
            ("a mebibyte was appended", signature + [UInt8](repeating: 0, count: 1 << 20)),
        ]
    }

    // MARK: - Signatures of invalid encodings

    private static func failures(
        of verifier: some SignatureVerifier, encodedUnder testKey: TestKey, _ refused: Set<OptionalKeys>
    ) -> [String] {
        let place = "the test key with exponent \(testKey.exponent)"
        let key = JSONWebKey.published(testKey.publicMembers(keyID: nil))
        let (prepared, refusals) = prepared(key, by: verifier, place, refused)
        guard let prepared else { return refusals }
        let message = Array("Padded.".utf8)
        let trial = SignatureTrial(key: prepared, message: message)
        var failures: [String] = []
        if verifier.algorithms.contains(.rs256) {
            failures += self.failures(
                of: trial, place, .rs256, valid: PaddedHash(of: message, .sha256).bytes,
                invalid: PKCS1PaddingCases.all(of: message).map { ($0.name, $0.encoded.bytes) }, testKey)
        }
        if verifier.algorithms.contains(.ps256) {
            failures += self.failures(
                of: trial, place, .ps256, valid: SaltedHash(of: message).bytes,
                invalid: PSSEncodingCases.all(of: message).map { ($0.name, $0.encoded.bytes) }, testKey)
        }
        return failures
    }

    private static func failures(
        of trial: SignatureTrial, _ place: String, _ algorithm: SigningAlgorithm, valid: [UInt8],
        invalid: [(name: String, encoded: [UInt8])], _ testKey: TestKey
    ) -> [String] {
        // If the valid signature were rejected, the following rejections would prove nothing.
        guard trial.accepts(testKey.power(of: valid), algorithm) else {
            return ["\(place), \(algorithm): a valid signature is rejected"]
        }
        var failures = invalid.compactMap { name, encoded in
            trial.accepts(testKey.power(of: encoded), algorithm)
                ? "\(place), \(algorithm): accepted although \(name)" : nil
        }
        if algorithm == .rs256, let (message, signature) = testKey.signatureBeyondModulus(),
            SignatureTrial(key: trial.key, message: message).accepts(signature, .rs256)
        {
            failures.append("\(place), \(algorithm): accepted although the modulus was added to it")
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
