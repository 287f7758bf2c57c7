# id-token, stage 3: exactly one key of the set, or an error; and errors in the set itself.
. ./make.d/id-token.sh

both=$(key_set "$(jwk a)" "$(jwk b)")
anonymous='{"kty": "RSA", "n": "<n:a>", "e": "AQAB"}'

vector_file id-token keys
why 'kid selects the key, byte for byte'
rule id-token.key.2
token_case 'first of two' accepted "keys=$both"
token_case 'second of two' accepted "keys=$both" key=b 'header.kid="b"'
token_case 'kid escaped' accepted 'header.kid="\u0061"'
token_case 'kid empty, and a key with this kid' accepted 'header.kid=""' 'keys={"keys": [{"kty": "RSA", "kid": "", "n": "<n:a>", "e": "AQAB"}]}'
token_case 'U+212A and K are two keys, K signs' accepted 'header.kid="K"' 'keys={"keys": [{"kty": "RSA", "kid": "<KELVIN>", "n": "<n:b>", "e": "AQAB"}, {"kty": "RSA", "kid": "K", "n": "<n:a>", "e": "AQAB"}]}'
token_case 'U+212A and K are two keys, U+212A signs' accepted 'header.kid="<KELVIN>"' key=b 'keys={"keys": [{"kty": "RSA", "kid": "K", "n": "<n:a>", "e": "AQAB"}, {"kty": "RSA", "kid": "\u212a", "n": "<n:b>", "e": "AQAB"}]}'
token_case 'as Entra publishes it' accepted "header.kid=\"$thumbprint\"" "keys={\"keys\": [{\"kty\": \"RSA\", \"use\": \"sig\", \"kid\": \"$thumbprint\", \"x5t\": \"$thumbprint\", \"n\": \"<n:a>\", \"e\": \"AQAB\", \"x5c\": [\"$certificate\"], \"issuer\": \"https://login.microsoftonline.com/<TENANT>/v2.0\"}, $(jwk b)]}"
token_case 'as B2C publishes it' accepted 'header.kid="b2c"' key=b2c 'keys={"keys": [{"kid": "b2c", "nbf": 1493763266, "use": "sig", "kty": "RSA", "e": "AQAB", "n": "<n:b2c>"}]}'
why 'a different kid is a different key; no other key is tried'
rule id-token.key.3
token_case 'unknown' keys.unknown-key 'header.kid="c"'
token_case 'uppercase letter' keys.unknown-key 'header.kid="A"'
token_case 'trailing space' keys.unknown-key 'header.kid="a "'
token_case 'longer' keys.unknown-key 'header.kid="aa"'
token_case 'empty' keys.unknown-key 'header.kid=""'
token_case 'trailing NUL' keys.unknown-key 'header.kid="a\u0000"'
token_case 'trailing combining mark' keys.unknown-key 'header.kid="a\u0301"'
token_case 'U+212A for K' keys.unknown-key 'header.kid="\u212a"' 'keys={"keys": [{"kty": "RSA", "kid": "K", "n": "<n:a>", "e": "AQAB"}]}'
token_case 'U+037E for ;' keys.unknown-key 'header.kid="<GREEK>"' 'keys={"keys": [{"kty": "RSA", "kid": ";", "n": "<n:a>", "e": "AQAB"}]}'
token_case 'é in two spellings' keys.unknown-key 'header.kid="e\u0301"' 'keys={"keys": [{"kty": "RSA", "kid": "\u00e9", "n": "<n:a>", "e": "AQAB"}]}'
token_case 'the key is there without kid' keys.unknown-key "keys={\"keys\": [$anonymous]}"
why 'a skipped key is not available'
rule id-token.key.1
token_case 'too small' keys.unknown-key 'header.kid="1024"' key=1024 "keys=$(key_set "$(jwk a)" "$(jwk 1024)")"
token_case 'private member' keys.unknown-key 'header.kid="b"' key=b "keys=$(key_set "$(jwk a)" "$(jwk b '"d": "AQAB"')")"
token_case 'for encryption' keys.unknown-key 'header.kid="b"' key=b "keys=$(key_set "$(jwk a)" '{"kty": "RSA", "use": "enc", "kid": "b", "n": "<n:b>", "e": "AQAB"}')"
token_case 'malformed exponent' keys.unknown-key 'header.kid="b"' key=b "keys=$(key_set "$(jwk a)" '{"kty": "RSA", "kid": "b", "n": "<n:b>", "e": "AAEAAQ"}')"
token_case 'elliptic' keys.unknown-key 'header.kid="b"' key=b "keys=$(key_set "$(jwk a)" '{"kty": "EC", "kid": "b", "crv": "P-256", "x": "AQAB", "y": "AQAB"}')"
token_case 'beside a good one it does no harm' accepted "keys=$(key_set '{"kty": "RSA", "kid": "a", "n": 1}' null '{"kty": "EC", "kid": "a"}' "$(jwk a)" '{"kty": "oct", "kid": "a", "k": "AQAB"}')"
why 'keys that no verifier supports are skipped when keys are prepared; they cannot be selected and do not count'
octets() { repeat "$1" '\001' | b64url; }
ec() { printf '{"kty": "EC", "kid": "%s", "crv": "P-256", "x": "%s", "y": "%s"}' "$1" "$(octets 32)" "$(octets 32)"; }
okp() { printf '{"kty": "OKP", "kid": "%s", "crv": "Ed25519", "x": "%s"}' "$1" "$(octets 32)"; }
rule id-token.key.1
token_case 'kid of an EC key' keys.unknown-key 'header.kid="b"' "keys=$(key_set "$(jwk a)" "$(ec b)")"
token_case 'kid of an OKP key' keys.unknown-key 'header.kid="b"' "keys=$(key_set "$(jwk a)" "$(okp b)")"
token_case 'kid of a key for PS256' keys.unknown-key 'header.kid="b"' key=b "keys=$(key_set "$(jwk a)" "$(jwk b '"alg": "PS256"')")"
token_case 'kid of a key for encryption by its alg' keys.unknown-key 'header.kid="b"' key=b "keys=$(key_set "$(jwk a)" "$(jwk b '"alg": "RSA-OAEP"')")"
token_case 'kid of a key for an algorithm in lowercase' keys.unknown-key 'header.kid="b"' key=b "keys=$(key_set "$(jwk a)" "$(jwk b '"alg": "rs256"')")"
token_case 'an EC key of the same kid' accepted "keys=$(key_set "$(ec a)" "$(jwk a)" "$(okp a)")"
token_case 'a key for PS256 of the same kid' accepted "keys=$(key_set "$(jwk b '"alg": "PS256"' | sed 's/"kid": "b"/"kid": "a"/')" "$(jwk a)")"
token_case 'no kid, one key beside those of other types' accepted header.kid= "keys=$(key_set "$(ec b)" "$(jwk a)" "$(okp c)")"
token_case 'no kid, one key beside one for PS256' accepted header.kid= "keys=$(key_set "$(jwk a)" "$(jwk b '"alg": "PS256"')")"
token_case 'no kid, two keys beside an EC key' token.key-id-missing header.kid= "keys=$(key_set "$(jwk a)" "$(ec c)" "$(jwk b)")"
rule id-token.algorithm.5
token_case 'an algorithm that nothing serves, with its key' token.algorithm-not-allowed 'header.alg="ES256"' 'header.kid="b"' 'expect.algorithms=["RS256", "ES256"]' "keys=$(key_set "$(jwk a)" "$(ec b)")"
why 'two keys with the requested kid are ambiguous'
rule id-token.key.5
token_case 'both of this kid' keys.ambiguous 'keys={"keys": [{"kty": "RSA", "kid": "a", "n": "<n:a>", "e": "AQAB"}, {"kty": "RSA", "kid": "a", "n": "<n:b>", "e": "AQAB"}]}'
token_case 'other keys of one kid do not matter' accepted "keys=$(key_set "$(jwk b)" "$(jwk a)" "$(jwk b)")"
why 'without kid, the only usable key is selected'
rule id-token.key.6
token_case 'one key' accepted header.kid=
token_case 'one key without kid' accepted header.kid= "keys={\"keys\": [$anonymous]}"
token_case 'one usable key among others' accepted header.kid= "keys=$(key_set '{"kty": "EC"}' "$(jwk 1024)" "$(jwk a)" 'null')"
rule signature.value.6
token_case 'one key, of another signer' token.signature-invalid header.kid= key=b
rule id-token.key.7
token_case 'two keys' token.key-id-missing header.kid= "keys=$both"
token_case 'two keys without kid' token.key-id-missing header.kid= 'keys={"keys": [{"kty": "RSA", "n": "<n:a>", "e": "AQAB"}, {"kty": "RSA", "n": "<n:b>", "e": "AQAB"}]}'
why 'x5t never selects a key'
rule id-token.key.8
token_case 'x5t and one key' accepted header.kid= "header.more=\"x5t\": \"$thumbprint\""
token_case 'x5t and two keys' token.key-id-missing header.kid= "header.more=\"x5t\": \"$thumbprint\"" "keys=$(key_set "$(jwk a "\"x5t\": \"$thumbprint\"")" "$(jwk b)")"
token_case 'x5t of another key beside kid' accepted "keys=$both" 'header.more="x5t": "b"'
why 'a key that names an algorithm is valid for that algorithm only'
rule id-token.key.2
token_case 'the same' accepted "keys=$(key_set "$(jwk a '"alg": "RS256"')")"
rule id-token.key.4
token_case 'another' keys.unknown-key "keys=$(key_set "$(jwk a '"alg": "RS384"')")"
token_case 'another, both expected' keys.unknown-key 'header.alg="RS512"' algorithm=RS512 'expect.algorithms=["RS256", "RS512"]' "keys=$(key_set "$(jwk a '"alg": "RS256"')")"
rule id-token.key.6
token_case 'another, and no kid' keys.unknown-key header.kid= "keys=$(key_set "$(jwk a '"alg": "RS512"')")"
why 'keys with the same kid for different algorithms are selected by algorithm'
rule id-token.key.5
token_case 'the right one first' accepted "keys=$(key_set "$(jwk a '"alg": "RS256"')" "{\"kty\": \"RSA\", \"kid\": \"a\", \"alg\": \"RS384\", \"n\": \"<n:b>\", \"e\": \"AQAB\"}")"
token_case 'the right one last' accepted "keys=$(key_set "{\"kty\": \"RSA\", \"kid\": \"a\", \"alg\": \"RS512\", \"n\": \"<n:b>\", \"e\": \"AQAB\"}" "$(jwk a)")"
why 'the same key twice counts as two keys'
rule id-token.key.5
token_case 'the same key twice' keys.ambiguous "keys=$(key_set "$(jwk a)" "$(jwk a)")"
why 'without kid, all usable keys count, whatever algorithm they name'
rule id-token.key.7
token_case 'no kid, two keys, one of another algorithm' token.key-id-missing header.kid= "keys=$(key_set "$(jwk a)" "$(jwk b '"alg": "RS384"')")"
end_file

