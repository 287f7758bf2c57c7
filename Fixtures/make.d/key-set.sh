# key-set: the usable keys of a published set, and the warnings about the others.

# usable NAME KEY-IDS WARNINGS DOCUMENT: the set is accepted with these keys and warnings
usable() { line "$1" "{\"document\": $(filled "$4")}" "{\"accepted\": {\"keyIDs\": $2}, \"warnings\": $3}"; }
usable_text() { line "$1" "{\"text\": $(quoted "$(filled "$4")")}" "{\"accepted\": {\"keyIDs\": $2}, \"warnings\": $3}"; }
refused_set() { line "$1" "{\"document\": $(filled "$3")}" "$(refused "$2")"; }
refused_text() { line "$1" "{\"text\": $(quoted "$(filled "$3")")}" "$(refused "$2")"; }

# A key along with the valid key a: kept with its kid, or skipped with one warning
beside() { printf '{"keys": [%s, %s]}' "$(jwk a)" "$1"; }
kept() { usable "$1" "[\"a\", $2]" '[]' "$(beside "$3")"; }
left_out() { usable "$1" '["a"]' "[\"keys.$2\"]" "$(beside "$3")"; }

# Numbers of a given form that are not real moduli: FIRST-OCTET LENGTH LAST-OCTET, octal
number() { { printf "\\$1"; head -c $(($2 - 2)) /dev/zero; printf "\\$3"; } | b64url; }

vector_file key-set accepted
why 'kid, kty, n and e define an RSA key; other members are ignored'
rule key-set.outcome.1
usable 'two keys' '["a", "b"]' '[]' "$(key_set "$(jwk a)" "$(jwk b)")"
usable 'two keys the other way around' '["b", "a"]' '[]' "$(key_set "$(jwk b)" "$(jwk a)")"
rule key-set.outcome.2
usable 'nothing but kty, n and e' '[null]' '[]' '{"keys": [{"kty": "RSA", "n": "<n:a>", "e": "AQAB"}]}'
rule key-set.document.9
usable 'unknown members of the set and of a key' '["a"]' '[]' \
    "{\"next\": 1e300, \"keys\": [$(jwk a '"x": {"y": [null]}, "kty2": 9223372036854775808')], \"tenant\": null}"
rule key-set.key.12
usable 'member names in other letters are unknown members' '["a"]' '[]' \
    "{\"Keys\": 1, \"keys\": [$(jwk a '"Kty": 1, "D": "AQAB", "KID": null, "Use": "enc"')]}"
why 'x5c and x5t are never read'
rule key-set.key.12
usable 'as Entra publishes it' "[\"$thumbprint\"]" '[]' "{\"keys\": [{\"kty\": \"RSA\", \"use\": \"sig\", \"kid\": \"$thumbprint\", \"x5t\": \"$thumbprint\", \"n\": \"<n:a>\", \"e\": \"AQAB\", \"x5c\": [\"$certificate\"], \"cloud_instance_name\": \"microsoftonline.com\", \"issuer\": \"https://login.microsoftonline.com/<TENANT>/v2.0\"}]}"
kept 'x5c as a string, x5t as a number' '"b"' "$(jwk b '"x5c": "MIIC", "x5t": 5, "x5t#S256": null, "x5u": []')"
why 'B2C keys have no x5t, x5c or issuer; nbf is an unknown member'
rule key-set.key.12
usable 'as B2C publishes it' '["b2c"]' '[]' "{\"keys\": [{\"kid\": \"b2c\", \"nbf\": 1493763266, \"use\": \"sig\", \"kty\": \"RSA\", \"e\": \"AQAB\", \"n\": \"<n:b2c>\"}]}"
why 'the issuer of a key is a string; it is checked only with a token'
rule key-set.key.11
kept 'issuer is a template' '"b"' "$(jwk b '"issuer": "https://login.microsoftonline.com/{tenantid}/v2.0"')"
kept 'issuer is empty' '"b"' "$(jwk b '"issuer": ""')"
kept 'issuer is not a URL' '"b"' "$(jwk b '"issuer": "x"')"
why 'moduli from 2048 to 8192 bits, odd exponents from 3 to 33 bits'
rule key-set.rsa.7
usable '3072 and 4096 bits' '["3072", "4096"]' '[]' "$(key_set "$(jwk 3072)" "$(jwk 4096)")"
kept 'exponent 3' '"e3"' "$(jwk e3)"
kept 'exponent 5' '"b"' '{"kty": "RSA", "kid": "b", "n": "<n:b>", "e": "BQ"}'
kept 'exponent of 32 bits' '"b"' '{"kty": "RSA", "kid": "b", "n": "<n:b>", "e": "_____w"}'
kept 'exponent 2 to the 32nd and one' '"b"' '{"kty": "RSA", "kid": "b", "n": "<n:b>", "e": "AQAAAAE"}'
kept 'exponent of 33 bits' '"b"' '{"kty": "RSA", "kid": "b", "n": "<n:b>", "e": "Af____8"}'
kept 'exactly 2048 bits' '"b"' "{\"kty\": \"RSA\", \"kid\": \"b\", \"n\": \"$(number 200 256 001)\", \"e\": \"AQAB\"}"
kept '2049 bits' '"b"' "{\"kty\": \"RSA\", \"kid\": \"b\", \"n\": \"$(number 001 257 001)\", \"e\": \"AQAB\"}"
kept 'exactly 8192 bits' '"b"' "{\"kty\": \"RSA\", \"kid\": \"b\", \"n\": \"$(number 200 1024 001)\", \"e\": \"AQAB\"}"
why 'use may be absent or sig, key_ops absent or with verify'
rule key-set.key.9
kept 'no use' '"b"' '{"kty": "RSA", "kid": "b", "n": "<n:b>", "e": "AQAB"}'
kept 'key_ops verify' '"b"' "$(jwk b '"key_ops": ["verify"]')"
kept 'key_ops sign and verify' '"b"' "$(jwk b '"key_ops": ["sign", "verify"]')"
why 'alg is any string: unsupported algorithms are skipped when keys are prepared'
for algorithm in RS256 RS384 RS512 PS256 PS384 PS512 HS256 ES256 EdDSA RSA-OAEP none rs256; do
    rule key-set.key.10
    kept "alg $algorithm" '"b"' "$(jwk b "\"alg\": \"$algorithm\"")"
