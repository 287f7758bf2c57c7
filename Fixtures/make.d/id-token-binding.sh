# id-token, stage 5: the claims that bind the token to the client, the request, the code and the access token.
. ./make.d/id-token.sh

vector_file id-token audience
why 'aud contains the client ID, byte for byte'
rule id-token.aud.2
token_case 'text' accepted 'aud="<CLIENT>"'
token_case 'array of one' accepted 'aud=["<CLIENT>"]'
token_case 'array, escaped' accepted 'aud=["\u0036731de76-14a6-49ae-97bc-6eba6914391e"]'
rule id-token.aud.5
token_case 'the client ID twice is not an additional audience' accepted 'aud=["<CLIENT>", "<CLIENT>"]'
rule id-token.aud.2
token_case 'another' token.audience-mismatch 'aud="<STRANGER>"'
token_case 'array of another' token.audience-mismatch 'aud=["<STRANGER>"]'
token_case 'array of two others' token.audience-mismatch 'aud=["<STRANGER>", "<OTHER>"]'
token_case 'array of none' token.audience-mismatch 'aud=[]'
token_case 'empty string' token.audience-mismatch 'aud=""'
token_case 'array of an empty string' token.audience-mismatch 'aud=[""]'
token_case 'in uppercase' token.audience-mismatch 'aud="6731DE76-14A6-49AE-97BC-6EBA6914391E"'
token_case 'as application ID URI' token.audience-mismatch 'aud="api://<CLIENT>"'
token_case 'with spn: before it' token.audience-mismatch 'aud="spn:<CLIENT>"'
token_case 'two in one string' token.audience-mismatch 'aud="<CLIENT> <STRANGER>"'
token_case 'trailing space' token.audience-mismatch 'aud="<CLIENT> "'
token_case 'trailing NUL' token.audience-mismatch 'aud="<CLIENT>\u0000"'
token_case 'array as a string' token.audience-mismatch 'aud="[\"<CLIENT>\"]"'
token_case 'U+212A for K' token.audience-mismatch 'aud="DES<KELVIN>"' 'expect.clientID="DESK"'
token_case 'U+037E for ;' token.audience-mismatch 'aud=["desk<GREEK>1"]' 'expect.clientID="desk;1"'
token_case 'é in two spellings' token.audience-mismatch 'aud="caf\u00e9"' 'expect.clientID="cafe\u0301"'
token_case 'Microsoft Graph, 00000003' token.audience-mismatch 'aud="00000003-0000-0000-c000-000000000000"' "expect.entra=$SINGLE"
why 'additional audiences are rejected unless they are trusted, whatever azp is (OpenID Connect Core 3.1.3.7 step 3)'
rule id-token.aud.3
token_case 'additional audience, no azp' token.audience-untrusted 'aud=["<CLIENT>", "<STRANGER>"]'
token_case 'additional audience first, no azp' token.audience-untrusted 'aud=["<STRANGER>", "<CLIENT>"]'
token_case 'empty additional audience, no azp' token.audience-untrusted 'aud=["<CLIENT>", ""]'
token_case 'client ID in uppercase is an additional audience' token.audience-untrusted 'aud=["<CLIENT>", "6731DE76-14A6-49AE-97BC-6EBA6914391E"]'
token_case 'U+212A for K is an additional audience' token.audience-untrusted 'aud=["DESK", "DES\u212a"]' 'expect.clientID="DESK"'
token_case 'additional audience, azp' token.audience-untrusted 'aud=["<STRANGER>", "<CLIENT>"]' 'azp="<CLIENT>"'
token_case 'twenty members, azp' token.audience-untrusted "aud=[$(repeat 19 x | sed 's/x/"<STRANGER>", /g')\"<CLIENT>\"]" 'azp="<CLIENT>"'
token_case 'empty additional audience, azp' token.audience-untrusted 'aud=["", "<CLIENT>"]' 'azp="<CLIENT>"'
token_case 'additional audience, azp, Entra' token.audience-untrusted "expect.entra=$SINGLE" 'aud=["<CLIENT>", "<STRANGER>"]' 'azp="<CLIENT>"'
token_case 'additional audience, none trusted' token.audience-untrusted 'aud=["<CLIENT>", "<STRANGER>"]' 'expect.trustedAudiences=[]'
why 'additional audiences that are listed as trusted are accepted, byte for byte'
rule id-token.aud.4
token_case 'trusted, no azp' accepted 'aud=["<CLIENT>", "<STRANGER>"]' 'expect.trustedAudiences=["<STRANGER>"]'
token_case 'trusted, first' accepted 'aud=["<STRANGER>", "<CLIENT>"]' 'expect.trustedAudiences=["<STRANGER>"]'
token_case 'trusted, azp' accepted 'aud=["<CLIENT>", "<STRANGER>"]' 'azp="<CLIENT>"' 'expect.trustedAudiences=["<STRANGER>"]'
token_case 'trusted twice' accepted 'aud=["<STRANGER>", "<CLIENT>", "<STRANGER>"]' 'expect.trustedAudiences=["<STRANGER>"]'
token_case 'two that are trusted' accepted 'aud=["<CLIENT>", "<STRANGER>", "api"]' 'expect.trustedAudiences=["api", "<STRANGER>"]'
token_case 'trusted and not there' accepted 'expect.trustedAudiences=["<STRANGER>"]'
rule id-token.aud.3
token_case 'one trusted, one not' token.audience-untrusted 'aud=["<CLIENT>", "<STRANGER>", "<OTHER>"]' 'expect.trustedAudiences=["<STRANGER>"]'
token_case 'trusted in uppercase' token.audience-untrusted 'aud=["<CLIENT>", "API"]' 'expect.trustedAudiences=["api"]'
token_case 'trusted with a trailing slash' token.audience-untrusted 'aud=["<CLIENT>", "https://api.example/"]' 'expect.trustedAudiences=["https://api.example"]'
token_case 'trusted with U+212A for K' token.audience-untrusted 'aud=["<CLIENT>", "DES<KELVIN>"]' 'expect.trustedAudiences=["DESK"]'
rule id-token.azp.2
token_case 'trusted, azp of the trusted one' token.authorized-party-mismatch 'aud=["<CLIENT>", "<STRANGER>"]' 'azp="<STRANGER>"' 'expect.trustedAudiences=["<STRANGER>"]'
rule id-token.aud.2
token_case 'trusted alone' token.audience-mismatch 'aud="<STRANGER>"' 'expect.trustedAudiences=["<STRANGER>"]'
token_case 'trusted alone in an array' token.audience-mismatch 'aud=["<STRANGER>"]' 'expect.trustedAudiences=["<STRANGER>"]'
why 'azp, if present, is the client ID, byte for byte'
rule id-token.azp.2
token_case 'azp beside one audience' accepted 'azp="<CLIENT>"'
token_case 'azp of another beside one audience' token.authorized-party-mismatch 'azp="<STRANGER>"'
rule id-token.azp.3
token_case 'azp of another beside several' 'token.audience-untrusted token.authorized-party-mismatch' 'aud=["<CLIENT>", "<STRANGER>"]' 'azp="<STRANGER>"'
rule id-token.azp.2
token_case 'azp empty' token.authorized-party-mismatch 'azp=""'
token_case 'azp in uppercase' token.authorized-party-mismatch 'azp="6731DE76-14A6-49AE-97BC-6EBA6914391E"'
token_case 'azp with U+212A for K' token.authorized-party-mismatch 'aud="DESK"' 'azp="DES<KELVIN>"' 'expect.clientID="DESK"'
rule id-token.azp.3
token_case 'azp and aud of others' 'token.audience-mismatch token.authorized-party-mismatch' 'aud="<STRANGER>"' 'azp="<STRANGER>"'
token_case 'azp right, aud of another' token.audience-mismatch 'aud=["<STRANGER>"]' 'azp="<CLIENT>"'
token_case 'azp of another, aud of a wrong type' 'token.claim-type token.authorized-party-mismatch' 'aud=1' 'azp="<STRANGER>"'
token_case 'azp of another, no aud' 'token.claim-missing token.authorized-party-mismatch' 'aud=' 'azp="<STRANGER>"'
rule id-token.purpose.5
token_case 'appid is not azp' accepted 'more="appid": "<STRANGER>"'
why 'an azp of a wrong type is reported once, and aud is checked as well'
rule id-token.azp.1
token_case 'azp a number, additional audience' 'token.claim-type token.audience-untrusted' azp=1 'aud=["<CLIENT>", "<STRANGER>"]'
token_case 'azp null, additional audience' 'token.claim-type token.audience-untrusted' azp=null 'aud=["<CLIENT>", "<STRANGER>"]'
end_file

