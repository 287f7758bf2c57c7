/// The URL to which the provider sends the browser back after sign-in. It must be registered with the provider.
///
/// Providers compare it byte for byte. The URL that is displayed for registration, sent in the authorization request
/// and repeated at the token endpoint must be this string, unchanged.
public struct CallbackURL: Hashable, Sendable, CustomStringConvertible {
    /// The origin that the browser sees.
    public let origin: PublicOrigin
    /// The path on that origin.
    public let path: CallbackPath

    /// Creates a callback URL from an origin and a path.
    public init(origin: PublicOrigin, path: CallbackPath = .standard) {
        self.origin = origin
        self.path = path
    }

    /// The URL as a string: the origin followed by the path.
    public var string: String { origin.string + path.string }

    /// The URL as a string.
    public var description: String { string }
}