done
rule key-set.key.10
kept 'alg empty' '"b"' "$(jwk b '"alg": ""')"
why 'key_ops may contain unknown names'
rule key-set.key.9
kept 'key_ops with an unknown name' '"b"' "$(jwk b '"key_ops": ["verify", "fly"]')"
end_file

# Public keys of other types: octets of the right length. Only the length matters here.
octets() { repeat "$1" '\001' | b64url; }
ec() { printf '{"kty": "EC", "kid": "b", "crv": "%s", "x": "%s", "y": "%s"%s}' "$1" "$2" "$3" "${4:-}"; }
okp() { printf '{"kty": "OKP", "kid": "b", "crv": "%s", "x": "%s"%s}' "$1" "$2" "${3:-}"; }
EC256=$(ec P-256 "$(octets 32)" "$(octets 32)")
ED25519=$(okp Ed25519 "$(octets 32)")

vector_file key-set key-types
why 'EC keys are kept (RFC 7518 6.2): crv, and x and y of the length of the curve'
rule key-set.curve.5
kept 'P-256' '"b"' "$EC256"
kept 'P-384' '"b"' "$(ec P-384 "$(octets 48)" "$(octets 48)")"
kept 'P-521' '"b"' "$(ec P-521 "$(octets 66)" "$(octets 66)")"
kept 'secp256k1, RFC 8812' '"b"' "$(ec secp256k1 "$(octets 32)" "$(octets 32)")"
kept 'a coordinate that begins with zeros' '"b"' "$(ec P-256 "$({ head -c 31 /dev/zero; printf '\001'; } | b64url)" "$(octets 32)")"
kept 'RFC 7517 A.1 without its use' '"b"' "$(ec P-256 MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4 4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM)"
why 'OKP keys are kept (RFC 8037 2): crv, and x of the length of the curve'
rule key-set.curve.5
kept 'Ed25519' '"b"' "$ED25519"
kept 'Ed448' '"b"' "$(okp Ed448 "$(octets 57)")"
kept 'Ed25519 of RFC 8037 A.2' '"b"' "$(okp Ed25519 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo)"
kept 'y of an OKP key is an unknown member' '"b"' "$(okp Ed25519 "$(octets 32)" ', "y": 1')"
why 'alg is any string; use, key_ops, kid and issuer follow the rules of RSA keys'
for algorithm in ES256 ES384 ES256K ECDH-ES RS256; do
    rule key-set.key.10
    kept "EC with alg $algorithm" '"b"' "$(ec P-256 "$(octets 32)" "$(octets 32)" ", \"alg\": \"$algorithm\"")"
