import EntraID
public import Foundation
public import LibCrypto
public import OIDCPrimitives
public import OIDCTokens

/// Tokens with the size and shape of Entra's, signed by OpenSSL when the program starts, and the expectations for them.
public struct SignedTokens: Sendable {
    /// A token, and the parts that its signature covers.
    public struct Token: Sendable {
        /// The complete token.
        public let text: String
        /// The signed bytes.
        public let input: [UInt8]
        /// The signature.
        public let signature: [UInt8]
    }

    /// The signing key.
    public let pair: LibCrypto.KeyPair
    /// The expectations of a server that serves one tenant.
    public let expectations: IDTokenExpectations
    /// The expectations of an API of the same tenant.
    public let accessExpectations: AccessTokenExpectations
    /// A time at which the tokens are valid.
    public let now = Date(timeIntervalSince1970: 1_700_000_000)

    private let library: LibCrypto
    private let otherModuli: [[UInt8]]

    struct Failure: Error {}

    /// Generates the keys.
    public init(_ library: LibCrypto) throws {
        guard let pair = library.makeKey(bits: 2_048) else { throw Failure() }
        self.library = library
        self.pair = pair
        otherModuli = (0..<5).compactMap { _ in library.makeKey(bits: 2_048)?.modulus }
        let authority = try EntraAuthority(parsing: SignedTokens.issuer, warnings: .ignored)
        let clientID = try GUID(parsing: SignedTokens.clientID)
        let rule = try EntraIssuerRule(
            authority: authority, metadataIssuer: SignedTokens.issuer, allowedTenants: .anyTenant)
        expectations = .entraSignIn(clientID: clientID, issuer: rule, nonce: .sent(SecretString("n-0S6_WzA2Mj")))
        accessExpectations = .entraAccess(clientID: clientID, issuer: rule)
    }

    /// The tenant that issues the tokens.
    public static let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"
    /// The issuer of the tokens.
    public static let issuer = "https://login.microsoftonline.com/\(tenant)/v2.0"
    /// The application that the tokens are issued to.
    public static let clientID = "6731de76-14a6-49ae-97bc-6eba6914391e"

    /// Returns a key ID as long as Entra's.
    public static func keyID(_ number: Int) -> String {
        String("signing-key-number-000000000".dropLast("\(number)".count)) + "\(number)"
    }

