# signature: exponents with more bits set than the first and the last.

text='Every bit of an exponent counts.'
# case_under NAME KEY ALGORITHM SIGNATURE EXPECT
case_under() {
    line "$1" "{\"key\": $(jwk $2), \"algorithm\": \"$3\", \"signed\": $(quoted "$text"), \"signature\": \"$4\"}" "$5"
}

vector_file signature exponents
why 'RFC 8017 5.2.2: every bit of the exponent counts; the exponents 3 and 65537 have only two bits set'
for key in e3 e37 e33bits; do
    for bits in 256 384 512; do
        right=$(signature RS$bits $key "$text")
        rule signature.value.3
        case_under "$key, RS$bits" $key RS$bits "$right" '{"accepted": {"bits": 2048}}'
        rule signature.value.3
        case_under "$key, RS$bits, one bit changed" $key RS$bits "$(flip_first "$right")" "$(refused token.signature-invalid)"
    done
done
rule signature.value.6
case_under 'under another key' e37 RS256 "$(signature RS256 e33bits "$text")" "$(refused token.signature-invalid)"
end_file
