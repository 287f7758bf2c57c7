# id-token: the order of the stages, several faults at once, and realistic tokens.
. ./make.d/id-token.sh

vector_file id-token stages
why 'the first four stages stop at the first error, in order'
rule id-token.stages.1
token_case 'algorithm none, claims not JSON' token.invalid-json 'header.alg="none"' 'claims={"sub":' signature=
token_case 'no algorithm, claims an array' token.not-an-object header.alg= 'claims=[]'
token_case 'algorithm not allowed, signature with padding' token.invalid-base64url 'header.alg="HS256"' signature=AA==
token_case 'crit and typ, kid a number' token.header-type 'header.typ="x"' header.kid=1 'header.more="crit": []'
token_case 'algorithm none, unknown key, expired' token.algorithm-none 'header.alg="none"' 'header.kid="x"' exp=1 signature=
token_case 'algorithm not allowed, no kid and two keys' token.algorithm-not-allowed 'header.alg="HS256"' header.kid= "keys=$(key_set "$(jwk a)" "$(jwk b)")"
token_case 'typ, unknown key' token.unexpected-type 'header.typ="at+jwt"' 'header.kid="x"'
token_case 'crit, empty signature' token.critical-header 'header.more="crit": ["exp"]' signature=
token_case 'Graph, empty signature, expired' token.graph-access-token "expect.entra=$SINGLE" 'header.more="nonce": "x"' signature= exp=1
token_case 'unknown key, expired' keys.unknown-key 'header.kid="x"' exp=1
token_case 'unknown key, empty signature' keys.unknown-key 'header.kid="x"' signature=
token_case 'unknown key, claims of wrong types' keys.unknown-key 'header.kid="x"' exp='"1"' sub=1 aud=null
token_case 'no kid and two keys, empty signature' token.key-id-missing header.kid= signature= "keys=$(key_set "$(jwk a)" "$(jwk b)")"
token_case 'ambiguous, another audience' keys.ambiguous "keys=$(key_set "$(jwk a)" "$(jwk a)")" 'aud="<STRANGER>"'
token_case 'empty signature, expired' token.signature-missing signature= exp=1
token_case 'wrong signature, expired' token.signature-invalid key=b exp=1
token_case 'wrong signature, everything else wrong' token.signature-invalid key=b iss=1 sub= 'aud="<STRANGER>"' exp=1 iat=1e300 'nonce="x"'
token_case 'wrong signature, key of another issuer' token.signature-invalid key=b "expect.entra=$SINGLE" "keys=$(key_set "$(jwk a "\"issuer\": \"$LOGIN/<OTHER>/v2.0\"")")"
why 'the second stage checks the algorithm, crit, cty, typ and the Graph nonce, in this order'
rule id-token.order.1
token_case 'algorithm not allowed and cty' token.algorithm-not-allowed 'header.alg="HS256"' 'header.more="cty": "JWT"'
token_case 'no algorithm and cty' token.algorithm-missing header.alg= 'header.more="cty": "JWT"'
token_case 'crit and cty' token.critical-header 'header.more="crit": [], "cty": "JWT"'
token_case 'cty and typ' token.nested 'header.typ="at+jwt"' 'header.more="cty": "JWT"'
token_case 'cty and Graph nonce' token.nested 'header.more="cty": "jwt", "nonce": "x"' "expect.entra=$SINGLE"
token_case 'algorithm none and crit' token.algorithm-none 'header.alg="none"' 'header.more="crit": ["exp"]' signature=
token_case 'no algorithm and crit' token.algorithm-missing header.alg= 'header.more="crit": []'
token_case 'algorithm not allowed and typ' token.algorithm-not-allowed 'header.alg="HS256"' 'header.typ="at+jwt"'
token_case 'crit and typ' token.critical-header 'header.typ="at+jwt"' 'header.more="crit": []'
token_case 'typ and Graph nonce' token.unexpected-type 'header.typ="at+jwt"' 'header.more="nonce": "x"' "expect.entra=$SINGLE"
token_case 'algorithm not allowed and Graph nonce' token.algorithm-not-allowed 'header.alg="HS256"' 'header.more="nonce": "x"' "expect.entra=$SINGLE"
end_file

