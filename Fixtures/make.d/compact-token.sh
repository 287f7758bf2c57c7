# compact-token: three segments of base64url, two of them JSON objects. Nothing is verified here.

plain='{"alg":"RS256","typ":"JWT","kid":"a"}'
some='{"sub":"x","n":1}'

# segments HEADER CLAIMS [SIGNATURE-SEGMENT]: a token with this header and these claims
segments() { printf '%s.%s.%s' "$(encoded "$1")" "$(encoded "$2")" "${3-c2lnbmF0dXJl}"; }

refused_token() { line "$1" "{\"token\": $(quoted "$3")}" "$(refused "$2")"; }
# The token with these two objects is accepted, and the outcome is the two objects.
accepted_pair() { line "$1" "{\"token\": \"$(segments "$2" "$3")\"}" "{\"accepted\": {\"header\": $2, \"claims\": $3}}"; }
accepted_token() { line "$1" "{\"token\": \"$2\"}" "{\"accepted\": ${3:-{\}}}"; }
header_refused() { refused_token "$1" "$2" "$(segments "$3" "$some")"; }
claims_refused() { refused_token "$1" "$2" "$(segments "$plain" "$3")"; }

# members COUNT: this many members with different names
members() { seq 1 "$1" | sed 's/.*/"&":0/' | paste -s -d , -; }

h=$(encoded "$plain") c=$(encoded "$some") s=c2lnbmF0dXJl

vector_file compact-token accepted
why 'header and claims equal the contents of the two segments, member by member'
rule compact-token.outcome.1
accepted_pair 'plain' "$plain" "$some"
accepted_pair 'empty objects' '{}' '{}'
accepted_pair 'white space inside' '{ "alg" : "RS256" }' ' { "sub" : "x" } '
accepted_pair 'nested claims' "$plain" '{"a":{"b":[1,null,true,"x",{"c":[]}]},"_claim_names":{"groups":"src1"}}'
accepted_pair 'text beyond ASCII' '{"alg":"RS256","note":"J\u00f6rg"}' '{"name":"Zoë Müller 李 🙂","escaped":"\ud83d\ude42\u0000\/"}'
accepted_pair 'U+212A and K are two names' "$plain" "{\"K\":1,\"$KELVIN\":2}"
rule compact-token.header.7
accepted_pair 'names in other letters are other names' '{"alg":"RS256","ALG":1,"Kid":2}' '{"sub":"x","SUB":1}'
why 'unknown members are kept, however large their numbers'
rule compact-token.header.7
accepted_pair '1e300 in the header' '{"alg":"RS256","x":1e300}' "$some"
rule compact-token.claims.4
accepted_pair '1e400 and 9223372036854775808' '{"alg":"RS256","x":1e400,"y":9223372036854775808}' '{"exp":1e400,"big":-9223372036854775809}'
rule compact-token.header.7
accepted_pair 'nonce in the header' '{"alg":"RS256","nonce":"x"}' "$some"
accepted_pair 'nonce in the header, a number' '{"alg":"RS256","nonce":1}' "$some"
why 'the algorithm, crit, typ and the types of claims are checked against expectations, not at this stage'
rule compact-token.header.8
accepted_pair 'no algorithm' '{"typ":"JWT"}' "$some"
for algorithm in none HS256 PS256 ''; do accepted_pair "alg \`$algorithm\`" "{\"alg\":\"$algorithm\"}" "$some"; done
accepted_pair 'another typ' '{"alg":"RS256","typ":"at+jwt"}' "$some"
accepted_pair 'crit with a member' '{"alg":"RS256","crit":["exp"]}' "$some"
accepted_pair 'crit empty' '{"alg":"RS256","crit":[]}' "$some"
rule compact-token.claims.4
accepted_pair 'claims of wrong types' "$plain" '{"iss":1,"aud":[],"exp":"1","sub":null}'
rule compact-token.segments.4
accepted_token 'no signature' "$h.$c." "{\"header\": $plain, \"claims\": $some}"
why 'the elements of registered arrays and objects are not checked'
rule compact-token.header.7
accepted_pair 'every registered member' '{"alg":"RS256","jku":"https://x.example/","jwk":{"kty":1},"kid":"a","x5u":"x","x5c":[1,null],"x5t":"t","x5t#S256":"t","typ":"JWT","cty":"JWT","crit":[{}]}' "$some"
why '128 levels of JSON'
rule compact-token.claims.5
accepted_token '127 arrays in the claims' "$(segments "$plain" "{\"a\":$(repeat 127 '[')$(repeat 127 ']')}")"
why 'nonce is not a registered header member, so it may have any type at the first stage'
rule compact-token.header.7
accepted_pair 'nonce an object' '{"alg":"RS256","nonce":{"x":null}}' "$some"
why 'b64 is not one of the eleven registered members; without crit it has no meaning'
rule compact-token.header.7
accepted_pair 'b64 false' '{"alg":"RS256","b64":false}' "$some"
why 'an empty member name is a valid name'
rule compact-token.header.7
accepted_pair 'empty name' '{"alg":"RS256","":1}' '{"":{"":null}}'
end_file

