import EntraID
import Foundation
import TestHelpers
import Testing

/// A token with its expectations. Most parts are valid, so that only a few are wrong.
struct TokenCase {
    var header: [JSONObject.Member] = []
    var claims: [JSONObject.Member] = []
    let algorithms: [SigningAlgorithm]
    let nonce: IDTokenExpectations.Nonce
    let leeway: Int
    let maximumAge: Int?
    let requiredAuthenticationContexts: [String]?
    let sameSubjectAs: String?
    let code: String?
    let hasEntraRule: Bool
    /// The kind of signature: 0 is valid, followed by empty, another key's, and damaged.
    let signing: Int
    let damage: Int
    let keyCount: Int
    /// The time of validation, in seconds since 1970.
    var now: Double

    static let time = 1_800_000_000
    static let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    static let issuer = "https://login.microsoftonline.com/\(tenant)/v2.0"
    static let clientID = "6731de76-14a6-49ae-97bc-6eba6914391e"
    static let moduli = (0..<3).map { [UInt8(0x80)] + [UInt8](repeating: UInt8($0), count: 254) + [1] }

    /// - Parameter goodness: On average, one claim in this many is unusual.
    init(_ choices: inout Choices, claimsPerFault: Int = 24) {
        func usually(_ value: JSONValue, _ odd: [JSONValue?]) -> JSONValue? {
            choices.onceIn(claimsPerFault) ? choices.pick([nil, .null, 1, .array([])] + odd) : value
        }
        func instant(_ offset: Int) -> JSONValue { .number(JSONNumber(TokenCase.time + offset)) }
        func odd(_ texts: String...) -> [JSONValue?] {
            texts.map { (try? JSONValue(parsing: $0)) ?? .null }
        }
        let dates = odd("-1", "1e300", "0", "253402300799", "253402300800", "1.8e9", "1800000000.5", "\"1800000000\"")

        hasEntraRule = choices.onceIn(2)
        leeway = choices.pick([60, 0, 3_600, 1])
        maximumAge = choices.onceIn(4) ? choices.pick([300, 0, 86_400]) : nil
        requiredAuthenticationContexts = choices.onceIn(6) ? choices.pick([["c1"], ["c1", "c2"], []]) : nil
        sameSubjectAs = choices.onceIn(6) ? choices.pick(["ada", "bob", ""]) : nil
        code = choices.onceIn(4) ? choices.pick(["a-code", ""]) : nil
        algorithms = choices.onceIn(claimsPerFault) ? choices.pick([[], [.rs384], [.es256, .rs256]]) : [.rs256]
        let kind = choices.below(6)
        nonce =
            kind == 5
            ? .noNonceWasSent
            : kind == 4 ? .sentEarlier(SecretString("n-0S6_WzA2Mj")) : .sent(SecretString("n-0S6_WzA2Mj"))
        keyCount = choices.number(in: 1...3)
        now =
            Double(TokenCase.time) + Double(choices.pick([0, 0, 0, 1_800, -59, -60, -61, 3_659, 3_660, 7_300, -7_300]))

        let headerMembers: [(String, JSONValue?)] = [
            ("alg", usually("RS256", ["none", "HS256", "RS384", "rs256", ""])),
            ("kid", usually("k0", ["k1", "k9", ""])), ("typ", usually("JWT", ["jwt", "at+jwt", "application/JWT"])),
            ("crit", choices.onceIn(claimsPerFault) ? choices.pick([.array(["b64"]), .array([]), .null]) : nil),
            ("nonce", choices.onceIn(claimsPerFault) ? "graph" : nil), ("x5t", choices.onceIn(8) ? "thumbprint" : nil),
        ]
        let audiences: [JSONValue?] = [
            "another", .array([.string(TokenCase.clientID)]), .array([.string(TokenCase.clientID), "another"]),
            .array([.string(TokenCase.clientID), .null]), "", .string(TokenCase.clientID.uppercased()),
        ]
        let sentNonce: JSONValue? = kind == 5 ? nil : "n-0S6_WzA2Mj"
        let claimMembers: [(String, JSONValue?)] = [
            ("iss", usually(.string(TokenCase.issuer), [.string(TokenCase.issuer + "/"), "https://evil.example", ""])),
            ("aud", usually(.string(TokenCase.clientID), audiences)), ("sub", usually("ada", ["", "bob"])),
            ("exp", usually(instant(3_600), dates)), ("iat", usually(instant(0), dates)),
            ("nbf", choices.onceIn(3) ? nil : usually(instant(0), dates)),
            ("nonce", choices.onceIn(claimsPerFault) ? choices.pick([nil, "other", ""]) : sentNonce),
            ("tid", usually(.string(TokenCase.tenant), [.string(TokenCase.tenant.uppercased()), "x"])),
            ("ver", usually("2.0", ["1.0"])),
            ("azp", choices.onceIn(6) ? choices.pick([.string(TokenCase.clientID), "another", .null]) : nil),
            ("acr", requiredAuthenticationContexts == nil ? nil : usually("c1", ["c2", "c3"])),
            ("auth_time", maximumAge == nil && !choices.onceIn(8) ? nil : usually(instant(-200), dates)),
            ("c_hash", code.map { usually(.string(TokenCase.leftHalf($0)), ["x"]) } ?? nil),
            ("at_hash", choices.onceIn(12) ? choices.pick(["whatever", .null]) : nil),
            ("groups", choices.onceIn(4) ? .array(["a", "b"]) : nil),
            ("extra", choices.onceIn(6) ? JSONTexts.value(&choices, depth: 3) : nil),
        ]
        header = headerMembers.compactMap { name, value in value.map { .init(name: name, value: $0) } }
        claims = claimMembers.compactMap { name, value in value.map { .init(name: name, value: $0) } }
        signing = choices.onceIn(claimsPerFault / 2) ? choices.number(in: 1...3) : 0
        damage = choices.onceIn(claimsPerFault) ? choices.number(in: 1...5) : 0
    }

