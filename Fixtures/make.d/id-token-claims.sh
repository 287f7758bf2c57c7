# id-token, stage 5, first half: times, and the rules for individual claims.
. ./make.d/id-token.sh

vector_file id-token expiry
why 'expired if now minus the leeway of 60 seconds is exp or later'
rule id-token.exp.2
token_case 'exp one second inside' accepted exp=1699999941
rule id-token.expectations.8
token_case 'exp at the boundary' token.expired exp=1699999940
rule id-token.exp.2
token_case 'exp one second outside' token.expired exp=1699999939
token_case 'exp half a second inside' accepted exp=1699999940.5
token_case 'exp half a second outside' token.expired exp=1699999939.5
token_case 'exp is now' accepted exp=1700000000
rule id-token.date.3
token_case 'exp 0' token.expired exp=0
rule id-token.date.1
token_case 'exp at the end of 9999' accepted exp=253402300799
why 'without leeway, exp itself is the boundary'
rule id-token.exp.2
token_case 'exp one second inside, no leeway' accepted exp=1700000001 expect.leeway=0
token_case 'exp at the boundary, no leeway' token.expired exp=1700000000 expect.leeway=0
token_case 'exp a quarter of a second inside, no leeway' accepted exp=1700000000.25 expect.leeway=0
token_case 'exp a quarter of a second outside, no leeway' token.expired exp=1699999999.75 expect.leeway=0
why 'the leeway is configurable'
rule id-token.exp.2
token_case 'exp inside 300 seconds' accepted exp=1699999701 expect.leeway=300
token_case 'exp at the end of 300 seconds' token.expired exp=1699999700 expect.leeway=300
why 'a date is a number in any notation'
rule id-token.date.2
token_case 'exp 1.7e9 is now' accepted exp=1.7e9
token_case 'exp 1.7E+9, no leeway' token.expired exp=1.7E+9 expect.leeway=0
token_case 'exp 1.699999941e9' accepted exp=1.699999941e9
token_case 'exp 1.69999994e9' token.expired exp=1.69999994e9
token_case 'exp 17000000000e-1' accepted exp=17000000000e-1
token_case 'exp 1699999941.0' accepted exp=1699999941.0
token_case 'exp 1699999940.0' token.expired exp=1699999940.0
token_case 'exp 2534023007990e-1' accepted exp=2534023007990e-1
why 'now may be near the limits of dates'
rule id-token.date.3
token_case 'now 0, all claims 0' accepted now=0 exp=0 nbf=0 iat=0
token_case 'now 60, exp 0' token.expired now=60 exp=0 nbf=0 iat=0
token_case 'now 59, exp 0' accepted now=59 exp=0 nbf=0 iat=0
rule id-token.date.1
token_case 'now at the end of 9999' accepted now=253402300799 exp=253402300799 nbf=253402300799 iat=253402300799
rule id-token.exp.2
token_case 'now at the end of 9999, no leeway' token.expired now=253402300799 exp=253402300799 expect.leeway=0
why 'a leeway below 0 counts as 0, because it would reject valid tokens'
rule id-token.expectations.6
token_case 'leeway -1 at the boundary' token.expired exp=1700000000 expect.leeway=-1
token_case 'leeway -60, one second inside' accepted exp=1700000001 expect.leeway=-60
token_case 'leeway -9223372036854775808, one second inside' accepted exp=1700000001 expect.leeway=-9223372036854775808
why 'a leeway above 3600 counts as 3600, because a typo must not accept tokens of yesterday'
rule id-token.expectations.7
token_case 'leeway 3600, one second inside' accepted exp=1699996401 expect.leeway=3600
token_case 'leeway 3601 at the boundary' token.expired exp=1699996400 expect.leeway=3601
token_case 'leeway 3601, one second inside' accepted exp=1699996401 expect.leeway=3601
token_case 'leeway 86400 at the boundary' token.expired exp=1699996400 expect.leeway=86400
token_case 'leeway 9223372036854775807 at the boundary' token.expired exp=1699996400 expect.leeway=9223372036854775807
end_file