vector_file compact-token segments
why 'a token has three segments, and the header and claims segments are not empty'
rule compact-token.segments.2
refused_token 'empty string' token.not-compact ''
refused_token 'one segment' token.not-compact "$h"
refused_token 'two segments' token.not-compact "$h.$c"
refused_token 'four segments' token.not-compact "$h.$c.$s.$s"
refused_token 'six segments' token.not-compact "$h.$c.$s.$s.$s.$s"
refused_token 'one dot' token.not-compact '.'
rule compact-token.segments.3
refused_token 'two dots' token.not-compact '..'
rule compact-token.segments.2
refused_token 'three dots' token.not-compact '...'
refused_token 'five dots' token.not-compact '.....'
rule compact-token.segments.3
refused_token 'empty header' token.not-compact ".$c.$s"
refused_token 'empty claims' token.not-compact "$h..$s"
refused_token 'empty claims and no signature' token.not-compact "$h.."
rule compact-token.segments.2
refused_token 'a trailing dot' token.not-compact "$h.$c.$s."
refused_token 'a dot before' token.not-compact ".$h.$c.$s"
refused_token 'commas' token.not-compact "$h,$c,$s"
refused_token 'U+3002 for dots' token.not-compact "$h。$c。$s"
refused_token 'JSON serialization' token.not-compact '{"payload":"e30","signatures":[{"signature":"eA"}]}'
refused_token 'some other text' token.not-compact 'an opaque access token'
why 'five segments are an encrypted token, whatever they contain'
rule compact-token.segments.1
refused_token 'encrypted' token.encrypted "$(encoded '{"alg":"RSA-OAEP","enc":"A256GCM"}').a2V5.aXY.dGV4dA.dGFn"
refused_token 'encrypted, empty key' token.encrypted "$(encoded '{"alg":"dir","enc":"A256GCM"}')..aXY.dGV4dA.dGFn"
refused_token 'four dots' token.encrypted '....'
refused_token 'five segments of other characters' token.encrypted '+.=. .é.a'
end_file

