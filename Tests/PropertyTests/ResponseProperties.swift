import EntraID
import Foundation
import OIDCTestSupport
import Testing

/// Properties of authorization responses.
@Suite struct ResponseProperties {
    private static let start = 1_800_000_000.0

    /// Returns a stored sign-in.
    private static func pending(mode: String = "query", type: String = "code", lifetime: Double = 600) throws
        -> PendingSignIn
    {
        let stored = """
            {"version":2,"provider":"entra","clientID":"client","callback":"https://a.example/cb",\
            "issuer":"https://id.example.com","isIssuerParameterExpected":false,"responseType":"\(type)",\
            "responseMode":"\(mode)","startedAt":\(start),"lifetime":\(lifetime),"isNewAuthenticationRequired":false,"requiredAuthenticationContexts":[],\
            "state":"the-state","nonce":"the-nonce","codeVerifier":"the-verifier"}
            """
        return try JSONDecoder().decode(PendingSignIn.self, from: Data(stored.utf8))
    }

    private static func verdict(_ text: String, _ pending: PendingSignIn, at now: Double = start) -> String {
        do {
            let response = try AuthorizationResponse(
                parsing: CallbackRequest(path: "/cb", mode: pending.responseMode, encodedParameters: text),
                answering: pending,
                with: ProviderConfiguration(
                    name: "entra", profile: StandardProfile(IssuerIdentifier("https://id.example.com")),
                    clientID: "client",
                    authentication: .none, responseType: pending.responseType, responseMode: pending.responseMode),
                at: Date(timeIntervalSince1970: now))
            return "accepted \(response.code?.revealed() ?? "none") \(response.idToken?.revealed() ?? "none")"
        } catch {
            return "\(error.codes)"
        }
    }

    private static func parameters(_ choices: inout Choices) -> [FormEncoding.Parameter] {
        let all: [(String, [String], [String])] = [
            ("state", ["the-state"], ["another", "", "the-state ", "The-state"]), ("code", ["a-code"], ["", "ä"]),
            ("iss", ["https://id.example.com"], ["https://evil.example", ""]),
            ("id_token", ["a.b.c"], [""]), ("error", [""], ["access_denied"]), ("session_state", ["s"], [""]),
        ]
        return all.compactMap { name, usual, odd in
            choices.onceIn(5) ? nil : FormEncoding.Parameter(name: name, value: choices.occasionally(usual, else: odd))
        }
    }

    @Test("Unknown parameters and the order of parameters do not matter")
    func unknownParametersAndOrderChangeNothing() throws {
        let types = try ["code", "id_token", "code id_token"].map {
            try ResponseProperties.pending(mode: "form_post", type: $0)
        }
        let names = ["x", "State", "code ", "ｓtate", "states", "access_token", "client_info", "\u{212A}"]
        forAll(
            cases: 1_000,
            { choices in
                let known = ResponseProperties.parameters(&choices)
                let more = choices.list(upTo: 4) { choices in
                    FormEncoding.Parameter(
                        name: choices.pick(names) + "\(choices.below(1_000_000))", value: choices.pick(["", "v"]))
                }
                let all = Dictionary(more.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }).values
                return (
                    pending: choices.pick(types), plain: FormEncoding.encode(known),
                    other: FormEncoding.encode(choices.shuffled(known + all.sorted { $0.name < $1.name }))
                )
            },
            show: { "\($0.pending.responseType): \($0.plain), and \($0.other)" },
            { sample in
                let plain = ResponseProperties.verdict(sample.plain, sample.pending)
                let other = ResponseProperties.verdict(sample.other, sample.pending)
                return .expect(plain == other, "\(plain), but \(other)")
            })
    }

    /// A wrong state is reported before the provider's error.
    @Test("A response with another state is never accepted") func wrongStateIsNeverAccepted() throws {
        let pending = try ResponseProperties.pending()
        forAll(
            cases: 1_500, minimumApplicable: 0.5,
            { choices in
                let state =
                    choices.onceIn(3)
                    ? choices.text(of: ["the-state", "the", "-", "state", "a", "\u{0}", " ", "ｔhe"], upTo: 4) : "other"
                let rest = ResponseProperties.parameters(&choices).filter { $0.name != "state" && $0.name != "iss" }
                return choices.shuffled(rest + [FormEncoding.Parameter(name: "state", value: state)])
            },
            show: { FormEncoding.encode($0) },
            { parameters in
                guard !parameters.contains(where: { $0.name == "state" && $0.value.hasSameBytes(as: "the-state") })
                else {
                    return .notApplicable
                }
                let verdict = ResponseProperties.verdict(FormEncoding.encode(parameters), pending)
                return .expect(verdict.hasPrefix("[response.state-"), verdict)
            })
    }

    @Test("Duplicate parameters are rejected") func duplicateParametersAreRejected() throws {
        let pending = try ResponseProperties.pending()
        forAll(
            cases: 800,
            { choices in
                let known = ResponseProperties.parameters(&choices) + [FormEncoding.Parameter(name: "more", value: "1")]
                let again = FormEncoding.Parameter(
                    name: choices.pick(known).name, value: choices.pick(["", "the-state", "2"]))
                return FormEncoding.encode(choices.shuffled(known + [again]))
            },
            { text in
                let verdict = ResponseProperties.verdict(text, pending)
                return .expect(verdict == "[response.duplicate-parameter]", verdict)
            })
    }

    /// A started sign-in that has expired stays expired. It has also expired if the time is not a number.
    @Test("A response that has expired stays expired") func expiredResponsesStayExpired() throws {
        let text = "code=a&state=the-state"
        forAll(
            cases: 400,
            { choices in
                let offsets = [
                    -1e300, -600, -61, -60, 0, 599, 600, 600.001, 601, 3_600, 3_601, 1e300, -.infinity, .infinity,
                ]
                return (
                    lifetime: choices.pick([600.0, 0, 3_600, 1e9, -1]),
                    times: choices.list(upTo: 8) { ResponseProperties.start + $0.pick(offsets) }.sorted()
                )
            },
            { sample in
                let pending = try ResponseProperties.pending(lifetime: sample.lifetime)
                let soon = sample.times.prefix { $0 < ResponseProperties.start - 60 }
                guard soon.allSatisfy({ ResponseProperties.verdict(text, pending, at: $0) == "[response.expired]" })
                else { return .fails("a sign-in from the future") }
                let verdicts = sample.times.dropFirst(soon.count).map {
                    ResponseProperties.verdict(text, pending, at: $0)
                }
                let firstExpired = verdicts.firstIndex { $0 == "[response.expired]" } ?? verdicts.endIndex
                guard verdicts[firstExpired...].allSatisfy({ $0 == "[response.expired]" }) else {
                    return .fails("\(verdicts)")
                }
                let isTooLong = zip(sample.times.dropFirst(soon.count), verdicts).contains { time, verdict in
                    time > ResponseProperties.start + 3_600 && verdict != "[response.expired]"
                }
                return .expect(!isTooLong && pending.isExpired(at: Date(timeIntervalSince1970: .nan)), "\(verdicts)")
            })
    }
}
