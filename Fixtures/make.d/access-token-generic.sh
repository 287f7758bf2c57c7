# access-token: tokens of other providers, with the type of RFC 9068 or distinguished from ID tokens in another way.
. ./make.d/access-token.sh

EVENT='{"http://schemas.openid.net/event/backchannel-logout": {}}'

# a token without the access token type
untyped_case() { name=$1 verdict=$2; shift 2; generic_case "$name" "$verdict" 'header.typ="JWT"' client_id= jti= "$@"; }

vector_file access-token type
why 'an access token may have typ at+jwt, with or without application/, in any case (RFC 9068 2.1)'
rule access-token.typ.1
for typ in at+jwt AT+JWT At+Jwt application/at+jwt APPLICATION/AT+JWT Application/at+JWT; do generic_case "typ $typ" accepted "header.typ=\"$typ\""; done
why 'if every access token has typ at+jwt, any other token is of a different kind'
rule access-token.typ.2
generic_case 'no typ' token.unexpected-type header.typ=
for typ in JWT jwt application/jwt logout+jwt at+jw at+jwt+x 'at+jwt ' ' at+jwt' text/at+jwt atjwt at-jwt dpop+jwt; do generic_case "typ $typ" token.unexpected-type "header.typ=\"$typ\""; done
generic_case 'typ empty' token.unexpected-type 'header.typ=""'
generic_case 'ID token' token.unexpected-type 'header.typ="JWT"' 'nonce="n"' 'at_hash="x"' client_id= jti=
why 'if another feature distinguishes access tokens, typ may also be JWT or absent'
rule access-token.typ.3
for typ in JWT jwt application/jwt APPLICATION/JWT; do untyped_case "typ $typ, distinguished by the audience" accepted "header.typ=\"$typ\"" 'expect.distinguishedBy="audience"'; done
untyped_case 'no typ, distinguished by the audience' accepted header.typ= 'expect.distinguishedBy="audience"'
rule access-token.typ.4
for typ in logout+jwt application/logout+jwt JOSE 'JWT ' dpop+jwt; do untyped_case "typ $typ, distinguished by the audience" token.unexpected-type "header.typ=\"$typ\"" 'expect.distinguishedBy="audience"'; done
rule access-token.typ.1
generic_case 'typ at+jwt, distinguished by the audience' accepted 'expect.distinguishedBy="audience"'
why 'for an API in Entra, typ is JWT, absent, or at+jwt'
rule access-token.typ.3
for typ in JWT application/jwt; do token_case "typ $typ, Entra" accepted "header.typ=\"$typ\""; done
token_case 'no typ, Entra' accepted header.typ=
rule access-token.typ.1
token_case 'typ at+jwt, Entra' accepted 'header.typ="at+jwt"' 'client_id="<STRANGER>"' 'jti="1"'
token_case 'typ application/at+jwt, Entra' accepted 'header.typ="application/at+jwt"' 'client_id="<STRANGER>"' 'jti="1"'
rule access-token.typed.1
token_case 'typ at+jwt without client_id and jti, Entra' token.claim-missing 'header.typ="at+jwt"'
rule access-token.typ.4
token_case 'typ logout+jwt, Entra' token.unexpected-type 'header.typ="logout+jwt"'
why 'a token with typ at+jwt has iss, exp, aud, sub, client_id, iat and jti (RFC 9068 2.2)'
for claim in iss exp aud sub client_id iat jti; do
    rule access-token.typed.1
    generic_case "no $claim" token.claim-missing "$claim="
    case $claim in client_id | jti) rule access-token.typed.2 ;; esac
    generic_case "$claim null" token.claim-type "$claim=null"
done
rule access-token.typed.2
generic_case 'client_id empty' token.claim-type 'client_id=""'
generic_case 'jti empty' token.claim-type 'jti=""'
generic_case 'client_id a number' token.claim-type client_id=1
generic_case 'jti a number' token.claim-type jti=1
rule access-token.typed.1
generic_case 'azp for client_id' token.claim-missing client_id= 'azp="app"'
generic_case 'neither client_id nor jti, distinguished by the audience' token.claim-missing client_id= jti= 'expect.distinguishedBy="audience"'
rule access-token.typed.2
generic_case 'client_id empty, application/at+jwt' token.claim-type 'header.typ="application/at+jwt"' 'client_id=""'
why 'the optional claims of RFC 9068 are allowed'
rule access-token.typed.3
generic_case 'scope, auth_time, acr, roles and groups' 'accepted with "subject": "2hr4TmHsjVYcEwZmPVP7QbM4LRKv0K8IPn9p4bUEGFw", "roles": ["a"]' 'scope="openid profile"' auth_time=1 'acr="x"' 'roles=["a"]' 'more="groups": ["b"], "amr": ["pwd"]'
end_file

