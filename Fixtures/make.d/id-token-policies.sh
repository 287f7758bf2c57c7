# id-token, stage 5: the policy of Azure AD B2C that issued the token.
. ./make.d/id-token.sh

B2C=https://contoso.b2clogin.com
MFA=$(entra "$B2C/contoso.onmicrosoft.com/B2C_1_signin_mfa/v2.0" "$B2C/<TENANT>/v2.0/")

# policy_case NAME VERDICT ENTRA CLAIMS CHANGE...: a token of the B2C tenant with these further claims
policy_case() {
    title=$1 verdict=$2 rule=$3 claims_of=$4; shift 4
    token_case "$title" "$verdict" "expect.entra=$rule" "iss=\"$B2C/<TENANT>/v2.0/\"" tid= 'ver="1.0"' "more=$claims_of" "$@"
}

vector_file id-token policies
why 'all policies of a B2C tenant share its issuer and keys: tfp must name the policy of the authority, compared case-insensitively'
rule id-token.entra.8
policy_case 'its own policy' accepted "$MFA" '"tfp": "B2C_1_signin_mfa"'
policy_case 'its own policy in lowercase' accepted "$MFA" '"tfp": "b2c_1_signin_mfa"'
policy_case 'another policy' issuer.policy-mismatch "$MFA" '"tfp": "B2C_1_signup_weak"'
policy_case 'a policy that begins the same' issuer.policy-mismatch "$MFA" '"tfp": "B2C_1_signin_mfa2"'
policy_case 'U+212A for K' issuer.policy-mismatch "$(entra "$B2C/<TENANT>/B2C_1_kiosk/v2.0" "$B2C/<TENANT>/v2.0/")" '"tfp": "B2C_1_<KELVIN>iosk"'
policy_case 'empty' issuer.policy-mismatch "$MFA" '"tfp": ""'
why 'a tfp of a wrong type names no policy'
rule id-token.entra.8
policy_case 'tfp null' issuer.policy-mismatch "$MFA" '"tfp": null'
policy_case 'tfp a number' issuer.policy-mismatch "$MFA" '"tfp": 1'
policy_case 'tfp an array' issuer.policy-mismatch "$MFA" '"tfp": ["B2C_1_signin_mfa"]'
why 'without tfp, an acr in the form of a policy name is the policy'
rule id-token.entra.8
policy_case 'acr its own policy' accepted "$MFA" '' 'acr="b2c_1_signin_mfa"'
policy_case 'acr another policy' issuer.policy-mismatch "$MFA" '' 'acr="b2c_1_signup_weak"'
policy_case 'tfp its own policy, acr another' accepted "$MFA" '"tfp": "B2C_1_signin_mfa"' 'acr="b2c_1_signup_weak"'
policy_case 'tfp another policy, acr its own' issuer.policy-mismatch "$MFA" '"tfp": "B2C_1_signup_weak"' 'acr="b2c_1_signin_mfa"'
why 'a token that names no policy may come from any policy'
rule id-token.entra.8
policy_case 'neither claim' issuer.policy-mismatch "$MFA" ''
policy_case 'acr without the shape of a policy' issuer.policy-mismatch "$MFA" '' 'acr="1"'
why 'an acr of a wrong type is reported once; the policy check, which needs it, is skipped'
rule id-token.entra.9
policy_case 'acr a number' token.claim-type "$MFA" '' acr=1
rule id-token.acr.1
policy_case 'acr a number beside tfp' token.claim-type "$MFA" '"tfp": "B2C_1_signin_mfa"' acr=1
policy_case 'acr a number beside another tfp' 'issuer.policy-mismatch token.claim-type' "$MFA" '"tfp": "B2C_1_signup_weak"' acr=1
why 'custom policies, and custom hosts'
rule id-token.entra.8
policy_case 'custom policy' accepted "$(entra "$B2C/<TENANT>/B2C_1A_signup_signin/v2.0" "$B2C/<TENANT>/v2.0/")" '"tfp": "b2c_1a_signup_signin"'
policy_case 'another custom policy' issuer.policy-mismatch "$(entra "$B2C/<TENANT>/B2C_1A_signup_signin/v2.0" "$B2C/<TENANT>/v2.0/")" '"tfp": "B2C_1A_password_reset"'
CUSTOM=$(entra 'https://login.contoso.com/<TENANT>/B2C_1_signin_mfa/v2.0' 'https://login.contoso.com/<TENANT>/v2.0/' '"customHosts": ["login.contoso.com"]')
policy_case 'custom host' accepted "$CUSTOM" '"tfp": "B2C_1_signin_mfa"' 'iss="https://login.contoso.com/<TENANT>/v2.0/"'
policy_case 'custom host, another policy' issuer.policy-mismatch "$CUSTOM" '"tfp": "B2C_1_signup_weak"' 'iss="https://login.contoso.com/<TENANT>/v2.0/"'
policy_case 'custom host, neither claim' issuer.policy-mismatch "$CUSTOM" '' 'iss="https://login.contoso.com/<TENANT>/v2.0/"'
why 'additional policies are listed, or all accepted with the word any'
RESET=$(entra "$B2C/<TENANT>/B2C_1_signin_mfa/v2.0" "$B2C/<TENANT>/v2.0/" '"policies": ["B2C_1_reset"]')
ANY=$(entra "$B2C/<TENANT>/B2C_1_signin_mfa/v2.0" "$B2C/<TENANT>/v2.0/" '"policies": "any"')
rule id-token.entra.8
policy_case 'listed' accepted "$RESET" '"tfp": "b2c_1_reset"'
policy_case 'its own beside a list' accepted "$RESET" '"tfp": "B2C_1_signin_mfa"'
policy_case 'not listed' issuer.policy-mismatch "$RESET" '"tfp": "B2C_1_signup_weak"'
policy_case 'neither claim beside a list' issuer.policy-mismatch "$RESET" ''
policy_case 'any, another policy' accepted "$ANY" '"tfp": "B2C_1_signup_weak"'
policy_case 'any, neither claim' accepted "$ANY" ''
why 'the policy is checked only after iss and tid are valid'
rule id-token.entra.1
policy_case 'another issuer and another policy' issuer.mismatch "$MFA" '"tfp": "B2C_1_signup_weak"' "iss=\"$B2C/<OTHER>/v2.0/\""
rule id-token.entra.3
policy_case 'tid of another tenant and another policy' issuer.tenant-mismatch "$MFA" '"tfp": "B2C_1_signup_weak"' 'tid="<OTHER>"'
rule id-token.entra.10
policy_case 'iss missing and another policy' token.claim-missing "$MFA" '"tfp": "B2C_1_signup_weak"' iss=
why 'every problem is reported'
rule id-token.claims.1
policy_case 'another policy, over, and another nonce' 'issuer.policy-mismatch token.expired token.nonce-mismatch' "$MFA" '"tfp": "B2C_1_signup_weak"' exp=1700000000 now=1700003600 'nonce="x"'
why 'only B2C has policies'
rule id-token.entra.8
token_case 'workforce with tfp' accepted "expect.entra=$SINGLE" 'more="tfp": "B2C_1_signup_weak"'
rule id-token.iss.3
token_case 'exact issuer with tfp' accepted 'more="tfp": "B2C_1_signup_weak"'
why 'an empty list adds no policy, and leaves that of the authority'
NONE=$(entra "$B2C/<TENANT>/B2C_1_signin_mfa/v2.0" "$B2C/<TENANT>/v2.0/" '"policies": []')
rule id-token.entra.8
policy_case 'its own beside an empty list' accepted "$NONE" '"tfp": "B2C_1_signin_mfa"'
policy_case 'another beside an empty list' issuer.policy-mismatch "$NONE" '"tfp": "B2C_1_reset"'
end_file
