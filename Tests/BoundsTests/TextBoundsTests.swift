import EntraID
import Foundation
import OIDCTestSupport
import TestHelpers
import Testing

/// The limits of tokens, of what browsers and proxies send, and of typed text. Each is tested with the largest accepted
/// value and the first rejected one.
@Suite struct TextBoundsTests {
    private let now = Date(timeIntervalSince1970: 1_800_000_000)

    // MARK: - Tokens

    private func tokenCodes(
        _ claims: [String: JSONValue?] = [:], at time: Date? = nil,
        _ change: (inout IDTokenExpectations) -> Void = { _ in }
    ) throws -> [ProblemCode] {
        let issuer = try TestIssuer()
        var order = IDTokenParameters(for: "client", nonce: "nonce", at: now)
        order.claims = claims
        var expectations = try issuer.expectations(of: order)
        expectations.sameSubjectAs = nil
        change(&expectations)
        let verifier = try issuer.verifier()
        return refusalCodes { try verifier.verify(issuer.token(order), against: expectations, at: time ?? now) }
    }

    @Test("The size of a token is limited") func tokenBytes() throws {
        let limit = 256 << 10
        let text = UnsignedToken.text(size: limit)
        #expect(text.utf8.count == limit)
        #expect(refusalCodes { try CompactToken(text) } == [])
        #expect(refusalCodes { try CompactToken(text + "AAAA") } == [.tokenTooLarge])
        let smaller = try TokenLimits(bytes: limit - 1)
        #expect(refusalCodes { try CompactToken(text, limits: smaller) } == [.tokenTooLarge])
    }

    @Test("The nesting depth of a token's JSON is limited") func tokenDepth() throws {
        func nested(_ count: Int) throws -> JSONValue {
            try JSONValue(parsing: String(repeating: "[", count: count) + String(repeating: "]", count: count))
        }
        #expect(try tokenCodes(["deep": nested(127)]) == [])
        #expect(try tokenCodes(["deep": nested(128)]) == [.tokenInvalidJSON])
    }

    @Test("`sub` has 1 to 255 bytes") func subject() throws {
        #expect(try tokenCodes(["sub": .string(String(repeating: "s", count: 255))]) == [])
        #expect(try tokenCodes(["sub": .string(String(repeating: "s", count: 256))]) == [.tokenClaimType])
        // The limit is in bytes, not in characters.
        #expect(try tokenCodes(["sub": .string(String(repeating: "ä", count: 128))]) == [.tokenClaimType])
        #expect(try tokenCodes(["sub": ""]) == [.tokenClaimType])
    }

    @Test("`sid` and `sub` of a logout token have 1 to 255 bytes") func logoutTokenSubjectAndSession() throws {
        let issuer = try TestIssuer()
        let expectations = try issuer.expectations(of: IDTokenParameters(for: "client", nonce: "nonce", at: now))
        let verifier = try issuer.verifier()
        func logoutCodes(subject: Int, session: Int) -> [ProblemCode] {
            let token = issuer.logoutToken(
                for: "client", subject: String(repeating: "s", count: subject),
                session: String(repeating: "s", count: session), at: now)
            return refusalCodes { try verifier.verifyLogout(token, against: expectations, at: now) }
        }
        #expect(logoutCodes(subject: 255, session: 255) == [])
        #expect(logoutCodes(subject: 256, session: 1) == [.tokenClaimMissing])
        #expect(logoutCodes(subject: 1, session: 256) == [.tokenClaimMissing])
    }

    @Test("A date is at most the last second of the year 9999") func dates() throws {
        func date(_ text: String) throws -> [String: JSONValue?] { ["exp": try JSONValue(parsing: text)] }
        #expect(try tokenCodes(date("253402300799")) == [])
        #expect(try tokenCodes(date("253402300800")) == [.tokenClaimType])
        #expect(try tokenCodes(date("0")) == [.tokenExpired])
        #expect(try tokenCodes(date("-1")) == [.tokenClaimType])
    }

    @Test("The leeway is at most an hour") func leeway() throws {
        let end = now.addingTimeInterval(3_600)
        let (none, most) = (try Leeway(.zero), try Leeway(.seconds(3_600)))
        #expect(try tokenCodes(at: end.addingTimeInterval(3_599)) { $0.leeway = most } == [])
        #expect(try tokenCodes(at: end.addingTimeInterval(3_600)) { $0.leeway = most } == [.tokenExpired])
        #expect(try tokenCodes(at: end.addingTimeInterval(-1)) { $0.leeway = none } == [])
        #expect(try tokenCodes(at: end) { $0.leeway = none } == [.tokenExpired])
        #expect(refusalCodes { try Leeway(.seconds(3_601)) } == [.configLimitOutOfRange])
        #expect(refusalCodes { try Leeway(.seconds(-1)) } == [.configLimitOutOfRange])
    }

