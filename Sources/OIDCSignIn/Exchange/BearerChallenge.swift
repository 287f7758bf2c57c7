import OIDCPrimitives

/// The challenge with which a protected resource rejects an access token (RFC 6750 §3). Only its `error` is read.
enum BearerChallenge {
    private static let longestField = 4_096

    /// Returns the error of the first `Bearer` challenge in a response. Longer fields than any that providers send, and
    /// errors that are not a word, are ignored.
    static func error(in response: TransportResponse) -> String? {
        response.values(ofHeader: "WWW-Authenticate").lazy
            .filter { $0.utf8.count <= longestField }
            .compactMap { field in
                var scanner = ChallengeScanner(bytes: Array(field.utf8)[...])
                return scanner.bearerError()
            }
            .first(where: ProviderError.isWord)
    }
}

/// A scanner for a list of challenges (RFC 9110 §11.6.1). Every byte is read once.
private struct ChallengeScanner {
    var bytes: ArraySlice<UInt8>

    /// Returns the value of the parameter `error` of a `Bearer` challenge, or `nil` if there is none.
    mutating func bearerError() -> String? {
        var scheme = ""
        while true {
            skip { $0.isHTTPWhitespace || $0 == UInt8(ascii: ",") }
            guard !bytes.isEmpty else { return nil }
            // Schemes and names of parameters have no case.
            let name = token().asciiLowercased
            skip(\.isHTTPWhitespace)
            guard !name.isEmpty else {
                // Part of the credentials of another scheme, which contain no comma.
                skip { $0 != UInt8(ascii: ",") }
                continue
            }
            guard bytes.first == UInt8(ascii: "=") else {
                scheme = name
                continue
            }
            bytes.removeFirst()
            skip(\.isHTTPWhitespace)
            guard let value = bytes.first == UInt8(ascii: "\"") ? quotedString() : token() else { return nil }
            if scheme.hasSameBytes(as: "bearer"), name.hasSameBytes(as: "error") { return value }
        }
    }

    private mutating func skip(_ matches: (UInt8) -> Bool) {
        bytes = bytes.drop(while: matches)
    }

    /// Returns the token at the beginning, or an empty string if there is none.
    private mutating func token() -> String {
        let token = bytes.prefix(while: \.isHTTPTokenCharacter)
        bytes = bytes.dropFirst(token.count)
        return String(decoding: token, as: UTF8.self)
    }

    /// Returns the contents of the quoted string at the beginning, or `nil` if it does not end.
    private mutating func quotedString() -> String? {
        var value: [UInt8] = []
        bytes.removeFirst()
        while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: value, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = bytes.popFirst() else { return nil }
                value.append(escaped)
            default: value.append(byte)
            }
        }
        return nil
    }
}
