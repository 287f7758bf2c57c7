import OIDCPrimitives

/// A display name, split into the names that Graph and user info have.
struct PersonName {
    let given: String?
    let family: String?

    /// Creates names by splitting a display name at its last space. A single word is a given name.
    init(_ displayName: String) {
        let words = Substring(displayName).split(at: " ").filter { !$0.isEmpty }
        given = words.isEmpty ? nil : words.dropLast(words.count > 1 ? 1 : 0).joined(separator: " ")
        family = words.count > 1 ? words.last.map { String($0) } : nil
    }
}