vector_file id-token several
why 'every failed claim check is reported'
rule id-token.claims.1
token_case 'expired, another audience, another nonce' 'token.expired token.audience-mismatch token.nonce-mismatch' exp=1 'aud="<STRANGER>"' 'nonce="x"'
token_case 'another issuer, expired' 'issuer.mismatch token.expired' "iss=\"$LOGIN/<OTHER>/v2.0\"" exp=0
token_case 'another issuer, another audience, no nonce' 'issuer.mismatch token.audience-mismatch token.nonce-missing' 'iss="https://idp.example"' 'aud=[]' nonce=
token_case 'not yet valid, from the future' 'token.not-yet-valid token.issued-in-future' nbf=1700000061 iat=1700000061
token_case 'expired before it is valid' 'token.expired token.not-yet-valid token.issued-in-future' exp=1 nbf=1800000000 iat=1800000000
token_case 'untrusted audience, nonce that was not sent' 'token.audience-untrusted token.nonce-unexpected' 'aud=["<CLIENT>", "<STRANGER>"]' expect.nonce=null
token_case 'another audience for another party, expired' 'token.audience-mismatch token.authorized-party-mismatch token.expired' 'aud="<STRANGER>"' 'azp="<STRANGER>"' exp=1
token_case 'no hashes, no auth_time, no acr' 'token.code-hash-missing token.access-token-hash-missing token.claim-missing token.context-mismatch' expect.code='"c"' expect.accessToken='"t"' expect.maxAge=60 'expect.requiredContexts=["c1"]'
token_case 'another subject, too old, another context' 'token.subject-mismatch token.authentication-too-old token.context-mismatch' 'expect.sameSubjectAs="x"' auth_time=1 expect.maxAge=60 'acr="0"' 'expect.requiredContexts=["c1"]'
token_case 'list, version and key' 'issuer.tenant-not-allowed issuer.version-mismatch issuer.key-issuer-mismatch' \
    "expect.entra=$(entra "$LOGIN/common/v2.0" "$LOGIN/{tenantid}/v2.0" '"allowedTenants": ["<OTHER>"]')" 'ver="1.0"' "keys=$(key_set "$(jwk a "\"issuer\": \"$LOGIN/<PERSONAL>/v2.0\"")")"
token_case 'tenant and key, expired' 'issuer.tenant-mismatch issuer.key-issuer-mismatch token.expired' "expect.entra=$COMMON" 'tid="<OTHER>"' exp=1 "keys=$(key_set "$(jwk a "\"issuer\": \"$LOGIN/{tenantid}/v2.0\"")")"
token_case 'no tid, another audience' 'issuer.tenant-missing token.audience-mismatch' "expect.entra=$COMMON" tid= 'aud="<STRANGER>"'
token_case 'all that can fail together' 'token.expired token.not-yet-valid token.issued-in-future token.audience-mismatch token.authorized-party-mismatch token.nonce-mismatch token.code-hash-mismatch token.access-token-hash-mismatch token.authentication-too-old token.context-mismatch token.subject-mismatch issuer.tenant-not-allowed issuer.version-mismatch issuer.key-issuer-mismatch' \
    exp=1 nbf=1800000000 iat=1800000000 'aud="<STRANGER>"' 'azp="<STRANGER>"' 'nonce="x"' 'expect.code="c"' 'c_hash="x"' 'expect.accessToken="t"' 'at_hash="x"' auth_time=1 expect.maxAge=60 'acr="0"' 'expect.requiredContexts=["c1"]' 'expect.sameSubjectAs="x"' \
    "expect.entra=$(entra "$LOGIN/<TENANT>/v2.0" "$LOGIN/<TENANT>/v2.0" '"allowedTenants": []')" 'ver="1.0"' "keys=$(key_set "$(jwk a "\"issuer\": \"$LOGIN/<OTHER>/v2.0\"")")"
