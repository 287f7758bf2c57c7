import OIDCPrimitives
import OIDCTokens

/// The cookie by which a browser is recognized that returns from the provider after signing out. Its name is derived
/// from the state, which only this browser and the provider know.
struct SignOutCookie {
    private let name: String
    private let isSecure: Bool

    private static let lifetime = Duration.seconds(600)

    /// Creates the cookie of a sign-out that returns to a URL.
    init(state: String, returnURL: String, digest: some MessageDigest) {
        isSecure = SignInCookie.needsHostPrefix(returnURL)
        name = (isSecure ? SignInCookie.hostPrefix : "") + "signout-" + SignInCookie.fingerprint(of: state, digest)
    }

    /// The `Set-Cookie` value that stores the cookie.
    var field: String { "\(name)=1\(attributes); Max-Age=\(Int(SignOutCookie.lifetime.inSeconds))" }

    /// The `Set-Cookie` value that removes the cookie.
    var expiration: String { "\(name)=\(attributes); Max-Age=0" }

    /// Returns whether the browser sent the cookie.
    func isContained(in header: String) -> Bool {
        SignInCookie.pairs(of: header).contains { $0.name.hasSameBytes(as: name) }
    }

    private var attributes: String { "; Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "") }
}
