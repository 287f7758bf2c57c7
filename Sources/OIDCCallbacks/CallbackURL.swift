/// The URL to which the provider sends the browser back, and which is registered there.
///
/// It is a text. Providers compare it byte for byte, so the one that is displayed for registration, sent in the
/// authorization request and repeated at the token endpoint must be this one, unchanged.
public struct CallbackURL: Hashable, Sendable, CustomStringConvertible {
    /// The origin the browser sees.
    public let origin: PublicOrigin
    /// The path on that origin.
    public let path: CallbackPath

    /// Puts a path on an origin.
    public init(origin: PublicOrigin, path: CallbackPath = .standard) {
        self.origin = origin
        self.path = path
    }

    /// The origin followed by the path.
    public var text: String { origin.text + path.text }

    /// The URL's text.
    public var description: String { text }
}
