# access-token: tokens for an API registered in Entra.
. ./make.d/access-token.sh

STRANGER_BIG=$(printf '%s' "$STRANGER" | tr 'a-z' 'A-Z')
EVENT='{"http://schemas.openid.net/event/backchannel-logout": {}}'

vector_file access-token permissions
why 'every application in the tenant can get a token that grants nothing, so a scope or a role is required'
rule access-token.outcome.2
token_case 'a scope' "accepted with \"subject\": \"$SUBJECT\", \"client\": \"$STRANGER\", \"scopes\": [\"Orders.Read\"], \"roles\": []"
token_case 'two scopes' 'accepted with "scopes": ["a", "b.c"], "roles": []' 'scp="a b.c"'
rule access-token.outcome.3
token_case 'a role, of an application by itself' 'accepted with "scopes": [], "roles": ["Orders.Read.All"]' scp= 'roles=["Orders.Read.All"]'
rule access-token.permission.5
token_case 'a scope and a role' 'accepted with "scopes": ["a"], "roles": ["b"]' 'scp="a"' 'roles=["b"]'
token_case 'a scope and no roles' accepted 'roles=[]'
token_case 'a role and an empty scope' accepted 'scp=""' 'roles=["a"]'
token_case 'an empty role beside a role' accepted scp= 'roles=["", "a"]'
rule access-token.outcome.2
token_case 'spaces around a scope' accepted 'scp="  a  "'
rule access-token.permission.4
token_case 'neither' token.permission-missing scp=
token_case 'neither, as an application by itself has it' token.permission-missing scp= 'more="azpacr": "1", "idtyp": "app"'
token_case 'scope empty' token.permission-missing 'scp=""'
token_case 'scope of a space' token.permission-missing 'scp=" "'
token_case 'scope of several spaces' token.permission-missing 'scp="   "'
token_case 'scope of a tab and a line break' token.permission-missing 'scp="\t\n"'
token_case 'scope of NUL' token.permission-missing 'scp="\u0000"'
token_case 'scope of DEL' token.permission-missing 'scp="\u007f"'
token_case 'role of DEL' token.permission-missing scp= 'roles=["\u007f \u007f"]'
rule access-token.permission.5
token_case 'scope of DEL and a letter' accepted 'scp="\u007fa"'
token_case 'scope of a no-break space' accepted 'scp="\u00a0"'
token_case 'role of U+0085' accepted scp= 'roles=["\u0085"]'
rule access-token.permission.4
token_case 'no roles' token.permission-missing scp= 'roles=[]'
token_case 'an empty role' token.permission-missing scp= 'roles=[""]'
token_case 'two empty roles' token.permission-missing scp= 'roles=["", " "]'
token_case 'both empty' token.permission-missing 'scp=""' 'roles=[]'
token_case 'both empty inside' token.permission-missing 'scp=" "' 'roles=[""]'
rule access-token.permission.5
token_case 'Scp, scope and role' token.permission-missing scp= 'scope="a"' 'more="Scp": "a", "scopes": "a", "role": ["a"], "Roles": ["a"]'
token_case 'wids and groups are not permissions' token.permission-missing scp= 'more="wids": ["a"], "groups": ["b"]'
rule access-token.permission.4
token_case 'neither, under common' token.permission-missing scp= "expect.entra=$COMMON"
version1_case 'neither, version 1' token.permission-missing scp=
rule access-token.permission.5
version1_case 'a scope, version 1' "accepted with \"client\": \"$STRANGER\", \"scopes\": [\"user_impersonation\"]" 'scp="user_impersonation"'
version1_case 'a role, version 1' accepted scp= 'roles=["a"]'
rule access-token.permission.4
ciam_case 'neither, External ID' token.permission-missing scp=
rule access-token.permission.5
ciam_case 'a scope, External ID' accepted
why 'scp is a string and roles an array of strings; a wrong type is reported once and causes no further problems'
rule access-token.permission.1
for value in null 1 true '[]' '["a"]' '{}'; do token_case "scp $(printf '%s' "$value" | tr -d '"')" token.claim-type "scp=$value"; done
for value in null 1 true '"a"' '""' '{}' '[1]' '["a", 1]' '[null]' '[["a"]]'; do
    rule access-token.permission.2
    token_case "roles $(printf '%s' "$value" | tr '"' "'")" token.claim-type scp= "roles=$value"
