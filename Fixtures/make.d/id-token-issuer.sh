# id-token, stage 5: the issuer, as an exact string or by the rules of Entra.
. ./make.d/id-token.sh

vector_file id-token issuer
why 'iss equals the expected issuer, byte for byte'
rule id-token.iss.2
token_case 'the same' accepted
token_case 'the same, escaped' accepted 'iss="https:\/\/login.microsoftonline.com\/<TENANT>\/v2\u002e0"'
token_case 'an issuer elsewhere' accepted 'iss="https://idp.example"' 'expect.issuer="https://idp.example"'
token_case 'an issuer with port and path' accepted 'iss="https://idp.example:8443/a/b/"' 'expect.issuer="https://idp.example:8443/a/b/"'
token_case 'another tenant' issuer.mismatch "iss=\"$LOGIN/<OTHER>/v2.0\""
token_case 'trailing slash' issuer.mismatch "iss=\"$ISSUER/\""
token_case 'slash missing' issuer.mismatch 'iss="https://idp.example"' 'expect.issuer="https://idp.example/"'
token_case 'uppercase host' issuer.mismatch "iss=\"https://Login.microsoftonline.com/<TENANT>/v2.0\""
token_case 'default port' issuer.mismatch "iss=\"https://login.microsoftonline.com:443/<TENANT>/v2.0\""
token_case 'http' issuer.mismatch 'iss="http://login.microsoftonline.com/<TENANT>/v2.0"'
token_case 'empty' issuer.mismatch 'iss=""'
token_case 'no URL' issuer.mismatch 'iss="x"'
token_case 'trailing NUL' issuer.mismatch "iss=\"$ISSUER\\u0000\""
token_case 'U+212A for K' issuer.mismatch 'iss="https://idp.example/<KELVIN>"' 'expect.issuer="https://idp.example/K"'
token_case 'U+037E for ;' issuer.mismatch 'iss="https://idp.example/a<GREEK>b"' 'expect.issuer="https://idp.example/a;b"'
why 'with an exact issuer, tid, ver and the issuer of the key are not checked'
rule id-token.iss.3
token_case 'tid of another tenant, ver 1.0' accepted 'tid="<OTHER>"' 'ver="1.0"'
token_case 'tid no GUID' accepted 'tid="x"'
token_case 'key of another issuer' accepted "keys=$(key_set "$(jwk a '"issuer": "https://login.microsoftonline.com/<OTHER>/v2.0"')")"
token_case 'key with an empty issuer' accepted "keys=$(key_set "$(jwk a '"issuer": ""')")"
why 'an invalid expected issuer is rejected before the token is checked'
rule id-token.expectations.2
token_case 'expected: http' issuer.invalid 'expect.issuer="http://idp.example"' 'iss="http://idp.example"'
token_case 'expected: query' issuer.invalid 'expect.issuer="https://idp.example/?x"' 'iss="https://idp.example/?x"'
token_case 'expected: fragment' issuer.invalid 'expect.issuer="https://idp.example/#x"' 'iss="https://idp.example/#x"'
token_case 'expected: empty' issuer.invalid 'expect.issuer=""' 'iss=""'
token_case 'expected: a template' issuer.invalid "expect.issuer=\"$LOGIN/{tenantid}/v2.0\""
token_case 'expected: http, and an invalid token' issuer.invalid 'expect.issuer="http://idp.example"' token=x
why 'any text that is an issuer is valid, whether or not it is the one that was meant'
rule id-token.expectations.2
token_case 'expected: a metadata URL' accepted 'expect.issuer="https://idp.example/.well-known/openid-configuration"' 'iss="https://idp.example/.well-known/openid-configuration"'
why 'an exact issuer that is nearly right can be corrected, and the metadata says what its issuer is'
rule id-token.expectations.2
token_case 'expected: http, with a suggestion' 'issuer.invalid suggesting https://idp.example' 'expect.issuer="http://idp.example"'
token_case 'expected: a space after it' 'issuer.invalid suggesting https://idp.example/a' 'expect.issuer="https://idp.example/a "'
token_case 'expected: a query, without a suggestion' 'issuer.invalid suggesting nothing' 'expect.issuer="https://idp.example/?x"'
token_case 'metadata with a space, without a suggestion' 'issuer.invalid suggesting nothing' "expect.entra=$(entra "$LOGIN/<TENANT>/v2.0" "$LOGIN/<TENANT>/v2.0 ")"
token_case 'metadata with http, without a suggestion' 'issuer.invalid suggesting nothing' "expect.entra=$(entra "$LOGIN/<TENANT>/v2.0" "http://login.microsoftonline.com/<TENANT>/v2.0")"
rule id-token.expectations.1
token_case 'authority with a slash, with a suggestion' "authority.trailing-slash suggesting $LOGIN/<TENANT>/v2.0" "expect.entra=$(entra "$LOGIN/<TENANT>/v2.0/" "$LOGIN/<TENANT>/v2.0")"
end_file

