# id-token, stage 5: claims that mark a token as a different kind (RFC 8725 3.12).
. ./make.d/id-token.sh

STS=https://sts.windows.net
V1=$(entra "$LOGIN/<TENANT>/v2.0" "$STS/<TENANT>/")
CIAM=$(entra 'https://contoso.ciamlogin.com/<TENANT>/v2.0' 'https://<TENANT>.ciamlogin.com/<TENANT>/v2.0')
CIAM_ISSUER='iss="https://<TENANT>.ciamlogin.com/<TENANT>/v2.0"'
B2C=$(entra 'https://contoso.b2clogin.com/<TENANT>/b2c_1_signin/v2.0' 'https://contoso.b2clogin.com/<TENANT>/v2.0/')
B2C_ISSUER='iss="https://contoso.b2clogin.com/<TENANT>/v2.0/"'
EVENT='"events": {"http://schemas.openid.net/event/backchannel-logout": {}}'

vector_file id-token purpose
why 'a logout token is not an ID token, whatever its typ: events marks it (Back-Channel Logout 1.0 2.4, RFC 8725 3.12)'
rule id-token.purpose.1
token_case 'logout token without typ, no nonce sent' token.unexpected-claim header.typ= nonce= expect.nonce=null "more=\"jti\": \"1\", $EVENT"
token_case 'logout token of typ JWT, no nonce sent' token.unexpected-claim nonce= expect.nonce=null "more=\"jti\": \"1\", $EVENT"
rule id-token.header.4
token_case 'logout token of its own typ, no nonce sent' token.unexpected-type 'header.typ="logout+jwt"' nonce= expect.nonce=null "more=\"jti\": \"1\", $EVENT"
rule id-token.purpose.1
token_case 'logout token, a nonce sent' 'token.unexpected-claim token.nonce-missing' nonce= "more=$EVENT"
token_case 'logout token, Entra, no nonce sent' token.unexpected-claim "expect.entra=$SINGLE" nonce= expect.nonce=null "more=$EVENT"
token_case 'events beside the nonce' token.unexpected-claim "more=$EVENT"
token_case 'events of another sort' token.unexpected-claim 'more="events": {"https://schemas.openid.net/secevent/risc/event-type/account-disabled": {}}'
for value in null '{}' '[]' '""' 1 false; do token_case "events $(printf '%s' "$value" | tr -d '"')" token.unexpected-claim "more=\"events\": $value"; done
why 'other claim names, and jti and sid alone, do not mark a logout token'
rule id-token.purpose.6
token_case 'Events' accepted 'more="Events": {}'
token_case 'event' accepted 'more="event": {}'
token_case 'jti' accepted 'more="jti": "1"'
token_case 'sid' accepted 'more="sid": "1"'
why 'Entra: scp is a claim of access tokens'
rule id-token.purpose.2
token_case 'access token, version 2, no nonce sent' token.unexpected-claim "expect.entra=$SINGLE" nonce= expect.nonce=null 'azp="<CLIENT>"' 'more="azpacr": "1", "scp": "access_as_user"'
token_case 'access token, version 1, no nonce sent' token.unexpected-claim "expect.entra=$V1" "iss=\"$STS/<TENANT>/\"" 'ver="1.0"' nonce= expect.nonce=null 'more="appid": "<CLIENT>", "appidacr": "1", "scp": "user_impersonation"'
token_case 'scp beside the nonce' token.unexpected-claim "expect.entra=$SINGLE" 'more="scp": "User.Read"'
token_case 'scp under common' token.unexpected-claim "expect.entra=$COMMON" 'more="scp": "User.Read"'
token_case 'scp, version 1, beside the nonce' token.unexpected-claim "expect.entra=$V1" "iss=\"$STS/<TENANT>/\"" 'ver="1.0"' 'more="scp": "User.Read"'
token_case 'scp, External ID' token.unexpected-claim "expect.entra=$CIAM" "$CIAM_ISSUER" 'more="scp": "Orders.Read"'
token_case 'scp, B2C' token.unexpected-claim "expect.entra=$B2C" "$B2C_ISSUER" 'ver="1.0"' 'more="scp": "read", "tfp": "b2c_1_signin"'
for value in null '""' '[]' 1; do token_case "scp $(printf '%s' "$value" | tr -d '"')" token.unexpected-claim "expect.entra=$SINGLE" "more=\"scp\": $value"; done
why 'Entra: appid is a claim of version 1 access tokens, so version 2 ID tokens do not have it'
rule id-token.purpose.3
token_case 'appid beside version 2' token.unexpected-claim "expect.entra=$SINGLE" 'more="appid": "<CLIENT>"'
token_case 'appid beside version 2, no nonce sent' token.unexpected-claim "expect.entra=$SINGLE" nonce= expect.nonce=null 'more="appid": "<CLIENT>"'
token_case 'appid beside version 2, under common' token.unexpected-claim "expect.entra=$COMMON" 'more="appid": "<CLIENT>"'
token_case 'appid beside version 2, External ID' token.unexpected-claim "expect.entra=$CIAM" "$CIAM_ISSUER" 'more="appid": "<CLIENT>"'
token_case 'appid null beside version 2' token.unexpected-claim "expect.entra=$SINGLE" 'more="appid": null'
token_case 'appid and scp' token.unexpected-claim "expect.entra=$SINGLE" 'more="appid": "<CLIENT>", "scp": "x"'
rule id-token.purpose.4
token_case 'appid beside version 1 and the nonce' accepted "expect.entra=$V1" "iss=\"$STS/<TENANT>/\"" 'ver="1.0"' 'more="appid": "<CLIENT>"'
token_case 'appid beside version 1 and a nonce of a wrong type' token.claim-type "expect.entra=$V1" "iss=\"$STS/<TENANT>/\"" 'ver="1.0"' nonce=1 'more="appid": "<CLIENT>"'
token_case 'appid beside version 1 and a nonce of null, none sent' token.claim-type "expect.entra=$V1" "iss=\"$STS/<TENANT>/\"" 'ver="1.0"' nonce=null expect.nonce=null 'more="appid": "<CLIENT>"'
token_case 'appid beside the nonce, no ver' accepted "expect.entra=$SINGLE" ver= 'more="appid": "<CLIENT>"'
token_case 'appid beside the nonce and a number for ver' issuer.version-mismatch "expect.entra=$SINGLE" ver=2.0 'more="appid": "<CLIENT>"'
rule id-token.purpose.3
token_case 'appid, no ver, no nonce sent' token.unexpected-claim "expect.entra=$SINGLE" ver= nonce= expect.nonce=null 'more="appid": "<CLIENT>"'
why 'Entra: version 1 app-only tokens have neither scp nor azp, so appid without a nonce marks an access token'
rule id-token.purpose.3
token_case 'access token of an application, version 1, no nonce sent' token.unexpected-claim "expect.entra=$V1" "iss=\"$STS/<TENANT>/\"" 'ver="1.0"' nonce= expect.nonce=null 'more="appid": "<CLIENT>", "appidacr": "1"'
token_case 'the same with a nonce sent' 'token.unexpected-claim token.nonce-missing' "expect.entra=$V1" "iss=\"$STS/<TENANT>/\"" 'ver="1.0"' nonce= 'more="appid": "<CLIENT>", "appidacr": "1"'
rule id-token.purpose.4
token_case 'ID token of version 1, no nonce sent' accepted "expect.entra=$V1" "iss=\"$STS/<TENANT>/\"" 'ver="1.0"' nonce= expect.nonce=null 'more="upn": "ada@contoso.example"'
why 'Entra: claims that ID tokens have are accepted'
rule id-token.purpose.4
token_case 'roles, groups and azp' accepted "expect.entra=$SINGLE" 'azp="<CLIENT>"' 'more="roles": ["Admin"], "groups": ["g"], "wids": []'
token_case 'both hashes' accepted "expect.entra=$SINGLE" 'at_hash="x"' 'c_hash="x"'
token_case 'External ID' accepted "expect.entra=$CIAM" "$CIAM_ISSUER"
token_case 'B2C' accepted "expect.entra=$B2C" "$B2C_ISSUER" 'ver="1.0"' tid= auth_time=1700000000 'more="idp": "facebook.com", "emails": ["a@b.example"], "tfp": "b2c_1_signin"'
rule id-token.purpose.6
token_case 'App_id and scopes' accepted "expect.entra=$SINGLE" 'more="App_id": "x", "scopes": "x", "Scp": "x", "AppId": "x"'
why 'other providers may issue ID tokens with claims that Entra does not use in them'
rule id-token.purpose.5
token_case 'scp under an exact issuer' accepted 'more="scp": ["openid"]'
token_case 'scope under an exact issuer' accepted 'more="scope": "openid profile"'
token_case 'appid under an exact issuer' accepted 'more="appid": "<CLIENT>"'
token_case 'appid under an exact issuer, no nonce sent' accepted nonce= expect.nonce=null 'more="appid": "<CLIENT>"'
why 'reported together with all other problems'
rule id-token.claims.1
token_case 'events, expired, another audience' 'token.unexpected-claim token.expired token.audience-mismatch' exp=1 'aud="<STRANGER>"' "more=$EVENT"
token_case 'scp, another tenant' 'token.unexpected-claim issuer.tenant-mismatch' "expect.entra=$SINGLE" 'tid="<OTHER>"' 'more="scp": "x"'
rule id-token.stages.1
token_case 'events under a signature of another key' token.signature-invalid key=b "more=$EVENT"
end_file