why 'a missing claim or wrong type is reported once; checks that need the claim are skipped'
rule id-token.claims.2
token_case 'exp missing, sub a number' 'token.claim-missing token.claim-type' exp= sub=1
token_case 'exp a string, another audience' 'token.claim-type token.audience-mismatch' exp='"1"' 'aud="<STRANGER>"'
token_case 'aud missing, expired' 'token.claim-missing token.expired' aud= exp=1
token_case 'iss a number, expired, another nonce' 'token.claim-type token.expired token.nonce-mismatch' iss=1 exp=1 'nonce="x"'
token_case 'all of them of a wrong type' token.claim-type iss=1 sub=1 aud=1 exp=null nbf=null iat=null auth_time=null nonce=1 azp=1 acr=1 c_hash=1 at_hash=1 'expect.code="c"' 'expect.accessToken="t"' expect.maxAge=60 'expect.requiredContexts=["c1"]' 'expect.sameSubjectAs="x"'
token_case 'nothing there, everything asked for' 'token.claim-missing token.nonce-missing token.code-hash-missing token.access-token-hash-missing token.context-mismatch' 'claims={}' 'expect.code="c"' 'expect.accessToken="t"' expect.maxAge=60 'expect.requiredContexts=["c1"]' 'expect.sameSubjectAs="x"'
end_file

# published ISSUER: key a as Entra publishes it, along with another key. The token's header contains its thumbprint.
published() { printf '{"keys": [%s, {"kty": "RSA", "use": "sig", "kid": "%s", "x5t": "%s", "n": "%s", "e": "AQAB", "x5c": ["%s"]%s}]}' "$(jwk b)" "$thumbprint" "$thumbprint" "$n_a" "$certificate" "${1:+, \"issuer\": \"$1\"}"; }
kid="header={\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"$thumbprint\"}"
times='"iat":1699999700,"nbf":1699999700,"exp":1700003600'
tail_of_v2='"rh":"0.AXoAI_Dqjn3IAAAAtest.","uti":"b1QzX0k3c0eTest0AAAA","ver":"2.0"'

vector_file id-token shapes
why 'a user of one tenant, version 2'
rule id-token.outcome.2
token_case 'v2, user' 'accepted with claims' "$kid" "keys=$(published "$LOGIN/<TENANT>/v2.0")" "expect.entra=$SINGLE" sub="\"$SUBJECT\"" 'expect.nonce="678910"' \
    "claims={\"aud\":\"<CLIENT>\",\"iss\":\"$LOGIN/<TENANT>/v2.0\",$times,\"aio\":\"ATQAy/8TAAAAtest\",\"name\":\"Ilse Andersen\",\"nonce\":\"678910\",\"oid\":\"5d1d6a0e-7b4c-4f0e-9d8e-3c2b1a0f9e8d\",\"preferred_username\":\"ilse.andersen@contoso.example\",\"sub\":\"$SUBJECT\",\"tid\":\"<TENANT>\",$tail_of_v2}"
why 'version 1: issuer on sts.windows.net, x5t in the header, no issuer in the key'
rule id-token.outcome.2
token_case 'v1, user' 'accepted with claims' "header={\"typ\":\"JWT\",\"alg\":\"RS256\",\"x5t\":\"$thumbprint\",\"kid\":\"$thumbprint\"}" "keys=$(published '')" "expect.entra=$(entra "$LOGIN/<TENANT>/v2.0" 'https://sts.windows.net/<TENANT>/')" sub="\"$SUBJECT\"" 'expect.nonce="678910"' \
    "claims={\"aud\":\"<CLIENT>\",\"iss\":\"https://sts.windows.net/<TENANT>/\",$times,\"amr\":[\"pwd\",\"mfa\"],\"family_name\":\"Andersen\",\"given_name\":\"Ilse\",\"ipaddr\":\"203.0.113.7\",\"name\":\"Ilse Andersen\",\"nonce\":\"678910\",\"oid\":\"5d1d6a0e-7b4c-4f0e-9d8e-3c2b1a0f9e8d\",\"sub\":\"$SUBJECT\",\"tid\":\"<TENANT>\",\"unique_name\":\"ilse.andersen@contoso.example\",\"upn\":\"ilse.andersen@contoso.example\",\"uti\":\"b1QzX0k3c0eTest0AAAA\",\"ver\":\"1.0\"}"
