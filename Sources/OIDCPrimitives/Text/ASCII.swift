// The characters of ASCII, and of the grammars that are built on it. Every list of characters in this package is one of
// these.

extension UInt8 {
    /// Whether it is `A`…`Z`.
    @inlinable
    package var isASCIIUppercase: Bool { self >= 0x41 && self <= 0x5A }

    /// Whether it is `a`…`z`.
    @inlinable
    package var isASCIILowercase: Bool { self >= 0x61 && self <= 0x7A }

    /// Whether it is `A`…`Z` or `a`…`z`.
    @inlinable
    package var isASCIILetter: Bool { (self & 0xDF).isASCIIUppercase }

    /// Whether it is `0`…`9`.
    @inlinable
    package var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }

    /// Whether it is a letter or a digit.
    @inlinable
    package var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }

    /// Whether it is what names consist of in programs: a letter, a digit or `_`.
    @inlinable
    package var isASCIIWordCharacter: Bool { isASCIIAlphanumeric || self == UInt8(ascii: "_") }

    /// Whether it is a character that is seen: `VCHAR` (RFC 5234), `VSCHAR` without the space (RFC 6749).
    @inlinable
    package var isASCIIVisible: Bool { self >= 0x21 && self <= 0x7E }

    /// Whether it is a control character.
    @inlinable
    package var isASCIIControl: Bool { self < 0x20 || self == 0x7F }

    /// The value of a hexadecimal digit in either case.
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
    /// Whether it is a character of base64url (RFC 4648 §5).
    package var isBase64URL: Bool { isASCIIWordCharacter || self == UInt8(ascii: "-") }
}

// MARK: - HTTP (RFC 9110)

extension UInt8 {
    /// Whether it is a space or a tab: what `OWS` (§5.6.3) consists of.
    @inlinable
    package var isHTTPWhitespace: Bool { self == 0x20 || self == 0x09 }

    /// `tchar` (§5.6.2): whether it is a character of which a method or a field name consists.
    package var isHTTPTokenCharacter: Bool { isASCIIAlphanumeric || "!#$%&'*+-.^_`|~".utf8.contains(self) }

    /// Whether it may stand in the value of a field (§5.5).
    package var isHTTPFieldCharacter: Bool { isHTTPWhitespace || !isASCIIControl }
}

extension Substring {
    /// The text without the spaces and tabs at its ends.
    package var withoutHTTPWhitespace: Substring {
        let rest = utf8.drop(while: \.isHTTPWhitespace)
        return Substring(rest.dropLast(rest.reversed().prefix(while: \.isHTTPWhitespace).count))
    }
}

// MARK: - URIs (RFC 3986)

extension UInt8 {
    /// `unreserved` (§2.3): whether it never needs an escape.
    package var isURIUnreserved: Bool {
        if isASCIIAlphanumeric { return true }
        return switch self {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }

    /// Whether it may stand in the path of a URL as it is: `pchar` (§3.3) and `/`, without the `%` of an escape.
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

// MARK: - Texts

extension StringProtocol {
    /// Whether there is nothing but white space, of any script, or nothing at all.
    package var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }

    /// The text with ASCII capitals lowered and every other character left as it is.
    package var asciiLowercased: String {
        if !utf8.contains(where: \.isASCIIUppercase) { return String(self) }
        return String(decoding: utf8.map { $0.isASCIIUppercase ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