done
rule key-set.key.10
kept 'OKP with alg EdDSA' '"b"' "$(okp Ed25519 "$(octets 32)" ', "alg": "EdDSA"')"
rule key-set.key.9
kept 'EC with use, key_ops, issuer and x5c' '"b"' "$(ec P-256 "$(octets 32)" "$(octets 32)" ', "use": "sig", "key_ops": ["verify"], "issuer": "x", "x5c": 1')"
rule key-set.key.7
left_out 'EC with use enc' unsupported "$(ec P-256 "$(octets 32)" "$(octets 32)" ', "use": "enc"')"
rule key-set.key.8
left_out 'OKP with key_ops without verify' unsupported "$(okp Ed25519 "$(octets 32)" ', "key_ops": ["sign"]')"
rule key-set.key.3
left_out 'EC with alg a number' malformed "$(ec P-256 "$(octets 32)" "$(octets 32)" ', "alg": 7')"
left_out 'OKP with issuer null' malformed "$(okp Ed25519 "$(octets 32)" ', "issuer": null')"
why 'a private member is reported first'
rule key-set.key.2
left_out 'EC with d' private-member "$(ec P-256 "$(octets 32)" "$(octets 32)" ', "d": "AQAB"')"
left_out 'OKP with d' private-member "$(okp Ed25519 "$(octets 32)" ', "d": "AQAB"')"
left_out 'EC with d and an unknown curve' private-member "$(ec P-192 "$(octets 24)" "$(octets 24)" ', "d": null')"
left_out 'OKP with d and no x' private-member '{"kty": "OKP", "kid": "b", "crv": "Ed25519", "d": "AQAB"}'
why 'an unknown or missing curve is unsupported; X25519 and X448 are not for signatures'
for curve in P-192 P-224 p-256 P256 secp256r1 brainpoolP256r1 Ed25519; do
    rule key-set.curve.2
    left_out "EC on $curve" unsupported "$(ec $curve "$(octets 32)" "$(octets 32)")"
done
rule key-set.curve.2
for curve in X25519 X448 ed25519 P-256 secp256k1; do left_out "OKP on $curve" unsupported "$(okp $curve "$(octets 32)")"; done
left_out 'EC on an empty name' unsupported "$(ec '' "$(octets 32)" "$(octets 32)")"
left_out 'EC with no crv' unsupported '{"kty": "EC", "kid": "b"}'
left_out 'OKP with no crv' unsupported '{"kty": "OKP", "kid": "b"}'
left_out 'unknown curve and no x' unsupported '{"kty": "EC", "kid": "b", "crv": "P-192"}'
rule key-set.key.6
left_out 'kty ec' unsupported '{"kty": "ec", "kid": "b", "crv": "P-256"}'
left_out 'kty okp' unsupported '{"kty": "okp", "kid": "b", "crv": "Ed25519"}'
left_out 'kty OKP with U+212A' unsupported "$(printf '%s' "$ED25519" | sed 's/OKP/O\\u212aP/')"
left_out 'kty AKP' unsupported '{"kty": "AKP", "kid": "b", "alg": "ML-DSA-44", "pub": "AQAB"}'
why 'crv is a string; x and y are canonical base64url without padding, of the length of the curve'
rule key-set.curve.1
left_out 'crv a number' malformed '{"kty": "EC", "kid": "b", "crv": 256}'
left_out 'crv null' malformed '{"kty": "OKP", "kid": "b", "crv": null}'
rule key-set.curve.3
left_out 'EC without x' malformed "{\"kty\": \"EC\", \"kid\": \"b\", \"crv\": \"P-256\", \"y\": \"$(octets 32)\"}"
left_out 'EC without y' malformed "{\"kty\": \"EC\", \"kid\": \"b\", \"crv\": \"P-256\", \"x\": \"$(octets 32)\"}"
left_out 'OKP without x' malformed '{"kty": "OKP", "kid": "b", "crv": "Ed25519"}'
left_out 'x null' malformed '{"kty": "OKP", "kid": "b", "crv": "Ed25519", "x": null}'
rule key-set.curve.4
left_out 'x empty' malformed "$(okp Ed25519 '')"
left_out 'x of 31 bytes' malformed "$(ec P-256 "$(octets 31)" "$(octets 32)")"
left_out 'x of 33 bytes' malformed "$(ec P-256 "$(octets 33)" "$(octets 32)")"
left_out 'y of 31 bytes' malformed "$(ec P-256 "$(octets 32)" "$(octets 31)")"
left_out 'P-384 with 32 bytes' malformed "$(ec P-384 "$(octets 32)" "$(octets 32)")"
left_out 'P-521 with 65 bytes' malformed "$(ec P-521 "$(octets 65)" "$(octets 66)")"
left_out 'Ed25519 with 57 bytes' malformed "$(okp Ed25519 "$(octets 57)")"
left_out 'Ed448 with 56 bytes' malformed "$(okp Ed448 "$(octets 56)")"
left_out 'Ed448 with 32 bytes' malformed "$(okp Ed448 "$(octets 32)")"
left_out 'x with padding' malformed "$(okp Ed25519 "$(octets 32)=")"
left_out 'x with a trailing space' malformed "$(okp Ed25519 "$(octets 32) ")"
left_out 'x in standard base64' malformed "$(okp Ed25519 "+$(octets 32 | tail -c 42)")"
left_out 'x with non-zero bits after the last octet' malformed "$(okp Ed25519 "$(flip_last "$(octets 32)")")"
rule key-set.curve.2
left_out 'EC with the numbers of an RSA key' unsupported "{\"kty\": \"EC\", \"kid\": \"b\", \"n\": \"$n_b\", \"e\": \"AQAB\"}"
rule key-set.rsa.1
left_out 'RSA with the numbers of an EC key' malformed "$(printf '%s' "$EC256" | sed 's/"EC"/"RSA"/')"
rule key-set.curve.5
kept 'RSA beside a crv' '"b"' "$(jwk b '"crv": 7')"
why 'keys of all types count as key IDs, duplicates and usable keys'
rule key-set.outcome.1
usable 'one of each type' '["a", "b", "c"]' '[]' "$(key_set "$(jwk a)" "$EC256" "$(printf '%s' "$ED25519" | sed 's/"b"/"c"/')")"
rule key-set.document.8
usable 'an EC key alone' '["b"]' '[]' "$(key_set "$EC256")"
usable 'an OKP key alone' '["b"]' '[]' "$(key_set "$ED25519")"
usable 'an RSA key for PS256 alone' '["a"]' '[]' "$(key_set "$(jwk a '"alg": "PS256"')")"
rule key-set.outcome.4
usable 'two types with one kid' '["b", "b"]' '["keys.duplicate-id"]' "$(key_set "$(jwk b)" "$EC256")"
rule key-set.outcome.5
usable 'one kid, of which one key is skipped' '["b"]' '["keys.malformed"]' "$(key_set "$(jwk b)" "$(ec P-256 AQAB AQAB)")"
rule key-set.document.8
refused_set 'only malformed EC keys' keys.no-usable-key "$(key_set "$(ec P-256 AQAB AQAB)")"
refused_set 'only an unknown curve' keys.no-usable-key "$(key_set "$(okp X25519 "$(octets 32)")")"
end_file