done
rule access-token.permission.3
token_case 'scp a number, a role' token.claim-type scp=1 'roles=["a"]'
token_case 'scp null, no roles' token.claim-type scp=null 'roles=[]'
token_case 'a scope, roles a string' token.claim-type 'roles="a"'
token_case 'both of a wrong type' token.claim-type scp=1 roles=1
why 'the application can opt to check callers itself'
rule access-token.permission.6
token_case 'neither, checked by the application' 'accepted with "scopes": [], "roles": []' scp= 'expect.permissions="checked-by-application"'
token_case 'empty scope, checked by the application' accepted 'scp=""' 'expect.permissions="checked-by-application"'
token_case 'a scope, checked by the application' accepted 'expect.permissions="checked-by-application"'
token_case 'scp a number, checked by the application' token.claim-type scp=1 'expect.permissions="checked-by-application"'
token_case 'roles a string, checked by the application' token.claim-type 'roles="a"' 'expect.permissions="checked-by-application"'
version1_case 'neither, version 1, checked by the application' accepted scp= 'expect.permissions="checked-by-application"'
end_file

vector_file access-token caller
why 'version 2 names the calling client in azp, version 1 in appid; an ID token names none'
rule access-token.caller.3
token_case 'azp' "accepted with \"client\": \"$STRANGER\""
rule access-token.caller.8
token_case 'azp is the API itself' accepted 'azp="<CLIENT>"'
rule access-token.caller.4
token_case 'no azp' token.claim-missing azp=
token_case 'azp empty' token.claim-missing 'azp=""'
rule access-token.caller.5
token_case 'azp null' token.claim-type azp=null
token_case 'azp a number' token.claim-type azp=1
token_case 'azp an array' token.claim-type 'azp=["<STRANGER>"]'
rule access-token.caller.4
token_case 'Azp' token.claim-missing azp= 'more="Azp": "<STRANGER>"'
rule access-token.caller.3
token_case 'appid in version 2' token.claim-missing azp= 'appid="<STRANGER>"'
token_case 'appid beside azp in version 2' accepted 'appid="<STRANGER>"'
rule access-token.caller.1
version1_case 'appid in version 1' "accepted with \"client\": \"$STRANGER\""
version1_case 'appid in version 1 without ver' accepted ver=
version1_case 'azp in version 1' token.claim-missing appid= 'azp="<STRANGER>"'
version1_case 'appid beside azp, ver a number' 'issuer.version-mismatch' ver=1.0 'azp="<STRANGER>"'
version1_case 'appid, ver a number' 'issuer.version-mismatch token.claim-missing' ver=1.0
version1_case 'appid, ver null' 'issuer.version-mismatch token.claim-missing' ver=null
version1_case 'appid, ver 1.1' 'issuer.version-mismatch token.claim-missing' 'ver="1.1"'
rule access-token.caller.4
version1_case 'appid empty' token.claim-missing 'appid=""'
rule access-token.caller.5
version1_case 'appid a number' token.claim-type appid=1
rule access-token.caller.3
b2c_case 'B2C has ver 1.0 but uses azp' accepted
b2c_case 'appid in B2C' token.claim-missing azp= 'appid="<STRANGER>"'
ciam_case 'azp in External ID' accepted
ciam_case 'no azp in External ID' token.claim-missing azp=
why 'allowed clients can be listed by GUID'
rule access-token.caller.6
token_case 'listed' accepted 'expect.allowedClients=["<STRANGER>"]'
token_case 'listed second' accepted 'expect.allowedClients=["<OTHER>", "<STRANGER>"]'
token_case 'listed in uppercase' accepted "expect.allowedClients=[\"$STRANGER_BIG\"]"
token_case 'azp in uppercase' accepted "azp=\"$STRANGER_BIG\"" 'expect.allowedClients=["<STRANGER>"]'
token_case 'another is listed' token.caller-not-allowed 'expect.allowedClients=["<OTHER>"]'
token_case 'no client is listed' token.caller-not-allowed 'expect.allowedClients=[]'
token_case 'the API itself is not listed' token.caller-not-allowed 'azp="<CLIENT>"' 'expect.allowedClients=["<STRANGER>"]'
token_case 'azp is not a GUID' token.caller-not-allowed 'azp="app"' 'expect.allowedClients=["<STRANGER>"]'
token_case 'azp with a trailing space' token.caller-not-allowed 'azp="<STRANGER> "' 'expect.allowedClients=["<STRANGER>"]'
token_case 'azp in braces' token.caller-not-allowed 'azp="{<STRANGER>}"' 'expect.allowedClients=["<STRANGER>"]'
rule access-token.caller.3
token_case 'listed, but appid in version 2' token.claim-missing azp= 'appid="<STRANGER>"' 'expect.allowedClients=["<STRANGER>"]'
rule access-token.caller.6
token_case 'appid is listed, azp is not' token.caller-not-allowed 'azp="<OTHER>"' 'appid="<STRANGER>"' 'expect.allowedClients=["<STRANGER>"]'
version1_case 'listed, version 1' accepted 'expect.allowedClients=["<STRANGER>"]'
version1_case 'another is listed, version 1' token.caller-not-allowed 'expect.allowedClients=["<OTHER>"]'
version1_case 'azp is listed, appid is not' token.caller-not-allowed 'appid="<OTHER>"' 'azp="<STRANGER>"' 'expect.allowedClients=["<STRANGER>"]'
b2c_case 'listed, B2C' accepted 'expect.allowedClients=["<STRANGER>"]'
b2c_case 'another is listed, B2C' token.caller-not-allowed 'expect.allowedClients=["<OTHER>"]'
ciam_case 'another is listed, External ID' token.caller-not-allowed 'expect.allowedClients=["<OTHER>"]'
why 'a list of allowed clients does not replace a permission'
rule access-token.permission.8
token_case 'listed, nothing granted' token.permission-missing scp= 'expect.allowedClients=["<STRANGER>"]'
token_case 'not listed, nothing granted' 'token.caller-not-allowed token.permission-missing' scp= 'expect.allowedClients=["<OTHER>"]'
token_case 'listed, nothing granted, checked by the application' accepted scp= 'expect.allowedClients=["<STRANGER>"]' 'expect.permissions="checked-by-application"'
token_case 'not listed, checked by the application' token.caller-not-allowed 'expect.allowedClients=["<OTHER>"]' 'expect.permissions="checked-by-application"'
why 'client in the outcome is azp, so an azp in version 1 must be the caller that was checked'
rule access-token.caller.7
version1_case 'azp the same as appid' "accepted with \"client\": \"$STRANGER\"" 'azp="<STRANGER>"'
version1_case 'azp of another beside appid' token.claim-type 'azp="<OTHER>"'
version1_case 'azp in uppercase beside appid' token.claim-type "azp=\"$STRANGER_BIG\""
version1_case 'azp a number beside appid' token.claim-type azp=1
version1_case 'azp of another beside appid, another is listed' token.caller-not-allowed 'azp="<OTHER>"' 'expect.allowedClients=["<OTHER>"]'
why 'an issuer that ends in /v1.1 is that of version 1.1, whose access tokens name the caller in appid, too'
V11=$(entra "$LOGIN/<TENANT>/v2.0" "$LOGIN/<TENANT>/v1.1")
version11_case() { name=$1 verdict=$2; shift 2; token_case "$name" "$verdict" "expect.entra=$V11" "iss=\"$LOGIN/<TENANT>/v1.1\"" ver= azp= 'appid="<STRANGER>"' "$@"; }
rule access-token.caller.2
version11_case 'appid in version 1.1' "accepted with \"client\": \"$STRANGER\"" 'ver="1.1"'
version11_case 'appid in version 1.1 with ver 1.0' accepted 'ver="1.0"'
version11_case 'appid in version 1.1 without ver' accepted
version11_case 'azp in version 1.1' token.claim-missing appid= 'azp="<STRANGER>"'
version11_case 'issuer of version 1.1 with ver 2.0' token.claim-missing 'ver="2.0"'
version11_case 'issuer of version 1.1, ver a number' "accepted with \"client\": \"$STRANGER\"" ver=2.0
version11_case 'issuer of version 1.1, ver null' accepted ver=null
version11_case 'issuer of version 1.1, ver empty' accepted 'ver=""'
why 'B2C and External ID have no version 1, whatever their issuers end in'
rule access-token.caller.3
b2c_case 'issuer of version 1.1 in B2C' token.claim-missing "expect.entra=$(entra 'https://contoso.b2clogin.com/<TENANT>/b2c_1_signin/v2.0' 'https://contoso.b2clogin.com/<TENANT>/v1.1')" 'iss="https://contoso.b2clogin.com/<TENANT>/v1.1"' ver= azp= 'appid="<STRANGER>"'
ciam_case 'issuer of version 1.1 in External ID' token.claim-missing "expect.entra=$(entra 'https://contoso.ciamlogin.com/<TENANT>/v2.0' 'https://<TENANT>.ciamlogin.com/<TENANT>/v1.1')" 'iss="https://<TENANT>.ciamlogin.com/<TENANT>/v1.1"' ver= azp= 'appid="<STRANGER>"'
end_file