vector_file id-token key-sets
why 'an invalid key set is reported alone, before the token is checked'
rule id-token.expectations.3
token_case 'no member keys' keys.missing-member 'keys={}'
token_case 'an array' keys.wrong-type "keys=[$(jwk a)]"
token_case 'keys is an object' keys.wrong-type "keys={\"keys\": $(jwk a)}"
token_case 'a number' keys.wrong-type keys=1
token_case 'beside an invalid token' keys.missing-member 'keys={}' token=x
token_case 'beside an unsigned token' keys.wrong-type 'keys={"keys": {}}' 'header.alg="none"' signature=
token_case '1,001 keys' keys.too-many "keys={\"keys\": [$(repeat 1000 x | sed 's/x/{}, /g')$(jwk a)]}"
token_case '1,000 keys' accepted "keys={\"keys\": [$(repeat 999 x | sed 's/x/{}, /g')$(jwk a)]}"
why 'without a usable key, nothing can be verified'
rule id-token.expectations.4
token_case 'no keys' keys.no-usable-key 'keys={"keys": []}'
token_case 'only keys that no verifier serves' keys.no-usable-key "keys=$(key_set "$(ec a)" "$(okp b)" "$(jwk a '"alg": "PS256"')")"
token_case 'only an EC key, and an invalid token' keys.no-usable-key "keys=$(key_set "$(ec a)")" token=x
token_case 'only skipped keys' keys.no-usable-key "keys=$(key_set "$(jwk a '"d": "AQAB"')" "$(jwk 1024)" '{"kty": "EC", "kid": "a"}')"
why 'a set without a usable key is rejected before the token is checked'
rule id-token.expectations.4
token_case 'no keys and an invalid token' keys.no-usable-key 'keys={"keys": []}' token=x
token_case 'no keys and an unsigned token' keys.no-usable-key 'keys={"keys": [null]}' 'header.alg="none"' signature=
why 'the authority is checked first, then the issuer in its metadata, then the key set; the first invalid one ends the case'
rule id-token.expectations.1
token_case 'authority, issuer, key set and token' authority.bare-tenant "expect.entra=$(entra '<TENANT>' http://x)" 'keys={}' token=x
token_case 'authority and issuer' authority.bare-tenant "expect.entra=$(entra '<TENANT>' http://x)"
token_case 'authority and key set' authority.bare-tenant "expect.entra=$(entra '<TENANT>' "$LOGIN/<TENANT>/v2.0")" 'keys={}'
token_case 'every code of the authority' 'authority.not-https authority.unexpected-path' "expect.entra=$(entra "http://login.microsoftonline.com/<TENANT>/v2.0?a=b" "$LOGIN/<TENANT>/v2.0")" 'keys={}'
rule id-token.expectations.2
token_case 'metadata issuer and key set' issuer.invalid "expect.entra=$(entra "$LOGIN/<TENANT>/v2.0" http://x)" 'keys={}'
token_case 'exact issuer and key set' issuer.invalid 'expect.issuer="http://x"' 'keys={}'
why 'warnings about keys and the authority are not about the token; the key set has its own kind'
rule id-token.expectations.5
token_case 'a skipped key and a duplicate' accepted 'header.kid="b"' key=b "keys=$(key_set '{}' "$(jwk a)" "$(jwk a)" "$(jwk b)" "$(ec c)")"
end_file
