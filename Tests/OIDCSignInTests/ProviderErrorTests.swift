import Foundation
import OIDCDiscovery
import OIDCPrimitives
import OIDCProviders
import OIDCSignIn
import TestHelpers
import Testing

/// How a provider's error is reported: with a remedy, and without text that might be unsafe to show.
@Suite struct ProviderErrorTests {
    private func problem(_ error: String, description: String? = nil) throws -> Problem {
        var members: [JSONObject.Member] = [.init(name: "error", value: .string(error))]
        if let description { members.append(.init(name: "error_description", value: .string(description))) }
        let body = Array(JSONValue.object(JSONObject(members)).serialized().utf8)
        do {
            var profile = try StubProfile()
            profile.advice["E42: it rains"] = ProviderAdvice(
                code: "E42", remedy: "Take an umbrella.", traceID: "ref-7")
            _ = try TokenResponse(
                parsing: TransportResponse(status: 400, body: body), from: "https://id.example.com/token",
                profile: profile)
            throw Accepted()
        } catch {
            return try #require((error as? Refusal)?.problems.first)
        }
    }

    @Test(
        "Every standard error has its remedy",
        arguments: [
            ("access_denied", "a policy of the provider"), ("login_required", "not signed in at the provider"),
            ("login_required", "without prompt=none"), ("interaction_required", "without prompt=none"),
            ("consent_required", "an administrator of the provider"), ("consent_required", "without prompt=none"),
            ("account_selection_required", "without prompt=none"), ("invalid_request", "the callback URL"),
            ("invalid_token", "expired, was revoked"), ("insufficient_scope", "lacks a scope"),
            ("unauthorized_client", "Allow it the authorization code flow"),
            ("invalid_client", "secret, certificate, or assertion"),
            ("invalid_grant", "was already used"), ("unsupported_response_type", "response type"),
            ("unsupported_response", "response type"), ("invalid_scope", "scopes"), ("server_error", "having problems"),
            ("temporarily_unavailable", "having problems"),
            ("something_else", "Find the sign-in in the provider's logs"),
        ])
    func remedies(error: String, words: String) throws {
        let problem = try problem(error)
        #expect(problem.code == .exchangeProviderError)
        #expect(problem.remedy.contains(words))
        #expect(problem.found == error && problem.providerError?.error == error)
    }

    /// RFC 6749 §5.2 defines an error as a single word. Anything else is not shown.
    @Test("A malformed error is not shown") func malformedErrors() throws {
        for word in ["x", "A1_", String(repeating: "x", count: 64)] {
            #expect(try problem(word).found == word)
        }
        for text in ["", "a b", "a-b", "é", String(repeating: "x", count: 65)] {
            #expect(try problem(text).found == "(an unreadable error)", "\(text)")
            #expect(try problem(text).providerError == nil)
        }
    }

    @Test("The details of an error response reach the caller") func details() throws {
        let body = #"""
            {"error":"invalid_grant","error_description":"E42: it rains","error_codes":[50076,"x",7],
             "suberror":"basic_action","claims":"{\"access_token\":{}}","trace_id":"t-1","correlation_id":"c-1",
             "timestamp":"2026-11-29 10:00:00Z"}
            """#
        let response = TransportResponse(status: 400, body: Array(body.utf8))
        let refusal = expectRefusal(.exchangeProviderError) {
            try TokenResponse(parsing: response, from: "https://id.example.com/token")
        }
        let error = try #require(refusal?.providerError)
        #expect(error.error == "invalid_grant" && error.numbers == [50076, 7] && error.suberror == "basic_action")
        #expect(error.claims == #"{"access_token":{}}"# && error.traceID == "t-1" && error.correlationID == "c-1")
        #expect(error.timestamp == "2026-11-29 10:00:00Z" && error.redactedDescription == "E42: it rains")
        let record = try #require(refusal?.logRecord)
        #expect(record["provider_error_numbers"] == "50076 7" && record["provider_suberror"] == "basic_action")
        #expect(record["provider_trace_id"] == "t-1" && record["provider_correlation_id"] == "c-1")
        #expect(record["provider_timestamp"] == "2026-11-29 10:00:00Z")
        #expect(!record.values.contains { $0.contains("rains") })
    }

    @Test("A provider-specific error is explained") func providerSpecificErrors() throws {
        let problem = try problem("invalid_grant", description: "E42: it rains")
        #expect(problem.found == "invalid_grant, E42, trace id ref-7" && problem.remedy == "Take an umbrella.")
        #expect(try self.problem("invalid_grant", description: "it snows").found == "invalid_grant")
    }

    private struct Accepted: Error {}
}
