# id-token: values on either side of a limit, and checks that fail only in combination.
. ./make.d/id-token.sh

vector_file id-token borders
why 'sub has 1 to 255 bytes, and is compared with the other sub regardless of length'
rule id-token.sub.5
token_case 'one byte, another subject' token.subject-mismatch 'sub="s"' 'expect.sameSubjectAs="t"'
token_case '255 bytes, another subject' token.subject-mismatch "sub=\"$(repeat 255 s)\"" 'expect.sameSubjectAs="t"'
why 'an invalid sub is reported once and compared with nothing'
rule id-token.sub.6
token_case 'no bytes, another subject' token.claim-type 'sub=""' 'expect.sameSubjectAs="t"'
token_case '256 bytes, another subject' token.claim-type "sub=\"$(repeat 256 s)\"" 'expect.sameSubjectAs="t"'
why 'an iss of a wrong type is reported once, along with other issuer problems'
rule id-token.entra.10
token_case 'iss a number, ver of another version' 'token.claim-type issuer.version-mismatch' "expect.entra=$SINGLE" iss=1 'ver="1.0"'
why 'the expected issuer is an https URL with complete escapes'
rule id-token.expectations.2
token_case 'issuer with half an escape' issuer.invalid 'expect.issuer="https://id.example.com/%4"' 'iss="https://id.example.com/%4"'
token_case 'issuer with no more than a percent sign' issuer.invalid 'expect.issuer="https://id.example.com/%"' 'iss="https://id.example.com/%"'
token_case 'issuer with an invalid escape' issuer.invalid 'expect.issuer="https://id.example.com/%zz"' 'iss="https://id.example.com/%zz"'
rule id-token.iss.2
token_case 'issuer with an escape at its end' accepted 'expect.issuer="https://id.example.com/%41"' 'iss="https://id.example.com/%41"'
rule id-token.expectations.2
token_case 'issuer with an escaped opening brace' issuer.invalid 'expect.issuer="https://id.example.com/%7B"' 'iss="https://id.example.com/%7B"'
token_case 'issuer with an escaped closing brace' issuer.invalid 'expect.issuer="https://id.example.com/%7d"' 'iss="https://id.example.com/%7d"'
token_case 'issuer of the machine itself' issuer.invalid 'expect.issuer="http://localhost/a"' 'iss="http://localhost/a"'
token_case 'issuer of another scheme' issuer.invalid 'expect.issuer="ftp://id.example.com/a"' 'iss="ftp://id.example.com/a"'
why 'without iss, the issuer of the key is not compared, but tid, ver and the cloud of the key are still checked'
rule id-token.entra.10
token_case 'no iss, key with an issuer' token.claim-missing "expect.entra=$SINGLE" iss= "keys=$(key_set "$(jwk a "\"issuer\": \"$LOGIN/<OTHER>/v2.0\"")")"
token_case 'iss a number, key with an issuer' token.claim-type "expect.entra=$COMMON" iss=1 "keys=$(key_set "$(jwk a "\"issuer\": \"$LOGIN/<OTHER>/v2.0\"")")"
token_case 'no iss, ver of another version' 'token.claim-missing issuer.version-mismatch' "expect.entra=$SINGLE" iss= 'ver="1.0"'
token_case 'no iss, key of another cloud' 'token.claim-missing issuer.key-issuer-mismatch' "expect.entra=$SINGLE" iss= "keys=$(key_set "$(jwk a '"cloud_instance_name": "microsoftonline.us"')")"
token_case 'no iss, key of another issuer and another cloud' token.claim-missing "expect.entra=$SINGLE" iss= "keys=$(key_set "$(jwk a "\"issuer\": \"$LOGIN/<OTHER>/v2.0\", \"cloud_instance_name\": \"microsoftonline.us\"")")"
token_case 'no iss, no tid, a template' 'token.claim-missing issuer.tenant-missing' "expect.entra=$COMMON" iss= tid=
token_case 'no iss, tid no GUID, a template' 'token.claim-missing issuer.tenant-not-guid' "expect.entra=$COMMON" iss= 'tid="x"'
token_case 'no iss, tid no GUID, one issuer' token.claim-missing "expect.entra=$SINGLE" iss= 'tid="x"'
why 'without iss, an issuer that is not a template is not met before tid is looked at, but the template of a key needs tid'
rule id-token.entra.10
OF_ALL="keys=$(key_set "$(jwk a "\"issuer\": \"$LOGIN/{tenantid}/v2.0\"")")"
token_case 'no iss, no tid, one issuer' token.claim-missing "expect.entra=$SINGLE" iss= tid=
token_case 'no iss, another tid, one issuer' token.claim-missing "expect.entra=$SINGLE" iss= 'tid="<OTHER>"'
token_case 'no iss, tenants listed' token.claim-missing "expect.entra=$(entra "$LOGIN/<TENANT>/v2.0" "$LOGIN/<TENANT>/v2.0" '"allowedTenants": []')" iss=
token_case 'no iss, no policy' token.claim-missing "expect.entra=$(entra 'https://contoso.b2clogin.com/<TENANT>/b2c_1_signin/v2.0' 'https://contoso.b2clogin.com/<TENANT>/v2.0/')" iss= ver=
token_case 'no iss, no tid, one issuer, key of a template' 'token.claim-missing issuer.tenant-missing' "expect.entra=$SINGLE" iss= tid= "$OF_ALL"
token_case 'no iss, tid no GUID, one issuer, key of a template' 'token.claim-missing issuer.tenant-not-guid' "expect.entra=$SINGLE" iss= 'tid="x"' "$OF_ALL"
token_case 'iss null, no tid, a template, key of a template' 'token.claim-type issuer.tenant-missing' "expect.entra=$COMMON" iss=null tid= "$OF_ALL"
end_file
