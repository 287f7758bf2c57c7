import EntraID

/// Pieces of URLs, valid ones first.
enum CallbackPieces {
    static let schemes = ["https://", "http://", "HTTPS://", "Http://"]
    static let hosts = [
        "a.example", "localhost", "127.0.0.1", "[::1]", "A.Example", "LOCALHOST", "[2001:DB8::5]", "[0:0:0:0:0:0:0:1]",
        "a_b.internal", "x.", "xn--bcher-kva.example", "10.0.0.1", "localhost.", "id.example.com",
    ]
    static let invalidHosts = [
        "", "1.2.3", "0x7f.1", "[::g]", "-a", "a..b", "user@a.example", "a\\b", "ä.example", "a b", "[::1",
        String(repeating: "a", count: 63) + ".example", String(repeating: "a", count: 64), "%61", "127.1", "256.0.0.1",
    ]
    static let ports = ["", ":443", ":80", ":8443", ":1", ":65535"]
    static let oddPorts = [":", ":0", ":65536", ":x", ":443:443", ":99999999999999999999", ":+1", ":０"]
    static let rests = ["", "/", "/a/../b?c=d#e", "?x", "#y", "/<path>", "/ä \n", "//", "/@", "?@", "#@:99"]

    static func authority(_ choices: inout Choices) -> String {
        let host: String
        switch choices.below(6) {
        case 0...2: host = choices.pick(hosts)
        case 3, 4:
            host = choices.list(upTo: 4) { $0.text(of: ["a", "B", "1", "-", "_", "z"], upTo: 5) }.joined(separator: ".")
        default: host = choices.pick(invalidHosts)
        }
        return host + choices.mostly(ports, else: oddPorts)
    }

    static func origin(_ choices: inout Choices) -> String {
        choices.mostly(schemes, else: schemes + ["ftp://", "https:/", "://", "", " https://"]) + authority(&choices)
    }

    static func rest(_ choices: inout Choices) -> String { choices.pick(rests) }
}

/// A policy, and a URL or request from which a callback is derived.
struct CallbackCase {
    enum Source {
        case page(String)
        case publicURL(String)
        case request(ObservedRequest)
    }

    let path: String
    let allowedHosts: [String]?
    let isPrefixPrepended: Bool
    let source: Source

    init(_ choices: inout Choices) {
        path = choices.mostly(
            ["/api/oidc/callback", "/", "/cb/", "/a;b=c@d:e!$&'()*+,=", "/Callback", "/a.b/~c"],
            else: ["", "a", "//", "/./a", "/a?b", "/%61", "/" + String(repeating: "x", count: 230)])
        allowedHosts = choices.onceIn(5) ? choices.list(upTo: 3) { $0.pick(CallbackPieces.hosts) } : nil
        isPrefixPrepended = choices.onceIn(3)
        switch choices.below(3) {
        case 0: source = .page(CallbackPieces.origin(&choices) + CallbackPieces.rest(&choices))
        case 1: source = .publicURL(CallbackPieces.origin(&choices) + CallbackPieces.rest(&choices))
        default: source = .request(CallbackCase.request(&choices))
        }
    }

    private static func request(_ choices: inout Choices) -> ObservedRequest {
        let headers = choices.list(upTo: 4) { choices -> HeaderField in
            let name = choices.pick([
                "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "Forwarded", "x-forwarded-prefix",
                "X-FORWARDED-HOST", "Host", "X-Forwarded-For",
            ])
            let (list, odd) = (choices.pick(["", "", ", evil.example", " ,"]), choices.onceIn(8))
            let value: String
            switch name.lowercased() {
            case "x-forwarded-host": value = CallbackPieces.authority(&choices)
            case "x-forwarded-proto":
                value = choices.mostly(["https", "http", "HTTPS"], else: ["ftp", "", "https://"])
            case "x-forwarded-port":
                value = String(choices.mostly(CallbackPieces.ports, else: CallbackPieces.oddPorts).dropFirst())
            case "x-forwarded-prefix": value = choices.mostly(["/console", "/a/b/"], else: ["/..", "x", "//", "/?"])
            case "forwarded": value = forwarded(&choices)
            default: value = "192.0.2.1"
            }
            return .init(name: name, value: odd ? choices.pick(["", "\"", ";", "\u{0}"]) + value : value + list)
        }
        return ObservedRequest(
            scheme: choices.mostly(["http", "https"], else: ["HTTP", "ws", ""]),
            host: CallbackPieces.authority(&choices),
            headers: headers, peer: choices.pick(["10.0.0.1", "192.0.2.7", "::ffff:10.9.9.9", nil, "nobody"]))
    }

    private static func forwarded(_ choices: inout Choices) -> String {
        choices.list(upTo: 4) { choices -> String in
            switch choices.below(3) {
            case 0: return "proto=" + choices.mostly(["https", "http"], else: ["\"https\"", "ftp"])
            case 1: return "host=\"" + CallbackPieces.authority(&choices) + "\""
            default: return choices.pick(["for=192.0.2.60", "by=_proxy", "Host=a.example", "secret=x", "for="])
            }
        }.joined(separator: choices.pick([";", "; ", " ;", ","]))
    }

    func policy() throws -> CallbackPolicy {
        try CallbackPolicy(
            path: CallbackPath(path), trustedProxies: ["10.0.0.0/8"], allowedHosts: allowedHosts,
            forwardedPrefix: isPrefixPrepended ? .prepended : .ignored)
    }

    func derive(_ policy: CallbackPolicy) throws -> CallbackURL {
        switch source {
        case .page(let address): try policy.callback(pageURL: address, warnings: .ignored)
        case .publicURL(let address): try policy.callback(publicURL: address, warnings: .ignored)
        case .request(let request): try policy.callback(request: request, warnings: .ignored)
        }
    }
}
