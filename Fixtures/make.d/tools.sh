# Functions shared by the parts. JSON is written by hand, as text, so that every byte is intentional.

# ---------------------------------------------------------------- bytes and text

# base64url without padding, of standard input or of a string
b64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
encoded() { printf '%s' "$1" | b64url; }

# the octets of a base64url string, and the same as decimal numbers
decoded() { printf '%s%s' "$1" "$(repeat $(((4 - ${#1} % 4) % 4)) =)" | tr '_-' '/+' | openssl base64 -d -A; }
numbers() { decoded "$1" | od -An -v -tu1; }

# the sum of two numbers of equal length in base64url, without overflow
sum() {
    left= right=$(numbers "$2") carry=0 octets=
    for octet in $(numbers "$1"); do left="$octet $left"; done
    reversed=; for octet in $right; do reversed="$octet $reversed"; done
    set -- $reversed
    for octet in $left; do
        total=$((octet + $1 + carry)) carry=0; shift
        [ $total -lt 256 ] || { total=$((total - 256)) carry=1; }
        octets="\\$((total / 64))$((total / 8 % 8))$((total % 8))$octets"
    done
    printf "$octets" | b64url
}

# repeat COUNT CHARACTER
repeat() { head -c "$1" /dev/zero | tr '\0' "$2"; }

# a string as JSON; for strings without control characters
quoted() { printf '"%s"' "$(printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g')"; }

# A base64url string with the lowest bit of its last or first character changed
neighbours=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_
swapped=BADCFEHGJILKNMPORQTSVUXWZYbadcfehgjilknmporqtsvuxwzy1032547698_-
flip_last() { printf '%s%s' "${1%?}" "$(printf '%s' "${1#"${1%?}"}" | tr "$neighbours" "$swapped")"; }
flip_first() { printf '%s%s' "$(printf '%s' "${1%"${1#?}"}" | tr "$neighbours" "$swapped")" "${1#?}"; }

# Short names for long values in the cases
TENANT=8eaef023-2b34-4da1-9baa-8bc8c9d6a490
OTHER=fa15d692-e9c7-4460-a743-29f29522229a
PERSONAL=9188040d-6c67-4c5b-b112-36a304b66dad
CLIENT=6731de76-14a6-49ae-97bc-6eba6914391e
STRANGER=0c6f1f3e-52c8-4b8f-8b0e-2f4d7f0f9a31
KELVIN=$(printf '\342\204\252')      # U+212A, canonically equivalent to K
GREEK=$(printf '\315\276')           # U+037E, canonically equivalent to ;

# Replaces <TENANT> and similar names, and <n:KEY> for a modulus
filled() {
    printf '%s' "$1" | sed -e "s/<TENANT>/$TENANT/g" -e "s/<OTHER>/$OTHER/g" -e "s/<PERSONAL>/$PERSONAL/g" \
        -e "s/<CLIENT>/$CLIENT/g" -e "s/<STRANGER>/$STRANGER/g" -e "s/<KELVIN>/$KELVIN/g" -e "s/<GREEK>/$GREEK/g" \
        -e "s/<n:a>/$n_a/g" -e "s/<n:b>/$n_b/g" -e "s/<n:b2c>/$n_b2c/g" -e "s/<n:e3>/$n_e3/g" \
        -e "s/<n:2049>/$n_2049/g" -e "s/<n:2055>/$n_2055/g" -e "s/<n:3072>/$n_3072/g" \
        -e "s/<n:4096>/$n_4096/g" -e "s/<n:1024>/$n_1024/g"
}

# ---------------------------------------------------------------- keys

# make_key NAME BITS EXPONENT: generates the private key if missing, and sets its modulus as n_NAME. OpenSSL generates
# two primes of equal length, so an odd number of bits needs three primes.
make_key() {
    mkdir -p Keys
    if [ ! -f "Keys/$1.pem" ]; then
        { echo "Test data of this repository, published on purpose: protects nothing. RSA $2 bits, e = $3."
          openssl genpkey -algorithm RSA -pkeyopt "rsa_keygen_bits:$2" -pkeyopt "rsa_keygen_pubexp:$3" \
              -pkeyopt "rsa_keygen_primes:$((2 + $2 % 2))" 2>/dev/null
        } > "Keys/$1.pem"
    fi
    openssl pkey -in "Keys/$1.pem" -noout -text | grep -q "($2 bit" || { echo "Keys/$1.pem does not have $2 bits" >&2; exit 1; }
    eval "n_$1=\$(modulus $1 | b64url)"
}

# exponent NAME, in base64url: keys with an exponent other than 65537 are named after it, or after its bits
exponent() { case $1 in e3) printf Aw ;; e37) printf JQ ;; e33bits) printf Af____8 ;; *) printf AQAB ;; esac; }

# An RSA public key in DER ends with the modulus, two octets for tag and length, and the exponent.
modulus() {
    size=$(openssl pkey -in "Keys/$1.pem" -noout -text | sed -n 's/^.*(\([0-9]*\) bit.*$/\1/p')
    tail=$((2 + $(decoded "$(exponent $1)" | wc -c)))
    openssl rsa -in "Keys/$1.pem" -RSAPublicKey_out -outform DER 2>/dev/null |
        tail -c $(((size + 7) / 8 + tail)) | head -c $(((size + 7) / 8))
}

