import EntraID
import Foundation

/// The limits of input from browsers, proxies and administrators.
enum TextBounds {
    static func pending() throws -> PendingSignIn {
        let stored = """
            {"version":2,"provider":"entra","clientID":"client","callback":"https://a.example/cb",\
            "issuer":"https://id.example.com","isIssuerParameterExpected":false,"responseType":"code",\
            "responseMode":"form_post","startedAt":1800000000,"lifetime":600,"isNewAuthenticationRequired":false,"requiredAuthenticationContexts":[],\
            "state":"the-state","nonce":"the-nonce","codeVerifier":"the-verifier"}
            """
        return try JSONDecoder().decode(PendingSignIn.self, from: Data(stored.utf8))
    }

    static func readResponse(_ pending: PendingSignIn) throws -> (String) throws -> Void {
        let configuration = try ProviderConfiguration(
            name: "entra", profile: StandardProfile(IssuerIdentifier("https://id.example.com")), clientID: "client",
            authentication: .none, responseMode: .formPost)
        return { text in
            _ = try AuthorizationResponse(
                parsing: CallbackRequest(path: "/cb", mode: .formPost, encodedParameters: text), answering: pending,
                with: configuration,
                at: TokenBounds.now)
        }
    }

    static func forwarded(_ policy: CallbackPolicy, _ name: String = "Forwarded") -> (String) throws -> Void {
        { text in
            let request = ObservedRequest(
                scheme: "http", host: "app", headers: [.init(name: name, value: text)], peer: "10.0.0.1")
            _ = try policy.callback(request: request, warnings: .ignored)
        }
    }

    static func all() throws -> [Bound] {
        let readResponse = try readResponse(pending())
        let response = "state=the-state&code="
        let policy = try CallbackPolicy(trustedProxies: ["10.0.0.0/8"])
        let field = { (size: Int) in
            let text = "proto=https;by=\""
            return text + Texts.repeated("x", size - text.utf8.count - 1) + "\""
        }
        let parameters = { (count: Int) in (0..<count).map { "a\($0)=1" }.joined(separator: ";") }
        let read: (String) throws -> Void = { _ = try EntraAuthority(parsing: $0, warnings: .ignored) }
        let slashes = { (size: Int) in
            let text = "https://login.microsoftonline.com/common/v2.0"
            return text + Texts.repeated("/", size - text.utf8.count)
        }
        let redirect = { (size: Int) in
            let text = "https://a.example/"
            return text + Texts.repeated("x", size - text.utf8.count)
        }
        let validate: (String) throws -> Void = { _ = try RedirectRules().validate($0, warnings: .ignored) }
        let entra = EntraProfile(EntraAuthority(tenant: .common), allowedTenants: .anyTenant)
        let advise: (String) throws -> Void = { text in
            if entra.advice(forErrorDescription: text) == nil {
                throw Refusal(Problem(ProblemCode("none"), remedy: ""))
            }
        }
        let host = { (count: Int) in
            "https://" + (0..<3).map { _ in Texts.repeated("a", 63) + "." }.joined() + Texts.repeated("b", count - 192)
        }
        let label = { (count: Int) in "https://" + Texts.repeated("a", count) + ".example" }
        let derive: (String) throws -> Void = {
            _ = try CallbackPolicy.standard.callback(pageURL: $0, warnings: .ignored)
        }
        return [
            Bound(
                name: "an authorization response, bytes (`AuthorizationResponse.maximumLength`)", standard: "64 KiB",
                test: "TextBoundsTests/responseBytes",
                largest: .text(
                    "a long code",
                    response + Texts.repeated("c", AuthorizationResponse.maximumLength - response.utf8.count),
                    .accepted,
                    readResponse),
                first: .text(
                    "1 MiB", response + Texts.repeated("c", Texts.mebibyte - response.utf8.count),
                    .refused("response.too-large"), readResponse)),
            Bound(
                name: "an authorization response, parameters (`AuthorizationResponse.maximumParameterCount`)",
                standard: "64",
                test: "TextBoundsTests/responseParameters",
                largest: .text(
                    "64 parameters", response + "c" + (0..<62).map { "&p\($0)=%41" }.joined(), .accepted, readResponse),
                first: .text(
                    "260,000 parameters", response + "c" + (0..<260_000).map { "&\($0)" }.joined(),
                    .refused("response.too-large"), readResponse)),
            Bound(
                name: "`Forwarded`, bytes", standard: "4,096", test: "TextBoundsTests/forwardedBytes",
                largest: .text("4,096 bytes", field(4_096), .accepted, forwarded(policy)),
                first: .text("4,097", field(4_097), .refused("callback.malformed-forwarding"), forwarded(policy))),
            Bound(
                name: "`Forwarded`, parameters of an element", standard: "16",
                test: "TextBoundsTests/forwardedParameters",
                largest: .text("16", parameters(16), .accepted, forwarded(policy)),
                first: .text("17", parameters(17), .refused("callback.malformed-forwarding"), forwarded(policy))),
            Bound(
                name: "`X-Forwarded-Host`, `-Proto`, `-Port` and `-Prefix`, bytes", standard: "4,096",
                test: "TextBoundsTests/otherForwardedBytes",
                largest: .text(
                    "a host and commas", "a.example" + Texts.repeated(",", 4_087), .accepted,
                    forwarded(policy, "X-Forwarded-Host")),
                first: .text(
                    "1 MiB of the same", "a.example" + Texts.repeated(",", Texts.mebibyte - 9),
                    .refused("callback.malformed-forwarding"), forwarded(policy, "X-Forwarded-Host"))),
            Bound(
                name: "an error description, bytes looked at", standard: "4,096",
                test: "TextBoundsTests/errorDescription",
                largest: .text("4,096 bytes of `AADSTS`", Texts.repeated("AADSTS", 682), .refused("none"), advise),
                first: .text("1 MiB of the same", Texts.repeated("AADSTS", 174_762), .refused("none"), advise)),
            Bound(
                name: "a host, bytes", standard: "253", test: "TextBoundsTests/hosts",
                largest: .text("253 bytes", host(253), .accepted, derive),
                first: .text("254", host(254), .refused("callback.invalid-host"), derive)),
            Bound(
                name: "a host's label, bytes", standard: "63", test: "TextBoundsTests/hosts",
                largest: .text("63 bytes", label(63), .accepted, derive),
                first: .text("64", label(64), .refused("callback.invalid-host"), derive)),
            Bound(
                name: "a pasted issuer, bytes (`EntraAuthority.maximumLength`)", standard: "4,096",
                test: "TextBoundsTests/pastedIssuer",
                largest: .text(
                    "4,096 bytes, most of them `/`", slashes(4_096), .refused("authority.trailing-slash"), read),
                first: .text("1 MiB of the same", slashes(Texts.mebibyte), .refused("authority.too-long"), read)),
            Bound(
                name: "a redirect URI, characters (`RedirectRules.maximumLength`)", standard: "256",
                test: "TextBoundsTests/redirectURI",
                largest: .text("256", redirect(256), .accepted, validate),
                first: .text("1 MiB", redirect(Texts.mebibyte), .refused("redirect.too-long"), validate)),
        ]
    }
}
