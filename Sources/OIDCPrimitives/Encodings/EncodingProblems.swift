extension ProblemCode {
    /// The text is not unpadded, canonical base64url.
    public static let encodingNotBase64URL = ProblemCode("encoding.not-base64url")
    /// A percent sign without two hexadecimal digits, or bytes that are not UTF-8.
    public static let encodingNotPercent = ProblemCode("encoding.not-percent-encoded")
}
