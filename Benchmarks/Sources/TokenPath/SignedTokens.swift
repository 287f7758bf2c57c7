import Foundation
import LibCrypto
import OIDCIssuers
import OIDCPrimitives
import OIDCSoftwareCrypto
import OIDCTokens

/// Tokens of the size and shape that Entra's have, signed by OpenSSL when the program starts.
struct SignedTokens {
    let pair: LibCrypto.KeyPair
    let verifier: TokenVerifier
    let expectations: TokenExpectations
    let now = Date(timeIntervalSince1970: 1_700_000_000)

    struct Failure: Error {}

    init(_ library: LibCrypto) throws {
        guard let pair = library.makeKey(bits: 2_048) else { throw Failure() }
        self.pair = pair
        let others = (0..<5).compactMap { _ in library.makeKey(bits: 2_048) }
        let keys = ([pair] + others).enumerated().map { index, pair in
            #"{"kty":"RSA","use":"sig","kid":"key-\#(index)","n":"\#(Base64URL.encode(pair.modulus))","e":"AQAB","issuer":"\#(SignedTokens.issuer)"}"#
        }
        let set = try KeySet.read(Array(#"{"keys":[\#(keys.joined(separator: ","))]}"#.utf8)).value
        let crypto = SoftwareCrypto()
        verifier = TokenVerifier(keys: PreparedKeySet(set, verifier: crypto), digest: crypto)
        expectations = TokenExpectations(
            .signIn(clientID: SignedTokens.clientID, nonce: .sent(Secret("n-0S6_WzA2Mj"))),
            issuer: ExactIssuerRule(try Issuer(SignedTokens.issuer)))
    }

    static let issuer = "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0"
    static let clientID = "6731de76-14a6-49ae-97bc-6eba6914391e"

    /// A token of about 1.8 kB.
    func token(_ number: Int, _ library: LibCrypto) throws -> (text: String, input: [UInt8], signature: [UInt8]) {
        let header = #"{"typ":"JWT","alg":"RS256","kid":"key-0"}"#
        let groups = (0..<8).map { "\"0760b6cf-170e-4a14-91b3-\(100_000_000_000 + number * 8 + $0)\"" }
        let claims = """
            {"aud":"\(SignedTokens.clientID)","iss":"\(SignedTokens.issuer)","iat":1699999000,"nbf":1699999000,\
            "exp":1700003000,"aio":"AWQAm/8VAAAAmC\(number)xQTG+gFnVxLjWdw8K+61AGrSOuMMF6ebaMj7XO3IbmD3fGmrOyD+NvZyGn2VaT\
            /kDKXw4MIhrgGVq6Bn8wLXoT1LkIZ+FzQVkJPPLQOV4KcXqSlCVPDS","email":"ada@contoso.com","name":"Ada Lovelace",\
            "nonce":"n-0S6_WzA2Mj","oid":"690222be-ff1a-4d56-abd1-7e4f7d38e474","preferred_username":"ada@contoso.com",\
            "rh":"0.AXoAI_Cujh4rNB2bq4vIydakkN7eMWemFK5Jl7xuumkUOR56AAA.","roles":["Task.Read","Task.Write"],\
            "sub":"HKZpfaHyWadeOouYlitjrI-KffTm222X5rrV3xDqfKQ","tid":"8eaef023-2b34-4da1-9baa-8bc8c9d6a490",\
            "uti":"fqiBqXLPj0eQa82S-IYFAA","ver":"2.0","groups":[\(groups.joined(separator: ","))]}
            """
        let input = Array("\(Base64URL.encode(header.utf8)).\(Base64URL.encode(claims.utf8))".utf8)
        guard let signature = library.sign(input, with: pair, .sha256) else { throw Failure() }
        return (String(decoding: input, as: UTF8.self) + "." + Base64URL.encode(signature), input, signature)
    }
}
