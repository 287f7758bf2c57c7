# An id-token case, `token_case NAME VERDICT CHANGE...`, states the differences from a valid token.
#
#   exp=1700003600             a claim, as JSON; without a value it is absent
#   header.kid='"b"'           a header member        expect.leeway=0     an expectation
#   key=b algorithm=RS384      the signing key and algorithm; RS256 by default, whatever the header
#   header='…' claims='…'      the complete JSON of either
#   token='…'                  the whole token        signature='…'       only its last segment
#   keys='…'                   the key set            now=1700000000      the time
#
# VERDICT is `accepted` (with the subject of sub=), `accepted with claims`, `accepted with "member": value`, the
# codes, or `CODE suggesting TEXT`, where the TEXT `nothing` means that there is no suggestion.

HEADER='alg typ kid'
CLAIMS='iss sub aud exp nbf iat auth_time nonce azp acr c_hash at_hash tid ver'
EXPECT='clientID issuer entra nonce leeway algorithms maxAge code accessToken requiredContexts sameSubjectAs
    trustedAudiences authenticatedSince refreshed contextClaim requiredMethods'

TIME=1700000000
SUBJECT=2hr4TmHsjVYcEwZmPVP7QbM4LRKv0K8IPn9p4bUEGFw
ISSUER='https://login.microsoftonline.com/<TENANT>/v2.0'

# A valid token and its expectations
good() {
    for member in $HEADER; do eval "header_$member="; done
    for member in $CLAIMS; do eval "claim_$member="; done
    for member in $EXPECT; do eval "expect_$member="; done
    header_alg='"RS256"' header_typ='"JWT"' header_kid='"a"' header_more=
    claim_iss="\"$ISSUER\"" claim_sub="\"$SUBJECT\"" claim_aud='"<CLIENT>"' claim_nonce='"n-0S6_WzA2Mj"' claim_more=
    claim_exp=1700003600 claim_nbf=$TIME claim_iat=$TIME claim_tid='"<TENANT>"' claim_ver='"2.0"'
    expect_clientID='"<CLIENT>"' expect_issuer="\"$ISSUER\"" expect_nonce='"n-0S6_WzA2Mj"' expect_more=
    header= claims= token= sign_with=a algorithm=RS256 tail=- set=$(jwk a) now=$TIME
    set="{\"keys\": [$set]}"
}

# object PREFIX NAMES: the members with a value
object() {
    text=
    for member in $2; do
        eval "value=\$$1_$member"
        [ -z "$value" ] || text="$text${text:+, }\"$member\": $value"
    done
    eval "value=\$$1_more"
    [ -z "$value" ] || text="$text${text:+, }$value"
    filled "{$text}"
}

token_case() {
    name=$1 verdict=$2; shift 2
    good
    for change; do
        value=${change#*=}
        case $change in
        header=*) header=$(filled "$value") ;;
        claims=*) claims=$(filled "$value") ;;
        token=*) token=$value; [ -n "$token" ] || token=' ' ;;
        signature=*) tail=$value ;;
        key=*) sign_with=$value ;;
        algorithm=*) algorithm=$value ;;
        keys=*) set=$(filled "$value") ;;
        now=*) now=$value ;;
        expect.entra=*) expect_entra=$value expect_issuer= ;;
        expect.*=*) member=${change%%=*}; eval "expect_${member#expect.}=\$value" ;;
        header.*=*) member=${change%%=*}; eval "header_${member#header.}=\$value" ;;
        *=*) member=${change%%=*}; eval "claim_$member=\$value" ;;
        *) echo "$name: unknown change $change" >&2; exit 1 ;;
        esac
    done
    header=${header:-$(object header "$HEADER")}
    claims=${claims:-$(object claim "$CLAIMS")}
    if [ -z "$token" ]; then
        input=$(encoded "$header").$(encoded "$claims")
        if [ "$tail" = - ]; then
            tail=$(signature "$algorithm" "$sign_with" "$input")
            [ -n "$tail" ] || { echo "$name: openssl signed nothing" >&2; exit 1; }
        fi
        token=$input.$tail
    fi
    case $verdict in
    'accepted with '\"*) outcome="{\"accepted\": {${verdict#accepted with }}}" ;;
    accepted) outcome="{\"accepted\": {\"subject\": $(filled "$claim_sub")}}" ;;
    'accepted with claims') outcome="{\"accepted\": {\"subject\": $(filled "$claim_sub"), \"claims\": $claims}}" ;;
    *' suggesting nothing') outcome=$(suggesting "${verdict%% *}" null) ;;
    *' suggesting '*) outcome=$(suggesting "${verdict%% *}" "$(quoted "$(filled "${verdict#* suggesting }")")") ;;
    *) outcome=$(refused $verdict) ;;
    esac
    line "$name" "{\"token\": $(quoted "$token"), \"keys\": $set, \"now\": $now, \"expectations\": $(object expect "$EXPECT")}" "$outcome"
}

# Entra metadata, as the expectation `entra`
entra() { printf '{"authority": "%s", "metadataIssuer": "%s"%s}' "$1" "$2" "${3:+, $3}"; }
LOGIN=https://login.microsoftonline.com
SINGLE=$(entra "$LOGIN/<TENANT>/v2.0" "$LOGIN/<TENANT>/v2.0")
COMMON=$(entra "$LOGIN/common/v2.0" "$LOGIN/{tenantid}/v2.0")