vector_file id-token beginning
why 'not yet valid if now plus the leeway of 60 seconds is before nbf'
rule id-token.nbf.1
token_case 'no nbf' accepted nbf=
rule id-token.nbf.2
token_case 'nbf at the boundary' accepted nbf=1700000060
token_case 'nbf one second outside' token.not-yet-valid nbf=1700000061
token_case 'nbf half a second outside' token.not-yet-valid nbf=1700000060.5
token_case 'nbf half a second inside' accepted nbf=1700000059.5
token_case 'nbf 0' accepted nbf=0
rule id-token.date.2
token_case 'nbf 1.7e9' accepted nbf=1.7e9
token_case 'nbf 1.70000007e9' token.not-yet-valid nbf=1.70000007e9
rule id-token.nbf.2
token_case 'nbf at the end of 9999' token.not-yet-valid nbf=253402300799
token_case 'nbf at the boundary, no leeway' accepted nbf=1700000000 expect.leeway=0
token_case 'nbf one second outside, no leeway' token.not-yet-valid nbf=1700000001 expect.leeway=0
token_case 'nbf at the end of 300 seconds' accepted nbf=1700000300 expect.leeway=300
token_case 'nbf after 300 seconds' token.not-yet-valid nbf=1700000301 expect.leeway=300
why 'issued in the future if now plus the leeway of 60 seconds is before iat'
rule id-token.iat.2
token_case 'iat at the boundary' accepted iat=1700000060
token_case 'iat one second outside' token.issued-in-future iat=1700000061
token_case 'iat half a second outside' token.issued-in-future iat=1700000060.5
token_case 'iat half a second inside' accepted iat=1700000059.5
token_case 'iat 0' accepted iat=0
rule id-token.date.2
token_case 'iat 1.7e9' accepted iat=1.7e9
rule id-token.iat.2
token_case 'iat at the end of 9999' token.issued-in-future iat=253402300799
token_case 'iat at the boundary, no leeway' accepted iat=1700000000 expect.leeway=0
token_case 'iat one second outside, no leeway' token.issued-in-future iat=1700000001 expect.leeway=0
token_case 'iat at the end of 300 seconds' accepted iat=1700000300 expect.leeway=300
token_case 'iat after 300 seconds' token.issued-in-future iat=1700000301 expect.leeway=300
end_file