vector_file id-token nonce
why 'nonce equals the nonce that was sent, byte for byte'
rule id-token.nonce.5
token_case 'the same' accepted
token_case 'the same, escaped' accepted 'nonce="n\u002d0S6_WzA2Mj"'
token_case 'empty, as sent' accepted 'nonce=""' 'expect.nonce=""'
rule id-token.nonce.2
token_case 'missing' token.nonce-missing nonce=
token_case 'in the header only' token.nonce-missing nonce= 'header.more="nonce": "n-0S6_WzA2Mj"'
token_case 'Nonce for nonce' token.nonce-missing nonce= 'more="Nonce": "n-0S6_WzA2Mj"'
token_case 'missing, and an empty one was sent' token.nonce-missing nonce= 'expect.nonce=""'
rule id-token.nonce.3
token_case 'another' token.nonce-mismatch 'nonce="x"'
token_case 'empty' token.nonce-mismatch 'nonce=""'
token_case 'other case' token.nonce-mismatch 'nonce="N-0s6_wZa2mJ"'
token_case 'shorter' token.nonce-mismatch 'nonce="n-0S6_WzA2M"'
token_case 'longer' token.nonce-mismatch 'nonce="n-0S6_WzA2Mj."'
token_case 'trailing NUL' token.nonce-mismatch 'nonce="n-0S6_WzA2Mj\u0000"'
token_case 'U+212A for K' token.nonce-mismatch 'nonce="<KELVIN>1"' 'expect.nonce="K1"'
token_case 'U+037E for ;' token.nonce-mismatch 'nonce="a;b"' 'expect.nonce="a\u037eb"'
token_case 'é in two spellings' token.nonce-mismatch 'nonce="e\u0301"' 'expect.nonce="\u00e9"'
token_case 'the string null' token.nonce-mismatch 'nonce="null"'
rule id-token.nonce.1
token_case 'a number as it was sent as a string' token.claim-type nonce=1 'expect.nonce="1"'
why 'if no nonce was sent, the token has none'
rule id-token.nonce.5
token_case 'none' accepted nonce= expect.nonce=null
rule id-token.nonce.4
token_case 'one' token.nonce-unexpected expect.nonce=null
token_case 'an empty one' token.nonce-unexpected 'nonce=""' expect.nonce=null
why 'a token from a refresh may omit the nonce of the sign-in, but not contain another one (Core §12.2)'
rule id-token.nonce.6
token_case 'refreshed: the same' accepted expect.refreshed=true
token_case 'refreshed: missing' accepted nonce= expect.refreshed=true
token_case 'refreshed: another' token.nonce-mismatch 'nonce="x"' expect.refreshed=true
token_case 'refreshed: an empty one' token.nonce-mismatch 'nonce=""' expect.refreshed=true
rule id-token.nonce.1
token_case 'refreshed: a number' token.claim-type nonce=1 'expect.nonce="1"' expect.refreshed=true
token_case 'refreshed: null' token.claim-type nonce=null expect.refreshed=true
rule id-token.nonce.2
token_case 'not refreshed: missing' token.nonce-missing nonce= expect.refreshed=false
why 'if the nonce of the sign-in is not known, the nonce of a token from a refresh is not checked'
rule id-token.nonce.7
token_case 'refreshed, not known: one' accepted expect.nonce=null expect.refreshed=true
token_case 'refreshed, not known: none' accepted nonce= expect.nonce=null expect.refreshed=true
token_case 'refreshed, not known: an empty one' accepted 'nonce=""' expect.nonce=null expect.refreshed=true
token_case 'refreshed, not known: a number' token.claim-type nonce=1 expect.nonce=null expect.refreshed=true
rule id-token.nonce.4
token_case 'not refreshed: one' token.nonce-unexpected expect.nonce=null expect.refreshed=false
why 'a nonce of a wrong type is reported once, even if its presence alone is an error'
rule id-token.nonce.1
token_case 'nonce a number, none sent' token.claim-type nonce=1 expect.nonce=null
token_case 'nonce null, none sent' token.claim-type nonce=null expect.nonce=null
end_file