# entra_case NAME VERDICT ENTRA ISS TID VER CHANGE...: VER and TID as JSON, empty if absent
entra_case() {
    title=$1 verdict=$2 rule=$3 by=$4 of=$5 version=$6; shift 6
    token_case "$title" "$verdict" "expect.entra=$rule" "iss=\"$by\"" "tid=$of" "ver=$version" "$@"
}
T='"<TENANT>"' O='"<OTHER>"' P='"<PERSONAL>"'
US=https://login.microsoftonline.us
CN=https://login.partner.microsoftonline.cn
STS=https://sts.windows.net

vector_file id-token entra-authorities
why 'single tenant: iss is the metadata issuer, and tid is the tenant GUID'
rule id-token.entra.1
entra_case 'single tenant' accepted "$SINGLE" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"'
rule id-token.entra.3
entra_case 'single tenant, no tid and no ver' accepted "$SINGLE" "$LOGIN/<TENANT>/v2.0" '' ''
rule id-token.expectations.5
entra_case 'single tenant by domain' accepted "$(entra "$LOGIN/contoso.com/v2.0" "$LOGIN/<TENANT>/v2.0")" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"'
rule id-token.entra.1
entra_case 'single tenant, token of another' issuer.mismatch "$SINGLE" "$LOGIN/<OTHER>/v2.0" "$O" '"2.0"'
rule id-token.entra.3
entra_case 'single tenant, tid of another' issuer.tenant-mismatch "$SINGLE" "$LOGIN/<TENANT>/v2.0" "$O" '"2.0"'
entra_case 'single tenant, tid in uppercase' issuer.tenant-not-guid "$SINGLE" "$LOGIN/<TENANT>/v2.0" '"8EAEF023-2B34-4DA1-9BAA-8BC8C9D6A490"' '"2.0"'
entra_case 'single tenant, tid null' issuer.tenant-not-guid "$SINGLE" "$LOGIN/<TENANT>/v2.0" null '"2.0"'
why 'common: the template filled with tid'
rule id-token.entra.2
entra_case 'common' accepted "$COMMON" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"'
entra_case 'common, another tenant' accepted "$COMMON" "$LOGIN/<OTHER>/v2.0" "$O" '"2.0"'
entra_case 'common, personal account' accepted "$COMMON" "$LOGIN/<PERSONAL>/v2.0" "$P" '"2.0"'
rule id-token.entra.3
entra_case 'common, no tid' issuer.tenant-missing "$COMMON" "$LOGIN/<TENANT>/v2.0" '' '"2.0"'
entra_case 'common, tid of another tenant' issuer.tenant-mismatch "$COMMON" "$LOGIN/<TENANT>/v2.0" "$O" '"2.0"'
entra_case 'common, tid no GUID' issuer.tenant-not-guid "$COMMON" "$LOGIN/contoso.com/v2.0" '"contoso.com"' '"2.0"'
entra_case 'common, tid a number' issuer.tenant-not-guid "$COMMON" "$LOGIN/<TENANT>/v2.0" 1 '"2.0"'
entra_case 'common, both in uppercase' issuer.tenant-not-guid "$COMMON" "$LOGIN/8EAEF023-2B34-4DA1-9BAA-8BC8C9D6A490/v2.0" '"8EAEF023-2B34-4DA1-9BAA-8BC8C9D6A490"' '"2.0"'
rule id-token.entra.2
entra_case 'common, trailing slash' issuer.mismatch "$COMMON" "$LOGIN/<TENANT>/v2.0/" "$T" '"2.0"'
entra_case 'common, the template itself' issuer.mismatch "$COMMON" "$LOGIN/{tenantid}/v2.0" "$T" '"2.0"'
entra_case 'common, another host' issuer.mismatch "$COMMON" "https://login.windows.net/<TENANT>/v2.0" "$T" '"2.0"'
rule id-token.claims.1
entra_case 'common, token of version 1' 'issuer.mismatch issuer.version-mismatch' "$COMMON" "$STS/<TENANT>/" "$T" '"1.0"'
why 'organizations: the same, without personal accounts'
ORGANIZATIONS=$(entra "$LOGIN/organizations/v2.0" "$LOGIN/{tenantid}/v2.0")
rule id-token.entra.2
entra_case 'organizations' accepted "$ORGANIZATIONS" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"'
rule id-token.entra.4
entra_case 'organizations, personal account' issuer.tenant-not-allowed "$ORGANIZATIONS" "$LOGIN/<PERSONAL>/v2.0" "$P" '"2.0"'
why 'consumers: the tenant of all personal accounts'
CONSUMERS=$(entra "$LOGIN/consumers/v2.0" "$LOGIN/<PERSONAL>/v2.0")
rule id-token.entra.1
entra_case 'consumers' accepted "$CONSUMERS" "$LOGIN/<PERSONAL>/v2.0" "$P" '"2.0"'
entra_case 'consumers, work account' issuer.mismatch "$CONSUMERS" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"'
entra_case 'consumers, the string consumers' issuer.mismatch "$CONSUMERS" "$LOGIN/consumers/v2.0" "$P" '"2.0"'
why 'every cloud has its own host'
rule id-token.entra.1
entra_case 'US Government' accepted "$(entra "$US/<TENANT>/v2.0" "$US/<TENANT>/v2.0")" "$US/<TENANT>/v2.0" "$T" '"2.0"'
rule id-token.entra.2
entra_case 'US Government, common' accepted "$(entra "$US/common/v2.0" "$US/{tenantid}/v2.0")" "$US/<TENANT>/v2.0" "$T" '"2.0"'
rule id-token.entra.1
entra_case 'US Government, token of the global cloud' issuer.mismatch "$(entra "$US/<TENANT>/v2.0" "$US/<TENANT>/v2.0")" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"'
entra_case 'China' accepted "$(entra "$CN/<TENANT>/v2.0" "$CN/<TENANT>/v2.0")" "$CN/<TENANT>/v2.0" "$T" '"2.0"'
rule id-token.entra.2
entra_case 'China, organizations' accepted "$(entra "$CN/organizations/v2.0" "$CN/{tenantid}/v2.0")" "$CN/<TENANT>/v2.0" "$T" '"2.0"'
rule id-token.entra.1
entra_case 'China, old host' issuer.mismatch "$(entra "$CN/<TENANT>/v2.0" "$CN/<TENANT>/v2.0")" "https://login.chinacloudapi.cn/<TENANT>/v2.0" "$T" '"2.0"'
entra_case 'China, version 1' accepted "$(entra "$CN/<TENANT>/v2.0" "https://sts.chinacloudapi.cn/<TENANT>/")" "https://sts.chinacloudapi.cn/<TENANT>/" "$T" '"1.0"'
why 'B2C: iss is the metadata issuer with its trailing slash, and ver is not checked'
B2C=https://contoso.b2clogin.com
rule id-token.entra.1
entra_case 'B2C' accepted "$(entra "$B2C/<TENANT>/b2c_1_signin/v2.0" "$B2C/<TENANT>/v2.0/")" "$B2C/<TENANT>/v2.0/" '' '"1.0"' 'more="tfp": "B2C_1_signin"'
entra_case 'B2C by name' accepted "$(entra "$B2C/contoso.onmicrosoft.com/b2c_1_signin/v2.0" "$B2C/<TENANT>/v2.0/")" "$B2C/<TENANT>/v2.0/" "$T" '"1.0"' 'more="tfp": "B2C_1_signin"'
entra_case 'B2C with its policy' accepted "$(entra "$B2C/tfp/<TENANT>/b2c_1_signin/v2.0/" "$B2C/tfp/<TENANT>/b2c_1_signin/v2.0/")" "$B2C/tfp/<TENANT>/b2c_1_signin/v2.0/" '' '"1.0"' 'more="tfp": "B2C_1_signin"'
entra_case 'B2C without its slash' issuer.mismatch "$(entra "$B2C/<TENANT>/b2c_1_signin/v2.0" "$B2C/<TENANT>/v2.0/")" "$B2C/<TENANT>/v2.0" '' '"1.0"'
entra_case 'B2C, another policy' issuer.mismatch "$(entra "$B2C/tfp/<TENANT>/b2c_1_signin/v2.0/" "$B2C/tfp/<TENANT>/b2c_1_signin/v2.0/")" "$B2C/tfp/<TENANT>/b2c_1_reset/v2.0/" '' '"1.0"'
rule id-token.entra.3
entra_case 'B2C, tid of another tenant' issuer.tenant-mismatch "$(entra "$B2C/<TENANT>/b2c_1_signin/v2.0" "$B2C/<TENANT>/v2.0/")" "$B2C/<TENANT>/v2.0/" "$O" '"1.0"'
rule id-token.entra.1
entra_case 'B2C on its own domain' accepted "$(entra 'https://login.contoso.com/<TENANT>/b2c_1_signin/v2.0' 'https://login.contoso.com/<TENANT>/v2.0/' '"customHosts": ["login.contoso.com"]')" 'https://login.contoso.com/<TENANT>/v2.0/' '' '"1.0"' 'more="tfp": "B2C_1_signin"'
why 'External ID: the GUID is also in the host'
CIAM=$(entra 'https://contoso.ciamlogin.com/<TENANT>/v2.0' 'https://<TENANT>.ciamlogin.com/<TENANT>/v2.0')
rule id-token.entra.1
entra_case 'External ID' accepted "$CIAM" 'https://<TENANT>.ciamlogin.com/<TENANT>/v2.0' "$T" '"2.0"'
entra_case 'External ID, the name for the GUID' issuer.mismatch "$CIAM" 'https://contoso.ciamlogin.com/<TENANT>/v2.0' "$T" '"2.0"'
entra_case 'External ID on its own domain' accepted "$(entra 'https://login.contoso.com/<TENANT>/v2.0' 'https://<TENANT>.ciamlogin.com/<TENANT>/v2.0' '"customHosts": ["login.contoso.com"]')" 'https://<TENANT>.ciamlogin.com/<TENANT>/v2.0' "$T" '"2.0"'
why 'an invalid metadata issuer is rejected before the token is checked'
rule id-token.expectations.2
entra_case 'template for a single tenant' issuer.invalid "$(entra "$LOGIN/<TENANT>/v2.0" "$LOGIN/{tenantid}/v2.0")" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"'
entra_case 'template with an uppercase letter' issuer.invalid "$(entra "$LOGIN/common/v2.0" "$LOGIN/{tenantId}/v2.0")" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"'
entra_case 'template percent-encoded' issuer.invalid "$(entra "$LOGIN/common/v2.0" "$LOGIN/%7Btenantid%7D/v2.0")" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"'
entra_case 'http' issuer.invalid "$(entra "$LOGIN/<TENANT>/v2.0" "http://login.microsoftonline.com/<TENANT>/v2.0")" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"'
entra_case 'and an invalid token' issuer.invalid "$(entra "$LOGIN/common/v2.0" "$LOGIN/{tenant}/v2.0")" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"' token=x
end_file

