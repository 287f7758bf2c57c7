import OIDCPrimitives
package import OIDCProviders
import OIDCTokens

#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

/// The assertion with which a client that has a private key authenticates (RFC 7523 §3, OpenID Connect Core §9).
package enum ClientAssertion {
    /// `client_assertion_type`
    static let type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    /// The lifetime of an assertion.
    static let lifetime = Duration.seconds(300)
    /// The seconds before its creation from which an assertion is valid, because the provider's clock may be slow. Some
    /// providers require `nbf`, although RFC 7523 §3 makes it optional.
    private static let tolerance = 60

    /// Returns the encoded header and claims to sign, separated by a dot.
    package static func signingInput(
        clientID: String, tokenEndpoint: String, signer: any AssertionSigner, at now: Date, identifier: [UInt8]
    ) -> String {
        var members: [JSONObject.Member] = [
            .init(name: "alg", value: .string(signer.algorithm.name)), .init(name: "typ", value: "JWT"),
        ]
        if let name = signer.keyName.headerMember {
            members.append(.init(name: name.name, value: .string(name.value)))
        }
        let header: JSONValue = .object(JSONObject(members))
        let seconds = Int(exactly: now.timeIntervalSince1970.rounded(.down)) ?? 0
        let claims: JSONValue = .object([
            "aud": .string(tokenEndpoint), "iss": .string(clientID), "sub": .string(clientID),
            "jti": .string(Base64URL.encode(identifier)),
            "nbf": .number(JSONNumber(max(seconds, tolerance) - tolerance)),
            "iat": .number(JSONNumber(seconds)), "exp": .number(JSONNumber(seconds + Int(lifetime.components.seconds))),
        ])
        return [header, claims].map { Base64URL.encode($0.serialized(indented: false).utf8) }.joined(separator: ".")
    }

    /// Creates a signed assertion.
    static func make(
        clientID: String, tokenEndpoint: String, signer: any AssertionSigner, at now: Date, random: some RandomSource
    ) async throws -> SecretString {
        let input = signingInput(
            clientID: clientID, tokenEndpoint: tokenEndpoint, signer: signer, at: now, identifier: random.bytes(16))
        return SecretString("\(input).\(Base64URL.encode(try await signer.sign(Array(input.utf8))))")
    }
}
