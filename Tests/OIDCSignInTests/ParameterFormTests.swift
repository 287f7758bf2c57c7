import OIDCPrimitives
import Testing

@testable import OIDCSignIn

/// What a text is that a framework passed in place of the parameters of a response.
@Suite struct ParameterFormTests {
    @Test(
        "A URL or a leading ? or # is recognized",
        arguments: ["?code=c", "#code=c", "/cb?code=c", "/cb#code=c", "https://a.example?code=c", "x://a#b"])
    func recognized(text: String) {
        #expect(ResponseParameters.formInsteadOfParameters(text) != nil)
    }

    @Test(
        "Parameters are not taken for a URL",
        arguments: [
            "", "code=c", "x=https://a.example/?b", "x&https://a.example/?b=c", "x&/y?z", "x?y=1", "x#y=1", "/cb=1",
            "https://a.example/=1", "a=1&b=/x?y",
        ])
    func notRecognized(text: String) {
        #expect(ResponseParameters.formInsteadOfParameters(text) == nil)
    }
}
