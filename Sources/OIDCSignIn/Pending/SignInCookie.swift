import OIDCProviders
import OIDCCallbacks
import OIDCPrimitives
import OIDCTokens

/// The cookie that binds a sign-in to the browser that began it. Each sign-in has its own, so that two tabs do not
/// interfere with each other, and the application's session cookie can stay `SameSite=Lax` in every response mode.
///
/// Its value is a 256-bit secret. Its name is derived from the state, so that the response can find it.
struct SignInCookie {
    private let name: String
    private let attributes: String

    /// The maximum number of pending sign-ins per browser, because every request carries all `__Host-` cookies.
    static let most = 8
    /// The maximum size of a `Cookie` header, above what browsers send to one server.
    static let longestHeader = 64 * 1_024

    private static let label = "signin-"
    static let hostPrefix = "__Host-"

    /// Creates the cookie of a sign-in.
    ///
    /// - `__Host-` (RFC 6265bis §4.1.3.2) prevents other hosts of the domain from setting the cookie. It requires
    ///   https, so it is omitted on `http://localhost`.
    /// - With `form_post`, the provider's page posts the response, and browsers send only cookies with `SameSite=None`.
    ///   Such cookies must be secure; most browsers treat http on localhost as secure.
    init(_ pending: PendingSignIn, digest: some MessageDigest) {
        let isSecure = SignInCookie.needsHostPrefix(pending.callback)
        let fingerprint = SignInCookie.fingerprint(of: pending.state.revealed(), digest)
        name = (isSecure ? SignInCookie.hostPrefix : "") + SignInCookie.label + fingerprint
        let isPosted = pending.responseMode == .formPost
        let site = isPosted ? "None" : "Lax"
        attributes = "; Path=/; HttpOnly; SameSite=\(site)" + (isSecure || isPosted ? "; Secure" : "")
    }

    /// Returns the `Set-Cookie` value that gives the browser its secret.
    func field(secret: SecretString, lifetime: Duration) -> String {
        "\(name)=\(secret.revealed())\(attributes); Max-Age=\(Int(lifetime.inSeconds.rounded(.up)))"
    }

    /// The `Set-Cookie` value that removes the cookie.
    var expiration: String { "\(name)=\(attributes); Max-Age=0" }

    /// Returns the `Set-Cookie` values that remove the oldest cookies, so that at most eight remain with the new one.
    func expirationsOfSurplus(in header: String) -> [String] {
        let prefix = name.utf8.dropLast(SignInCookie.fingerprintLength)
        let names = SignInCookie.pairs(of: header).map(\.name).filter {
            $0.utf8.count == name.utf8.count && $0.utf8.starts(with: prefix)
                && $0.utf8.dropFirst(prefix.count).allSatisfy(\.isBase64URL)
        }
        // Browsers send cookies of the same path oldest first (RFC 6265 §5.4).
        return names.dropLast(SignInCookie.most - 1).map { "\($0)=\(attributes); Max-Age=0" }
    }

    /// A cookie that a browser sent.
    struct Received {
        let secret: SecretString
        /// Whether the cookie has the prefix that prevents other hosts of the domain from setting it.
        let isHostBound: Bool
    }

    /// Returns the browser's cookie for a state, or `nil` if it did not send one.
    static func received(forState state: String, in header: String, digest: some MessageDigest) -> Received? {
        let name = label + fingerprint(of: state, digest)
        let pairs = pairs(of: header)
        func value(_ name: String) -> SecretString? {
            pairs.first { $0.name.hasSameBytes(as: name) }.map { SecretString(String($0.value)) }
        }
        return value(hostPrefix + name).map { Received(secret: $0, isHostBound: true) }
            ?? value(name).map { Received(secret: $0, isHostBound: false) }
    }

    /// Returns whether a received cookie may belong to a sign-in. With https, only a cookie with the prefix may.
    /// Another host of the domain could have set any other cookie to sign the browser in as a different user.
    static func may(_ received: Received, belongTo pending: PendingSignIn) -> Bool {
        received.isHostBound || !needsHostPrefix(pending.callback)
    }

    // MARK: - Parts

    private static let fingerprintLength = 22

    static func needsHostPrefix(_ callback: String) -> Bool { callback.hasPrefixBytes("https://") }

    /// Returns the first 128 bits of the state's hash.
    static func fingerprint(of state: String, _ digest: some MessageDigest) -> String {
        let bytes = Array(state.utf8)[...]
        return Base64URL.encode(digest.hash(bytes.span, with: .sha256).prefix(16))
    }

    static func pairs(of header: String) -> [(name: Substring, value: Substring)] {
        guard header.utf8.count <= longestHeader else { return [] }
        return Substring(header).split(at: ";").compactMap { pair in
            let pair = Substring(pair.utf8.drop(while: \.isHTTPWhitespace))
            guard let equals = pair.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            return (pair[..<equals], pair[pair.utf8.index(after: equals)...])
        }
    }
}
