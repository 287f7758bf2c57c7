import OIDCProviders
import OIDCCallbacks
import OIDCPrimitives
import OIDCTokens

/// The cookie that binds a sign-in to the browser that began it. Each sign-in has its own, so that two tabs do not
/// disturb each other, and the application's session cookie can stay `SameSite=Lax` whatever the response mode is.
///
/// Its value is a secret of 256 bits; its name comes from the state, so that the response finds it again.
struct SignInCookie {
    private let name: String
    private let attributes: String

    /// How many sign-ins a browser may have pending: `__Host-` cookies ride on every request.
    static let most = 8
    /// Longer than any that a browser sends to one server.
    static let longestHeader = 64 * 1_024

    private static let label = "signin-"
    private static let hostPrefix = "__Host-"

    /// Creates the cookie of a sign-in.
    ///
    /// - `__Host-` (RFC 6265bis §4.1.3.2) keeps other hosts of the domain from setting it. It needs https, so it is left
    ///   out on `http://localhost`.
    /// - With `form_post` the provider's page posts the response, and only a cookie with `SameSite=None` comes with it.
    ///   Browsers take that from secure cookies only; on localhost most count http as secure.
    init(_ pending: PendingSignIn, digest: some Digest) {
        let isSecure = SignInCookie.needsHostPrefix(pending.callback)
        let fingerprint = SignInCookie.fingerprint(of: pending.state.revealed(), digest)
        name = (isSecure ? SignInCookie.hostPrefix : "") + SignInCookie.label + fingerprint
        let isPosted = pending.responseMode == .formPost
        let site = isPosted ? "None" : "Lax"
        attributes = "; Path=/; HttpOnly; SameSite=\(site)" + (isSecure || isPosted ? "; Secure" : "")
    }

    /// The `Set-Cookie` field that hands the browser its secret.
    func field(secret: Secret, lifetime: Duration) -> String {
        "\(name)=\(secret.revealed())\(attributes); Max-Age=\(Int(lifetime.inSeconds.rounded(.up)))"
    }

    /// The `Set-Cookie` field that removes the cookie.
    var expiration: String { "\(name)=\(attributes); Max-Age=0" }

    /// The fields that remove the oldest cookies, so that with one more there are at most eight.
    func expirationsOfSurplus(in header: String) -> [String] {
        let prefix = name.utf8.dropLast(SignInCookie.fingerprintLength)
        let names = SignInCookie.pairs(of: header).map(\.name).filter {
            $0.utf8.count == name.utf8.count && $0.utf8.starts(with: prefix)
                && $0.utf8.dropFirst(prefix.count).allSatisfy(\.isBase64URL)
        }
        // Browsers list the cookies of one path by their age, the oldest first (RFC 6265 §5.4).
        return names.dropLast(SignInCookie.most - 1).map { "\($0)=\(attributes); Max-Age=0" }
    }

    /// What a browser sent for the sign-in of a state.
    struct Received {
        let secret: Secret
        /// Whether the cookie has the prefix that keeps other hosts of the domain from setting it.
        let isOfThisHost: Bool
    }

    /// The browser's secret for the sign-in of a state; `nil` when it did not send one.
    static func received(forState state: String, in header: String, digest: some Digest) -> Received? {
        let name = label + fingerprint(of: state, digest)
        let pairs = pairs(of: header)
        func value(_ name: String) -> Secret? {
            pairs.first { $0.name.hasSameBytes(as: name) }.map { Secret(String($0.value)) }
        }
        return value(hostPrefix + name).map { Received(secret: $0, isOfThisHost: true) }
            ?? value(name).map { Received(secret: $0, isOfThisHost: false) }
    }

    /// Whether a cookie that a browser sent may belong to a sign-in. Under https only one of this very host does:
    /// anything else could have been set by another host of the domain, to sign the browser in as its own user.
    static func may(_ received: Received, belongTo pending: PendingSignIn) -> Bool {
        received.isOfThisHost || !needsHostPrefix(pending.callback)
    }

    // MARK: - Parts

    private static let fingerprintLength = 22

    private static func needsHostPrefix(_ callback: String) -> Bool { callback.hasPrefixBytes("https://") }

    /// 128 bits of the state's hash.
    private static func fingerprint(of state: String, _ digest: some Digest) -> String {
        let bytes = Array(state.utf8)[...]
        return Base64URL.encode(digest.hash(bytes.span, with: .sha256).prefix(16))
    }

    private static func pairs(of header: String) -> [(name: Substring, value: Substring)] {
        guard header.utf8.count <= longestHeader else { return [] }
        return Substring(header).split(at: ";").compactMap { pair in
            let pair = Substring(pair.utf8.drop(while: \.isHTTPWhitespace))
            guard let equals = pair.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            return (pair[..<equals], pair[pair.utf8.index(after: equals)...])
        }
    }
}
