# id-token, stages 1 and 2: the form of the token, then the algorithm, crit, typ and the nonce of Microsoft Graph.
. ./make.d/id-token.sh

vector_file id-token form
why 'the form of the token is checked first'
rule id-token.outcome.1
token_case 'good' accepted
rule id-token.outcome.2
token_case 'good, with all its claims' 'accepted with claims'
rule id-token.entra.1
token_case 'good, with the expectations of Entra' accepted "expect.entra=$SINGLE"
rule id-token.stages.2
line 'empty string' "{\"token\": \"\", \"keys\": $set, \"now\": $TIME, \"expectations\": $(object expect "$EXPECT")}" "$(refused token.not-compact)"
token_case 'two segments' token.not-compact token=e30.e30
token_case 'three dots' token.not-compact token=...
token_case 'encrypted' token.encrypted token=eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a.b.c.d
token_case 'padding after the signature' token.invalid-base64url signature=AA==
token_case 'trailing space' token.invalid-base64url 'signature=AAAA '
token_case 'header: not JSON' token.invalid-json 'header={"alg":"RS256","kid":"a"'
token_case 'header: alg twice' token.invalid-json 'header={"alg":"RS256","kid":"a","alg":"RS256"}'
token_case 'header: alg twice, once escaped' token.invalid-json 'header={"alg":"RS256","kid":"a","\u0061lg":"none"}'
token_case 'claims: sub twice' token.invalid-json "more=\"sub\": \"$SUBJECT\""
token_case 'claims: aud twice, once escaped' token.invalid-json 'more="\u0061ud": "<STRANGER>"'
token_case 'claims: a member twice deep inside' token.invalid-json 'more="x": [{"y": {"z": 1, "z": 1}}]'
token_case 'claims: byte order mark' token.invalid-json "claims=$(printf '\357\273\277'){}"
token_case 'claims: array' token.not-an-object 'claims=[]'
token_case 'header: alg a number' token.header-type header.alg=256
token_case 'header: alg null' token.header-type header.alg=null
token_case 'header: kid 9223372036854775808' token.header-type header.kid=9223372036854775808
token_case 'header: kid null' token.header-type header.kid=null
token_case 'header: typ null' token.header-type header.typ=null
token_case 'header: crit null' token.header-type 'header.more="crit": null'
token_case 'header: jwk a string' token.header-type 'header.more="jwk": "x"'
end_file

vector_file id-token algorithm
why 'the header names an expected algorithm; the default is RS256'
rule id-token.algorithm.4
token_case 'RS256' accepted
token_case 'RS384 expected' accepted 'header.alg="RS384"' algorithm=RS384 'expect.algorithms=["RS384"]'
token_case 'RS512 expected' accepted 'header.alg="RS512"' algorithm=RS512 'expect.algorithms=["RS512"]'
token_case 'RS256 among several' accepted 'expect.algorithms=["RS512", "RS384", "RS256"]'
token_case 'RS512 among several' accepted 'header.alg="RS512"' algorithm=RS512 'expect.algorithms=["RS256", "RS512"]'
rule id-token.algorithm.1
token_case 'no algorithm' token.algorithm-missing header.alg=
token_case 'empty header' token.algorithm-missing 'header={}'
token_case 'ALG in uppercase' token.algorithm-missing header.alg= 'header.more="ALG": "RS256"'
rule id-token.algorithm.4
token_case 'RS384 not expected' token.algorithm-not-allowed 'header.alg="RS384"' algorithm=RS384
token_case 'RS512 not expected' token.algorithm-not-allowed 'header.alg="RS512"' algorithm=RS512
token_case 'RS256 not expected' token.algorithm-not-allowed 'expect.algorithms=["RS384"]'
for spelling in rs256 Rs256 'RS256 ' ' RS256' RSA-SHA256 RS1 ES256 EdDSA; do
    rule id-token.algorithm.3
    token_case "alg $spelling" token.algorithm-not-allowed "header.alg=\"$spelling\""
done
rule id-token.algorithm.3
token_case 'alg empty' token.algorithm-not-allowed 'header.alg=""'
token_case 'alg with a trailing combining mark' token.algorithm-not-allowed 'header.alg="RS256\u0301"'
why 'only the exact string none is reported as such; no other spelling is accepted'
rule id-token.algorithm.2
token_case 'none, unsigned' token.algorithm-none 'header.alg="none"' signature=
token_case 'none, signed' token.algorithm-none 'header.alg="none"'
token_case 'none escaped' token.algorithm-none 'header={"alg":"\u006eone"}' signature=
token_case 'none without kid' token.algorithm-none 'header={"alg":"none"}' signature=
rule id-token.algorithm.3
token_case 'None' token.algorithm-not-allowed 'header.alg="None"' signature=
token_case 'NONE' token.algorithm-not-allowed 'header.alg="NONE"' signature=
token_case 'nOnE' token.algorithm-not-allowed 'header.alg="nOnE"' signature=
why 'an ID token is signed with RSA and PKCS #1 v1.5 padding; no other algorithm can be allowed'
rule id-token.algorithm.3
token_case 'HS256 with the public key as secret' token.algorithm-not-allowed 'header.alg="HS256"' algorithm=HS256
rule id-token.algorithm.5
token_case 'HS256 expected' token.algorithm-not-allowed 'header.alg="HS256"' algorithm=HS256 'expect.algorithms=["HS256"]'
rule id-token.algorithm.3
token_case 'PS256' token.algorithm-not-allowed 'header.alg="PS256"' algorithm=PS256
rule id-token.algorithm.5
token_case 'PS256 expected' token.algorithm-not-allowed 'header.alg="PS256"' algorithm=PS256 'expect.algorithms=["PS256", "RS256"]'
rule id-token.algorithm.2
token_case 'none expected' token.algorithm-none 'header.alg="none"' signature= 'expect.algorithms=["none", "RS256"]'
rule id-token.algorithm.5
token_case 'unknown names beside RS256 change nothing' accepted 'expect.algorithms=["none", "HS256", "XX", "RS256"]'
why 'a list of algorithms without a supported name allows none'
rule id-token.algorithm.6
token_case 'empty list' token.algorithm-not-allowed 'expect.algorithms=[]'
rule id-token.algorithm.5
token_case 'only names without effect' token.algorithm-not-allowed 'expect.algorithms=["PS256", "none"]'
token_case 'rs256 is a name without effect' token.algorithm-not-allowed 'expect.algorithms=["rs256"]'
end_file