vector_file compact-token base64url
odd='{"alg":"RS256" }'            # 16 octets: two characters in the last group
even='{"sub":"xy"}x'              # 13 octets, never parsed
why 'the alphabet is only A to Z, a to z, 0 to 9, - and _'
rule compact-token.header.1
refused_token 'padding in the header' token.invalid-base64url "$(encoded "$odd")==.$c.$s"
rule compact-token.claims.1
refused_token 'padding in the claims' token.invalid-base64url "$h.$(encoded '{"sub":"x"}')=.$s"
rule compact-token.signature.1
refused_token 'padding in the signature' token.invalid-base64url "$h.$c.AA=="
refused_token 'padding where none is due' token.invalid-base64url "$h.$c.$s="
rule compact-token.header.1
refused_token 'plus in the header' token.invalid-base64url "+$h.$c.$s"
rule compact-token.claims.1
refused_token 'slash in the claims' token.invalid-base64url "$h./$c.$s"
rule compact-token.signature.1
refused_token 'plus and slash in the signature' token.invalid-base64url "$h.$c.ab+/"
rule compact-token.header.1
refused_token 'space before' token.invalid-base64url " $h.$c.$s"
rule compact-token.signature.1
refused_token 'trailing space' token.invalid-base64url "$h.$c.$s "
rule compact-token.claims.1
refused_token 'space inside' token.invalid-base64url "$h.$c .$s"
rule compact-token.signature.1
line 'trailing line break' "{\"token\": \"$h.$c.$s\\n\"}" "$(refused token.invalid-base64url)"
rule compact-token.header.1
line 'line break inside' "{\"token\": \"$h.\\r\\n$c.$s\"}" "$(refused token.invalid-base64url)"
rule compact-token.claims.1
line 'tab inside' "{\"token\": \"$h.$c\\t.$s\"}" "$(refused token.invalid-base64url)"
rule compact-token.signature.1
line 'trailing NUL' "{\"token\": \"$h.$c.$s\\u0000\"}" "$(refused token.invalid-base64url)"
rule compact-token.header.1
line 'byte order mark before' "{\"token\": \"\\ufeff$h.$c.$s\"}" "$(refused token.invalid-base64url)"
refused_token 'Bearer before' token.invalid-base64url "Bearer $h.$c.$s"
rule compact-token.signature.1
refused_token 'percent-encoded padding' token.invalid-base64url "$h.$c.AA%3D%3D"
refused_token 'U+212A for K' token.invalid-base64url "$h.$c.AA$KELVIN"
rule compact-token.header.1
refused_token 'quotes around' token.invalid-base64url "\"$h.$c.$s\""
why 'bits after the last octet are zero'
rule compact-token.header.1
refused_token 'header' token.invalid-base64url "$(flip_last "$(encoded "$odd")").$c.$s"
rule compact-token.claims.1
refused_token 'claims, two characters in the last group' token.invalid-base64url "$h.$(flip_last "$(encoded "$even")").$s"
refused_token 'claims, three characters in the last group' token.invalid-base64url "$h.$(flip_last "$(encoded '{"sub":"x"}')").$s"
rule compact-token.signature.1
refused_token 'signature' token.invalid-base64url "$h.$c.AB"
accepted_token 'signature with its bits zero' "$h.$c.AA"
why 'no encoding has 4k + 1 characters'
rule compact-token.header.1
refused_token 'header of one character' token.invalid-base64url "A.$c.$s"
rule compact-token.claims.1
refused_token 'claims of five characters' token.invalid-base64url "$h.AAAAA.$s"
rule compact-token.signature.1
refused_token 'signature of one character' token.invalid-base64url "$h.$c.A"
end_file

vector_file compact-token json
# broken NAME TEXT: as header and as claims
broken() {
    rule compact-token.header.2
    header_refused "header: $1" token.invalid-json "$2"
    rule compact-token.claims.2
    claims_refused "claims: $1" token.invalid-json "$2"
}
why 'header and claims are strict JSON'
broken 'not JSON' 'alg=RS256'
broken 'a space' ' '
broken 'trailing comma' '{"alg":"RS256",}'
broken 'two objects' '{"alg":"RS256"}{}'
broken 'cut off' '{"alg":"RS256"'
broken 'the same member twice' '{"alg":"RS256","alg":"RS256"}'
broken 'the same member twice, once escaped' '{"alg":"RS256","\u0061lg":"none"}'
broken 'byte order mark' "$(printf '\357\273\277')$plain"
broken 'bytes that are not UTF-8' "$(printf '{"alg":"RS256","x":"\377"}')"
broken 'lone surrogate' '{"alg":"RS256","x":"\ud800"}'
rule compact-token.claims.2
claims_refused 'claims: the same member twice inside' token.invalid-json '{"sub":"x","a":{"b":[{"c":1,"c":1}]}}'
claims_refused 'claims: aud twice' token.invalid-json '{"aud":"x","sub":"x","aud":"x"}'
claims_refused 'claims: NaN' token.invalid-json '{"exp":NaN}'
claims_refused 'claims: single quotes' token.invalid-json "{'sub':'x'}"
claims_refused 'claims: a comment' token.invalid-json '{"sub":"x"/**/}'
rule compact-token.claims.5
claims_refused 'claims: 129 levels' token.invalid-json "{\"a\":$(repeat 128 '[')$(repeat 128 ']')}"
rule compact-token.claims.2
refused_token 'claims: UTF-16' token.invalid-json "$h.$(printf '{\000}\000' | b64url).$s"
why 'header and claims are JSON objects'
for value in null true 1 '"x"' '[]' '[{"alg":"RS256"}]'; do
    rule compact-token.header.3
    header_refused "header: $(printf '%s' "$value" | tr -d '"')" token.not-an-object "$value"
    rule compact-token.claims.3
    claims_refused "claims: $(printf '%s' "$value" | tr -d '"')" token.not-an-object "$value"
done
end_file