CODE=0.AXoAtest_code-1234567890
TOKEN=eyJ0eXAiOiJhY2Nlc3MifQ.test.access-token
half=$(left_half RS256 $CODE)
quarter=$(left_half RS256 $TOKEN)

vector_file id-token hashes
why 'c_hash is the left half of the hash of the code, using the hash function of the alg header'
for bits in 256 384 512; do
    rule id-token.hash.6
    token_case "c_hash, RS$bits" accepted "header.alg=\"RS$bits\"" algorithm=RS$bits "expect.algorithms=[\"RS$bits\"]" "expect.code=\"$CODE\"" "c_hash=\"$(left_half RS$bits $CODE)\""
    rule id-token.hash.6
    token_case "at_hash, RS$bits" accepted "header.alg=\"RS$bits\"" algorithm=RS$bits "expect.algorithms=[\"RS$bits\"]" "expect.accessToken=\"$TOKEN\"" "at_hash=\"$(left_half RS$bits $TOKEN)\""
done
rule id-token.hash.7
token_case 'both' accepted "expect.code=\"$CODE\"" "expect.accessToken=\"$TOKEN\"" "c_hash=\"$half\"" "at_hash=\"$quarter\""
rule id-token.hash.6
token_case 'code of the specification' accepted 'expect.code="Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk"' 'c_hash="LDktKdoQak3Pk0cnXxCltA"'
token_case 'access token of the specification' accepted 'expect.accessToken="jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"' 'at_hash="77QmUPtjPfzWtF2AnpK9RQ"'
why 'c_hash is required with a code from the front channel'
rule id-token.hash.2
token_case 'no c_hash' token.code-hash-missing "expect.code=\"$CODE\""
token_case 'no c_hash, and an empty code' token.code-hash-missing 'expect.code=""'
rule id-token.hash.3
token_case 'c_hash of another code' token.code-hash-mismatch "expect.code=\"$CODE\"" "c_hash=\"$(left_half RS256 x)\""
token_case 'c_hash empty' token.code-hash-mismatch "expect.code=\"$CODE\"" 'c_hash=""'
token_case 'c_hash of the whole digest' token.code-hash-mismatch "expect.code=\"$CODE\"" "c_hash=\"$(printf '%s' $CODE | openssl dgst -sha256 -binary | b64url)\""
token_case 'c_hash of the right half' token.code-hash-mismatch "expect.code=\"$CODE\"" "c_hash=\"$(printf '%s' $CODE | openssl dgst -sha256 -binary | tail -c 16 | b64url)\""
token_case 'c_hash with padding' token.code-hash-mismatch "expect.code=\"$CODE\"" "c_hash=\"$half==\""
token_case 'c_hash with other bits after the last octet' token.code-hash-mismatch "expect.code=\"$CODE\"" "c_hash=\"$(flip_last "$half")\""
token_case 'c_hash in hexadecimal' token.code-hash-mismatch "expect.code=\"$CODE\"" "c_hash=\"$(printf '%s' $CODE | openssl dgst -sha256 -r | cut -c 1-32)\""
rule id-token.hash.6
token_case 'c_hash with SHA-384 under RS256' token.code-hash-mismatch "expect.code=\"$CODE\"" "c_hash=\"$(left_half RS384 $CODE)\""
token_case 'c_hash with SHA-256 under RS512' token.code-hash-mismatch "expect.code=\"$CODE\"" "c_hash=\"$half\"" 'header.alg="RS512"' algorithm=RS512 'expect.algorithms=["RS512"]'
rule id-token.hash.1
token_case 'c_hash a number' token.claim-type "expect.code=\"$CODE\"" c_hash=1
rule id-token.hash.2
token_case 'at_hash in place of c_hash' token.code-hash-missing "expect.code=\"$CODE\"" "at_hash=\"$half\""
why 'at_hash is required with an access token from the front channel'
rule id-token.hash.4
token_case 'no at_hash' token.access-token-hash-missing "expect.accessToken=\"$TOKEN\""
token_case 'no at_hash, and an empty access token' token.access-token-hash-missing 'expect.accessToken=""'
rule id-token.hash.5
token_case 'at_hash of another token' token.access-token-hash-mismatch "expect.accessToken=\"$TOKEN\"" "at_hash=\"$half\""
token_case 'at_hash empty' token.access-token-hash-mismatch "expect.accessToken=\"$TOKEN\"" 'at_hash=""'
token_case 'at_hash in other case' token.access-token-hash-mismatch "expect.accessToken=\"$TOKEN\"" "at_hash=\"$(printf '%s' "$quarter" | tr 'A-Za-z' 'a-zA-Z')\""
token_case 'at_hash with padding' token.access-token-hash-mismatch "expect.accessToken=\"$TOKEN\"" "at_hash=\"$quarter==\""
rule id-token.hash.6
token_case 'at_hash with SHA-512 under RS256' token.access-token-hash-mismatch "expect.accessToken=\"$TOKEN\"" "at_hash=\"$(left_half RS512 $TOKEN)\""
rule id-token.hash.1
token_case 'at_hash null' token.claim-type "expect.accessToken=\"$TOKEN\"" at_hash=null
why 'both hashes are checked independently'
rule id-token.hash.7
token_case 'neither' 'token.code-hash-missing token.access-token-hash-missing' "expect.code=\"$CODE\"" "expect.accessToken=\"$TOKEN\""
token_case 'exchanged' 'token.code-hash-mismatch token.access-token-hash-mismatch' "expect.code=\"$CODE\"" "expect.accessToken=\"$TOKEN\"" "c_hash=\"$quarter\"" "at_hash=\"$half\""
token_case 'one wrong, one missing' 'token.code-hash-mismatch token.access-token-hash-missing' "expect.code=\"$CODE\"" "expect.accessToken=\"$TOKEN\"" "c_hash=\"$quarter\""
why 'without a code and access token, only the types of the hashes are checked'
rule id-token.hash.8
token_case 'hashes of something else' accepted "c_hash=\"$quarter\"" "at_hash=\"$half\""
end_file

