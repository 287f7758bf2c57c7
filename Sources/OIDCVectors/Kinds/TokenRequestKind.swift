import EntraID

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Requests to the token endpoint and to the endpoint for devices, byte for byte.
enum TokenRequestKind: VectorKind {
    static let name = "token-request"
    static let givenMembers = ["provider", "clientID", "authentication", "grant", "now", "random"]

    static func validate(_ given: JSONCursor) throws(Refusal) -> VectorOutcome {
        let provider = try TokenRequestProvider(given["provider"])
        let clientID = try given["clientID"].required(.string)
        let credential = try TokenRequestCredential(given["authentication"])
        let grant = try TokenRequestGrant(given["grant"])
        let seconds = try given["now"].optional(.integer) ?? 1_800_000_000
        guard let now = NumericDate(seconds: Double(seconds))?.date else {
            throw Refusal(
                Problem(
                    .vectorMalformed, at: .member("now"), found: "\(seconds)",
                    remedy: "Write a time from 1970 to the end of the year 9999."))
        }
        let text = try given["random"].optional(.string) ?? ""
        guard let random = Hexadecimal.decode(text) else {
            throw Refusal(
                Problem(
                    .vectorMalformed, at: .member("random"),
                    remedy: "Write two lowercase hexadecimal digits for each byte."))
        }
        return VectorOutcome { _ throws(Refusal) in
            let profile = try provider.profile
            let configuration = try ProviderConfiguration(
                name: "vector", profile: profile, clientID: clientID, authentication: credential.authentication)
            let metadata = try ProviderMetadata(document: provider.document, profile: profile)
            let assertion = credential.assertion(clientID, metadata.tokenEndpoint, at: now, random)
            let request = try grant.request(configuration, metadata, assertion)
            return [
                "method": .string(request.method.rawValue), "url": .string(request.url),
                "headers": .object(
                    JSONObject(request.headers.map { .init(name: $0.name, value: .string($0.value)) })),
                "body": .string(String(decoding: request.body, as: UTF8.self)),
            ]
        }
    }
}

/// The provider of a case: one that follows the standards, or Entra.
private struct TokenRequestProvider {
    private static let tenant = "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    private static let standard = "https://login.example.com"
    private let isEntra: Bool
    private let hasDevices: Bool

    init(_ given: JSONCursor) throws(Refusal) {
        switch try given.optional(.string) ?? "standard" {
        case "standard": (isEntra, hasDevices) = (false, true)
        case "without-devices": (isEntra, hasDevices) = (false, false)
        case "entra": (isEntra, hasDevices) = (true, true)
        default:
            throw Refusal(
                Problem(
                    .vectorMalformed, at: .member(given.path), expected: "standard, without-devices, or entra",
                    remedy: "This provider is unknown."))
        }
    }

    private var issuer: String { isEntra ? "\(TokenRequestProvider.tenant)/v2.0" : TokenRequestProvider.standard }

    var profile: any ProviderProfile {
        get throws(Refusal) {
            guard isEntra else { return StandardProfile(try IssuerIdentifier(issuer)) }
            return try EntraProfile(try EntraAuthority(parsing: issuer, warnings: .ignored))
        }
    }

    var document: [UInt8] {
        let base = isEntra ? TokenRequestProvider.tenant : issuer
        let folder = isEntra ? "oauth2/v2.0/" : ""
        var members: [JSONObject.Member] = [
            .init(name: "issuer", value: .string(issuer)),
            .init(name: "authorization_endpoint", value: .string("\(base)/\(folder)authorize")),
            .init(name: "token_endpoint", value: .string("\(base)/\(folder)token")),
            .init(name: "jwks_uri", value: .string("\(base)/keys")),
            .init(name: "response_types_supported", value: ["code"]),
            .init(name: "subject_types_supported", value: ["public"]),
            .init(name: "id_token_signing_alg_values_supported", value: ["RS256"]),
        ]
        if hasDevices {
            members.append(
                .init(name: "device_authorization_endpoint", value: .string("\(base)/\(folder)devicecode")))
        }
        return Array(JSONValue.object(JSONObject(members)).serialized(indented: false).utf8)
    }
}