vector_file key-set key-ids
why 'a key ID is a string, compared byte for byte'
rule key-set.outcome.2
kept 'empty' '""' '{"kty": "RSA", "kid": "", "n": "<n:b>", "e": "AQAB"}'
kept 'uppercase letter' '"A"' '{"kty": "RSA", "kid": "A", "n": "<n:b>", "e": "AQAB"}'
kept 'trailing space' '"a "' '{"kty": "RSA", "kid": "a ", "n": "<n:b>", "e": "AQAB"}'
kept 'none' 'null' '{"kty": "RSA", "n": "<n:b>", "e": "AQAB"}'
usable 'U+212A beside K' '["K", "\u212a"]' '[]' '{"keys": [{"kty": "RSA", "kid": "K", "n": "<n:a>", "e": "AQAB"}, {"kty": "RSA", "kid": "<KELVIN>", "n": "<n:b>", "e": "AQAB"}]}'
usable 'U+037E beside ;' '[";", "\u037e"]' '[]' '{"keys": [{"kty": "RSA", "kid": ";", "n": "<n:a>", "e": "AQAB"}, {"kty": "RSA", "kid": "\u037e", "n": "<n:b>", "e": "AQAB"}]}'
why 'keys with the same kid are both kept, with one warning'
rule key-set.outcome.4
usable 'twice' '["a", "a"]' '["keys.duplicate-id"]' '{"keys": [{"kty": "RSA", "kid": "a", "n": "<n:a>", "e": "AQAB"}, {"kty": "RSA", "kid": "a", "n": "<n:b>", "e": "AQAB"}]}'
usable 'twice, once escaped' '["a", "a"]' '["keys.duplicate-id"]' '{"keys": [{"kty": "RSA", "kid": "a", "n": "<n:a>", "e": "AQAB"}, {"kty": "RSA", "kid": "\u0061", "n": "<n:b>", "e": "AQAB"}]}'
usable 'twice, with another between' '["a", "b", "a"]' '["keys.duplicate-id"]' '{"keys": [{"kty": "RSA", "kid": "a", "n": "<n:a>", "e": "AQAB"}, {"kty": "RSA", "kid": "b", "n": "<n:b>", "e": "AQAB"}, {"kty": "RSA", "kid": "a", "n": "<n:e3>", "e": "Aw"}]}'
usable 'twice with the same key' '["a", "a"]' '["keys.duplicate-id"]' "$(key_set "$(jwk a)" "$(jwk a)")"
why 'only usable keys count as duplicates'
rule key-set.outcome.5
usable 'the other one is too small' '["a"]' '["keys.key-too-small"]' '{"keys": [{"kty": "RSA", "kid": "a", "n": "<n:a>", "e": "AQAB"}, {"kty": "RSA", "kid": "a", "n": "<n:1024>", "e": "AQAB"}]}'
usable 'the other one is for encryption' '["a"]' '["keys.unsupported"]' '{"keys": [{"kty": "RSA", "use": "enc", "kid": "a", "n": "<n:b>", "e": "AQAB"}, {"kty": "RSA", "kid": "a", "n": "<n:a>", "e": "AQAB"}]}'
why 'keys without kid are not duplicates of each other'
rule key-set.outcome.6
usable 'two keys without kid' '[null, null]' '[]' '{"keys": [{"kty": "RSA", "n": "<n:a>", "e": "AQAB"}, {"kty": "RSA", "n": "<n:b>", "e": "AQAB"}]}'
why 'one warning covers all duplicates'
rule key-set.outcome.4
usable 'three times the same kid' '["a", "a", "a"]' '["keys.duplicate-id"]' "$(key_set "$(jwk a)" "$(jwk a)" "$(jwk a)")"
end_file

