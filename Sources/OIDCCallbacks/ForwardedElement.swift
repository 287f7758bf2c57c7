import OIDCPrimitives

/// The first element of a `Forwarded` field, RFC 7239 §4: `for=192.0.2.60;proto=https;host="id.example.com:8443"`.
struct ForwardedElement {
    /// The maximum length of any forwarding header, in bytes. Longer ones are rejected: no real chain of proxies needs
    /// more.
    static let longestField = 4096
    /// The maximum number of parameters in an element.
    static let maximumParameterCount = 16

    private var pairs: [(name: String, value: String)] = []

    /// Creates the first element of a field by parsing the whole field. Returns `nil` if any part of it does not follow
    /// the RFC.
    init?(firstOf field: String) {
        guard field.utf8.count <= ForwardedElement.longestField else { return nil }
        var reader = Reader(rest: Array(field.utf8)[...])
        var first: [(name: String, value: String)]?
        repeat {
            // Empty list elements do not count (RFC 9110 §5.6.1.2).
            reader.skipWhiteSpace()
            if reader.rest.first == UInt8(ascii: ",") { continue }
            guard let element = reader.readElement() else { return nil }
            first = first ?? element
        } while reader.skip(UInt8(ascii: ","))
        guard reader.rest.isEmpty else { return nil }
        pairs = first ?? []
    }

    /// The value of a parameter. The name is in lowercase.
    subscript(name: String) -> String? {
        pairs.first { $0.name.hasSameBytes(as: name) }?.value
    }

    private struct Reader {
        var rest: ArraySlice<UInt8>

        /// Reads `[ pair ] *( ";" [ pair ] )`, with no parameter repeated.
        mutating func readElement() -> [(name: String, value: String)]? {
            var pairs: [(name: String, value: String)] = []
            repeat {
                skipWhiteSpace()
                guard let first = rest.first, first.isHTTPTokenCharacter else { continue }
                guard let pair = readPair(), pairs.count < ForwardedElement.maximumParameterCount,
                    !pairs.contains(where: { $0.name.hasSameBytes(as: pair.name) })
                else { return nil }
                pairs.append(pair)
            } while skip(UInt8(ascii: ";"))
            return pairs
        }

        /// Reads `token "=" ( token / quoted-string )`.
        private mutating func readPair() -> (name: String, value: String)? {
            let name = readToken()
            guard rest.popFirst() == UInt8(ascii: "=") else { return nil }
            if rest.first == UInt8(ascii: "\"") {
                return readQuotedString().map { (name.asciiLowercased, $0) }
            }
            let value = readToken()
            return value.isEmpty ? nil : (name.asciiLowercased, value)
        }

        private mutating func readToken() -> String {
            let token = rest.prefix(while: \.isHTTPTokenCharacter)
            rest = rest.dropFirst(token.count)
            return String(decoding: token, as: UTF8.self)
        }

        /// Reads a `quoted-string` (RFC 9110 §5.6.4).
        private mutating func readQuotedString() -> String? {
            rest = rest.dropFirst()
            var value: [UInt8] = []
            while var byte = rest.popFirst() {
                if byte == UInt8(ascii: "\"") { return String(decoding: value, as: UTF8.self) }
                if byte == UInt8(ascii: "\\") {
                    guard let escaped = rest.popFirst() else { return nil }
                    byte = escaped
                }
                // Control characters are not allowed here, not even escaped.
                guard byte.isHTTPFieldCharacter else { return nil }
                value.append(byte)
            }
            return nil
        }

        /// Skips a separator and any white space before it. Returns whether the separator was there.
        mutating func skip(_ separator: UInt8) -> Bool {
            skipWhiteSpace()
            guard rest.first == separator else { return false }
            rest = rest.dropFirst()
            return true
        }

        mutating func skipWhiteSpace() {
            rest = rest.drop(while: \.isHTTPWhitespace)
        }
    }
}
