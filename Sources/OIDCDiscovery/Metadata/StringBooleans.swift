import OIDCPrimitives

/// What happens to a Boolean member of the metadata whose value is the string `"true"` or `"false"`, as some providers
/// write it.
public enum StringBooleans: Hashable, Sendable {
    /// The metadata is rejected with `discovery.wrong-type`, as the specifications require.
    case rejected
    /// The string counts as the Boolean, with the warning `discovery.boolean-as-string`. Any other string, in any other
    /// spelling, is rejected.
    case acceptedWithWarning

    /// Returns the Boolean that a string stands for, or `nil` if it stands for none.
    static func value(of text: String?) -> Bool? {
        guard let text else { return nil }
        return text.hasSameBytes(as: "true") ? true : text.hasSameBytes(as: "false") ? false : nil
    }
}
