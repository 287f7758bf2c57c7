import OIDCPrimitives
import Testing

/// The details of a provider's error.
@Suite struct ProviderErrorDetailsTests {
    private let trace = "11111111-1111-4111-8111-111111111111"

    @Test("Valid details are kept") func validDetails() {
        let error = ProviderError(
            "invalid_grant", code: "AADSTS50076", numbers: [50076, 1], suberror: "basic_action",
            claims: #"{"access_token":{"acrs":{"essential":true,"value":"c1"}}}"#, traceID: trace,
            correlationID: "a-1_B",
            timestamp: "2026-11-29 10:00:00Z")
        #expect(error.error == "invalid_grant" && error.code == "AADSTS50076" && error.numbers == [50076, 1])
        #expect(error.suberror == "basic_action" && error.claims?.contains("acrs") == true)
        #expect(error.traceID == trace && error.correlationID == "a-1_B" && error.timestamp == "2026-11-29 10:00:00Z")
        #expect(!error.isCancellation && error.redactedDescription == nil && "\(error)" == "invalid_grant, AADSTS50076")
    }

    @Test("Details that are not what their name says are left out") func invalidDetails() {
        for text in ["", "a b", "a\u{0}", "ä", String(repeating: "a", count: 65)] {
            let error = ProviderError(
                "e", numbers: Array(0..<20), suberror: text, claims: text, traceID: text, correlationID: text,
                timestamp: text)
            #expect(error.numbers.count == 16)
            #expect(error.suberror == nil && error.claims == nil && error.traceID == nil && error.correlationID == nil)
            #expect(error.timestamp == nil, "\(text)")
        }
        for claims in ["[]", "{", #"{"a":0,"a":0}"#, #"{"a":"\#(String(repeating: "a", count: 4_096))"}"#] {
            #expect(ProviderError("e", claims: claims).claims == nil)
        }
    }

    @Test("Details are kept up to their greatest length, and from one character on") func lengthsOfDetails() {
        func isKept(_ detail: KeyPath<ProviderError, String?>, _ text: String) -> Bool {
            ProviderError(
                "e", suberror: text, claims: text, traceID: text, correlationID: text, timestamp: text)[keyPath: detail]
                == text
        }
        for (detail, longest) in [
            (\ProviderError.suberror, 64), (\.traceID, 64), (\.correlationID, 64), (\.timestamp, 40),
        ] {
            #expect(isKept(detail, "1"), "\(longest)")
            #expect(isKept(detail, String(repeating: "1", count: longest)), "\(longest)")
            #expect(!isKept(detail, String(repeating: "1", count: longest + 1)), "\(longest)")
        }
        // The other characters of the object are eight bytes.
        let claims = { (length: Int) in #"{"a":"\#(String(repeating: "a", count: length - 8))"}"# }
        #expect(isKept(\.claims, claims(4_096)))
        #expect(!isKept(\.claims, claims(4_097)))
    }

    @Test("Two errors are equal if everything is equal") func equality() {
        let error = ProviderError("e", description: "x")
        #expect(error == ProviderError("e", description: "x"))
        #expect(error != ProviderError("e", description: "y") && error != ProviderError("f", description: "x"))
        #expect(error != ProviderError("e", description: "x", isCancellation: true))
        #expect(error != ProviderError("e", suberror: "s", description: "x"))
        #expect(Set([error, ProviderError("e", description: "x")]).count == 1)
    }

    @Test(
        "A description is shown without what may name a person or a secret",
        arguments: [
            ("User declined.", "User declined."),
            ("The user ada@example.com is blocked", "The user … is blocked"),
            ("The user 'Ada Lovelace' is blocked", "The user '…' is blocked"),
            ("App Console ('6731de76-14a6-49ae-97bc-6eba6914391e') is off", "App Console ('…') is off"),
            (#"The "Ada L" is"#, "The '…' is"), ("An unclosed 'Ada Lovelace is", "An unclosed '…'"),
            ("It doesn't match", "It doesn't match"), ("'O'Hara' left", "'…' left"),
            ("Trace ID: 11111111-1111-4111-8111-111111111111", "Trace ID: 11111111-1111-4111-8111-111111111111"),
            ("eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9 x", "… x"), ("11111111-1111-4111-8111-11111111111Z", "…"),
            ("", ""), ("'", "'…'"), ("a\nb\tc", "a b c"),
            // The quotation ends with the text.
            ("Unknown user 'ada'", "Unknown user '…'"),
            // A word may be a secret from 24 bytes on.
            ("abcdefghijklmnopqrstuvw x", "abcdefghijklmnopqrstuvw x"), ("abcdefghijklmnopqrstuvwx x", "… x"),
            // An exclamation mark is not white space, and does not divide a word.
            ("! No !", "! No !"), ("abcdefghijkl!mnopqrstuvw", "…"),
            // A GUID may be in brackets. A part of one, and as many digits without hyphens, are not GUIDs.
            ("(11111111-1111-4111-8111-111111111111)", "(11111111-1111-4111-8111-111111111111)"),
            ("11111111-1111-4111-8111-11111111111", "…"), ("111111111111111111111111111111111111", "…"),
        ])
    func redaction(text: String, expected: String) {
        #expect(ProviderError("e", description: text).redactedDescription == expected)
    }

    @Test("A description is read up to its limit") func redactionLimit() {
        let text = ProviderError("e", description: String(repeating: "word ", count: 100_000)).redactedDescription
        #expect((text?.utf8.count ?? 0) <= 2_048)
        let quotation = "'\(String(repeating: "a", count: 2_044))'"
        #expect(ProviderError("e", description: quotation + " b").redactedDescription == "'…' b")
        #expect(ProviderError("e", description: quotation + " bc").redactedDescription == "'…' b")
    }

    @Test("A description is neither printed nor reflected") func descriptionIsHidden() {
        let error = ProviderError("e", description: "Ada Lovelace may not enter")
        var dumped = ""
        dump(Problem(ProblemCode("a.b"), remedy: "x", providerError: error), to: &dumped)
        dump(error, to: &dumped)
        #expect(!dumped.contains("Ada") && !"\(error) \(String(reflecting: error))".contains("Ada"))
        #expect(dumped.contains("e"))
    }
}