vector_file key-set refused
why 'the set must be strict JSON'
rule key-set.document.2
refused_text 'empty' keys.not-json ''
refused_text 'not JSON' keys.not-json '<html>Service unavailable</html>'
refused_text 'cut off' keys.not-json '{"keys": ['
refused_text 'trailing comma' keys.not-json '{"keys": [],}'
refused_text 'something after' keys.not-json '{"keys": []} x'
refused_text 'keys twice' keys.not-json '{"keys": [], "keys": []}'
refused_text 'keys twice, once escaped' keys.not-json '{"keys": [], "k\u0065ys": []}'
refused_text 'a member of a key twice' keys.not-json '{"keys": [{"kty": "RSA", "kid": "a", "kid": "b", "n": "<n:a>", "e": "AQAB"}]}'
refused_text 'a member twice in a key that would be left out' keys.not-json "{\"keys\": [$(jwk a), {\"kty\": \"EC\", \"x\": 1, \"x\": 1}]}"
refused_text 'lone surrogate' keys.not-json '{"keys": [], "x": "\ud800"}'
line 'byte order mark' '{"text": "\ufeff{\"keys\": []}"}' "$(refused keys.not-json)"
why 'the set is an object with the member keys'
rule key-set.document.5
refused_set 'empty object' keys.missing-member '{}'
refused_set 'a key alone' keys.missing-member "$(jwk a)"
refused_set 'uppercase letter' keys.missing-member "{\"Keys\": [$(jwk a)]}"
why 'the set is an object with an array of keys'
rule key-set.document.4
refused_set 'array of keys' keys.wrong-type "[$(jwk a)]"
for value in null true 1 '[]'; do refused_set "$value" keys.wrong-type "$value"; done
refused_set 'text' keys.wrong-type '"keys"'
rule key-set.document.6
refused_set 'keys is an object' keys.wrong-type "{\"keys\": $(jwk a)}"
refused_set 'keys is null' keys.wrong-type '{"keys": null}'
refused_set 'keys is a string' keys.wrong-type '{"keys": "[]"}'
refused_set 'keys is a number' keys.wrong-type '{"keys": 1e400}'
why 'a set without a usable key is rejected, because it could not verify anything'
rule key-set.document.8
refused_set 'no keys' keys.no-usable-key '{"keys": []}'
refused_set 'only skipped keys' keys.no-usable-key "$(key_set '{}' '{"kty": "EC"}' "$(jwk 1024)")"
refused_set 'only a private key' keys.no-usable-key "$(key_set "$(jwk a '"d": "AQAB"')")"
why 'a set is nested at most 128 levels deep, also in members that are never read'
rule key-set.document.2
usable_text '128 levels' '["a"]' '[]' "{\"keys\": [$(jwk a)], \"x\": $(repeat 127 '[')$(repeat 127 ']')}"
refused_text '129 levels' keys.not-json "{\"keys\": [$(jwk a)], \"x\": $(repeat 128 '[')$(repeat 128 ']')}"
end_file

