import OIDCCallbacks
import OIDCPrimitives

/// The check of the path to which a user returns after a sign-in. It often comes from a request, so it must never lead
/// to another site.
enum ReturnPath {
    /// The maximum length in bytes, which is about what browsers and servers accept in a `Location` header.
    static let maximumLength = 2_048

    /// Returns the path if it is a path of this origin, with an optional query and fragment, and `/` otherwise.
    ///
    /// Browsers read `//host` and `/\host` as the URL of another host, and remove tabs and line breaks before they do.
    static func local(_ path: String) -> String {
        let bytes = path.utf8
        let isLocal =
            bytes.count <= maximumLength && bytes.first == UInt8(ascii: "/")
            && bytes.dropFirst().first != UInt8(ascii: "/")
            && bytes.allSatisfy { $0.isASCIIVisible && $0 != UInt8(ascii: "\\") }
        return isLocal ? path : "/"
    }

    /// Returns the path of a URL with its query and fragment if the URL has the given origin, and `/` otherwise.
    static func local(_ url: String, at origin: PublicOrigin) -> String {
        guard let parts = URLParts(url), let found = try? PublicOrigin(publicURL: url, warnings: .ignored),
            found == origin
        else { return "/" }
        let rest = String(Substring(url.utf8.dropFirst(parts.scheme.utf8.count + 3 + parts.authority.utf8.count)))
        return local(parts.path.isEmpty ? "/\(rest)" : rest)
    }
}