why 'B2C: no tid, ver 1.0 although the issuer ends in /v2.0/, the policy as a claim'
rule id-token.outcome.2
token_case 'B2C, user' 'accepted with claims' 'header={"typ":"JWT","alg":"RS256","kid":"b2c"}' key=b2c 'keys={"keys": [{"kid": "b2c", "nbf": 1493763266, "use": "sig", "kty": "RSA", "e": "AQAB", "n": "<n:b2c>"}]}' "expect.entra=$(entra 'https://contoso.b2clogin.com/<TENANT>/b2c_1_signin/v2.0' 'https://contoso.b2clogin.com/<TENANT>/v2.0/')" 'sub="c9f3a1d2-6f0b-4b8e-a7c1-2f5d8e9b0a64"' 'expect.nonce="defaultNonce"' expect.maxAge=86400 \
    "claims={\"ver\":\"1.0\",\"iss\":\"https://contoso.b2clogin.com/<TENANT>/v2.0/\",\"sub\":\"c9f3a1d2-6f0b-4b8e-a7c1-2f5d8e9b0a64\",\"aud\":\"<CLIENT>\",\"exp\":1700003600,\"nonce\":\"defaultNonce\",\"iat\":1700000000,\"auth_time\":1700000000,\"name\":\"Teo Marin\",\"idp\":\"facebook.com\",\"emails\":[\"teo@fabrikam.example\"],\"tfp\":\"b2c_1_signin\",\"nbf\":1700000000}"
why 'a guest: idp names the home tenant, tid the tenant signed in to'
rule id-token.outcome.2
token_case 'v2, guest' 'accepted with claims' "$kid" "keys=$(published "$LOGIN/{tenantid}/v2.0")" "expect.entra=$SINGLE" 'sub="Qx7_guestSubjectOfThisApplication-0000000001"' 'expect.nonce="678910"' \
    "claims={\"aud\":\"<CLIENT>\",\"iss\":\"$LOGIN/<TENANT>/v2.0\",$times,\"email\":\"ada@fabrikam.example\",\"idp\":\"https://sts.windows.net/<OTHER>/\",\"name\":\"Ada Novák\",\"nonce\":\"678910\",\"oid\":\"7e0c3b52-91aa-4d67-8a4e-5b6c7d8e9f00\",\"preferred_username\":\"ada_fabrikam.example#EXT#@contoso.example\",\"sub\":\"Qx7_guestSubjectOfThisApplication-0000000001\",\"tid\":\"<TENANT>\",\"acct\":1,\"xms_edov\":\"1\",$tail_of_v2}"
why 'too many groups: a pointer replaces them'
rule id-token.outcome.2
token_case 'v2, groups overage' 'accepted with claims' "$kid" "keys=$(published "$LOGIN/{tenantid}/v2.0")" "expect.entra=$COMMON" sub="\"$SUBJECT\"" 'expect.nonce="678910"' \
    "claims={\"aud\":\"<CLIENT>\",\"iss\":\"$LOGIN/<TENANT>/v2.0\",$times,\"_claim_names\":{\"groups\":\"src1\"},\"_claim_sources\":{\"src1\":{\"endpoint\":\"https://graph.windows.net/<TENANT>/users/5d1d6a0e-7b4c-4f0e-9d8e-3c2b1a0f9e8d/getMemberObjects\"}},\"nonce\":\"678910\",\"oid\":\"5d1d6a0e-7b4c-4f0e-9d8e-3c2b1a0f9e8d\",\"sub\":\"$SUBJECT\",\"tid\":\"<TENANT>\",$tail_of_v2}"
token_case 'v2, implicit flow, hasgroups' 'accepted with claims' "$kid" "keys=$(published "$LOGIN/{tenantid}/v2.0")" "expect.entra=$COMMON" sub="\"$SUBJECT\"" 'expect.nonce="678910"' \
    "claims={\"aud\":\"<CLIENT>\",\"iss\":\"$LOGIN/<TENANT>/v2.0\",$times,\"hasgroups\":true,\"nonce\":\"678910\",\"roles\":[\"Reader\"],\"wids\":[\"b79fbf4d-3ef9-4689-8143-76b194e85509\"],\"sub\":\"$SUBJECT\",\"tid\":\"<TENANT>\",$tail_of_v2}"