vector_file key-set left-out
why 'a key is an object'
rule key-set.key.1
for value in null true 1 '[]' 1e400; do left_out "$value" malformed "$value"; done
left_out 'text' malformed '"a"'
why 'a key with a private member is skipped, and this is reported first'
rule key-set.key.2
for member in d p q dp dq qi k; do left_out "member $member" private-member "$(jwk b "\"$member\": \"AQAB\"")"; done
left_out 'member oth' private-member "$(jwk b '"oth": [{"r": "AQAB", "d": "AQAB", "t": "AQAB"}]')"
left_out 'secret of HMAC' private-member '{"kty": "oct", "kid": "b", "k": "c2VjcmV0"}'
left_out 'private and no kty' private-member '{"kid": "b", "d": "AQAB"}'
left_out 'private and another kty' private-member '{"kty": "EC", "kid": "b", "crv": "P-256", "x": "AQAB", "y": "AQAB", "d": "AQAB"}'
left_out 'private, kid a number' private-member '{"kty": "RSA", "kid": 1, "n": "<n:b>", "e": "AQAB", "d": "AQAB"}'
left_out 'private and too small' private-member '{"kty": "RSA", "kid": "b", "n": "<n:1024>", "e": "AQAB", "d": "AQAB"}'
why 'kty is required; kty, use, alg, kid and issuer are strings if present'
rule key-set.key.5
left_out 'no kty' malformed '{"use": "sig", "kid": "b", "n": "<n:b>", "e": "AQAB"}'
left_out 'empty object' malformed '{}'
rule key-set.key.3
left_out 'kty a number' malformed '{"kty": 1, "kid": "b", "n": "<n:b>", "e": "AQAB"}'
left_out 'kty null' malformed '{"kty": null, "kid": "b", "n": "<n:b>", "e": "AQAB"}'
left_out 'kty an array' malformed '{"kty": ["RSA"], "kid": "b", "n": "<n:b>", "e": "AQAB"}'
left_out 'use a number' malformed '{"kty": "RSA", "use": 1, "kid": "b", "n": "<n:b>", "e": "AQAB"}'
left_out 'use null' malformed '{"kty": "RSA", "use": null, "kid": "b", "n": "<n:b>", "e": "AQAB"}'
left_out 'alg a number' malformed '{"kty": "RSA", "alg": 256, "kid": "b", "n": "<n:b>", "e": "AQAB"}'
left_out 'alg null' malformed '{"kty": "RSA", "alg": null, "kid": "b", "n": "<n:b>", "e": "AQAB"}'
left_out 'kid 9223372036854775808' malformed '{"kty": "RSA", "kid": 9223372036854775808, "n": "<n:b>", "e": "AQAB"}'
left_out 'kid null' malformed '{"kty": "RSA", "kid": null, "n": "<n:b>", "e": "AQAB"}'
left_out 'issuer null' malformed '{"kty": "RSA", "kid": "b", "n": "<n:b>", "e": "AQAB", "issuer": null}'
left_out 'issuer an array' malformed '{"kty": "RSA", "kid": "b", "n": "<n:b>", "e": "AQAB", "issuer": ["https://login.microsoftonline.com/<TENANT>/v2.0"]}'
left_out 'kid a number in a key of another kty' malformed '{"kty": "EC", "kid": 1}'
why 'key_ops is an array of distinct strings if present'
rule key-set.key.4
left_out 'key_ops a string' malformed "$(jwk b '"key_ops": "verify"')"
left_out 'key_ops null' malformed "$(jwk b '"key_ops": null')"
left_out 'key_ops with a number' malformed "$(jwk b '"key_ops": ["verify", 1]')"
left_out 'key_ops with a repetition' malformed "$(jwk b '"key_ops": ["verify", "verify"]')"
why 'kty is RSA, EC or OKP, use is sig, key_ops contains verify; all compared exactly'
rule key-set.key.6
left_out 'kty oct without its secret' unsupported '{"kty": "oct", "kid": "b"}'
left_out 'kty rsa' unsupported '{"kty": "rsa", "kid": "b", "n": "<n:b>", "e": "AQAB"}'
left_out 'kty empty' unsupported '{"kty": "", "kid": "b", "n": "<n:b>", "e": "AQAB"}'
rule key-set.key.7
left_out 'use enc' unsupported '{"kty": "RSA", "use": "enc", "kid": "b", "n": "<n:b>", "e": "AQAB"}'
left_out 'use SIG' unsupported '{"kty": "RSA", "use": "SIG", "kid": "b", "n": "<n:b>", "e": "AQAB"}'
left_out 'use empty' unsupported '{"kty": "RSA", "use": "", "kid": "b", "n": "<n:b>", "e": "AQAB"}'
rule key-set.key.8
left_out 'key_ops without verify' unsupported "$(jwk b '"key_ops": ["sign", "encrypt"]')"
left_out 'key_ops empty' unsupported "$(jwk b '"key_ops": []')"
rule key-set.key.6
left_out 'another kty, then no n' unsupported '{"kty": "EC", "kid": "b", "n": 1}'
rule key-set.key.7
left_out 'for encryption and too small' unsupported '{"kty": "RSA", "use": "enc", "kid": "b", "n": "<n:1024>", "e": "AQAB"}'
why 'n and e are canonical base64url without padding, of an odd number without leading zeros'
rule key-set.rsa.1
left_out 'no n' malformed '{"kty": "RSA", "kid": "b", "e": "AQAB"}'
left_out 'no e' malformed '{"kty": "RSA", "kid": "b", "n": "<n:b>"}'
left_out 'n null' malformed '{"kty": "RSA", "kid": "b", "n": null, "e": "AQAB"}'
rule key-set.rsa.3
left_out 'n empty' malformed '{"kty": "RSA", "kid": "b", "n": "", "e": "AQAB"}'
rule key-set.rsa.1
left_out 'e a number' malformed '{"kty": "RSA", "kid": "b", "n": "<n:b>", "e": 65537}'
rule key-set.rsa.3
left_out 'e empty' malformed '{"kty": "RSA", "kid": "b", "n": "<n:b>", "e": ""}'
rule key-set.rsa.2
left_out 'n in standard base64 with padding' malformed "{\"kty\": \"RSA\", \"kid\": \"b\", \"n\": \"$(modulus b | openssl base64 -A)\", \"e\": \"AQAB\"}"
left_out 'n with padding' malformed '{"kty": "RSA", "kid": "b", "n": "<n:b>==", "e": "AQAB"}'
left_out 'n with a trailing space' malformed '{"kty": "RSA", "kid": "b", "n": "<n:b> ", "e": "AQAB"}'
left_out 'n with a line break' malformed '{"kty": "RSA", "kid": "b", "n": "<n:b>\n", "e": "AQAB"}'
left_out 'n with a plus' malformed "{\"kty\": \"RSA\", \"kid\": \"b\", \"n\": \"+${n_b#?}\", \"e\": \"AQAB\"}"
left_out 'n with non-zero bits after the last octet' malformed "{\"kty\": \"RSA\", \"kid\": \"b\", \"n\": \"$(flip_last "$n_b")\", \"e\": \"AQAB\"}"
left_out 'n of 4k + 1 characters' malformed '{"kty": "RSA", "kid": "b", "n": "<n:b>AAA", "e": "AQAB"}'
rule key-set.rsa.3
left_out 'n with a leading zero octet' malformed "{\"kty\": \"RSA\", \"kid\": \"b\", \"n\": \"$({ printf '\000'; modulus b; } | b64url)\", \"e\": \"AQAB\"}"
left_out 'n even' malformed "{\"kty\": \"RSA\", \"kid\": \"b\", \"n\": \"$(number 200 256 002)\", \"e\": \"AQAB\"}"
left_out 'e with a leading zero octet' malformed '{"kty": "RSA", "kid": "b", "n": "<n:b>", "e": "AAEAAQ"}'
rule key-set.rsa.2
left_out 'e with padding' malformed '{"kty": "RSA", "kid": "b", "n": "<n:b>", "e": "Aw=="}'
left_out 'e with non-zero bits after the last octet' malformed '{"kty": "RSA", "kid": "b", "n": "<n:b>", "e": "Ax"}'
rule key-set.rsa.4
left_out 'e is 0' malformed '{"kty": "RSA", "kid": "b", "n": "<n:b>", "e": "AA"}'
left_out 'e is 1' malformed '{"kty": "RSA", "kid": "b", "n": "<n:b>", "e": "AQ"}'
left_out 'e is 2' malformed '{"kty": "RSA", "kid": "b", "n": "<n:b>", "e": "Ag"}'
rule key-set.rsa.3
left_out 'e is 65536' malformed '{"kty": "RSA", "kid": "b", "n": "<n:b>", "e": "AQAA"}'
rule key-set.rsa.4
left_out 'e of 34 bits' malformed '{"kty": "RSA", "kid": "b", "n": "<n:b>", "e": "AgAAAAE"}'
left_out 'e of 72 bits, of which the last 64 are 3' malformed '{"kty": "RSA", "kid": "b", "n": "<n:b>", "e": "AQAAAAAAAAAD"}'
left_out 'e as long as the modulus' malformed '{"kty": "RSA", "kid": "b", "n": "<n:b>", "e": "<n:a>"}'
rule key-set.rsa.5
left_out 'too small and even' malformed '{"kty": "RSA", "kid": "b", "n": "Ag", "e": "AQAB"}'
left_out 'too small and e is 1' malformed '{"kty": "RSA", "kid": "b", "n": "<n:1024>", "e": "AQ"}'
why 'a modulus has at least 2048 bits'
rule key-set.rsa.5
left_out '1024 bits' key-too-small "$(jwk 1024)"
left_out '2047 bits' key-too-small "{\"kty\": \"RSA\", \"kid\": \"b\", \"n\": \"$(number 177 256 001)\", \"e\": \"AQAB\"}"
left_out 'a modulus of one octet' key-too-small '{"kty": "RSA", "kid": "b", "n": "Aw", "e": "AQAB"}'
why 'a modulus has at most 8192 bits'
rule key-set.rsa.6
left_out '8193 bits' unsupported "{\"kty\": \"RSA\", \"kid\": \"b\", \"n\": \"$(number 001 1025 001)\", \"e\": \"AQAB\"}"
why 'a skipped key does not affect the others; each warning is about one key'
rule key-set.outcome.3
usable 'one of each' '["a", "b"]' '["keys.malformed", "keys.private-member", "keys.unsupported", "keys.key-too-small"]' \
    "$(key_set '{}' "$(jwk a)" '{"kty": "oct", "k": "AQAB"}' '{"kty": "EC"}' "$(jwk 1024)" "$(jwk b)")"