vector_file id-token authentication-age
why 'too old if auth_time plus the maximum age plus the leeway of 60 seconds is before now'
rule id-token.auth-time.3
token_case 'at the boundary' accepted auth_time=1699996340 expect.maxAge=3600
token_case 'one second outside' token.authentication-too-old auth_time=1699996339 expect.maxAge=3600
token_case 'half a second outside' token.authentication-too-old auth_time=1699996339.5 expect.maxAge=3600
token_case 'half a second inside' accepted auth_time=1699996340.5 expect.maxAge=3600
token_case '1.69999634e9' accepted auth_time=1.69999634e9 expect.maxAge=3600
token_case 'auth_time 0' token.authentication-too-old auth_time=0 expect.maxAge=3600
token_case 'at the boundary, no leeway' accepted auth_time=1699996400 expect.maxAge=3600 expect.leeway=0
token_case 'one second outside, no leeway' token.authentication-too-old auth_time=1699996399 expect.maxAge=3600 expect.leeway=0
token_case 'age 0 at the boundary' accepted auth_time=1699999940 expect.maxAge=0
token_case 'age 0, one second outside' token.authentication-too-old auth_time=1699999939 expect.maxAge=0
token_case 'age 0, no leeway, just now' accepted auth_time=1700000000 expect.maxAge=0 expect.leeway=0
token_case 'age 0, no leeway, one second ago' token.authentication-too-old auth_time=1699999999 expect.maxAge=0 expect.leeway=0
why 'with prompt=login, auth_time is too old if it is more than the leeway of 60 seconds before the request'
rule id-token.auth-time.4
token_case 'since then, at the boundary' accepted auth_time=1699999840 expect.authenticatedSince=1699999900
token_case 'since then, one second outside' token.authentication-too-old auth_time=1699999839 expect.authenticatedSince=1699999900
token_case 'since then, half a second outside' token.authentication-too-old auth_time=1699999839.5 expect.authenticatedSince=1699999900
token_case 'since then, half a second inside' accepted auth_time=1699999840.5 expect.authenticatedSince=1699999900
token_case 'since then, afterwards' accepted auth_time=1699999950 expect.authenticatedSince=1699999900
token_case 'since then, in the future' accepted auth_time=1700000600 expect.authenticatedSince=1699999900
token_case 'since then, an old session' token.authentication-too-old auth_time=1699990000 expect.authenticatedSince=1699999900
token_case 'since then, auth_time 0' token.authentication-too-old auth_time=0 expect.authenticatedSince=1699999900
token_case 'since then, at the boundary, no leeway' accepted auth_time=1699999900 expect.authenticatedSince=1699999900 expect.leeway=0
token_case 'since then, one second outside, no leeway' token.authentication-too-old auth_time=1699999899 expect.authenticatedSince=1699999900 expect.leeway=0
token_case 'since 0' accepted auth_time=0 expect.authenticatedSince=0
why 'with prompt=login, auth_time is optional but must be a date'
rule id-token.auth-time.5
token_case 'no auth_time, since then' accepted expect.authenticatedSince=1699999900
token_case 'no auth_time, since then, Entra' accepted "expect.entra=$SINGLE" expect.authenticatedSince=1699999900
rule id-token.auth-time.1
token_case 'auth_time a string, since then' token.claim-type 'auth_time="1699999999"' expect.authenticatedSince=1699999900
token_case 'auth_time null, since then' token.claim-type auth_time=null expect.authenticatedSince=1699999900
why 'a maximum age and a repeated authentication are separate conditions'
rule id-token.auth-time.6
token_case 'young enough, but before' token.authentication-too-old auth_time=1699999000 expect.maxAge=3600 expect.authenticatedSince=1699999900
token_case 'since then, but too old' token.authentication-too-old auth_time=1699999800 expect.maxAge=60 expect.authenticatedSince=1699999700
token_case 'neither young enough nor since then' token.authentication-too-old auth_time=1 expect.maxAge=60 expect.authenticatedSince=1699999900
token_case 'both hold' accepted auth_time=1699999950 expect.maxAge=60 expect.authenticatedSince=1699999900
rule id-token.auth-time.2
token_case 'no auth_time, both asked for' token.claim-missing expect.maxAge=60 expect.authenticatedSince=1699999900
why 'auth_time is required with a maximum age, and is always a date'
rule id-token.auth-time.2
token_case 'no auth_time' token.claim-missing expect.maxAge=3600
token_case 'no auth_time, age 0' token.claim-missing expect.maxAge=0
rule id-token.auth-time.1
token_case 'auth_time a string' token.claim-type 'auth_time="1699999999"' expect.maxAge=3600
token_case 'auth_time null' token.claim-type auth_time=null expect.maxAge=3600
token_case 'auth_time a string, no age asked for' token.claim-type 'auth_time="1699999999"'
token_case 'auth_time -1, no age asked for' token.claim-type auth_time=-1
token_case 'auth_time null, no age asked for' token.claim-type auth_time=null
rule id-token.auth-time.7
token_case 'auth_time old, no age asked for' accepted auth_time=0
token_case 'no auth_time, no age asked for' accepted auth_time=
why 'an authentication time in the future is recent enough'
rule id-token.auth-time.3
token_case 'auth_time in the future' accepted auth_time=1700000600 expect.maxAge=60
why 'a negative maximum age is added as it is'
rule id-token.auth-time.3
token_case 'age -60 at the boundary' accepted auth_time=1700000000 expect.maxAge=-60
token_case 'age -60, one second outside' token.authentication-too-old auth_time=1699999999 expect.maxAge=-60
token_case 'age 9223372036854775807' accepted auth_time=0 expect.maxAge=9223372036854775807
end_file

vector_file id-token missing
why 'iss, sub, aud, exp and iat are required; each missing claim is reported once, without further problems'
for member in iss sub aud exp iat; do rule id-token.$member.1; token_case "no $member" token.claim-missing "$member="; done
rule id-token.claims.2
token_case 'none of the five' token.claim-missing iss= sub= aud= exp= iat=
token_case 'no claims at all, no nonce sent' token.claim-missing 'claims={}' expect.nonce=null
rule id-token.claims.4
token_case 'iss in uppercase' token.claim-missing iss= "more=\"ISS\": \"$ISSUER\""
token_case 'Exp for exp' token.claim-missing exp= 'more="Exp": 1700003600'
rule id-token.claims.2
token_case 'no nbf, auth_time, azp, acr, hashes, tid and ver' accepted nbf= tid= ver=
end_file