vector_file id-token entra-versions
why 'ver matches the version of the metadata'
V1=$(entra "$LOGIN/<TENANT>/v2.0" "$STS/<TENANT>/")
rule id-token.entra.5
entra_case 'v1 token, v1 metadata' accepted "$V1" "$STS/<TENANT>/" "$T" '"1.0"'
entra_case 'v1 token without ver' accepted "$V1" "$STS/<TENANT>/" "$T" ''
rule id-token.entra.1
entra_case 'v1 token without its slash' issuer.mismatch "$V1" "$STS/<TENANT>" "$T" '"1.0"'
rule id-token.entra.2
entra_case 'v1 metadata of common' accepted "$(entra "$LOGIN/common/v2.0" "$STS/{tenantid}/")" "$STS/<TENANT>/" "$T" '"1.0"'
rule id-token.entra.5
entra_case 'v1 metadata, ver 2.0' issuer.version-mismatch "$V1" "$STS/<TENANT>/" "$T" '"2.0"'
entra_case 'v2 metadata, ver 1.0' issuer.version-mismatch "$SINGLE" "$LOGIN/<TENANT>/v2.0" "$T" '"1.0"'
entra_case 'v2 metadata, ver 2' issuer.version-mismatch "$SINGLE" "$LOGIN/<TENANT>/v2.0" "$T" '"2"'
entra_case 'v2 metadata, ver the number 2.0' issuer.version-mismatch "$SINGLE" "$LOGIN/<TENANT>/v2.0" "$T" 2.0
entra_case 'v2 metadata, ver null' issuer.version-mismatch "$COMMON" "$LOGIN/<TENANT>/v2.0" "$T" null
entra_case 'v2 metadata, no ver' accepted "$COMMON" "$LOGIN/<TENANT>/v2.0" "$T" ''
why 'allowedTenants admits only the listed tenants'
LISTED="$(entra "$LOGIN/common/v2.0" "$LOGIN/{tenantid}/v2.0" '"allowedTenants": ["<TENANT>"]')"
rule id-token.entra.4
entra_case 'listed' accepted "$LISTED" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"'
entra_case 'not listed' issuer.tenant-not-allowed "$LISTED" "$LOGIN/<OTHER>/v2.0" "$O" '"2.0"'
entra_case 'personal account not listed' issuer.tenant-not-allowed "$LISTED" "$LOGIN/<PERSONAL>/v2.0" "$P" '"2.0"'
entra_case 'empty list' issuer.tenant-not-allowed "$(entra "$LOGIN/common/v2.0" "$LOGIN/{tenantid}/v2.0" '"allowedTenants": []')" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"'
entra_case 'single tenant, itself listed' accepted "$(entra "$LOGIN/<TENANT>/v2.0" "$LOGIN/<TENANT>/v2.0" '"allowedTenants": ["<OTHER>", "<TENANT>"]')" "$LOGIN/<TENANT>/v2.0" '' '"2.0"'
entra_case 'single tenant, another listed' issuer.tenant-not-allowed "$(entra "$LOGIN/<TENANT>/v2.0" "$LOGIN/<TENANT>/v2.0" '"allowedTenants": ["<OTHER>"]')" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"'
entra_case 'organizations, personal account listed' issuer.tenant-not-allowed "$(entra "$LOGIN/organizations/v2.0" "$LOGIN/{tenantid}/v2.0" '"allowedTenants": ["<PERSONAL>"]')" "$LOGIN/<PERSONAL>/v2.0" "$P" '"2.0"'
end_file