vector_file id-token context
why 'acr is one of the required contexts, byte for byte'
rule id-token.acr.2
token_case 'the only one' accepted 'acr="c1"' 'expect.requiredContexts=["c1"]'
token_case 'the second' accepted 'acr="c1"' 'expect.requiredContexts=["c2", "c1"]'
token_case 'escaped' accepted 'acr="\u00631"' 'expect.requiredContexts=["c1"]'
token_case 'another' token.context-mismatch 'acr="c3"' 'expect.requiredContexts=["c1", "c2"]'
token_case 'none' token.context-mismatch 'expect.requiredContexts=["c1"]'
token_case 'empty' token.context-mismatch 'acr=""' 'expect.requiredContexts=["c1"]'
token_case 'other case' token.context-mismatch 'acr="C1"' 'expect.requiredContexts=["c1"]'
token_case 'both in one string' token.context-mismatch 'acr="c1 c2"' 'expect.requiredContexts=["c1", "c2"]'
token_case 'U+212A for K' token.context-mismatch 'acr="<KELVIN>"' 'expect.requiredContexts=["K"]'
token_case 'acrs is not acr' token.context-mismatch 'more="acrs": ["c1"]' 'expect.requiredContexts=["c1"]'
rule id-token.acr.1
token_case 'an array with the required one' token.claim-type 'acr=["c1"]' 'expect.requiredContexts=["c1"]'
rule id-token.acr.4
token_case 'not required' accepted 'acr="0"'
why 'an empty list is a requirement that nothing meets; as no requirement, it would let every token pass'
rule id-token.acr.3
token_case 'empty list, an acr' token.context-mismatch 'acr="c1"' 'expect.requiredContexts=[]'
token_case 'empty list, an empty acr' token.context-mismatch 'acr=""' 'expect.requiredContexts=[]'
token_case 'empty list, no acr' token.context-mismatch 'expect.requiredContexts=[]'
end_file