/// How the client of a case authenticates.
private struct TokenRequestCredential {
    let authentication: ClientAuthentication
    private let signer: FixedSigner?
    private let federated: SecretString?

    init(_ given: JSONCursor) throws(Refusal) {
        var (signer, federated): (FixedSigner?, SecretString?)
        switch try given["method"].required(.string) {
        case "none":
            try given.requireOnly(["method"])
            authentication = .none
        case "client_secret_post":
            authentication = .secretInBody(try TokenRequestCredential.secret(given))
        case "client_secret_basic":
            authentication = .secretInHeader(try TokenRequestCredential.secret(given))
        case "client_secret_basic_unencoded":
            authentication = .secretInHeaderUnencoded(try TokenRequestCredential.secret(given))
        case "private_key_jwt":
            let found = try FixedSigner(given)
            signer = found
            authentication = .privateKey(found)
        case "federated":
            try given.requireOnly(["method", "assertion"])
            let assertion = SecretString(try given["assertion"].required(.string))
            federated = assertion
            authentication = .assertion { assertion }
        default:
            throw Refusal(
                Problem(.vectorMalformed, at: .member(given.path), remedy: "This authentication is unknown."))
        }
        self.signer = signer
        self.federated = federated
    }

    private static func secret(_ given: JSONCursor) throws(Refusal) -> SecretString {
        try given.requireOnly(["method", "secret"])
        return SecretString(try given["secret"].required(.string))
    }

    /// Returns the assertion that the request contains, with the stated signature.
    func assertion(_ clientID: String, _ endpoint: String, at now: Date, _ random: [UInt8]) -> SecretString? {
        guard let signer else { return federated }
        let identifier = Array((random + [UInt8](repeating: 0, count: 16)).prefix(16))
        let input = ClientAssertion.signingInput(
            clientID: clientID, tokenEndpoint: endpoint, signer: signer, at: now, identifier: identifier)
        return SecretString("\(input).\(Base64URL.encode(signer.signature))")
    }
}

/// A signer whose signature a vector states.
private struct FixedSigner: AssertionSigner {
    let algorithm: SigningAlgorithm
    let keyName: AssertionKeyName
    let signature: [UInt8]

    init(_ given: JSONCursor) throws(Refusal) {
        try given.requireOnly(["method", "algorithm", "signature", "kid", "sha256", "sha1"])
        let name = try given["algorithm"].required(.string)
        let known: [SigningAlgorithm] = [.rs256, .ps256]
        guard let algorithm = known.first(where: { $0.name.hasSameBytes(as: name) }) else {
            throw Refusal(Problem(.vectorMalformed, at: .member(given.path), remedy: "This algorithm is unknown."))
        }
        self.algorithm = algorithm
        signature = try FixedSigner.bytes(given, "signature") ?? []
        if let hash = try FixedSigner.bytes(given, "sha256") {
            keyName = .certificateSHA256(hash)
        } else if let hash = try FixedSigner.bytes(given, "sha1") {
            keyName = .certificateSHA1(hash)
        } else {
            keyName = try given["kid"].optional(.string).map { .keyID($0) } ?? .unnamed
        }
    }

    private static func bytes(_ given: JSONCursor, _ name: String) throws(Refusal) -> [UInt8]? {
        guard let text = try given[name].optional(.string) else { return nil }
        guard let bytes = Hexadecimal.decode(text) else {
            throw Refusal(
                Problem(
                    .vectorMalformed, at: .member(name),
                    remedy: "Write two lowercase hexadecimal digits for each byte."))
        }
        return bytes
    }

    func sign(_ message: [UInt8]) async throws -> [UInt8] { signature }
}
