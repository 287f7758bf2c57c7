# id-token: outcomes that the specifications leave open.
. ./make.d/id-token.sh

vector_file id-token decided
why 'design choice: the second stage checks the algorithm, crit, cty, typ and the Graph nonce, in this order'
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
why 'design choice: a list of algorithms without a supported name allows none'
token_case 'empty list' token.algorithm-not-allowed 'expect.algorithms=[]'
token_case 'only names without effect' token.algorithm-not-allowed 'expect.algorithms=["PS256", "none"]'
token_case 'rs256 is a name without effect' token.algorithm-not-allowed 'expect.algorithms=["rs256"]'
why 'design choice: a set without a usable key is rejected before the token is checked'
token_case 'no keys and an invalid token' keys.no-usable-key 'keys={"keys": []}' token=x
token_case 'no keys and an unsigned token' keys.no-usable-key 'keys={"keys": [null]}' 'header.alg="none"' signature=
why 'design choice: keys with the same kid for different algorithms are selected by algorithm'
token_case 'the right one first' accepted "keys=$(key_set "$(jwk a '"alg": "RS256"')" "{\"kty\": \"RSA\", \"kid\": \"a\", \"alg\": \"RS384\", \"n\": \"<n:b>\", \"e\": \"AQAB\"}")"
token_case 'the right one last' accepted "keys=$(key_set "{\"kty\": \"RSA\", \"kid\": \"a\", \"alg\": \"RS512\", \"n\": \"<n:b>\", \"e\": \"AQAB\"}" "$(jwk a)")"
why 'design choice: the same key twice counts as two keys'
token_case 'the same key twice' keys.ambiguous "keys=$(key_set "$(jwk a)" "$(jwk a)")"
why 'design choice: without kid, all usable keys count, whatever algorithm they name'
token_case 'no kid, two keys, one of another algorithm' token.key-id-missing header.kid= "keys=$(key_set "$(jwk a)" "$(jwk b '"alg": "RS384"')")"
why 'design choice: minus zero is zero, and zero is a valid date'
token_case 'exp -0' token.expired exp=-0
token_case 'exp -0.0e5' token.expired exp=-0.0e5
token_case 'iat and nbf -0' accepted iat=-0 nbf=-0
why 'design choice: a claim of a wrong type is reported once, even if its presence alone is an error'
token_case 'nonce a number, none sent' token.claim-type nonce=1 expect.nonce=null
token_case 'nonce null, none sent' token.claim-type nonce=null expect.nonce=null
token_case 'azp a number, additional audience' 'token.claim-type token.audience-untrusted' azp=1 'aud=["<CLIENT>", "<STRANGER>"]'
token_case 'azp null, additional audience' 'token.claim-type token.audience-untrusted' azp=null 'aud=["<CLIENT>", "<STRANGER>"]'
why 'design choice: without iss, the issuer of the key is not compared, but ver is still checked'
token_case 'no iss, key with an issuer' token.claim-missing "expect.entra=$SINGLE" iss= "keys=$(key_set "$(jwk a "\"issuer\": \"$LOGIN/<OTHER>/v2.0\"")")"
token_case 'iss a number, key with an issuer' token.claim-type "expect.entra=$COMMON" iss=1 "keys=$(key_set "$(jwk a "\"issuer\": \"$LOGIN/<OTHER>/v2.0\"")")"
token_case 'no iss, ver of another version' 'token.claim-missing issuer.version-mismatch' "expect.entra=$SINGLE" iss= 'ver="1.0"'
why 'design choice: an authentication time in the future is recent enough'
token_case 'auth_time in the future' accepted auth_time=1700000600 expect.maxAge=60
end_file
