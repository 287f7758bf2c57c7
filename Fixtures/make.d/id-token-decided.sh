# id-token: verdicts that the documents leave open, decided here.
. ./make.d/id-token.sh

vector_file id-token decided
why 'decided: inside the second stage the order is algorithm, crit, cty, typ, mark of Graph'
token_case 'algorithm not allowed and cty' token.algorithm-not-allowed 'header.alg="HS256"' 'header.more="cty": "JWT"'
token_case 'no algorithm and cty' token.algorithm-missing header.alg= 'header.more="cty": "JWT"'
token_case 'crit and cty' token.critical-header 'header.more="crit": [], "cty": "JWT"'
token_case 'cty and typ' token.nested 'header.typ="at+jwt"' 'header.more="cty": "JWT"'
token_case 'cty and mark of Graph' token.nested 'header.more="cty": "jwt", "nonce": "x"' "expect.entra=$SINGLE"
token_case 'algorithm none and crit' token.algorithm-none 'header.alg="none"' 'header.more="crit": ["exp"]' signature=
token_case 'no algorithm and crit' token.algorithm-missing header.alg= 'header.more="crit": []'
token_case 'algorithm not allowed and typ' token.algorithm-not-allowed 'header.alg="HS256"' 'header.typ="at+jwt"'
token_case 'crit and typ' token.critical-header 'header.typ="at+jwt"' 'header.more="crit": []'
token_case 'typ and mark of Graph' token.unexpected-type 'header.typ="at+jwt"' 'header.more="nonce": "x"' "expect.entra=$SINGLE"
token_case 'algorithm not allowed and mark of Graph' token.algorithm-not-allowed 'header.alg="HS256"' 'header.more="nonce": "x"' "expect.entra=$SINGLE"
why 'decided: a list of algorithms without a name that has an effect allows none'
token_case 'empty list' token.algorithm-not-allowed 'expect.algorithms=[]'
token_case 'only names without effect' token.algorithm-not-allowed 'expect.algorithms=["PS256", "none"]'
token_case 'rs256 is a name without effect' token.algorithm-not-allowed 'expect.algorithms=["rs256"]'
why 'decided: a set without a usable key is a refused set, said before the token is looked at'
token_case 'no keys and a token that is none' keys.no-usable-key 'keys={"keys": []}' token=x
token_case 'no keys and an unsigned token' keys.no-usable-key 'keys={"keys": [null]}' 'header.alg="none"' signature=
why 'decided: keys of one kid that serve different algorithms are told apart by the algorithm'
token_case 'the right one first' accepted "keys=$(key_set "$(jwk a '"alg": "RS256"')" "{\"kty\": \"RSA\", \"kid\": \"a\", \"alg\": \"RS384\", \"n\": \"<n:b>\", \"e\": \"AQAB\"}")"
token_case 'the right one last' accepted "keys=$(key_set "{\"kty\": \"RSA\", \"kid\": \"a\", \"alg\": \"RS512\", \"n\": \"<n:b>\", \"e\": \"AQAB\"}" "$(jwk a)")"
why 'decided: the same key twice is still two keys'
token_case 'the same key twice' keys.ambiguous "keys=$(key_set "$(jwk a)" "$(jwk a)")"
why 'decided: without kid all usable keys count, whatever algorithm they name'
token_case 'no kid, two keys, one of another algorithm' token.key-id-missing header.kid= "keys=$(key_set "$(jwk a)" "$(jwk b '"alg": "RS384"')")"
why 'decided: minus zero is zero, and zero is a date'
token_case 'exp -0' token.expired exp=-0
token_case 'exp -0.0e5' token.expired exp=-0.0e5
token_case 'iat and nbf -0' accepted iat=-0 nbf=-0
why 'decided: an ill-typed claim is said once, also where its presence alone would be refused'
token_case 'nonce a number, none sent' token.claim-type nonce=1 expect.nonce=null
token_case 'nonce null, none sent' token.claim-type nonce=null expect.nonce=null
token_case 'azp a number, further audience' 'token.claim-type token.audience-untrusted' azp=1 'aud=["<CLIENT>", "<STRANGER>"]'
token_case 'azp null, further audience' 'token.claim-type token.audience-untrusted' azp=null 'aud=["<CLIENT>", "<STRANGER>"]'
why 'decided: without iss the issuer of the key has nothing to be compared with; ver is judged all the same'
token_case 'no iss, key with an issuer' token.claim-missing "expect.entra=$SINGLE" iss= "keys=$(key_set "$(jwk a "\"issuer\": \"$LOGIN/<OTHER>/v2.0\"")")"
token_case 'iss a number, key with an issuer' token.claim-type "expect.entra=$COMMON" iss=1 "keys=$(key_set "$(jwk a "\"issuer\": \"$LOGIN/<OTHER>/v2.0\"")")"
token_case 'no iss, ver of another version' 'token.claim-missing issuer.version-mismatch' "expect.entra=$SINGLE" iss= 'ver="1.0"'
why 'decided: an authentication in the future is as fresh as one can be'
token_case 'auth_time in the future' accepted auth_time=1700000600 expect.maxAge=60
end_file