vector_file access-token purpose
why 'an ID token does not authorize API calls: at_hash, c_hash and, for Entra ID, nonce are sign-in claims (RFC 8725 3.12)'
rule access-token.purpose.3
token_case 'ID token' 'token.unexpected-claim token.claim-missing token.permission-missing' azp= scp= 'nonce="n-0S6_WzA2Mj"'
token_case 'ID token, checked by the application' 'token.unexpected-claim token.claim-missing' azp= scp= 'nonce="n-0S6_WzA2Mj"' 'expect.permissions="checked-by-application"'
token_case 'nonce' token.unexpected-claim 'nonce="n-0S6_WzA2Mj"'
token_case 'nonce empty' token.unexpected-claim 'nonce=""'
token_case 'nonce null' token.unexpected-claim nonce=null
token_case 'nonce under common' token.unexpected-claim 'nonce="x"' "expect.entra=$COMMON"
version1_case 'nonce in version 1' token.unexpected-claim 'nonce="x"'
for hash in at_hash c_hash; do
    rule access-token.purpose.1
    token_case "$hash" token.unexpected-claim "$hash=\"LDktKdoQak3Pk0cnXxCltA\""
    rule access-token.purpose.1
    token_case "$hash empty" token.unexpected-claim "$hash=\"\""
    rule access-token.purpose.1
    token_case "$hash null" token.unexpected-claim "$hash=null"
    rule access-token.purpose.1
    b2c_case "$hash in B2C" token.unexpected-claim "$hash=\"x\""
    rule access-token.purpose.1
    ciam_case "$hash in External ID" token.unexpected-claim "$hash=\"x\""
