/// Test suites for implementations that you supply: a `SignatureVerifier` or `MessageDigest` that uses another crypto library,
/// or an `HTTPTransport` that uses another HTTP client.
///
///     #expect(Conformance.failures(ofVerifier: MyVerifier()) == [])
///     #expect(Conformance.failures(ofDigest: MyDigest()) == [])
///     #expect(await Conformance.failures(ofTransport: MyTransport()) == [])
///
/// Each function returns a description of every failure and does not depend on a testing library. The expected
/// signatures and hashes were computed with OpenSSL, not with this library.
public enum Conformance {}
