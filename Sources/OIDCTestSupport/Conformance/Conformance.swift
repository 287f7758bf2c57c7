/// The tests that anything injected must pass, for whoever writes one: a `SignatureVerifier` or `Digest` over another
/// crypto library, an `HTTPTransport` over another HTTP client.
///
///     #expect(Conformance.failures(ofVerifier: MyVerifier()) == [])
///     #expect(Conformance.failures(ofDigest: MyDigest()) == [])
///     #expect(await Conformance.failures(ofTransport: MyTransport()) == [])
///
/// Each function says in words what is wrong, a line for each failure, and depends on no testing library. What is right
/// is OpenSSL's word, not this library's.
public enum Conformance {}