# make_certificate NAME: generates a self-signed certificate if missing, as Entra publishes with each key
make_certificate() {
    [ -f "Keys/$1-certificate.pem" ] ||
        { echo "Test data of this repository, published on purpose: the certificate of $1.pem."
          openssl req -x509 -key "Keys/$1.pem" -subj "/CN=test key of this repository" -days 3650 -sha256; } \
            > "Keys/$1-certificate.pem"
    certificate=$(openssl x509 -in "Keys/$1-certificate.pem" -outform DER | openssl base64 -A)
    thumbprint=$(openssl x509 -in "Keys/$1-certificate.pem" -outform DER | openssl dgst -sha1 -binary | b64url)
}

# jwk NAME [MEMBERS]: the public key as JSON; its kid is its name
jwk() {
    eval "printf '{\"kty\": \"RSA\", \"use\": \"sig\", \"kid\": \"%s\", \"n\": \"%s\", \"e\": \"%s\"%s}' $1 \"\$n_$1\" $(exponent $1) \"\${2:+, }\${2:-}\""
}

# key_set KEY...: a set of keys, each given as JSON
key_set() {
    all=
    for one; do all="$all${all:+, }$one"; done
    printf '{"keys": [%s]}' "$all"
}

# ---------------------------------------------------------------- signatures

# signature ALGORITHM KEY SIGNING-INPUT, in base64url; KEY names a file of Keys/
signature() {
    case $1 in
    RS256) printf '%s' "$3" | openssl dgst -sha256 -sign "Keys/$2.pem" ;;
    RS384) printf '%s' "$3" | openssl dgst -sha384 -sign "Keys/$2.pem" ;;
    RS512) printf '%s' "$3" | openssl dgst -sha512 -sign "Keys/$2.pem" ;;
    RS1)   printf '%s' "$3" | openssl dgst -sha1 -sign "Keys/$2.pem" ;;
    PS256) printf '%s' "$3" | openssl dgst -sha256 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:0 -sign "Keys/$2.pem" ;;
    HS256) printf '%s' "$3" | openssl dgst -sha256 -hmac "$(openssl pkey -in "Keys/$2.pem" -pubout)" -binary ;;
    none)  ;;
    esac | b64url
}

# raw_signature KEY: standard input, of the length of the modulus, raised to the private exponent
raw_signature() { openssl pkeyutl -decrypt -inkey "Keys/$1.pem" -pkeyopt rsa_padding_mode:none | b64url; }

# signed ALGORITHM KEY HEADER CLAIMS
signed() {
    input=$(encoded "$3").$(encoded "$4")
    printf '%s.%s' "$input" "$(signature "$1" "$2" "$input")"
}

# left_half ALGORITHM TEXT: the value of c_hash and at_hash
left_half() { printf '%s' "$2" | openssl dgst "-sha${1#RS}" -binary | head -c $((${1#RS} / 16)) | b64url; }

# ---------------------------------------------------------------- vector files

lines=$(mktemp)
trap 'rm -f "$lines"' EXIT

# vector_file KIND NAME … cases … end_file
vector_file() { kind=$1 file=Vectors/$1/$2.json; mkdir -p "Vectors/$1"; : > "$lines"; reason= shown=; }
end_file() {
    { printf '{\n  "kind": "%s",\n  "cases": [\n' "$kind"; sed 's/^/    /; $!s/$/,/' "$lines"; printf '  ]\n}\n'; } > "$file"
    echo "$file: $(wc -l < "$lines" | tr -d ' ') cases"
}

# why TEXT: the reason for the outcome of the following cases
# rule ID: the rule in Rules/ that they show
why() { reason=$1 shown=; }
rule() { shown=$1; }

# head_of NAME: the beginning of a case
head_of() {
    [ -n "$reason" ] || { echo "$1 has no reason" >&2; exit 1; }
    [ -n "$shown" ] || { echo "$1 has no rule" >&2; exit 1; }
    printf '{"name": "%s", "why": "%s", "rule": "%s", ' "$1" "$reason" "$shown"
}

# line NAME GIVEN EXPECT: one case. An accepted case without warnings has an empty list.
line() {
    verdict_as_json=$3
    case $verdict_as_json in
    *'"warnings": '*) ;;
    '{"accepted"'*) verdict_as_json="${verdict_as_json%\}}, \"warnings\": []}" ;;
    esac
    { head_of "$1"; printf '"given": %s, "expect": %s}\n' "$2" "$verdict_as_json"; } >> "$lines"
}

# suggesting CODE SUGGESTION: refused with one code and this suggestion, as JSON
suggesting() { printf '{"refused": ["%s"], "suggestion": %s}' "$1" "$2"; }

# refused CODE...
refused() {
    all=
    for one; do all="$all${all:+, }\"$one\""; done
    printf '{"refused": [%s]}' "$all"
}
