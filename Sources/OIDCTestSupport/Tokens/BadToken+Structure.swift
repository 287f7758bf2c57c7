import EntraID
import OIDCPrimitives
import OIDCTokens

/// Stage 1: texts that are no signed tokens.
extension BadToken {
    static let damagedTexts: [BadToken] = [
        // Its size is looked at before anything else, so the signature need not hold: to hash as much takes seconds in a
        // debug build.
        BadToken("larger than 256 KiB", .tokenTooLarge) { draft in
            draft.damage = { $0 + String(repeating: "A", count: 256 << 10) }
        },
        BadToken("five segments, as encrypted tokens have", .tokenEncrypted) { draft in
            draft.damage = { "\($0).AA.AA" }
        },
        BadToken("the signature and its dot cut off", .tokenNotCompact) { draft in
            draft.damage = { $0.split(separator: ".").dropLast().joined(separator: ".") }
        },
        BadToken("padded base64url", .tokenInvalidBase64URL) { draft in draft.damage = { "\($0)==" } },
        BadToken("a claim twice", .tokenInvalidJSON) { draft in
            draft.claimsText = #"{"sub":"somebody else",\#(draft.claims.text.dropFirst())"#
        },
        BadToken("claims in an array", .tokenNotAnObject) { draft in draft.claimsText = "[\(draft.claims.text)]" },
        BadToken("a key name that is a number", .tokenHeaderType) { draft in
            draft.header["kid"] = 7
        },
    ]

    /// Stage 2: headers that nobody may go on with.
    static let badHeaders: [BadToken] = [
        BadToken("no alg", .tokenAlgorithmMissing) { draft in draft.header["alg"] = nil },
        BadToken("alg “none”", .tokenAlgorithmNone) { draft in
            draft.header["alg"] = "none"
            draft.signing = .none
        },
        BadToken("HS256 with the public key as secret", .tokenAlgorithmNotAllowed) { draft in
            draft.header["alg"] = "HS256"
            if case .rsa(let key) = draft.signing { draft.signing = .hmacWithPublicKey(key) }
        },
        BadToken("an extension that must be understood", .tokenCriticalHeader) { draft in
            draft.header["crit"] = .array(["https://example.com/extension"])
            draft.header["https://example.com/extension"] = true
        },
        BadToken("a token inside the token", .tokenNested) { draft in draft.header["cty"] = "JWT" },
        BadToken("a token for Microsoft Graph", .tokenGraphAccessToken, from: [.entraTenant, .sharedEntra]) { draft in
            draft.header["nonce"] = "graph"
        },
    ]

    /// Stages 3 and 4: the wrong key, or none.
    static let badSignatures: [BadToken] = [
        BadToken("no key name, where there are several keys", .tokenKeyIDMissing) { draft in
            draft.header["kid"] = nil
        },
        BadToken("the name of a key that is not published", .keysUnknownKey) { draft in
            draft.header["kid"] = "not-published"
            draft.signing = .rsa(.stranger)
        },
        BadToken("a key name that two keys have", .keysAmbiguous, when: .twoKeysOfOneName) { draft in
            draft.header["kid"] = .string(TestIssuer.ambiguousKeyName)
        },
        BadToken("no signature", .tokenSignatureMissing) { draft in draft.signing = .none },
        BadToken("signed by somebody else under the name of our key", .tokenSignatureInvalid) { draft in
            draft.signing = .rsa(.stranger)
        },
        BadToken("changed after it was signed", .tokenSignatureInvalid) { draft in
            draft.claims["name"] = "somebody"
            draft.damage = { [changed = draft.changed("name", to: "administrator")] text in
                let parts = text.split(separator: ".", omittingEmptySubsequences: false)
                return parts.count == 3 ? "\(parts[0]).\(changed).\(parts[2])" : text
            }
        },
    ]
}

extension TokenDraft {
    /// The claims' segment with another value of one claim.
    fileprivate func changed(_ name: String, to value: JSONValue) -> String {
        var claims = claims
        claims[name] = value
        return Base64URL.encode(claims.text.utf8)
    }
}