vector_file id-token header
why 'typ may be absent, JWT or application/jwt, in any case'
rule id-token.header.5
token_case 'no typ' accepted header.typ=
rule id-token.header.4
for typ in JWT jwt Jwt application/jwt APPLICATION/JWT Application/Jwt; do token_case "typ $typ" accepted "header.typ=\"$typ\""; done
why 'any other typ marks a different kind of token'
for typ in at+jwt application/at+jwt AT+JWT Application/AT+JWT logout+jwt application/logout+jwt JOSE JWE JWS 'JWT ' ' JWT' application/jwt+x text/jwt; do
    rule id-token.header.4
    token_case "typ $typ" token.unexpected-type "header.typ=\"$typ\""
done
rule id-token.header.4
token_case 'typ empty' token.unexpected-type 'header.typ=""'
token_case 'typ with full-width letters' token.unexpected-type 'header.typ="ＪＷＴ"'
why 'crit names extensions that must be understood, and none is'
rule id-token.header.1
token_case 'crit exp' token.critical-header 'header.more="crit": ["exp"], "exp": 1'
token_case 'crit empty' token.critical-header 'header.more="crit": []'
token_case 'crit b64' token.critical-header 'header.more="crit": ["b64"], "b64": false'
token_case 'crit of a number' token.critical-header 'header.more="crit": [1]'
why 'cty JWT marks a nested token (RFC 7519 5.2), with or without application/ (RFC 7515 4.1.10)'
rule id-token.header.2
for cty in JWT jwt Jwt application/jwt APPLICATION/JWT; do token_case "cty $cty" token.nested "header.more=\"cty\": \"$cty\""; done
token_case 'cty JWT, escaped' token.nested 'header.more="cty": "\u004a\u0057\u0054"'
token_case 'cty JWT, a nested token inside' token.nested 'header.more="cty": "JWT"' 'claims={"sub":"eyJhbGciOiJub25lIn0.e30."}'
token_case 'cty JWT, signature of another key' token.nested 'header.more="cty": "JWT"' key=b
token_case 'cty JWT with the expectations of Entra' token.nested 'header.more="cty": "JWT"' "expect.entra=$SINGLE"
why 'any other cty is ignored'
for cty in JSON json JW JWTT 'JWT ' ' JWT' text/jwt application/jwt+x application/at+jwt; do
    rule id-token.header.3
    token_case "cty $cty" accepted "header.more=\"cty\": \"$cty\""
done
rule id-token.header.3
token_case 'cty of something else' accepted 'header.more="cty": "application/x"'
token_case 'cty empty' accepted 'header.more="cty": ""'
token_case 'cty with full-width letters' accepted 'header.more="cty": "ＪＷＴ"'
rule id-token.header.8
token_case 'CTY in uppercase' accepted 'header.more="CTY": "JWT"'
why 'unknown members and keys in the header are ignored'
rule id-token.header.8
token_case '1e300' accepted 'header.more="x": 1e300'
token_case '1e400 and 9223372036854775808' accepted 'header.more="x": 1e400, "y": 9223372036854775808'
token_case 'rh, as Entra once sent it' accepted 'header.more="rh": "0.AXoAtest"'
token_case 'b64 without crit' accepted 'header.more="b64": false'
token_case 'KID in uppercase' accepted 'header.more="KID": 1, "Alg": "none"'
rule id-token.key.8
token_case 'jwk and x5c of the signer, who is not trusted' token.signature-invalid key=b \
    "header.more=\"jwk\": $(jwk b), \"x5c\": [\"$certificate\"], \"jku\": \"https://attacker.example/keys\""
token_case 'jwk beside a good signature' accepted "header.more=\"jwk\": $(jwk b)"
why 'with Entra expectations, a nonce in the header marks a token for Microsoft Graph'
rule id-token.header.6
token_case 'nonce' token.graph-access-token "expect.entra=$SINGLE" 'header.more="nonce": "AQABAAAAAAD"'
token_case 'nonce empty' token.graph-access-token "expect.entra=$SINGLE" 'header.more="nonce": ""'
token_case 'nonce a number' token.graph-access-token "expect.entra=$SINGLE" 'header.more="nonce": 1'
token_case 'nonce null' token.graph-access-token "expect.entra=$COMMON" 'header.more="nonce": null'
token_case 'nonce, for Graph, of another signer and expired' token.graph-access-token "expect.entra=$SINGLE" 'header.more="nonce": "x"' key=b 'header.kid="x"' 'aud="00000003-0000-0000-c000-000000000000"' exp=1
rule id-token.header.8
token_case 'Nonce is not nonce' accepted "expect.entra=$SINGLE" 'header.more="Nonce": "x"'
why 'with an exact issuer, a nonce in the header is an unknown member'
rule id-token.header.7
token_case 'nonce, exact issuer' accepted 'header.more="nonce": "AQABAAAAAAD"'
token_case 'nonce a number, exact issuer' accepted 'header.more="nonce": 1'
end_file
