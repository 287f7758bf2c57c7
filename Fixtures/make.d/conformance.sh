# The vectors with which OIDCTestSupport tests injected crypto, as Swift: signatures with keys of every size and curve,
# and hashes. All values are from OpenSSL.

folder=../Sources/OIDCTestSupport/Conformance
message='Signed by OpenSSL, to be checked by anybody.'

# swift_text TEXT: a string literal on as many lines as needed
swift_text() { printf '%s' "$1" | fold -w 100 | sed -e 's/^/            "/' -e 's/$/"/' -e '2,$s/^            "/                + "/'; }

# make_curve_key NAME ALGORITHM [OPTION]: generates the private key if missing
make_curve_key() {
    [ -f "Keys/$1.pem" ] || {
        echo "Test data of this repository, published on purpose: protects nothing. $1."
        openssl genpkey -algorithm "$2" ${3:+-pkeyopt "$3"} 2>/dev/null
    } > "Keys/$1.pem"
}

# A signature with random numbers in it (RSASSA-PSS, ECDSA) is different each time. It is made if its file is missing.
# kept_signature ALGORITHM KEY: the signature of the message, in base64url
kept_signature() {
    kept="Signatures/$2-$1.txt"
    mkdir -p Signatures
    [ -s "$kept" ] || "signature_$(printf '%s' "$1" | tr -d 0-9)" "$2" "${1#[A-Z][A-Z]}" > "$kept"
    cat "$kept"
}

# signature_PS KEY BITS: RSASSA-PSS with a salt as long as the hash (RFC 7518 3.5)
signature_PS() {
    printf '%s' "$message" | openssl dgst "-sha$2" -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest \
        -sign "Keys/$1.pem" | b64url
}

# signature_ES KEY BITS: r and s, each as long as the numbers of the curve (RFC 7518 3.4)
signature_ES() {
    case $1 in p256) digits=64 ;; p384) digits=96 ;; p521) digits=132 ;; esac
    printf '%s' "$message" | openssl dgst "-sha$2" -sign "Keys/$1.pem" | openssl asn1parse -inform DER \
        | sed -n 's/.*INTEGER *://p' | while read -r number; do
            while [ "${#number}" -lt "$digits" ]; do number=0$number; done
            printf '%s' "$number"
        done | octets_of_hexadecimal | b64url
}

octets_of_hexadecimal() { fold -w 2 | while read -r octet || [ -n "$octet" ]; do printf "\\$(printf '%03o' "0x$octet")"; done; }

# signature_EdDSA KEY (RFC 8037 3.1)
signature_EdDSA() {
    printf '%s' "$message" > "$lines"
    openssl pkeyutl -sign -rawin -inkey "Keys/$1.pem" -in "$lines" | b64url
}

# swift_signature ALGORITHM SIGNATURE
swift_signature() {
    printf ',\n            %s:\n' "$(printf '%s' "$1" | sed -e 's/^EdDSA$/edDSA/' -e 's/^\(..\)\([0-9]\)/\L\1\2/')"
    swift_text "$2"
}

# rsa_vector KEY BITS EXPONENT
rsa_vector() {
    eval "modulus=\$n_$1"
    printf '        RSASignatureVector(\n            name: "%s bits, exponent %s", exponent: %s,\n            modulus:\n' \
        "$2" "$(printf '%s' "$3" | tr -d _)" "$3"
    swift_text "$modulus"
    for algorithm in RS256 RS384 RS512; do swift_signature $algorithm "$(signature "$algorithm" "$1" "$message")"; done
    for algorithm in PS256 PS384 PS512; do swift_signature $algorithm "$(kept_signature "$algorithm" "$1")"; done
    printf '),\n'
}

# curve_vector KEY CURVE SIZE ALGORITHM
curve_vector() {
    public() { openssl pkey -in "Keys/$1.pem" -pubout -outform DER; }
    printf '        CurveSignatureVector(\n            curve: "%s", algorithm: .%s' "$2" \
        "$(printf '%s' "$4" | sed -e 's/^EdDSA$/edDSA/' -e 's/^ES/es/')"
    case $4 in
    EdDSA) printf ',\n            x: "%s"' "$(public "$1" | tail -c "$3" | b64url)" ;;
    *) printf ',\n            x: "%s",\n            y: "%s"' \
        "$(public "$1" | tail -c $((2 * $3)) | head -c "$3" | b64url)" "$(public "$1" | tail -c "$3" | b64url)" ;;
    esac
    printf ',\n            signature:\n'
    swift_text "$(kept_signature "$4" "$1")"
    printf '),\n'
}

make_curve_key p256 EC ec_paramgen_curve:P-256
make_curve_key p384 EC ec_paramgen_curve:P-384
make_curve_key p521 EC ec_paramgen_curve:P-521
make_curve_key ed25519 ED25519

{
    cat << 'END'
// Written by Fixtures/make.

extension SignatureVector {
    /// The message that was signed.
END
    printf '    static let message = Array("%s".utf8)\n}\n\n' "$message"
    printf 'extension RSASignatureVector {\n    static let all = [\n'
    rsa_vector a 2048 65_537
    rsa_vector e3 2048 3
    rsa_vector 2049 2049 65_537
    rsa_vector 3072 3072 65_537
    rsa_vector 4096 4096 65_537
    printf '    ]\n}\n'
} > "$folder/RSASignatureVectors.swift"

{
    printf '// Written by Fixtures/make.\n\nimport OIDCTokens\n\nextension CurveSignatureVector {\n    static let all = [\n'
    curve_vector p256 P-256 32 ES256
    curve_vector p384 P-384 48 ES384
    curve_vector p521 P-521 66 ES512
    curve_vector ed25519 Ed25519 32 EdDSA
    printf '    ]\n}\n'
} > "$folder/CurveSignatureVectors.swift"

# Lengths around the ends of blocks of 64 and 128 bytes, with and without room for the padding, and many blocks.
{
    cat << 'END'
// Written by Fixtures/make.

extension KnownDigest {
    static let all = [
END
    for count in 0 1 55 56 63 64 65 111 112 119 120 127 128 129 1048576; do
        printf '        KnownDigest(\n            count: %s' "$count"
        for bits in 256 384 512; do
            printf ',\n            sha%s: "%s"' "$bits" "$(repeat "$count" a | openssl dgst "-sha$bits" -binary | b64url)"
        done
        printf '),\n'
    done
    printf '    ]\n}\n'
} > "$folder/KnownDigests.swift"

for name in RSASignatureVectors CurveSignatureVectors KnownDigests; do
    swift format -i "$folder/$name.swift" 2> /dev/null || echo "$folder/$name.swift: run swift format on it" >&2
    echo "$folder/$name.swift"
done
