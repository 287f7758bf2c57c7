# id-token, stage 4: moduli that are not a whole number of octets.
. ./make.d/id-token.sh

# The signed bytes of the valid token for a key, and the signature
begin() {
    good; header_kid="\"$1\""
    signed_bytes=$(encoded "$(object header "$HEADER")").$(encoded "$(object claim "$CLAIMS")")
    right=$(signature RS256 "$1" "$signed_bytes")
}
under() { name=$1 verdict=$2 key=$3; shift 3; token_case "$name" "$verdict" "key=$key" "header.kid=\"$key\"" "keys=$(key_set "$(jwk "$key")")" "$@"; }
octets() { repeat "$1" x | tr x '\377'; }

vector_file id-token moduli
why 'the signature has as many octets as the modulus, even if few bits of the first octet are used'
for key in 2049 2055; do
    for bits in 256 384 512; do
        rule signature.value.7
        under "$key bits, RS$bits" accepted "$key" "header.alg=\"RS$bits\"" "algorithm=RS$bits" "expect.algorithms=[\"RS$bits\"]"
    done
done
for key in 2049 2055; do
    begin $key
    rule signature.value.1
    under "$key bits, a zero octet before" token.signature-invalid $key "signature=$({ printf '\000'; decoded "$right"; } | b64url)"
    rule signature.value.1
    under "$key bits, last octet cut off" token.signature-invalid $key "signature=$(decoded "$right" | head -c 256 | b64url)"
    rule signature.value.1
    under "$key bits, first octet cut off" token.signature-invalid $key "signature=$(decoded "$right" | tail -c 256 | b64url)"
    rule signature.value.3
    under "$key bits, one bit changed" token.signature-invalid $key "signature=$(flip_last "$(printf '%s' "$right" | cut -c 1-300)")$(printf '%s' "$right" | cut -c 301-)"
done
why 'a leading zero octet is part of the signature and must not be removed'
for key in 2049 2055; do
    try=0
    while :; do
        good; header_kid="\"$key\"" claim_more="\"jti\": \"$try\""
        small=$(signature RS256 $key "$(encoded "$(object header "$HEADER")").$(encoded "$(object claim "$CLAIMS")")")
        case $small in A[A-P]*) break ;; esac
        try=$((try + 1))
    done
    rule signature.value.7
    under "$key bits, the first octet is zero" accepted $key "more=\"jti\": \"$try\""
    rule signature.value.1
    under "$key bits, without the zero octet" token.signature-invalid $key "more=\"jti\": \"$try\"" "signature=$(decoded "$small" | tail -c 256 | b64url)"
done
why 'the signature is a number below the modulus, even if larger numbers fit into its octets'
begin 2049
rule signature.value.2
under '2049 bits, the right number plus the modulus' token.signature-invalid 2049 "signature=$(sum "$right" "$n_2049")"
under '2049 bits, the modulus' token.signature-invalid 2049 "signature=$n_2049"
under '2049 bits, the highest number of 257 octets' token.signature-invalid 2049 "signature=$(octets 257 | b64url)"
why 'the encoded message has as many octets as the modulus and begins with 00 01'
begin 2049
info='\060\061\060\015\006\011\140\206\110\001\145\003\004\002\001\005\000\004\040'
digest() { printf '%s' "$signed_bytes" | openssl dgst -sha256 -binary; }
rule signature.value.7
under '2049 bits, built by hand' accepted 2049 "signature=$({ printf '\000\001'; octets 203; printf "\\000$info"; digest; } | raw_signature 2049)"
rule signature.value.4
under '2049 bits, a block for 2048' token.signature-invalid 2049 "signature=$({ printf '\000\000\001'; octets 202; printf "\\000$info"; digest; } | raw_signature 2049)"
end_file
