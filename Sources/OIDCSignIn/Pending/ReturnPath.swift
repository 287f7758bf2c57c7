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
}
