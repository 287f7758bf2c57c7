# The vectors with which OIDCTestSupport tests injected crypto, as Swift: signatures with keys of every size, and
# hashes. All values are from OpenSSL.

folder=../Sources/OIDCTestSupport/Conformance
message='Signed by OpenSSL, to be checked by anybody.'

# swift_text TEXT: a string literal on as many lines as needed
swift_text() { printf '%s' "$1" | fold -w 100 | sed -e 's/^/            "/' -e 's/$/"/' -e '2,$s/^            "/                + "/'; }

# signature_vector NAME BITS EXPONENT
signature_vector() {
    eval "modulus=\$n_$1"
    printf '        SignatureVector(\n            name: "%s bits, exponent %s", exponent: %s,\n            modulus:\n' \
        "$2" "$(printf '%s' "$3" | tr -d _)" "$3"
    swift_text "$modulus"
    for algorithm in RS256 RS384 RS512; do
        printf ',\n            %s:\n' "$(printf '%s' "$algorithm" | tr RS rs)"
        swift_text "$(signature "$algorithm" "$1" "$message")"
    done
    printf '),\n'
}

{
    cat << 'END'
// Written by Fixtures/make.

extension SignatureVector {
    /// The message that was signed.
END
    printf '    static let message = Array("%s".utf8)\n\n' "$message"
    echo '    static let all = ['
    signature_vector a 2048 65_537
    signature_vector e3 2048 3
    signature_vector 3072 3072 65_537
    signature_vector 4096 4096 65_537
    printf '    ]\n}\n'
} > "$folder/SignatureVectors.swift"

# Lengths around the ends of blocks of 64 and 128 bytes, with and without room for the padding, and many blocks.
{
    cat << 'END'
// Written by Fixtures/make.

extension DigestAnswer {
    static let all = [
END
    for count in 0 1 55 56 63 64 65 111 112 119 120 127 128 129 1048576; do
        printf '        DigestAnswer(\n            count: %s' "$count"
        for bits in 256 384 512; do
            printf ',\n            sha%s: "%s"' "$bits" "$(repeat "$count" a | openssl dgst "-sha$bits" -binary | b64url)"
        done
        printf '),\n'
    done
    printf '    ]\n}\n'
} > "$folder/DigestAnswers.swift"

for name in SignatureVectors DigestAnswers; do
    swift format -i "$folder/$name.swift" 2> /dev/null || echo "$folder/$name.swift: run swift format on it" >&2
    echo "$folder/$name.swift"
done
