import EntraID
import OIDCPrimitives
import OIDCTokens

/// Stage 1: strings that are not signed tokens.
extension BadToken {
    static let damagedTexts: [BadToken] = [
        // The size is checked first, so the signature does not have to be valid. Hashing this much takes seconds in a
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
            draft.claimsText = #"{"sub":"another user",\#(draft.claims.text.dropFirst())"#
        },
        BadToken("claims in an array", .tokenNotAnObject) { draft in draft.claimsText = "[\(draft.claims.text)]" },
        BadToken("a key name that is a number", .tokenHeaderType) { draft in
            draft.header["kid"] = 7
        },
    ]

    /// Stage 2: headers that must be rejected.
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

    /// Stages 3 and 4: a wrong key or no key.
    static let badSignatures: [BadToken] = [
        BadToken("no key name, where there are several keys", .tokenKeyIDMissing) { draft in
            draft.header["kid"] = nil
        },
        BadToken("the name of a key that is not published", .keysUnknownKey) { draft in
            draft.header["kid"] = "not-published"
            draft.signing = .rsa(draft.foils.unpublished)
        },
        BadToken("a key name that two keys share", .keysAmbiguous, when: .keysWithSameID) { draft in
            draft.header["kid"] = .string(draft.foils.ambiguousName)
        },
        BadToken("no signature", .tokenSignatureMissing) { draft in draft.signing = .none },
        BadToken("signed with another key under the name of the issuer's key", .tokenSignatureInvalid) { draft in
            draft.signing = .rsa(draft.foils.unpublished)
        },
        BadToken("changed after signing", .tokenSignatureInvalid) { draft in
            draft.claims["name"] = "user"
            draft.damage = { [changed = draft.changed("name", to: "administrator")] text in
                let parts = text.split(separator: ".", omittingEmptySubsequences: false)
                return parts.count == 3 ? "\(parts[0]).\(changed).\(parts[2])" : text
            }
        },
    ]
}

extension TokenDraft {
    /// Returns the claims segment with another value for one claim.
    fileprivate func changed(_ name: String, to value: JSONValue) -> String {
        var claims = claims
        claims[name] = value
        return Base64URL.encode(claims.text.utf8)
    }
}