    // MARK: - Responses

    private func pending(lifetime: Double = 600) throws -> PendingSignIn {
        let stored = """
            {"version":2,"provider":"entra","clientID":"client","callback":"https://a.example/cb",\
            "issuer":"https://id.example.com","isIssuerParameterExpected":false,"responseType":"code",\
            "responseMode":"query","startedAt":1800000000,"lifetime":\(lifetime),"isNewAuthenticationRequired":false,\
            "requiredAuthenticationContexts":[],\
            "state":"the-state","nonce":"the-nonce","codeVerifier":"the-verifier"}
            """
        return try JSONDecoder().decode(PendingSignIn.self, from: Data(stored.utf8))
    }

    @Test("The size of a response is limited") func responseBytes() throws {
        let pending = try pending()
        let configuration = try ProviderConfiguration(
            name: "entra", profile: StandardProfile(IssuerIdentifier("https://id.example.com")), clientID: "client",
            authentication: .none)
        let text = "state=the-state&code="
        func read(_ size: Int) -> [ProblemCode] {
            let long = text + String(repeating: "c", count: size - text.utf8.count)
            let request = CallbackRequest(path: "/cb", mode: .query, encodedParameters: long)
            return refusalCodes {
                try AuthorizationResponse(parsing: request, answering: pending, with: configuration, at: now)
            }
        }
        #expect(AuthorizationResponse.maximumLength == 1 << 16)
        #expect(AuthorizationResponse.maximumParameterCount == 64)
        #expect(read(1 << 16) == [])
        #expect(read(1 << 16 + 1) == [.responseTooLarge])
    }

    @Test("The number of parameters of a response is limited") func responseParameters() throws {
        let pending = try pending()
        let configuration = try ProviderConfiguration(
            name: "entra", profile: StandardProfile(IssuerIdentifier("https://id.example.com")), clientID: "client",
            authentication: .none)
        func read(_ count: Int) -> [ProblemCode] {
            let text = "state=the-state&code=c" + (2..<count).map { "&p\($0)=" }.joined()
            let request = CallbackRequest(path: "/cb", mode: .query, encodedParameters: text)
            return refusalCodes {
                try AuthorizationResponse(parsing: request, answering: pending, with: configuration, at: now)
            }
        }
        #expect(read(64) == [])
        #expect(read(65) == [.responseTooLarge])
    }

    @Test("A pending sign-in is valid for at most an hour") func lifetime() throws {
        let longest = try pending(lifetime: 1e9)
        #expect(!longest.isExpired(at: now.addingTimeInterval(3_600)))
        #expect(longest.isExpired(at: now.addingTimeInterval(3_601)))
        #expect(try pending(lifetime: -5).isExpired(at: now.addingTimeInterval(1)))
    }

    // MARK: - Proxies

    private func callbackCodes(_ name: String, _ value: String) throws -> [ProblemCode] {
        let policy = try CallbackPolicy(trustedProxies: ["10.0.0.0/8"], forwardedPrefix: .prepended)
        let request = ObservedRequest(
            scheme: "http", host: "app", headers: [.init(name: name, value: value)], peer: "10.0.0.1")
        return refusalCodes { try policy.callback(request: request, warnings: .ignored) }
    }

    @Test("The size of `Forwarded` is limited") func forwardedBytes() throws {
        func field(_ size: Int) -> String { "proto=https;by=\"" + String(repeating: "x", count: size - 17) + "\"" }
        #expect(try callbackCodes("Forwarded", field(4_096)) == [])
        #expect(try callbackCodes("Forwarded", field(4_097)) == [.callbackMalformedForwarding])
    }

