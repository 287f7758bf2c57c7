# Access-token cases are written like id-token cases, but a valid token is for an API in Entra.
#
#   generic_case NAME VERDICT CHANGE...    expects a token of another provider with access tokens of type at+jwt
. ./make.d/id-token.sh

CLAIMS='iss sub aud exp nbf iat auth_time nonce azp appid scp roles acr c_hash at_hash events client_id jti scope tid ver'
EXPECT='clientID audiences issuer entra distinguishedBy applicationIDURIs allowedClients permissions leeway algorithms'

STS=https://sts.windows.net
V1=$(entra "$LOGIN/<TENANT>/v2.0" "$STS/<TENANT>/")
B2C=$(entra 'https://contoso.b2clogin.com/<TENANT>/b2c_1_signin/v2.0' 'https://contoso.b2clogin.com/<TENANT>/v2.0/')
CIAM=$(entra 'https://contoso.ciamlogin.com/<TENANT>/v2.0' 'https://<TENANT>.ciamlogin.com/<TENANT>/v2.0')

good() {
    for member in $HEADER; do eval "header_$member="; done
    for member in $CLAIMS; do eval "claim_$member="; done
    for member in $EXPECT; do eval "expect_$member="; done
    header_alg='"RS256"' header_typ='"JWT"' header_kid='"a"' header_more=
    claim_iss="\"$ISSUER\"" claim_sub="\"$SUBJECT\"" claim_aud='"<CLIENT>"' claim_azp='"<STRANGER>"' claim_more=
    claim_exp=1700003600 claim_nbf=$TIME claim_iat=$TIME claim_tid='"<TENANT>"' claim_ver='"2.0"'
    claim_scp='"Orders.Read"'
    expect_clientID='"<CLIENT>"' expect_entra=$SINGLE expect_more=
    header= claims= token= sign_with=a algorithm=RS256 tail=- set=$(jwk a) now=$TIME
    set="{\"keys\": [$set]}"
}

generic_case() {
    name=$1 verdict=$2; shift 2
    token_case "$name" "$verdict" expect.entra= "expect.issuer=\"$ISSUER\"" expect.clientID= \
        'expect.audiences=["api"]' 'expect.distinguishedBy="type"' 'header.typ="at+jwt"' 'aud="api"' azp= scp= tid= ver= nbf= \
        'client_id="app"' 'jti="1"' "$@"
}

# Tokens of version 1, B2C and External ID: the differences from version 2
version1_case() { name=$1 verdict=$2; shift 2; token_case "$name" "$verdict" "expect.entra=$V1" "iss=\"$STS/<TENANT>/\"" 'ver="1.0"' azp= 'appid="<STRANGER>"' "$@"; }
b2c_case() { name=$1 verdict=$2; shift 2; token_case "$name" "$verdict" "expect.entra=$B2C" 'iss="https://contoso.b2clogin.com/<TENANT>/v2.0/"' 'ver="1.0"' tid= 'more="tfp": "b2c_1_signin"' "$@"; }
ciam_case() { name=$1 verdict=$2; shift 2; token_case "$name" "$verdict" "expect.entra=$CIAM" 'iss="https://<TENANT>.ciamlogin.com/<TENANT>/v2.0"' "$@"; }
