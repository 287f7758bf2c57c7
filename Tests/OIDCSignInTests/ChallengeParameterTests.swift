import OIDCPrimitives
import OIDCSignIn
import TestHelpers
import Testing

/// All parameters of a `Bearer` challenge, and requests for claims as values. The vectors have the details.
@Suite struct ChallengeParameterTests {
    @Test("The challenge of RFC 9470 says which authentication is missing") func stepUp() throws {
        let challenge = try BearerChallenge(parsing: [
            #"Bearer error="insufficient_user_authentication", error_description="S3CRET", "#
                + #"acr_values="high  medium", Max_Age="5""#
        ])
        #expect(challenge["error"] == "insufficient_user_authentication" && challenge["ERROR"] == challenge["error"])
        #expect(challenge.words("acr_values") == ["high", "medium"] && challenge["max_age"] == "5")
        #expect(challenge["scope"] == nil && challenge.words("scope") == [])
        #expect(challenge.parameters.map(\.name) == ["error", "error_description", "acr_values", "max_age"])
        var dumped = ""
        dump(challenge, to: &dumped)
        for printed in ["\(challenge)", String(reflecting: challenge), dumped] { #expect(!printed.contains("S3CRET")) }
    }

    @Test("A challenge without a value or with a parameter twice is malformed as a whole")
    func malformed() {
        for field in ["Bearer a=1, A=2", "Bearer a=", "Bearer a=\"", "Bearer abc"] {
            #expect(refusalCodes { try BearerChallenge(parsing: [field]) } == [.challengeMalformed], "\(field)")
        }
        #expect(refusalCodes { try BearerChallenge(parsing: []) } == [.challengeMissing])
        let long = "Bearer a=" + String(repeating: "b", count: BearerChallenge.maximumSize)
        #expect(refusalCodes { try BearerChallenge(parsing: [long]) } == [.challengeTooLarge])
    }

    @Test("A request for claims prints nothing of itself, and finds its values") func claims() throws {
        let request = try ClaimsRequest(
            parsing: #"{"id_token":{"sub":{"value":"S3CRET"},"acr":{"value":"a","values":["b",1,"c"]}}}"#)
        #expect(request.values(of: "sub", in: .idToken) == ["S3CRET"])
        #expect(request.values(of: "acr", in: .idToken) == ["a", "b", "c"])
        #expect(request.values(of: "acr", in: .accessToken) == [] && request.values(of: "x", in: .idToken) == [])
        var dumped = ""
        dump(request, to: &dumped)
        for printed in ["\(request)", String(reflecting: request), dumped] { #expect(!printed.contains("S3CRET")) }
        #expect(
            ClaimsRequest(voluntary: "x", anyOf: ["1"], in: .userInfo).serialized
                == #"{"userinfo":{"x":{"values":["1"]}}}"#)
    }

    @Test("Thousands of values are merged, and each is kept once") func manyValues() throws {
        let numbers = (0..<3_000).map(String.init)
        let (first, second) = (numbers.joined(separator: ","), numbers.map { $0 + ".0" }.joined(separator: ","))
        let merged = try ClaimsRequest(parsing: #"{"id_token":{"x":{"values":[\#(first),"0"]}}}"#)
            .merging(ClaimsRequest(JSONValue(parsing: #"{"id_token":{"x":{"values":[\#(second),"0","1"]}}}"#)))
        #expect(merged.serialized == #"{"id_token":{"x":{"values":[\#(first),"0","1"]}}}"#)
    }
}