vector_file access-token distinction
why 'distinguished by a claim: a nonempty string or array of strings that access tokens have and ID tokens do not'
rule access-token.mark.3
untyped_case 'scope' accepted 'expect.distinguishedBy={"claim": "scope"}' 'scope="read"'
untyped_case 'client_id' accepted 'expect.distinguishedBy={"claim": "client_id"}' 'client_id="app"'
untyped_case 'an array of scopes' accepted 'expect.distinguishedBy={"claim": "scp"}' 'scp=["read", "write"]'
untyped_case 'an array with an empty string' accepted 'expect.distinguishedBy={"claim": "scp"}' 'scp=["", "write"]'
untyped_case 'escaped' accepted 'expect.distinguishedBy={"claim": "scope"}' 'more="sc\u006fpe": "read"'
rule access-token.mark.1
untyped_case 'no scope' token.claim-missing 'expect.distinguishedBy={"claim": "scope"}'
untyped_case 'ID token' 'token.claim-missing token.unexpected-claim' 'expect.distinguishedBy={"claim": "scope"}' 'nonce="n"' 'at_hash="x"'
untyped_case 'ID token without hashes' token.claim-missing 'expect.distinguishedBy={"claim": "scope"}' 'nonce="n"'
untyped_case 'Scope' token.claim-missing 'expect.distinguishedBy={"claim": "scope"}' 'more="Scope": "read"'
untyped_case 'scope empty' token.claim-missing 'expect.distinguishedBy={"claim": "scope"}' 'scope=""'
untyped_case 'no scopes' token.claim-missing 'expect.distinguishedBy={"claim": "scp"}' 'scp=[]'
untyped_case 'scopes empty' token.claim-missing 'expect.distinguishedBy={"claim": "scp"}' 'scp=["", ""]'
rule access-token.mark.2
for value in null 1 true '{}' '[1]' '["a", null]'; do untyped_case "scope $(printf '%s' "$value" | tr '"' "'")" token.claim-type 'expect.distinguishedBy={"claim": "scope"}' "scope=$value"; done
why 'a token with typ at+jwt needs no other distinguishing feature'
rule access-token.mark.4
generic_case 'typed, no scope' accepted 'expect.distinguishedBy={"claim": "scope"}'
generic_case 'typed, scope a number' accepted 'expect.distinguishedBy={"claim": "scope"}' scope=1
why 'distinguished by the audience: no client has the same name as the API'
rule access-token.mark.5
untyped_case 'the API' accepted 'expect.distinguishedBy="audience"'
rule access-token.aud.2
untyped_case 'one of two names' accepted 'expect.distinguishedBy="audience"' 'expect.audiences=["other", "api"]'
rule access-token.aud.3
untyped_case 'one of several audiences' accepted 'expect.distinguishedBy="audience"' 'aud=["other", "api"]'
rule access-token.mark.5
untyped_case 'an ID token of a client' token.audience-mismatch 'expect.distinguishedBy="audience"' 'aud="client"' 'nonce="n"'
rule access-token.aud.2
untyped_case 'no names' token.audience-mismatch 'expect.distinguishedBy="audience"' 'expect.audiences=[]'
why 'claims that only other kinds of tokens carry are rejected, however access tokens are distinguished'
for distinction in '"type"' '"audience"' '{"claim": "scope"}'; do
    told=$(printf '%s' "$distinction" | tr -d '"{}' | tr -s ': ' '  ')
    rule access-token.purpose.1
    for hash in at_hash c_hash; do generic_case "$hash, distinguished by $told" token.unexpected-claim "expect.distinguishedBy=$distinction" "$hash=\"x\"" 'scope="a"'; done
    rule access-token.purpose.2
    generic_case "events, distinguished by $told" token.unexpected-claim "expect.distinguishedBy=$distinction" "events=$EVENT" 'scope="a"'
done
rule access-token.purpose.2
untyped_case 'logout token, distinguished by the audience' token.unexpected-claim 'expect.distinguishedBy="audience"' "events=$EVENT" 'jti="1"'
rule access-token.purpose.1
generic_case 'at_hash null' token.unexpected-claim at_hash=null
generic_case 'c_hash null' token.unexpected-claim c_hash=null
rule access-token.purpose.2
generic_case 'events null' token.unexpected-claim events=null
why 'older releases of Keycloak put the nonce into access tokens, so a nonce does not mark an ID token'
rule access-token.purpose.5
generic_case 'nonce, typed' accepted 'nonce="n"'
untyped_case 'nonce, distinguished by scope' accepted 'expect.distinguishedBy={"claim": "scope"}' 'scope="a"' 'nonce="n"'
untyped_case 'nonce of a number' accepted 'expect.distinguishedBy="audience"' nonce=1
why 'requirements specific to Entra do not apply to other providers'
rule access-token.shared.7
generic_case 'nothing granted' accepted
rule access-token.shared.2
generic_case 'nonce in the header' accepted 'header.more="nonce": "x"'
rule access-token.shared.3
generic_case 'another issuer' issuer.mismatch 'iss="https://other.example"'
rule access-token.shared.1
generic_case 'an invalid issuer' issuer.invalid 'expect.issuer="http://id.example"'
why 'the outcome names what Entra defines, and leaves out what other providers write differently'
rule access-token.outcome.1
generic_case 'no client, no scopes, no roles' 'accepted with "client": null, "scopes": [], "roles": []' 'scope="a"'
generic_case 'appid as the client' 'accepted with "client": "x"' azp=1 'appid="x"'
generic_case 'no string as the client' 'accepted with "client": null' azp=1 'appid=["x"]'
rule access-token.outcome.2
generic_case 'scopes in an array' 'accepted with "scopes": []' 'scp=["a"]'
rule access-token.outcome.3
generic_case 'roles in a string' 'accepted with "roles": []' 'roles="a"'
generic_case 'roles with a number' 'accepted with "roles": []' 'roles=["a", 1]'
end_file
