import EntraID
import OIDCVectors
import Testing

/// The vector runner: an incorrect vector, or one with members that are never read, must fail.
@Suite struct VectorRunnerTests {
    private func failure(kind: String = "entra-redirect", given: String, expect: String) throws -> String? {
        let text = #"{"kind":"\#(kind)","cases":[{"name":"n","rule":"a.b.1","given":\#(given),"expect":\#(expect)}]}"#
        return try VectorCase.all(in: Array(text.utf8), source: "test")[0].failure()
    }

    private let good = #"{"uri":"https://a.example/cb"}"#
    private let bad = #"{"uri":"http://a.example/cb"}"#

    @Test("A vector that matches the outcome passes") func matchingVectors() throws {
        #expect(try failure(given: good, expect: #"{"accepted":{}}"#) == nil)
        #expect(try failure(given: good, expect: #"{"accepted":{"uri":"https://a.example/cb"},"warnings":[]}"#) == nil)
        #expect(try failure(given: bad, expect: #"{"refused":["redirect.scheme-not-https"]}"#) == nil)
        #expect(try failure(given: bad, expect: #"{"refused":["redirect.scheme-not-https"],"suggestion":null}"#) == nil)
    }

    @Test(
        "A vector that does not match an accepted input fails",
        arguments: [
            #"{"accepted":{"uri":"https://a.example/other"}}"#, #"{"accepted":{"nothing":null}}"#,
            #"{"accepted":{},"warnings":["redirect.manifest-only"]}"#, #"{"refused":["redirect.scheme-not-https"]}"#,
            #"{"accepted":{},"refused":["x"]}"#, "{}", #"{"accepted":{},"warning":[]}"#,
            #"{"accepted":{},"suggestion":null}"#,
        ])
    func mismatchedAcceptance(expect: String) throws {
        #expect(try failure(given: good, expect: expect) != nil)
    }

    @Test(
        "A vector that does not match a rejected input fails",
        arguments: [
            #"{"accepted":{}}"#, #"{"refused":["redirect.fragment"]}"#, #"{"refused":[]}"#,
            #"{"refused":["redirect.scheme-not-https","redirect.fragment"]}"#,
            #"{"refused":["redirect.scheme-not-https"],"suggestion":"https://a.example/cb"}"#,
            #"{"refused":["redirect.scheme-not-https"],"warnings":[]}"#,
        ])
    func mismatchedRejection(expect: String) throws {
        #expect(try failure(given: bad, expect: expect) != nil)
    }

    @Test(
        "A vector that cannot be read fails",
        arguments: [
            ("entra-redirect", #"{"uri":"https://a.example/cb","unknown":1}"#),
            ("entra-redirect", #"{"uri":7}"#), ("entra-redirect", "{}"),
            ("entra-redirect", #"{"uri":"x","audience":"Nobody"}"#),
            ("entra-redirect", #"{"uri":"x","responseMode":"post"}"#), ("no-such-kind", "{}"),
            ("callback", "{}"), ("callback", #"{"pageAddress":"https://a","publicAddress":"https://a"}"#),
            ("callback", #"{"request":{"scheme":"http","host":"h","unknown":1}}"#),
            ("device-sign-in", "{}"), ("device-sign-in", #"{"events":[]}"#),
            ("device-sign-in", #"{"events":[{"at":0,"do":"wait"}]}"#),
            ("device-sign-in", #"{"events":[{"at":0,"do":"poll","client":"a","code":"b"}]}"#),
            ("device-sign-in", #"{"events":[{"at":0,"do":"begin","client":"a","random":"A0"}]}"#),
            ("device-sign-in", #"{"limits":{"interval":0},"events":[{"at":0,"do":"poll","client":"a"}]}"#),
            ("device-sign-in", #"{"limits":{"unknown":1},"events":[{"at":0,"do":"poll","client":"a"}]}"#),
            (
                "device-sign-in",
                #"{"events":[{"at":1,"do":"poll","client":"a"},{"at":0.5,"do":"poll","client":"a"}]}"#
            ),
            (
                "device-sign-in",
                #"{"events":[{"at":0,"do":"begin","client":"a","random":"0001020304050607"},"#
                    + #"{"at":0,"do":"begin","client":"a","random":"08090a0b0c0d0e0f"}]}"#
            ),
            ("base64url", "{}"), ("base64url", #"{"text":"","hexadecimal":""}"#),
            ("base64url", #"{"hexadecimal":"A0"}"#),
            ("base64url", #"{"hexadecimal":"0"}"#), ("digest", #"{"text":"abc"}"#),
            ("digest", #"{"text":"abc","function":"SHA-1"}"#),
            ("digest", #"{"text":"abc","function":"SHA-256","times":1000001}"#),
            ("digest", #"{"text":"abc","function":"SHA-256","times":-1}"#),
            ("signature", #"{"key":{},"algorithm":"RS256","signed":""}"#), ("code-challenge", "{}"),
            ("json", "{}"), ("json", #"{"text":"1","base64":"MQ=="}"#), ("json", #"{"base64":"*"}"#),
            ("json", #"{"base64":"MQ"}"#), ("json", #"{"base64":"MQ="}"#), ("json", #"{"base64":"MQ==="}"#),
            ("json", #"{"base64":"MR=="}"#), ("json", #"{"base64":"MTI"}"#), ("json", #"{"base64":"MTIz="}"#),
            ("json", #"{"base64":"Ij_Cvz4i"}"#),
            (
                "token-request",
                #"{"clientID":"a","authentication":{"method":"none"},"grant":{"type":"device"},"now":253402300800}"#
            ),
            ("issuer-rule", #"{"authority":"https://login.microsoftonline.com/common/v2.0","claims":{}}"#),
        ])
    func unreadableVectors(kind: String, given: String) throws {
        for expect in [#"{"accepted":{}}"#, #"{"refused":["vector.malformed"]}"#, #"{"refused":["json.wrong-type"]}"#] {
            let failure = try failure(kind: kind, given: given, expect: expect)
            #expect(failure?.hasPrefix("the vector cannot be read") == true, "\(failure ?? "accepted")")
        }
    }

    @Test("The outcome of a vector contains everything") func outcomes() throws {
        func outcome(_ given: String) throws -> JSONValue {
            let text = #"{"kind":"entra-redirect","cases":[{"name":"n","rule":"a.b.1","given":\#(given),"expect":{}}]}"#
            return try VectorCase.all(in: Array(text.utf8), source: "test")[0].outcome()
        }
        #expect(try outcome(good) == ["accepted": ["uri": "https://a.example/cb"], "warnings": []])
        #expect(try outcome(bad) == ["refused": ["redirect.scheme-not-https"], "suggestion": .null])
        #expect(throws: Refusal.self) { try outcome("{}") }
    }

    @Test(
        "An invalid vector file is rejected",
        arguments: [
            "", "[]", "{}", #"{"kind":"json","cases":[]}"#, #"{"kind":"json","cases":[{}]}"#,
            #"{"kind":"json","cases":{}}"#, #"{"kind":"json","cases":[{"rule":"a.b.1"}]}"#,
            #"{"kind":"json","cases":[{"name":"n"}]}"#, #"{"kind":"json","cases":[{"name":"n","rule":1}]}"#,
            #"{"kind":"json","cases":[{"name":"n","rule":"a.b.1","reason":"unknown"}]}"#,
        ])
    func invalidFiles(text: String) {
        #expect(throws: Refusal.self) { try VectorCase.all(in: Array(text.utf8), source: "test") }
    }
}
