// The characters of ASCII, and of the grammars built on it. Every list of characters in this package is one of these.

extension UInt8 {
    /// Whether the byte is `A`…`Z`.
    @inlinable
    package var isASCIIUppercase: Bool { self >= 0x41 && self <= 0x5A }

    /// Whether the byte is `a`…`z`.
    @inlinable
    package var isASCIILowercase: Bool { self >= 0x61 && self <= 0x7A }

    /// Whether the byte is `A`…`Z` or `a`…`z`.
    @inlinable
    package var isASCIILetter: Bool { (self & 0xDF).isASCIIUppercase }

    /// The byte, or the lowercase letter if it is `A`…`Z`.
    @inlinable
    package var asciiLowercased: UInt8 { isASCIIUppercase ? self | 0x20 : self }

    /// Whether the byte is `0`…`9`.
    @inlinable
    package var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }

    /// Whether the byte is a letter or a digit.
    @inlinable
    package var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }

    /// Whether the byte can be part of an identifier: a letter, a digit or `_`.
    @inlinable
    package var isASCIIWordCharacter: Bool { isASCIIAlphanumeric || self == UInt8(ascii: "_") }

    /// Whether the byte is a visible character: `VCHAR` (RFC 5234), `VSCHAR` without the space (RFC 6749).
    @inlinable
    package var isASCIIVisible: Bool { self >= 0x21 && self <= 0x7E }

    /// Whether the byte is a control character.
    @inlinable
    package var isASCIIControl: Bool { self < 0x20 || self == 0x7F }

    /// The value of a hexadecimal digit, in either case.
    @inlinable
    package var hexadecimalValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x41 + 10
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }
}

extension UInt8 {
    /// Whether the byte is in the base64url alphabet (RFC 4648 §5).
    package var isBase64URL: Bool { isASCIIWordCharacter || self == UInt8(ascii: "-") }
}

// MARK: - HTTP (RFC 9110)

extension UInt8 {
    /// Whether the byte is a space or a tab, the characters of `OWS` (§5.6.3).
    @inlinable
    package var isHTTPWhitespace: Bool { self == 0x20 || self == 0x09 }

    /// Whether the byte is a `tchar` (§5.6.2), a character of a method or field name.
    package var isHTTPTokenCharacter: Bool { isASCIIAlphanumeric || "!#$%&'*+-.^_`|~".utf8.contains(self) }

    /// Whether the byte is allowed in a field value (§5.5).
    package var isHTTPFieldCharacter: Bool { isHTTPWhitespace || !isASCIIControl }
}

extension Substring {
    /// The string without leading and trailing spaces and tabs.
    package var withoutHTTPWhitespace: Substring {
        let rest = utf8.drop(while: \.isHTTPWhitespace)
        return Substring(rest.dropLast(rest.reversed().prefix(while: \.isHTTPWhitespace).count))
    }
}

// MARK: - URIs (RFC 3986)

extension UInt8 {
    /// Whether the byte is `unreserved` (§2.3) and so never needs an escape.
    package var isURIUnreserved: Bool {
        if isASCIIAlphanumeric { return true }
        return switch self {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }

    /// Whether the byte can appear unescaped in the path of a URL: `pchar` (§3.3) and `/`, without the `%` of an
    /// escape.
    package var isURIPathCharacter: Bool {
        if isURIUnreserved { return true }
        return switch self {
        case UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"),
            UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","),
            UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "@"):
            true
        default: false
        }
    }
}

// MARK: - Strings

extension StringProtocol {
    /// Whether the string is empty or contains only white space, of any script.
    package var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }

    /// The string with ASCII uppercase letters lowercased and every other character unchanged.
    package var asciiLowercased: String {
        if !utf8.contains(where: \.isASCIIUppercase) { return String(self) }
        return String(decoding: utf8.map(\.asciiLowercased), as: UTF8.self)
    }
}
