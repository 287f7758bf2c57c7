import OIDCPrimitives

/// A scanner for a list of challenges (RFC 9110 §11.6.1). It never goes back further than the credentials of one
/// challenge, so its time is proportional to the size.
struct ChallengeScanner {
    var bytes: ArraySlice<UInt8>
    /// More parameters are rejected, because each is compared with those before it.
    private static let mostParameters = 32

    init(bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
    }

    /// Returns the parameters of the first `Bearer` challenge, or `nil` if there is none.
    ///
    /// Only that challenge has to be well-formed. Anything unusual in one before it is skipped up to the next comma.
    mutating func bearerParameters() throws(Refusal) -> [BearerChallenge.Parameter]? {
        var parameters: [BearerChallenge.Parameter] = []
        var isBearer = false
        while true {
            skip { $0.isHTTPWhitespace || $0 == UInt8(ascii: ",") }
            guard !bytes.isEmpty else { return isBearer ? parameters : nil }
            let name = token().asciiLowercased
            let isFollowedBySpace = bytes.first?.isHTTPWhitespace == true
            skip(\.isHTTPWhitespace)
            if !name.isEmpty, bytes.first != UInt8(ascii: "=") {
                // A name without a value is the scheme of the next challenge.
                if isBearer { return parameters }
                isBearer = name.hasSameBytes(as: "bearer")
                guard isFollowedBySpace, skipCredentials() else { continue }
                if isBearer { throw Refusal(.challengeMalformed()) }
                continue
            }
            let value = name.isEmpty ? nil : parameterValue()
            if isBearer {
                guard let value, parameters.count < ChallengeScanner.mostParameters,
                    !parameters.contains(where: { $0.name.hasSameBytes(as: name) })
                else {
                    throw Refusal(.challengeMalformed())
                }
                parameters.append(.init(name: name, value: value))
                skip(\.isHTTPWhitespace)
                guard bytes.isEmpty || bytes.first == UInt8(ascii: ",") else { throw Refusal(.challengeMalformed()) }
            } else {
                skip { $0 != UInt8(ascii: ",") }
            }
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

    /// Skips the credentials of a scheme that has no parameters (`token68`), if they follow, and returns whether they
    /// do.
    private mutating func skipCredentials() -> Bool {
        var rest = bytes.drop {
            $0.isASCIIAlphanumeric || "-._~+/".utf8.contains($0)
        }
        guard rest.startIndex > bytes.startIndex else { return false }
        rest = rest.drop { $0 == UInt8(ascii: "=") }.drop(while: \.isHTTPWhitespace)
        guard rest.isEmpty || rest.first == UInt8(ascii: ",") else { return false }
        bytes = rest
        return true
    }

    /// Returns the value after the `=` at the beginning: a token or a quoted string. `nil` if there is neither.
    private mutating func parameterValue() -> String? {
        bytes.removeFirst()
        skip(\.isHTTPWhitespace)
        if bytes.first == UInt8(ascii: "\"") { return quotedString() }
        let value = token()
        return value.isEmpty ? nil : value
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