why 'a personal account: its own tenant, its own keys, an unusual lifetime'
rule id-token.outcome.2
token_case 'v2, personal account' 'accepted with claims' "$kid" "keys=$(published "$LOGIN/<PERSONAL>/v2.0")" "expect.entra=$COMMON" 'sub="AAAAAAAAAAAAAAAAAAAAAPersonalSubjectTest00001"' 'expect.nonce="678910"' \
    "claims={\"ver\":\"2.0\",\"iss\":\"$LOGIN/<PERSONAL>/v2.0\",\"sub\":\"AAAAAAAAAAAAAAAAAAAAAPersonalSubjectTest00001\",\"aud\":\"<CLIENT>\",\"exp\":1700086700,\"iat\":1700000000,\"nbf\":1700000000,\"name\":\"Lin Wei\",\"preferred_username\":\"lin.wei@outlook.example\",\"oid\":\"00000000-0000-0000-1a2b-3c4d5e6f7a8b\",\"tid\":\"<PERSONAL>\",\"nonce\":\"678910\",\"aio\":\"DdYtest!x*\"}"
why 'External ID: version 2 with the tenant GUID as host'
rule id-token.outcome.2
token_case 'External ID, customer' 'accepted with claims' "$kid" "keys=$(published 'https://<TENANT>.ciamlogin.com/<TENANT>/v2.0')" "expect.entra=$(entra 'https://contoso.ciamlogin.com/<TENANT>/v2.0' 'https://<TENANT>.ciamlogin.com/<TENANT>/v2.0')" sub="\"$SUBJECT\"" 'expect.nonce="678910"' \
    "claims={\"aud\":\"<CLIENT>\",\"iss\":\"https://<TENANT>.ciamlogin.com/<TENANT>/v2.0\",$times,\"name\":\"unknown\",\"nonce\":\"678910\",\"oid\":\"7e0c3b52-91aa-4d67-8a4e-5b6c7d8e9f00\",\"sub\":\"$SUBJECT\",\"tid\":\"<TENANT>\",$tail_of_v2}"
why 'hybrid flow: nonce and c_hash bind the token to the request and the code'
rule id-token.outcome.2
token_case 'v2, hybrid flow' 'accepted with claims' "$kid" "keys=$(published "$LOGIN/{tenantid}/v2.0")" "expect.entra=$(entra "$LOGIN/organizations/v2.0" "$LOGIN/{tenantid}/v2.0" '"allowedTenants": ["<TENANT>"]')" sub="\"$SUBJECT\"" 'expect.nonce="678910"' 'expect.code="0.AXoAtest_code-1234567890"' \
    "claims={\"aud\":\"<CLIENT>\",\"iss\":\"$LOGIN/<TENANT>/v2.0\",$times,\"c_hash\":\"$(left_half RS256 0.AXoAtest_code-1234567890)\",\"nonce\":\"678910\",\"sub\":\"$SUBJECT\",\"tid\":\"<TENANT>\",$tail_of_v2}"
why 'an access token for Microsoft Graph is not an ID token, and only Graph can verify it'
rule id-token.header.6
token_case 'access token for Graph' token.graph-access-token "header={\"typ\":\"JWT\",\"nonce\":\"AQABAAAAAADtest\",\"alg\":\"RS256\",\"x5t\":\"$thumbprint\",\"kid\":\"$thumbprint\"}" "keys=$(published "$LOGIN/{tenantid}/v2.0")" "expect.entra=$SINGLE" key=b \
    "claims={\"aud\":\"https://graph.microsoft.com\",\"iss\":\"https://sts.windows.net/<TENANT>/\",$times,\"appid\":\"<CLIENT>\",\"scp\":\"User.Read\",\"sub\":\"x\",\"tid\":\"<TENANT>\",\"ver\":\"1.0\"}"
end_file
