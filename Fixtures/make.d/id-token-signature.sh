# id-token, stage 4: RSASSA-PKCS1-v1_5 over the first two segments as received.
. ./make.d/id-token.sh

# The signed bytes of the valid token, and the parts of the encoded message
good
signed_bytes=$(encoded "$(object header "$HEADER")").$(encoded "$(object claim "$CLAIMS")")
right=$(signature RS256 a "$signed_bytes")
right_octets() { decoded "$right"; }
digest() { printf '%s' "$signed_bytes" | openssl dgst "-sha$1" -binary; }
octets() { repeat "$1" x | tr x '\377'; }
info='\060\061\060\015\006\011\140\206\110\001\145\003\004\002\001\005\000\004\040'        # SHA-256 with NULL
bare='\060\057\060\013\006\011\140\206\110\001\145\003\004\002\001\004\040'                # SHA-256 without NULL
long='\060\201\061\060\015\006\011\140\206\110\001\145\003\004\002\001\005\000\004\040'    # length in two octets
sha1='\060\041\060\011\006\005\053\016\003\002\032\005\000\004\024'

vector_file id-token signature
why 'keys of every size and exponent verify'
rule signature.value.7
for key in a b b2c e3 3072 4096; do token_case "key $key" accepted "key=$key" "header.kid=\"$key\"" "keys=$(key_set "$(jwk "$key")")"; done
token_case 'exponent 3, RS512' accepted key=e3 'header.kid="e3"' 'header.alg="RS512"' algorithm=RS512 'expect.algorithms=["RS512"]' "keys=$(key_set "$(jwk e3)")"
token_case '4096 bits, RS384' accepted key=4096 'header.kid="4096"' 'header.alg="RS384"' algorithm=RS384 'expect.algorithms=["RS384"]' "keys=$(key_set "$(jwk 4096)")"
token_case 'signature built by hand' accepted "signature=$({ printf '\000\001'; octets 202; printf "\\000$info"; digest 256; } | raw_signature a)"
why 'the signed bytes are the bytes received, including white space and member order'
rule signature.signed.1
token_case 'white space in header and claims' accepted 'header={ "kid" : "a", "alg" : "RS256" }' "claims= { \"nonce\":\"n-0S6_WzA2Mj\", \"exp\":1700003600 ,\"iat\":1700000000, \"aud\":\"<CLIENT>\",\"sub\":\"$SUBJECT\", \"iss\":\"$ISSUER\" } "
token_case 'claims escaped' accepted "claims={\"n\\u006fnce\":\"n\\u002d0S6_WzA2Mj\",\"exp\":1700003600,\"iat\":1700000000,\"aud\":\"<CLIENT>\",\"sub\":\"$SUBJECT\",\"iss\":\"$(printf '%s' "$ISSUER" | sed 's|/|\\/|g')\"}"
token_case 'claims written otherwise after signing' token.signature-invalid "token=${signed_bytes%.*}.$(filled "{\"iss\":\"$ISSUER\",\"sub\":\"$SUBJECT\",\"aud\":\"<CLIENT>\",\"exp\":1700003600,\"nbf\":$TIME,\"iat\":$TIME,\"nonce\":\"n-0S6_WzA2Mj\",\"tid\":\"<TENANT>\",\"ver\":\"2.0\"}" | b64url).$right"
why 'a token without a signature is not signed'
rule signature.missing.1
token_case 'empty' token.signature-missing signature=
token_case 'empty, and everything else wrong' token.signature-missing signature= exp=1 'aud="x"' 'iss=1'
why 'the signature is as long as the modulus'
rule signature.value.1
token_case 'one octet' token.signature-invalid signature=AA
token_case 'last octet cut off' token.signature-invalid "signature=$(right_octets | head -c 255 | b64url)"
token_case 'a trailing zero octet' token.signature-invalid "signature=$({ right_octets; printf '\000'; } | b64url)"
token_case 'a zero octet before' token.signature-invalid "signature=$({ printf '\000'; right_octets; } | b64url)"
token_case 'twice' token.signature-invalid "signature=$({ right_octets; right_octets; } | b64url)"
token_case '128 octets' token.signature-invalid "signature=$(signature RS256 1024 "$signed_bytes")"
token_case '384 octets' token.signature-invalid "signature=$(signature RS256 3072 "$signed_bytes")"
token_case '4,000 octets' token.signature-invalid "signature=$(repeat 4000 x | b64url)"
why 'the signature is a number below the modulus'
rule signature.value.2
token_case 'the modulus' token.signature-invalid "signature=$n_a"
token_case 'the highest number of 256 octets' token.signature-invalid "signature=$(octets 256 | b64url)"
rule signature.value.3
token_case 'zero' token.signature-invalid "signature=$(head -c 256 /dev/zero | b64url)"
token_case 'one' token.signature-invalid "signature=$({ head -c 255 /dev/zero; printf '\001'; } | b64url)"
# the modulus is odd, so its last sextet ends in 1 0000
token_case 'the modulus less one' token.signature-invalid "signature=${n_a%?}$(printf '%s' "${n_a#"${n_a%?}"}" | tr Qw Ag)"
# The right number plus the modulus has the same remainder. It fits into 256 octets only if the number is
# small, so tokens are signed until it is.
first() { numbers "$1" | { read -r octet rest; echo "$octet"; }; }
try=0
while :; do
    good; claim_more="\"jti\": \"$try\""
    small=$(signature RS256 a "$(encoded "$(object header "$HEADER")").$(encoded "$(object claim "$CLAIMS")")")
    [ $(($(first "$small") + $(first "$n_a"))) -gt 254 ] || break
    try=$((try + 1))
done
rule signature.value.7
token_case 'the right number' accepted "more=\"jti\": \"$try\"" "signature=$small"
rule signature.value.2
token_case 'the right number plus the modulus' token.signature-invalid "more=\"jti\": \"$try\"" "signature=$(sum "$small" "$n_a")"
why 'every bit of signature, header and claims counts'
rule signature.value.3
token_case 'first sextet changed by one bit' token.signature-invalid "signature=$(flip_first "$right")"
token_case 'a sextet in the middle changed by one bit' token.signature-invalid "signature=$(printf '%s' "$right" | cut -c 1-170)$(flip_first "$(printf '%s' "$right" | cut -c 171-)")"
rule signature.signed.1
token_case 'claims of another token' token.signature-invalid "signature=$right" exp=1700003601
token_case 'header of another token' token.signature-invalid "signature=$right" header.typ=
token_case 'header and claims signed without the dot' token.signature-invalid "signature=$(signature RS256 a "$(printf '%s' "$signed_bytes" | tr -d .)")"
token_case 'claims alone signed' token.signature-invalid "signature=$(signature RS256 a "${signed_bytes#*.}")"
why 'the signature must match the key and the algorithm in the header'
rule signature.value.6
token_case 'of another key' token.signature-invalid key=b
token_case 'of another key of the set' token.signature-invalid key=b "keys=$(key_set "$(jwk a)" "$(jwk b)")"
rule signature.value.5
token_case 'RS384 under RS256' token.signature-invalid algorithm=RS384
token_case 'RS512 under RS256' token.signature-invalid algorithm=RS512
token_case 'RS256 under RS512' token.signature-invalid 'header.alg="RS512"' algorithm=RS256 'expect.algorithms=["RS256", "RS512"]'
token_case 'PS256 under RS256' token.signature-invalid algorithm=PS256
token_case 'HS256 under RS256' token.signature-invalid algorithm=HS256
token_case 'SHA-1 under RS256' token.signature-invalid algorithm=RS1
why 'the encoded message is compared as a whole and never parsed'
rule signature.value.4
token_case 'digest without its NULL' token.signature-invalid "signature=$({ printf '\000\001'; octets 204; printf "\\000$bare"; digest 256; } | raw_signature a)"
token_case 'length in two octets' token.signature-invalid "signature=$({ printf '\000\001'; octets 201; printf "\\000$long"; digest 256; } | raw_signature a)"
token_case 'short padding, digest, then other octets' token.signature-invalid "signature=$({ printf '\000\001'; octets 8; printf "\\000$info"; digest 256; repeat 194 x; } | raw_signature a)"
token_case 'short padding, digest, then zeros, exponent 3' token.signature-invalid key=e3 'header.kid="e3"' "keys=$(key_set "$(jwk e3)")" \
    "signature=$(good; header_kid='"e3"'; signed_bytes=$(encoded "$(object header "$HEADER")").${signed_bytes#*.}; { printf '\000\001'; octets 8; printf "\\000$info"; digest 256; head -c 194 /dev/zero; } | raw_signature e3)"
token_case 'block type 2' token.signature-invalid "signature=$({ printf '\000\002'; octets 202; printf "\\000$info"; digest 256; } | raw_signature a)"
token_case 'first octet 1' token.signature-invalid "signature=$({ printf '\001\001'; octets 202; printf "\\000$info"; digest 256; } | raw_signature a)"
token_case 'padding with another octet' token.signature-invalid "signature=$({ printf '\000\001'; octets 100; printf '\376'; octets 101; printf "\\000$info"; digest 256; } | raw_signature a)"
token_case 'no zero octet after the padding' token.signature-invalid "signature=$({ printf '\000\001'; octets 203; printf "$info"; digest 256; } | raw_signature a)"
token_case 'digest alone, no name of the algorithm' token.signature-invalid "signature=$({ printf '\000\001'; octets 221; printf '\000'; digest 256; } | raw_signature a)"
token_case 'name of SHA-1 and twenty octets' token.signature-invalid "signature=$({ printf '\000\001'; octets 218; printf "\\000$sha1"; digest 256 | head -c 20; } | raw_signature a)"
token_case 'digest itself, unpadded' token.signature-invalid "signature=$({ head -c 224 /dev/zero; digest 256; } | raw_signature a)"
end_file