vector_file compact-token header-types
# wrong_type MEMBER VALUE...
wrong_type() {
    member=$1; shift
    for value; do header_refused "$member $(printf '%s' "$value" | tr -d '"')" token.header-type "{\"alg\":\"RS256\",\"$member\":$value}"; done
}
why 'alg is a string if present'
rule compact-token.header.4
for value in 1 null '["RS256"]' '{}'; do header_refused "alg $(printf '%s' "$value" | tr -d '"')" token.header-type "{\"alg\":$value}"; done
why 'registered header members have their standard types; null is a wrong type'
rule compact-token.header.4
wrong_type kid 9223372036854775808 null
wrong_type typ true null
wrong_type cty 1 null
wrong_type jku '{}' null
wrong_type x5u '[]' null
wrong_type x5t 1 null
wrong_type 'x5t#S256' false null
rule compact-token.header.5
wrong_type jwk '"x"' '[]' null
rule compact-token.header.6
wrong_type x5c '"MIIC"' '{}' null
wrong_type crit '"exp"' '{}' true null
why 'the types of the header are checked even if the algorithm is missing'
rule compact-token.header.4
header_refused 'no alg, kid a number' token.header-type '{"kid":1}'
end_file

vector_file compact-token order
why 'header, then claims, then signature; the encoding of a segment is checked before its contents'
rule compact-token.order.1
refused_token 'header: alphabet, claims: not an object' token.invalid-base64url "$h=.$(encoded '[]').$s"
refused_token 'header: not JSON, claims: alphabet' token.invalid-json "$(encoded '{').$c=.$s"
refused_token 'header: not an object, claims: not JSON' token.not-an-object "$(encoded '[]').$(encoded '{').$s"
refused_token 'header: wrong type, claims: alphabet' token.header-type "$(encoded '{"alg":1}').$c=.$s"
refused_token 'header: member twice and of a wrong type' token.invalid-json "$(encoded '{"alg":1,"alg":1}').$c.$s"
refused_token 'claims: not JSON, signature: alphabet' token.invalid-json "$h.$(encoded '{').$s="
refused_token 'claims: not an object, signature: alphabet' token.not-an-object "$h.$(encoded '[]').$s="
rule compact-token.segments.3
refused_token 'empty claims, header: alphabet' token.not-compact "+..$s"
refused_token 'two segments of other characters' token.not-compact '+.='
end_file

vector_file compact-token big-accepted
why 'users with many groups can have tokens of 60 kB'
rule compact-token.outcome.1
accepted_token '60 kB' "$(segments "$plain" "{\"sub\":\"x\",\"big\":\"$(repeat 44900 x)\"}")"
why 'a token of exactly 256 KiB is not over the limit'
wide=$(segments "$plain" '{"sub":"x","n":10}' '')
rule compact-token.size.2
accepted_token '262,144 bytes' "$wide$(repeat $((262144 - ${#wide})) A)"
why 'the claims may have as many members as JSON alone, 10,000'
rule compact-token.claims.5
accepted_token '10,000 members' "$(segments "$plain" "{$(members 10000)}")"
end_file

vector_file compact-token big-refused
why 'a token over 256 KiB is rejected before anything is read'
# Written in pieces, because a million characters are too many for an argument.
rule compact-token.size.1
{ head_of 'a token over a million characters'
  printf '"given": {"token": "%s.%s.' "$h" "$c"
  repeat 1000000 A
  printf '"}, "expect": %s}\n' "$(refused token.too-large)"; } >> "$lines"
wide=$(segments "$plain" "$some" '')
refused_token '262,145 bytes' token.too-large "$wide$(repeat $((262145 - ${#wide})) A)"
why 'the limit counts bytes of UTF-8, not characters or units of UTF-16'
rule compact-token.size.1
wider=$(segments "$plain" '{"sub":"x","n":10}' '')          # of an even number of bytes
beyond_ascii() { repeat "$1" x | sed "s/x/$2/g"; }
refused_token '131,073 times U+00E9' token.too-large "$wider$(beyond_ascii 131073 é)"
refused_token '65,537 times U+1F642' token.too-large "$wider$(beyond_ascii 65537 🙂)"
refused_token '262,144 bytes, then U+00E9' token.too-large "$wider$(repeat $((262144 - ${#wider})) A)é"
rule compact-token.size.2
refused_token '262,144 bytes with U+00E9' token.invalid-base64url "$wider$(beyond_ascii $(((262144 - ${#wider}) / 2)) é)"
why 'the claims have at most 10,000 members, because each costs memory'
rule compact-token.claims.5
refused_token '10,001 members' token.invalid-json "$(segments "$plain" "{$(members 10001)}")"
end_file
