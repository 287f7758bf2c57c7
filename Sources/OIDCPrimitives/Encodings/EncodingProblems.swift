extension ProblemCode {
    /// The string is not unpadded, canonical base64url.
    public static let encodingNotBase64URL = ProblemCode("encoding.not-base64url")
    /// The string has a percent sign without two hexadecimal digits, or its decoded bytes are not UTF-8.
    public static let encodingNotPercent = ProblemCode("encoding.not-percent-encoded")
}