done
why 'B2C access tokens repeat the nonce of the sign-in; the behavior of External ID is not documented'
rule access-token.purpose.4
b2c_case 'nonce in B2C' accepted 'nonce="defaultNonce"'
b2c_case 'nonce in B2C, a role' accepted 'nonce="defaultNonce"' scp= 'roles=["a"]'
ciam_case 'nonce in External ID' accepted 'nonce="x"'
why 'in B2C only scp and roles distinguish an access token from an ID token, so one of them is always required'
rule access-token.permission.7
b2c_case 'neither, B2C' token.permission-missing scp=
b2c_case 'neither, B2C, checked by the application' token.permission-missing scp= 'expect.permissions="checked-by-application"'
b2c_case 'ID token, B2C' 'token.claim-missing token.permission-missing' azp= scp= 'nonce="defaultNonce"'
rule access-token.permission.6
b2c_case 'a scope, B2C, checked by the application' accepted 'expect.permissions="checked-by-application"'
ciam_case 'neither, External ID, checked by the application' accepted scp= 'expect.permissions="checked-by-application"'
why 'a logout token does not authorize API calls'
rule access-token.purpose.2
token_case 'logout token' 'token.unexpected-claim token.claim-missing token.permission-missing' azp= scp= "events=$EVENT" 'jti="1"'
rule access-token.typ.4
token_case 'logout token of its own typ' token.unexpected-type 'header.typ="logout+jwt"' azp= scp= "events=$EVENT"
rule access-token.purpose.2
token_case 'events' token.unexpected-claim "events=$EVENT"
token_case 'events null' token.unexpected-claim events=null
b2c_case 'events in B2C' token.unexpected-claim "events=$EVENT"
why 'reported together with all other problems'
rule access-token.shared.6
token_case 'nonce, expired, another audience' 'token.unexpected-claim token.expired token.audience-mismatch' 'nonce="x"' exp=1 'aud="<OTHER>"'
token_case 'nothing granted, another tenant' 'token.permission-missing issuer.tenant-mismatch' scp= 'tid="<OTHER>"'
rule access-token.shared.1
token_case 'another signature' token.signature-invalid key=b scp= 'nonce="x"'
rule access-token.shared.2
token_case 'a token for Graph' token.graph-access-token 'header.more="nonce": "AQABAAAAAAD"' 'aud="00000003-0000-0000-c000-000000000000"'
end_file