vector_file id-token types
why 'iss, sub, azp, nonce, c_hash, at_hash and acr are strings, aud is a string or an array of strings; null is a wrong type'
for member in iss sub aud; do
    rule id-token.$member.1
    for value in null 1 true '{}'; do token_case "$member $value" token.claim-type "$member=$value"; done
done
rule id-token.iss.1
token_case 'iss an array' token.claim-type "iss=[\"$ISSUER\"]"
rule id-token.sub.1
token_case 'sub 9223372036854775808' token.claim-type sub=9223372036854775808
token_case 'sub an array' token.claim-type "sub=[\"$SUBJECT\"]"
rule id-token.aud.1
token_case 'aud with a number' token.claim-type 'aud=["<CLIENT>", 1]'
token_case 'aud with null' token.claim-type 'aud=[null, "<CLIENT>"]'
token_case 'aud with an array' token.claim-type 'aud=[["<CLIENT>"]]'
rule id-token.azp.1
token_case 'azp null' token.claim-type azp=null
token_case 'azp a number' token.claim-type azp=1
token_case 'azp an array' token.claim-type 'azp=["<CLIENT>"]'
rule id-token.nonce.1
token_case 'nonce null' token.claim-type nonce=null
token_case 'nonce a number' token.claim-type nonce=1
rule id-token.hash.1
token_case 'c_hash null' token.claim-type c_hash=null
token_case 'c_hash a number' token.claim-type c_hash=1e300
token_case 'at_hash null' token.claim-type at_hash=null
token_case 'at_hash an object' token.claim-type 'at_hash={}'
rule id-token.acr.1
token_case 'acr a number' token.claim-type acr=1
token_case 'acr null' token.claim-type acr=null
token_case 'acr an array' token.claim-type 'acr=["c1"]'
why 'claims that are not required or requested may be any string'
rule id-token.hash.8
token_case 'c_hash and at_hash of nothing' accepted 'c_hash="x"' 'at_hash=""'
rule id-token.acr.4
token_case 'acr of anything' accepted 'acr="1"'
why 'other claims may be of any type'
rule id-token.claims.3
token_case 'claims of odd types' accepted 'more="email_verified": "true", "groups": null, "name": 1, "jti": {}, "roles": "x", "xms_edov": "1", "amr": 1e300, "preferred_username": []'
rule id-token.iss.3
token_case 'tid and ver under an exact issuer' accepted tid=1 ver=null
end_file

vector_file id-token dates
why 'a date is a number from 0 to the end of 9999'
for member in exp iat nbf; do
    for value in -1 -0.5 253402300800 253402300799.5 1e12 1e300 1e400 -1e400 '"1700000000"' '"1"' null true '[]'; do
        rule id-token.date.1
        token_case "$member $(printf '%s' "$value" | tr '"' \')" token.claim-type "$member=$value"
    done
done
rule id-token.date.1
token_case 'exp an object' token.claim-type 'exp={"seconds": 1700003600}'
token_case 'exp 9223372036854775808' token.claim-type exp=9223372036854775808
token_case 'exp -9223372036854775809' token.claim-type exp=-9223372036854775809
token_case 'exp 18446744073709551616 and an hour' token.claim-type exp=18446744075409555216
token_case 'exp 1e99999999999999999999' token.claim-type exp=1e99999999999999999999
rule id-token.date.3
token_case 'iat of the smallest numbers' accepted iat=1e-400 nbf=1e-99999999999999999999
token_case 'iat 0.0 and nbf 0e5' accepted iat=0.0 nbf=0e5
for value in 253402300800 1e300 1e400 '"1"'; do
    rule id-token.date.1
    token_case "auth_time $(printf '%s' "$value" | tr '"' \')" token.claim-type "auth_time=$value"
done
why 'minus zero is zero, and zero is a valid date'
rule id-token.date.3
token_case 'exp -0' token.expired exp=-0
token_case 'exp -0.0e5' token.expired exp=-0.0e5
token_case 'iat and nbf -0' accepted iat=-0 nbf=-0
end_file