vector_file id-token step-up
C='expect.contextClaim={"name": "acrs", "contexts": ["c1", "c2"]}'
why 'the claim of the provider contains one of the contexts, byte for byte'
rule id-token.context.2
token_case 'the only one' accepted 'more="acrs": ["c1"]' "$C"
token_case 'the second' accepted 'more="acrs": ["c2"]' "$C"
token_case 'among others' accepted 'more="acrs": ["p1", "urn:x", "c1"]' "$C"
token_case 'a text' accepted 'more="acrs": "c1"' "$C"
token_case 'escaped' accepted 'more="acrs": ["\u00631"]' "$C"
token_case 'another' token.context-mismatch 'more="acrs": ["c3"]' "$C"
token_case 'absent' token.context-mismatch "$C"
token_case 'an empty array' token.context-mismatch 'more="acrs": []' "$C"
token_case 'an empty text' token.context-mismatch 'more="acrs": ""' "$C"
token_case 'other case' token.context-mismatch 'more="acrs": ["C1"]' "$C"
token_case 'two in one text' token.context-mismatch 'more="acrs": "c1 c2"' "$C"
token_case 'with a space' token.context-mismatch 'more="acrs": ["c1 "]' "$C"
token_case 'in acr only' token.context-mismatch 'acr="c1"' "$C"
token_case 'another claim' accepted 'more="levels": ["c1"]' 'expect.contextClaim={"name": "levels", "contexts": ["c1"]}'
rule id-token.context.3
token_case 'no context is enough' token.context-mismatch 'more="acrs": ["c1"]' 'expect.contextClaim={"name": "acrs", "contexts": []}'
rule id-token.context.1
token_case 'null' token.claim-type 'more="acrs": null' "$C"
token_case 'a number among them' token.claim-type 'more="acrs": ["c1", 1]' "$C"
token_case 'an object' token.claim-type 'more="acrs": {"c1": true}' "$C"
rule id-token.context.4
token_case 'of a wrong type, not required' accepted 'more="acrs": 1'
why 'acr and the claim of the provider are both checked'
rule id-token.context.5
token_case 'both met' accepted 'acr="mfa"' 'more="acrs": ["c1"]' 'expect.requiredContexts=["mfa"]' "$C"
token_case 'only acr met' token.context-mismatch 'acr="mfa"' 'more="acrs": ["c3"]' 'expect.requiredContexts=["mfa"]' "$C"
token_case 'only acrs met' token.context-mismatch 'acr="pwd"' 'more="acrs": ["c1"]' 'expect.requiredContexts=["mfa"]' "$C"
token_case 'acr missing, acrs of a wrong type' 'token.context-mismatch token.claim-type' 'more="acrs": 1' 'expect.requiredContexts=["mfa"]' "$C"
why 'amr contains all required methods, byte for byte'
rule id-token.amr.2
token_case 'the method' accepted 'more="amr": ["mfa"]' 'expect.requiredMethods=["mfa"]'
token_case 'two of three' accepted 'more="amr": ["pwd", "otp", "mfa"]' 'expect.requiredMethods=["mfa", "pwd"]'
token_case 'a text as amr' accepted 'more="amr": "mfa"' 'expect.requiredMethods=["mfa"]'
rule id-token.amr.3
token_case 'none required' accepted 'more="amr": ["pwd"]' 'expect.requiredMethods=[]'
rule id-token.amr.2
token_case 'one of two' token.method-missing 'more="amr": ["pwd"]' 'expect.requiredMethods=["pwd", "mfa"]'
token_case 'no amr' token.method-missing 'expect.requiredMethods=["mfa"]'
token_case 'an empty amr' token.method-missing 'more="amr": []' 'expect.requiredMethods=["mfa"]'
token_case 'amr in other case' token.method-missing 'more="amr": ["MFA"]' 'expect.requiredMethods=["mfa"]'
token_case 'methods in one text' token.method-missing 'more="amr": "pwd mfa"' 'expect.requiredMethods=["mfa"]'
rule id-token.amr.1
token_case 'amr null' token.claim-type 'more="amr": null' 'expect.requiredMethods=["mfa"]'
token_case 'amr with a number' token.claim-type 'more="amr": ["mfa", 1]' 'expect.requiredMethods=["mfa"]'
rule id-token.amr.3
token_case 'amr of a wrong type, not required' accepted 'more="amr": 1'
rule id-token.amr.2
token_case 'a context and a method missing' 'token.context-mismatch token.method-missing' 'more="amr": ["pwd"]' "$C" 'expect.requiredMethods=["mfa"]'
why 'an acr of a wrong type is reported alone of the contexts'
rule id-token.acr.1
token_case 'acr a number, acrs not met' token.claim-type acr=1 "$C"
why 'no context is enough if none is listed, also for a token without the claim'
rule id-token.context.3
token_case 'no context is enough, absent' token.context-mismatch 'expect.contextClaim={"name": "acrs", "contexts": []}'
end_file