    /// Returns a key set with this many keys, the signing key first. The certificates in it are empty.
    public func keySet(count: Int = 6) -> [UInt8] {
        let certificate = Data([UInt8](repeating: 0x30, count: 780)).base64EncodedString()
        let moduli = [pair.modulus] + otherModuli
        let keys = (0..<count).map { index in
            let keyID = SignedTokens.keyID(index)
            let modulus = Base64URL.encode(moduli[index % moduli.count])
            let extras = count > 100 ? "" : #""x5t":"\#(keyID)","x5c":["\#(certificate)"],"#
            return #"{"kty":"RSA","use":"sig","kid":"\#(keyID)",\#(extras)"n":"\#(modulus)","e":"AQAB","#
                + #""issuer":"\#(SignedTokens.issuer)"}"#
        }
        return Array(#"{"keys":[\#(keys.joined(separator: ","))]}"#.utf8)
    }

    /// Creates a verifier with this many keys.
    public func verifier(
        keyCount: Int = 6, crypto: some SignatureVerifier, digest: some MessageDigest
    ) throws -> TokenVerifier {
        let set = try KeySet(jwks: keySet(count: keyCount), warnings: .ignored)
        return TokenVerifier(keys: try PreparedKeySet(set, verifier: crypto, warnings: .ignored), digest: digest)
    }

    /// Returns a token of about 1.8 kB, or about 12 kB with 200 groups.
    public func token(_ number: Int, keyNumber: Int = 0, groupCount: Int = 8) throws -> Token {
        let groups = (0..<groupCount).map { "\"0760b6cf-170e-4a14-91b3-\(100_000_000_000 + number * 8 + $0)\"" }
        return try sign(
            """
            {"aud":"\(SignedTokens.clientID)","iss":"\(SignedTokens.issuer)","iat":1699999000,"nbf":1699999000,\
            "exp":1700003000,"aio":"AWQAm/8VAAAAmC\(number)xQTG+gFnVxLjWdw8K+61AGrSOuMMF6ebaMj7XO3IbmD3fGmrOyD+NvZyGn2VaT\
            /kDKXw4MIhrgGVq6Bn8wLXoT1LkIZ+FzQVkJPPLQOV4KcXqSlCVPDS","email":"ada@contoso.com","name":"Ada Lovelace",\
            "nonce":"n-0S6_WzA2Mj","oid":"690222be-ff1a-4d56-abd1-7e4f7d38e474","preferred_username":"ada@contoso.com",\
            "rh":"0.AXoAI_Cujh4rNB2bq4vIydakkN7eMWemFK5Jl7xuumkUOR56AAA.","roles":["Task.Read","Task.Write"],\
            "sub":"HKZpfaHyWadeOouYlitjrI-KffTm222X5rrV3xDqfKQ","tid":"\(SignedTokens.tenant)",\
            "uti":"fqiBqXLPj0eQa82S-IYFAA","ver":"2.0","groups":[\(groups.joined(separator: ","))]}
            """, keyNumber)
    }

    /// Returns an access token of about 1.8 kB.
    public func accessToken(_ number: Int) throws -> Token {
        let groups = (0..<8).map { "\"0760b6cf-170e-4a14-91b3-\(100_000_000_000 + number * 8 + $0)\"" }
        return try sign(
            """
            {"aud":"\(SignedTokens.clientID)","iss":"\(SignedTokens.issuer)","iat":1699999000,"nbf":1699999000,\
            "exp":1700003000,"aio":"AWQAm/8VAAAAmC\(number)xQTG+gFnVxLjWdw8K+61AGrSOuMMF6ebaMj7XO3IbmD3fGmrOyD+NvZyGn2VaT\
            /kDKXw4MIhrgGVq6Bn8wLXoT1LkIZ+FzQVkJPPLQOV4KcXqSlCVPDS","azp":"8ad84be2-87e0-4d3f-b6e3-8b3a2b9bb5a4",\
            "azpacr":"1","groups":[\(groups.joined(separator: ","))],"idtyp":"user","name":"Ada Lovelace",\
            "oid":"690222be-ff1a-4d56-abd1-7e4f7d38e474","preferred_username":"ada@contoso.com",\
            "rh":"0.AXoAI_Cujh4rNB2bq4vIydakkN7eMWemFK5Jl7xuumkUOR56AAA.","roles":["Task.Read","Task.Write"],\
            "scp":"Orders.Read Orders.Write","sub":"HKZpfaHyWadeOouYlitjrI-KffTm222X5rrV3xDqfKQ",\
            "tid":"\(SignedTokens.tenant)","uti":"fqiBqXLPj0eQa82S-IYFAA","ver":"2.0"}
            """, 0)
    }

    /// Returns a token with only the required claims.
    public func smallToken(keyNumber: Int) throws -> Token {
        try sign(
            """
            {"aud":"\(SignedTokens.clientID)","iss":"\(SignedTokens.issuer)","iat":1699999000,"exp":1700003000,\
            "sub":"ada","nonce":"n-0S6_WzA2Mj"}
            """, keyNumber)
    }

    private func sign(_ claims: String, _ keyNumber: Int) throws -> Token {
        let header = #"{"typ":"JWT","alg":"RS256","kid":"\#(SignedTokens.keyID(keyNumber))"}"#
        let input = Array("\(Base64URL.encode(header.utf8)).\(Base64URL.encode(claims.utf8))".utf8)
        guard let signature = library.sign(input, with: pair, .sha256) else { throw Failure() }
        return Token(
            text: String(decoding: input, as: UTF8.self) + "." + Base64URL.encode(signature), input: input,
            signature: signature)
    }
}