vector_file access-token audience
why 'the API accepts its client ID and its App ID URIs, with or without a trailing slash'
rule access-token.aud.4
token_case 'client ID' accepted
token_case 'client ID in an array' accepted 'aud=["<CLIENT>"]'
rule access-token.aud.2
token_case 'App ID URI' accepted 'aud="api://<CLIENT>"' 'expect.applicationIDURIs=["api://<CLIENT>"]'
rule access-token.aud.5
token_case 'App ID URI, a trailing slash' accepted 'aud="api://<CLIENT>/"' 'expect.applicationIDURIs=["api://<CLIENT>"]'
token_case 'App ID URI, a slash expected' accepted 'aud="https://api.contoso.example"' 'expect.applicationIDURIs=["https://api.contoso.example/"]'
rule access-token.aud.4
token_case 'the second App ID URI' accepted 'aud="api://b"' 'expect.applicationIDURIs=["api://a", "api://b"]'
token_case 'client ID, beside App ID URIs' accepted 'expect.applicationIDURIs=["api://a"]'
token_case 'App ID URI that is not expected' token.audience-mismatch 'aud="api://<CLIENT>"'
rule access-token.aud.2
token_case 'App ID URI in uppercase' token.audience-mismatch 'aud="API://<CLIENT>"' 'expect.applicationIDURIs=["api://<CLIENT>"]'
rule access-token.aud.5
token_case 'two trailing slashes' token.audience-mismatch 'aud="api://<CLIENT>//"' 'expect.applicationIDURIs=["api://<CLIENT>"]'
token_case 'a slash of two is removed' accepted 'aud="api://<CLIENT>/"' 'expect.applicationIDURIs=["api://<CLIENT>//"]'
token_case 'both slashes of two' token.audience-mismatch 'aud="api://<CLIENT>"' 'expect.applicationIDURIs=["api://<CLIENT>//"]'
token_case 'three slashes of two' token.audience-mismatch 'aud="api://<CLIENT>///"' 'expect.applicationIDURIs=["api://<CLIENT>//"]'
why 'U+0600 and a slash after it are one character to some languages, but only the slash is removed'
rule access-token.aud.5
token_case 'a slash after U+0600' accepted 'aud="api://a\u0600"' 'expect.applicationIDURIs=["api://a\u0600/"]'
token_case 'a slash and U+0600' token.audience-mismatch 'aud="api://a"' 'expect.applicationIDURIs=["api://a\u0600/"]'
token_case 'an empty audience, U+0600 and a slash' token.audience-mismatch 'aud=""' 'expect.applicationIDURIs=["\u0600/"]'
why 'the API accepts its client ID and its App ID URIs, with or without a trailing slash'
rule access-token.aud.6
token_case 'an empty App ID URI names nothing' token.audience-mismatch 'aud="/"' 'expect.applicationIDURIs=[""]'
rule access-token.aud.2
token_case 'another API' token.audience-mismatch 'aud="<OTHER>"'
token_case 'Microsoft Graph' token.audience-mismatch 'aud="00000003-0000-0000-c000-000000000000"'
rule access-token.aud.1
token_case 'no audience' token.claim-missing aud=
token_case 'an audience of numbers' token.claim-type 'aud=[1]'
why 'an access token may be for several APIs'
rule access-token.aud.3
token_case 'for two' accepted 'aud=["<OTHER>", "<CLIENT>"]'
why 'the other checks are the same as for ID tokens'
rule access-token.shared.5
token_case 'expired' token.expired exp=1699999940
token_case 'not expired within the leeway' accepted exp=1699999941
token_case 'expired without leeway' token.expired exp=1699999999 expect.leeway=0
token_case 'not yet valid' token.not-yet-valid nbf=1700000061
token_case 'issued in the future' token.issued-in-future iat=1700000061
rule access-token.shared.4
token_case 'no sub' token.claim-missing sub=
token_case 'NUL in sub' token.claim-type 'sub="a\u0000"'
rule access-token.shared.3
token_case 'another issuer' issuer.mismatch 'iss="https://login.microsoftonline.com/<OTHER>/v2.0"'
token_case 'another tenant under common' issuer.tenant-not-allowed "expect.entra=$(entra "$LOGIN/common/v2.0" "$LOGIN/{tenantid}/v2.0" '"allowedTenants": ["<OTHER>"]')"
rule access-token.shared.2
token_case 'RS384' token.algorithm-not-allowed 'header.alg="RS384"' algorithm=RS384
token_case 'RS384 expected' accepted 'header.alg="RS384"' algorithm=RS384 'expect.algorithms=["RS384"]'
token_case 'cty JWT' token.nested 'header.more="cty": "JWT"'
token_case 'crit' token.critical-header 'header.more="crit": ["exp"]'
rule access-token.shared.7
token_case 'azp, acr and auth_time of any type in a token of Entra' accepted 'acr="1"' auth_time=1
why 'in B2C an acr that is a text can be the policy; no other check says that an acr of another type names none'
rule access-token.shared.3
b2c_case 'acr the policy, no tfp' accepted more= 'acr="b2c_1_signin"'
b2c_case 'acr a number, no tfp' issuer.policy-mismatch more= acr=1
b2c_case 'acr null, no tfp' issuer.policy-mismatch more= acr=null
why 'client IDs are GUIDs, which tokens contain in lowercase'
rule access-token.aud.4
token_case 'client ID in uppercase expected' accepted 'expect.clientID="6731DE76-14A6-49AE-97BC-6EBA6914391E"'
token_case 'client ID in uppercase' token.audience-mismatch 'aud="6731DE76-14A6-49AE-97BC-6EBA6914391E"'
why 'without App ID URIs, only the client ID is a name'
rule access-token.aud.4
token_case 'no App ID URIs, client ID' accepted 'expect.applicationIDURIs=[]'
token_case 'no App ID URIs, a URI' token.audience-mismatch 'aud="api://<CLIENT>"' 'expect.applicationIDURIs=[]'
rule access-token.aud.6
token_case 'a blank App ID URI names nothing' token.audience-mismatch 'aud=" "' 'expect.applicationIDURIs=[" "]'
token_case 'an App ID URI of a no-break space names nothing' token.audience-mismatch 'aud="\u00a0"' 'expect.applicationIDURIs=["\u00a0"]'
why 'U+0085 is White_Space; U+001C and U+FEFF are not, although some languages remove them around a text'
rule access-token.aud.6
token_case 'an App ID URI of U+0085 names nothing' token.audience-mismatch 'aud="\u0085"' 'expect.applicationIDURIs=["\u0085"]'
token_case 'an App ID URI of U+001C' accepted 'aud="\u001c"' 'expect.applicationIDURIs=["\u001c"]'
token_case 'an App ID URI of U+FEFF' accepted 'aud="\ufeff/"' 'expect.applicationIDURIs=["\ufeff"]'
why 'without its slash, an App ID URI that is only a slash would be an empty audience'
rule access-token.aud.6
token_case 'an App ID URI of a slash, an empty audience' token.audience-mismatch 'aud=""' 'expect.applicationIDURIs=["/"]'
token_case 'an App ID URI of a slash' token.audience-mismatch 'aud="/"' 'expect.applicationIDURIs=["/"]'
token_case 'an App ID URI of two slashes' token.audience-mismatch 'aud="/"' 'expect.applicationIDURIs=["//"]'
token_case 'an App ID URI of a space and a slash' token.audience-mismatch 'aud=" "' 'expect.applicationIDURIs=[" /"]'
token_case 'an empty audience, a blank App ID URI beside another' token.audience-mismatch 'aud=["", "/"]' 'expect.applicationIDURIs=["/", "api://a"]'
end_file