    /// Only the first element counts, but the whole field is limited.
    @Test(
        "The size of an `X-Forwarded-` field is limited",
        arguments: [
            ("X-Forwarded-Host", "a.example"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Port", "8443"),
            ("X-Forwarded-Prefix", "/console"),
        ])
    func otherForwardedBytes(name: String, value: String) throws {
        func field(_ size: Int) -> String { value + String(repeating: ",", count: size - value.utf8.count) }
        #expect(try callbackCodes(name, field(4_096)) == [])
        #expect(try callbackCodes(name, field(4_097)) == [.callbackMalformedForwarding])
    }

    @Test("The number of parameters in `Forwarded` is limited") func forwardedParameters() throws {
        func element(_ count: Int) -> String { (0..<count).map { "a\($0)=1" }.joined(separator: ";") }
        #expect(try callbackCodes("Forwarded", element(16)) == [])
        #expect(try callbackCodes("Forwarded", element(17)) == [.callbackMalformedForwarding])
    }

    // MARK: - Addresses

    @Test("A host has at most 253 bytes, and a label at most 63") func hosts() {
        func derive(_ host: String) -> [ProblemCode] {
            refusalCodes { try CallbackPolicy.standard.callback(pageURL: "https://\(host)/", warnings: .ignored) }
        }
        let label = String(repeating: "a", count: 63)
        #expect(derive("\(label).example") == [])
        #expect(derive("a\(label).example") == [.callbackInvalidHost])
        let three = "\(label).\(label).\(label)."
        #expect(derive(three + String(repeating: "b", count: 61)) == [])
        #expect(derive(three + String(repeating: "b", count: 62)) == [.callbackInvalidHost])
    }

    @Test("A port is between 1 and 65535") func ports() {
        func derive(_ port: String) -> [ProblemCode] {
            refusalCodes {
                try CallbackPolicy.standard.callback(pageURL: "https://a.example:\(port)/", warnings: .ignored)
            }
        }
        #expect(derive("1") == [])
        #expect(derive("0") == [.callbackInvalidPort])
        #expect(derive("65535") == [])
        #expect(derive("65536") == [.callbackInvalidPort])
    }

    @Test("The size of a pasted issuer is limited") func pastedIssuer() {
        func read(_ size: Int) -> [ProblemCode] {
            let text = "https://login.microsoftonline.com/common/v2.0"
            return refusalCodes {
                try EntraAuthority(
                    parsing: text + String(repeating: "/", count: size - text.utf8.count), warnings: .ignored)
            }
        }
        #expect(read(4_096) == [.authorityTrailingSlash])
        #expect(read(4_097) == [.authorityTooLong])
    }

    @Test("A redirect URI has at most 256 characters") func redirectURI() {
        func validate(_ size: Int) -> [ProblemCode] {
            refusalCodes {
                try RedirectRules().validate(
                    "https://a.example/" + String(repeating: "x", count: size - 18), warnings: .ignored)
            }
        }
        #expect(validate(256) == [])
        #expect(validate(257) == [.redirectTooLong])
    }

    // MARK: - Displayed text

    /// The limit is in bytes, because a character can have any number of them.
    @Test("An error description is read up to a limit in bytes") func errorDescription() {
        func advice(_ filler: String, _ count: Int) -> String? {
            let text = String(repeating: filler, count: count) + "AADSTS50011"
            return EntraErrorEntry.advice(forErrorDescription: text)?.code
        }
        #expect(advice(" ", 4_096 - 11) == "AADSTS50011")
        #expect(advice(" ", 4_096 - 5) == nil)
        // A number that is cut off at the limit would be another code: AADSTS500110 would become AADSTS50011.
        func cut(behind words: String, before rest: String) -> String? {
            let filler = String(repeating: " ", count: 4_096 - words.utf8.count)
            return EntraErrorEntry.advice(forErrorDescription: filler + words + rest)?.code
        }
        #expect(cut(behind: "AADSTS50011", before: "0 x") == nil)
        #expect(cut(behind: "AADSTS50011", before: "_") == nil)
        #expect(cut(behind: "AADSTS50011", before: ": x") == "AADSTS50011")
        #expect(advice("ä", 3_000) == nil)
        #expect(advice("e" + String(repeating: "\u{301}", count: 5_000), 1) == nil)
    }

    @Test("A displayed value has at most 300 characters") func shownText() {
        func found(_ count: Int) -> String? {
            Problem(.jsonSyntax, found: "\(String(repeating: "ä", count: count))", remedy: "").found
        }
        #expect(found(300) == String(repeating: "ä", count: 300))
        #expect(found(301) == String(repeating: "ä", count: 300) + "…")
    }
}

/// An unsigned token of a given size.
enum UnsignedToken {
    static func text(size: Int) -> String {
        let header = Base64URL.encode(#"{"alg":"RS256"}"#.utf8)
        // Three bytes become four characters. The signature takes up the rest.
        let room = size - header.utf8.count - 2
        let claims = "{\"a\":\"" + String(repeating: "x", count: (room - 8) / 4 * 3 - 8) + "\"}"
        let text = "\(header).\(Base64URL.encode(claims.utf8))."
        let rest = size - text.utf8.count
        return text + String(repeating: "A", count: rest % 4 == 1 ? rest : rest)
    }
}
