import OIDCPrimitives
import OIDCSignIn
import Testing

/// The forms in which an administrator pastes the error of a provider.
@Suite struct PastedErrorFormTests {
    private func problem(in text: String) throws -> Problem? {
        PastedError.problem(in: text, profile: try StubProfile())
    }

    @Test(
        "The error is found in parameters, after the first ? or # of a URL",
        arguments: [
            "error=access_denied", "?error=access_denied", "#error=access_denied&state=s",
            "https://console.example.com/cb?state=s&error=access_denied", "/cb#error=access_denied",
            "error=access_denied&error_description=why?really#yes",
            "error=access_denied&error_uri=https://id.example.com/?code=1",
        ])
    func parameters(text: String) throws {
        let problem = try #require(try problem(in: text))
        #expect(problem.code == .responseProviderError && problem.location == .parameter("error"))
        #expect(problem.found == "access_denied")
    }

    @Test("The error is found in the document of an endpoint") func document() throws {
        let problem = try #require(try problem(in: #"{"error":"invalid_client"}"#))
        #expect(problem.code == .exchangeProviderError && problem.location == .member("error"))
        #expect(problem.found == "invalid_client")
    }

    @Test(
        "Without an error, there is no problem",
        arguments: [
            "", "code=c&state=s", "error", "{", "{}", #"{"error":1}"#, #"{"code":"x"}?error=access_denied"#,
            "a%ff=b&error=x",
            "error=x&error=y",
        ])
    func nothing(text: String) throws {
        #expect(try problem(in: text) == nil)
    }

    @Test("The provider's trace and correlation IDs are in the problem, also without an error number")
    func references() throws {
        let trace = "11111111-2222-3333-4444-555555555555"
        let correlation = "66666666-7777-8888-9999-000000000000"
        let problem = try #require(
            try problem(
                in: #"{"error":"invalid_client","trace_id":"\#(trace)","correlation_id":"\#(correlation)"}"#))
        #expect("\(problem)".contains("trace id \(trace)") && "\(problem)".contains("correlation id \(correlation)"))
    }
}