# signed_by ISSUER: a key set with a key for this issuer
signed_by() { key_set "$(jwk a "\"issuer\": \"$1\"")"; }
vector_file id-token entra-key-issuers
why 'a key with an issuer is valid for that issuer, or for its template filled with tid'
rule id-token.entra.6
entra_case 'concrete, single tenant' accepted "$SINGLE" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"' "keys=$(signed_by "$LOGIN/<TENANT>/v2.0")"
entra_case 'template, single tenant' accepted "$SINGLE" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"' "keys=$(signed_by "$LOGIN/{tenantid}/v2.0")"
entra_case 'template, common' accepted "$COMMON" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"' "keys=$(signed_by "$LOGIN/{tenantid}/v2.0")"
entra_case 'concrete, common' accepted "$COMMON" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"' "keys=$(signed_by "$LOGIN/<TENANT>/v2.0")"
entra_case 'personal key, personal account' accepted "$COMMON" "$LOGIN/<PERSONAL>/v2.0" "$P" '"2.0"' "keys=$(signed_by "$LOGIN/<PERSONAL>/v2.0")"
entra_case 'External ID' accepted "$CIAM" 'https://<TENANT>.ciamlogin.com/<TENANT>/v2.0' "$T" '"2.0"' "keys=$(signed_by 'https://<TENANT>.ciamlogin.com/<TENANT>/v2.0')"
entra_case 'only the key that signed counts' accepted "$SINGLE" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"' "keys=$(key_set "$(jwk b "\"issuer\": \"$LOGIN/<OTHER>/v2.0\"")" "$(jwk a)")"
why 'a key of one issuer is not valid for another'
rule id-token.entra.6
entra_case 'personal key, work account' issuer.key-issuer-mismatch "$COMMON" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"' "keys=$(signed_by "$LOGIN/<PERSONAL>/v2.0")"
entra_case 'key of another tenant' issuer.key-issuer-mismatch "$SINGLE" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"' "keys=$(signed_by "$LOGIN/<OTHER>/v2.0")"
entra_case 'template of another cloud' issuer.key-issuer-mismatch "$SINGLE" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"' "keys=$(signed_by "$US/{tenantid}/v2.0")"
entra_case 'template with an uppercase letter' issuer.key-issuer-mismatch "$COMMON" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"' "keys=$(signed_by "$LOGIN/{tenantId}/v2.0")"
entra_case 'trailing slash' issuer.key-issuer-mismatch "$SINGLE" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"' "keys=$(signed_by "$LOGIN/<TENANT>/v2.0/")"
entra_case 'empty' issuer.key-issuer-mismatch "$SINGLE" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"' "keys=$(signed_by '')"
rule id-token.entra.3
entra_case 'template key, no tid' issuer.tenant-missing "$SINGLE" "$LOGIN/<TENANT>/v2.0" '' '"2.0"' "keys=$(signed_by "$LOGIN/{tenantid}/v2.0")"
why 'a version 1 token may be signed by a key with the version 2 issuer of the same tenant'
rule id-token.entra.6
entra_case 'v1 token, template key' accepted "$V1" "$STS/<TENANT>/" "$T" '"1.0"' "keys=$(signed_by "$LOGIN/{tenantid}/v2.0")"
entra_case 'v1 token, concrete key' accepted "$V1" "$STS/<TENANT>/" "$T" '"1.0"' "keys=$(signed_by "$LOGIN/<TENANT>/v2.0")"
entra_case 'v1 token, key of another tenant' issuer.key-issuer-mismatch "$V1" "$STS/<TENANT>/" "$T" '"1.0"' "keys=$(signed_by "$LOGIN/<OTHER>/v2.0")"
entra_case 'v1 token, personal key' issuer.key-issuer-mismatch "$V1" "$STS/<TENANT>/" "$T" '"1.0"' "keys=$(signed_by "$LOGIN/<PERSONAL>/v2.0")"
end_file