vector_file id-token subject
why 'sub has 1 to 255 bytes'
rule id-token.sub.2
token_case 'empty' token.claim-type 'sub=""'
token_case 'one byte' accepted 'sub="x"'
token_case '255 bytes' accepted "sub=\"$(repeat 255 s)\""
token_case '256 bytes' token.claim-type "sub=\"$(repeat 256 s)\""
token_case '255 bytes in 128 letters' accepted "sub=\"$(repeat 127 x | sed 's/x/é/g')s\""
token_case '256 bytes in 128 letters' token.claim-type "sub=\"$(repeat 128 x | sed 's/x/é/g')\""
token_case '256 bytes in 128 escapes' token.claim-type "sub=\"$(repeat 128 x | sed 's/x/\\u00e9/g')\""
token_case '255 bytes in 765 characters of JSON' accepted "sub=\"$(repeat 127 x | sed 's/x/\\u00e9/g')\\u0073\""
token_case 'one letter of 257 bytes' token.claim-type "sub=\"e$(repeat 128 x | sed 's/x/\\u0301/g')\""
why 'sub contains no ASCII control character, escaped or not, because truncating at one could yield another user'
rule id-token.sub.3
token_case 'NUL inside' token.claim-type 'sub="admin\u0000x"'
token_case 'trailing NUL' token.claim-type 'sub="admin\u0000"'
token_case 'NUL before' token.claim-type 'sub="\u0000admin"'
token_case 'NUL alone' token.claim-type 'sub="\u0000"'
for escape in u0001 u0008 u0009 t n r f b u001b u001F u007f u007F; do token_case "escape $escape inside" token.claim-type "sub=\"ad\\${escape}min\""; done
token_case 'DEL as it is' token.claim-type "sub=\"ad$(printf '\177')min\""
rule id-token.sub.6
token_case 'trailing line break, the same expected' token.claim-type 'sub="admin\n"' 'expect.sameSubjectAs="admin\n"'
token_case 'trailing NUL, another expected' token.claim-type 'sub="admin\u0000"' 'expect.sameSubjectAs="admin"'
rule id-token.sub.3
token_case 'NUL, Entra' token.claim-type 'sub="admin\u0000"' "expect.entra=$SINGLE"
why 'sub may contain any other character'
rule id-token.sub.4
token_case 'a space' accepted 'sub="Not supported currently. Use oid claim."'
token_case 'U+0020 and U+007E' accepted 'sub="\u0020\u007e"'
token_case 'U+0080 and U+00A0' accepted 'sub="\u0080\u00a0x"'
token_case 'the letters of an escape' accepted 'sub="\\u0000"'
token_case 'U+2028 and U+202E' accepted 'sub="a\u2028b\u202ec"'
why 'a second ID token has the same sub, byte for byte'
rule id-token.sub.5
token_case 'the same' accepted "expect.sameSubjectAs=\"$SUBJECT\""
token_case 'the same, escaped' accepted 'sub="\u0041b"' 'expect.sameSubjectAs="Ab"'
token_case 'another' token.subject-mismatch 'expect.sameSubjectAs="x"'
token_case 'other case' token.subject-mismatch 'sub="abc"' 'expect.sameSubjectAs="ABC"'
token_case 'shorter' token.subject-mismatch 'sub="abc"' 'expect.sameSubjectAs="ab"'
token_case 'trailing space' token.subject-mismatch 'sub="abc "' 'expect.sameSubjectAs="abc"'
token_case 'U+212A for K' token.subject-mismatch 'sub="<KELVIN>"' 'expect.sameSubjectAs="K"'
token_case 'U+037E for ;' token.subject-mismatch 'sub="a;b"' 'expect.sameSubjectAs="a<GREEK>b"'
token_case 'é in two spellings' token.subject-mismatch 'sub="e\u0301"' 'expect.sameSubjectAs="\u00e9"'
why 'a missing or invalid sub is reported once'
rule id-token.sub.6
token_case 'missing, another expected' token.claim-missing sub= 'expect.sameSubjectAs="x"'
token_case 'a number, the same as a string expected' token.claim-type sub=1 'expect.sameSubjectAs="1"'
token_case '256 bytes, the same expected' token.claim-type "sub=\"$(repeat 256 s)\"" "expect.sameSubjectAs=\"$(repeat 256 s)\""
token_case '256 bytes, another expected' token.claim-type "sub=\"$(repeat 256 s)\"" 'expect.sameSubjectAs="x"'
end_file