    private static func leftHalf(_ text: String) -> String {
        let bytes = Array(text.utf8)[...]
        return Base64URL.encode(TaggingCrypto().hash(bytes.span, with: .sha256).prefix(16))
    }

    // MARK: - The token

    /// Returns the token, with the given spellings of its header and claims.
    func token(
        header headerText: String? = nil, claims claimsText: String? = nil
    ) -> String {
        let header = headerText ?? JSONValue.object(JSONObject(header)).serialized(indented: false)
        let claims = claimsText ?? JSONValue.object(JSONObject(claims)).serialized(indented: false)
        let input = Base64URL.encode(header.utf8) + "." + Base64URL.encode(claims.utf8)
        // The key that the header names signs the token.
        let keyID = self.header.first { $0.name == "kid" }?.value
        let number = keyID == "k1" && keyCount > 1 ? 1 : 0
        var signature = TaggingCrypto.signature(
            over: Array(input.utf8), modulus: TokenCase.moduli[signing == 2 ? 2 - number : number])
        if signing == 1 { signature = [] }
        if signing == 3 { signature[3] ^= 0x10 }
        let text = "\(input).\(Base64URL.encode(signature))"
        switch damage {
        case 1: return text + "="
        case 2: return text + ".x.y"
        case 3: return String(text.dropFirst(3))
        case 4: return "." + text
        case 5: return String(text.prefix(20))
        default: return text
        }
    }

    // MARK: - Validation

    func validate() throws -> TokenCaseVerifier {
        let expectations = try expectations()
        return TokenCaseVerifier(
            verifier: try TokenCaseVerifier.verifiers.get()[keyCount - 1], expectations: expectations)
    }

    private func expectations() throws -> IDTokenExpectations {
        let rule = try (hasEntraRule ? TokenCaseVerifier.entraRule : TokenCaseVerifier.exactRule).get()
        var expectations = IDTokenExpectations(clientID: TokenCase.clientID, nonce: nonce, issuer: rule)
        expectations.algorithms = algorithms
        if let leeway = try? Leeway(.seconds(leeway)) { expectations.leeway = leeway }
        expectations.maximumAge = maximumAge.map { .seconds($0) }
        expectations.requiredAuthenticationContexts = requiredAuthenticationContexts
        expectations.sameSubjectAs = sameSubjectAs
        if let code { expectations.code = .fromFrontChannel(SecretString(code)) }
        return expectations
    }

    /// A description for reports.
    var shown: String {
        let parts = [header, claims].map { JSONValue.object(JSONObject($0)).serialized(indented: false) }
        return "header \(parts[0]), claims \(parts[1]), at \(now), leeway \(leeway), maximum age "
            + "\(maximumAge.map { "\($0)" } ?? "none"), algorithms \(algorithms), nonce \(nonce), contexts "
            + "\(requiredAuthenticationContexts ?? []), subject \(sameSubjectAs ?? "any"), code \(code ?? "none"), "
            + "Entra's rule \(hasEntraRule), signing \(signing), damage \(damage), \(keyCount) keys"
    }
}

/// Validates a ``TokenCase``. Verifiers and rules are created once, because that takes longer than validation.
struct TokenCaseVerifier {
    let verifier: TokenVerifier
    let expectations: IDTokenExpectations

    /// Verifiers with one, two, and three keys.
    static let verifiers = Result {
        try (1...3).map { count in
            let keys = try KeySet(jwks: Array(keySet(count).utf8), warnings: .ignored)
            return TokenVerifier(
                keys: try PreparedKeySet(keys, verifier: TaggingCrypto(), warnings: .ignored), digest: TaggingCrypto())
        }
    }
    static let exactRule = Result { ExactIssuerRule(try IssuerIdentifier(TokenCase.issuer)) as any TokenProfile }
    static let entraRule = Result {
        EntraTokenProfile(
            try EntraIssuerRule(
                authority: try EntraAuthority(parsing: TokenCase.issuer, warnings: .ignored),
                metadataIssuer: TokenCase.issuer, allowedTenants: .anyTenant)) as any TokenProfile
    }

    private static func keySet(_ count: Int) -> String {
        let keys = (0..<count).map { number in
            let modulus = Base64URL.encode(TokenCase.moduli[number])
            return #"{"kty":"RSA","kid":"k\#(number)","use":"sig","n":"\#(modulus)","e":"AQAB"}"#
        }
        return "{\"keys\":[\(keys.joined(separator: ","))]}"
    }

    /// Returns all problems of a token, or none if it is accepted.
    func problems(of token: String, at now: Double) -> [Problem] {
        refusal {
            try verifier.verify(token, against: expectations, at: Date(timeIntervalSince1970: now))
        }?.problems ?? []
    }

    /// Returns the codes of the problems in order, or none if the token is accepted.
    func verdict(of token: String, at now: Double) -> [ProblemCode] { problems(of: token, at: now).map(\.code) }
}