# in_cloud NAME: the key, with the template of the global cloud and this cloud_instance_name
in_cloud() { key_set "$(jwk a "\"issuer\": \"$LOGIN/{tenantid}/v2.0\", \"cloud_instance_name\": $1")"; }
vector_file id-token entra-key-clouds
why 'a key that names a cloud is valid for the authorities of that cloud only'
rule id-token.entra.7
entra_case 'the same cloud, single tenant' accepted "$SINGLE" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"' "keys=$(in_cloud '"microsoftonline.com"')"
entra_case 'the same cloud, common' accepted "$COMMON" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"' "keys=$(in_cloud '"microsoftonline.com"')"
entra_case 'another cloud, single tenant' issuer.key-issuer-mismatch "$SINGLE" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"' "keys=$(in_cloud '"microsoftonline.us"')"
entra_case 'another cloud, common' issuer.key-issuer-mismatch "$COMMON" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"' "keys=$(in_cloud '"microsoftonline.us"')"
entra_case 'another cloud, v1 token' issuer.key-issuer-mismatch "$V1" "$STS/<TENANT>/" "$T" '"1.0"' "keys=$(in_cloud '"microsoftonline.us"')"
why 'a cloud that is not a string counts as missing'
rule id-token.entra.7
entra_case 'the cloud is null' accepted "$SINGLE" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"' "keys=$(in_cloud null)"
entra_case 'the cloud is an array' accepted "$SINGLE" "$LOGIN/<TENANT>/v2.0" "$T" '"2.0"' "keys=$(in_cloud '["microsoftonline.us"]')"
end_file
