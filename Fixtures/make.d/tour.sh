# The signed parts of the tour's sample sign-in, as Swift: an ID token and the key that signed it. The nonce is the
# base64url of 32 octets of 0x02, which is what the tour's source of randomness gives second.

NONCE=$(head -c 32 /dev/zero | tr '\0' '\002' | b64url)
sample=../Sources/entra-oidc/Tour/SampleToken.swift
subject=2hr4TmHsjVYcEwZmPVP7QbM4LRKv0K8IPn9p4bUEGFw
claims=$(filled '{"aud": "<CLIENT>", "iss": "https://login.microsoftonline.com/<TENANT>/v2.0", "iat": 1767258001,
 "nbf": 1767258001, "exp": 1767261901, "name": "Ada Lovelace", "nonce": "'"$NONCE"'",
 "oid": "690222be-ff1a-4d56-abd1-7e4f7d38e474", "preferred_username": "ada@example.com", "roles": ["Console.Admin"],
 "sub": "'$subject'", "tid": "<TENANT>", "ver": "2.0"}')
token=$(signed RS256 a '{"typ": "JWT", "alg": "RS256", "kid": "a"}' "$claims")
issuer=$(filled 'https://login.microsoftonline.com/<TENANT>/v2.0')
keys=$(key_set "$(jwk a "\"issuer\": \"$issuer\"")")

# A text in lines that a multi-line literal puts together again
lines_of() { printf '%s' "$1" | fold -w 100 | sed 's/^/        /; $!s/$/\\/'; echo; }

cat > "$sample" <<END
// Made by \`Fixtures/make tour\`, and signed with the test key \`Fixtures/Keys/a.pem\`, which protects nothing.

/// What the tour's provider signed: an ID token, and the key set that it publishes.
enum SampleToken {
    /// The ID token. Its nonce is the one that the tour sends.
    static let text = """
$(lines_of "$token")
        """

    /// The key set.
    static let keys = """
$(lines_of "$keys")
        """
}
END
echo "$sample"