usable 'one of each, and a duplicate' '["a", "a"]' '["keys.malformed", "keys.private-member", "keys.unsupported", "keys.key-too-small", "keys.duplicate-id"]' \
    "$(key_set '{}' "$(jwk a)" '{"kty": "oct", "k": "AQAB"}' '{"kty": "EC"}' "$(jwk 1024)" "$(jwk a)")"
why 'the presence of a private member is enough, whatever its value'
rule key-set.key.2
left_out 'd is null' private-member "$(jwk b '"d": null')"
left_out 'd is empty' private-member "$(jwk b '"d": ""')"
why 'an oversized modulus is checked with the size, after the form'
rule key-set.rsa.6
left_out '8193 bits and even' malformed "{\"kty\": \"RSA\", \"kid\": \"b\", \"n\": \"$(number 001 1025 002)\", \"e\": \"AQAB\"}"
end_file

# many COUNT: this many keys, of which only the last is usable
many() { printf '{"keys": [%s%s]}' "$(repeat $(($1 - 1)) x | sed 's/x/{}, /g')" "$(jwk a)"; }
vector_file key-set many-keys
why 'a set contains at most 1,000 keys, usable or not'
rule key-set.document.7
usable '1,000 keys' '["a"]' '["keys.malformed"]' "$(many 1000)"
refused_set '1,001 keys' keys.too-many "$(many 1001)"
end_file

vector_file key-set big-text
why 'a set is at most 1 MiB long'
start="{\"keys\": [$(jwk a)]}"
rule key-set.document.1
{ head_of '1 MiB and one octet'
  printf '"given": {"text": %s%s"}, "expect": %s}\n' "$(quoted "$start" | sed 's/"$//')" \
      "$(repeat $((1048577 - ${#start})) ' ')" "$(refused keys.too-large)"; } >> "$lines"
why 'a set of exactly 1 MiB is not over the limit'
rule key-set.document.1
{ head_of '1 MiB'
  printf '"given": {"text": %s%s"}, "expect": {"accepted": {"keyIDs": ["a"]}, "warnings": []}}\n' \
      "$(quoted "$start" | sed 's/"$//')" "$(repeat $((1048576 - ${#start})) ' ')"; } >> "$lines"
end_file

# A set with COUNT members in all: two of its own, five of the key, and the rest in objects with one member each
with_members() { printf '"given": {"text": "{\\"keys\\":[%s],\\"x\\":[' "$(jwk a | sed 's/"/\\"/g')"; repeat $(($1 - 7)) x | sed 's/x/{\\"\\":0},/g'; printf '0]}"}'; }
vector_file key-set many-members
why 'all objects of a set have at most 100,000 members, because each costs memory; unknown ones count'
rule key-set.document.3
{ head_of '100,000 members'; with_members 100000; printf ', "expect": {"accepted": {"keyIDs": ["a"]}, "warnings": []}}\n'; } >> "$lines"
{ head_of '100,001 members'; with_members 100001; printf ', "expect": %s}\n' "$(refused keys.not-json)"; } >> "$lines"
end_file
