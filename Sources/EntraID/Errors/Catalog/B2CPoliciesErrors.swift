extension EntraErrorEntry {
    /// The errors of Azure AD B2C with custom policies, page content, identity providers, and the service.
    static let b2cPoliciesErrors: [EntraErrorEntry] = [
        EntraErrorEntry(
            b2c: 90002, .keysAndService, .occasionally, [.signInPage],
            "The page content of the policy was not found.",
            "Check the URL of the page content in the user flow or in the content definition."),
        EntraErrorEntry(
            b2c: 90019, .keysAndService, .occasionally, [.signInPage, .redirect, .tokenEndpoint],
            "A policy key is not valid.",
            "Check the key under “Identity Experience Framework” › “Policy keys”."),
        EntraErrorEntry(
            b2c: 90021, .interactionAndPolicy, .rarely, [.signInPage, .redirect],
            "The custom policy refers to a technical profile that does not exist.",
            "Correct the custom policy, and upload it again."),
        EntraErrorEntry(
            b2c: 90022, .interactionAndPolicy, .rarely, [.signInPage],
            "B2C cannot return the metadata of the policy.",
            "Check the name of the policy in the URL, and that the policy is uploaded."),
        EntraErrorEntry(
            b2c: 90023, .interactionAndPolicy, .rarely, [.signInPage, .redirect],
            "A technical profile lacks a metadata item.",
            "Correct the custom policy, and upload it again."),
        EntraErrorEntry(
            b2c: 90025, .interactionAndPolicy, .rarely, [.signInPage, .redirect],
            "A technical profile lacks a key.",
            "Create the key under “Identity Experience Framework” › “Policy keys”, and refer to it in the policy."),
        EntraErrorEntry(
            b2c: 90027, .upstreamProvider, .rarely, [.signInPage, .redirect],
            "The API that the policy calls rejected the user name and password.",
            "Correct the credentials under “Policy keys”, and allow them at the API."),
        EntraErrorEntry(
            b2c: 90028, .upstreamProvider, .rarely, [.signInPage, .redirect],
            "The API that the policy calls rejected the client certificate.",
            "Check that the certificate has a private key and is valid, and allow it at the API."),
        EntraErrorEntry(
            b2c: 90031, .interactionAndPolicy, .rarely, [.signInPage],
            "The policy has no default user journey.",
            "Add a default user journey to the relying party section of the policy."),
        EntraErrorEntry(
            b2c: 90035, .keysAndService, .occasionally, [.signInPage, .redirect, .tokenEndpoint],
            "B2C is unavailable for the time being.",
            "Try again in a few minutes."),
        EntraErrorEntry(
            b2c: 90040, .interactionAndPolicy, .rarely, [.signInPage],
            "The user journey has no step that sends the claims.",
            "Add a step of the type SendClaims to the user journey."),
        EntraErrorEntry(
            b2c: 90044, .interactionAndPolicy, .rarely, [.signInPage, .redirect],
            "The policy uses a claim that the claim resolver does not support.",
            "Correct the custom policy, and upload it again."),
        EntraErrorEntry(
            b2c: 90047, .keysAndService, .occasionally, [.signInPage],
            "A script in the page content prevents it from being loaded.",
            "Correct the page content, and allow B2C's origin with CORS."),
        EntraErrorEntry(
            b2c: 90048, .keysAndService, .rarely, [.signInPage, .redirect],
            "An unexpected error occurred in B2C.",
            "Start the sign-in again. If it happens again, find the correlation ID in Application Insights."),
        EntraErrorEntry(
            b2c: 90075, .upstreamProvider, .occasionally, [.signInPage, .redirect],
            "The API that the policy calls returned an error.",
            "Check the log of the API for the status in the description."),
        EntraErrorEntry(
            b2c: 90108, .interactionAndPolicy, .rarely, [.signInPage],
            "A step of the user journey lacks the profile of its token issuer.",
            "Correct the custom policy, and upload it again."),
        EntraErrorEntry(
            b2c: 90149, .keysAndService, .rarely, [.signInPage],
            "A script of the sign-in page could not be loaded.",
            "Check the page content, and that networks and browser extensions do not block it."),
        EntraErrorEntry(
            b2c: 90165, .upstreamProvider, .rarely, [.signInPage, .redirect],
            "The SAML message that began the sign-in was not found.",
            "Start the sign-in again."),
        EntraErrorEntry(
            b2c: 90178, .keysAndService, .rarely, [.signInPage, .redirect],
            "The signing certificate has no private key.",
            "Upload the certificate with its private key (.pfx) under “Policy keys”."),
        EntraErrorEntry(
            b2c: 90188, .upstreamProvider, .rarely, [.signInPage, .redirect],
            "The metadata of a SAML provider could not be fetched.",
            "Check the metadata URL in the technical profile, and that it can be reached."),
        EntraErrorEntry(
            b2c: 90194, .interactionAndPolicy, .rarely, [.signInPage, .redirect],
            "The policy needs a claim for a bearer token that is not available.",
            "Read the claim in an earlier step of the policy."),
        EntraErrorEntry(
            b2c: 90220, .keysAndService, .rarely, [.signInPage, .redirect],
            "A certificate under “Policy keys” has expired or is not valid yet.",
            "Upload a valid certificate under “Policy keys”."),
        EntraErrorEntry(
            b2c: 90223, .keysAndService, .rarely, [.signInPage],
            "The page content of the policy could not be prepared.",
            "Check that the page content is valid HTML."),
        EntraErrorEntry(
            b2c: 90242, .upstreamProvider, .rarely, [.signInPage, .redirect],
            "The SAML metadata in the technical profile cannot be read.",
            "Correct the custom policy, and upload it again."),
        EntraErrorEntry(
            b2c: 90243, .upstreamProvider, .occasionally, [.signInPage, .redirect],
            "The client ID or secret of an external identity provider is not configured correctly.",
            "Correct them under “Identity providers” or “Policy keys”."),
        EntraErrorEntry(
            b2c: 90244, .keysAndService, .occasionally, [.signInPage, .redirect, .tokenEndpoint],
            "B2C received too many requests.",
            "Wait before the next request, and check the service limits of the tenant."),
        EntraErrorEntry(
            b2c: 90255, .upstreamProvider, .occasionally, [.signInPage, .redirect],
            "An exchange of claims with a provider or API did not complete.",
            "Start the sign-in again. If it happens again, check the technical profile that the description names."),
        EntraErrorEntry(
            b2c: 90261, .upstreamProvider, .rarely, [.signInPage, .redirect],
            "The API that the policy calls returned an error that cannot be read.",
            "Return errors of the API as JSON in the documented form."),
        EntraErrorEntry(
            b2c: 90273, .upstreamProvider, .often, [.signInPage, .redirect],
            "An identity provider returned an error, for example because the user cancelled there.",
            "Let the user start the sign-in again. If no user can sign in, read the provider's answer in the "
                + "description."),
        EntraErrorEntry(
            b2c: 90274, .signOut, .rarely, [.signOut],
            "The metadata of a SAML provider has no usable sign-out service.",
            "Add a single logout service with the HTTP-Redirect or HTTP-POST binding to the metadata."),
        EntraErrorEntry(
            b2c: 90277, .interactionAndPolicy, .rarely, [.signInPage],
            "A step of the user journey has no content definition.",
            "Correct the custom policy, and upload it again."),
        EntraErrorEntry(
            b2c: 90288, .interactionAndPolicy, .rarely, [.tokenEndpoint],
            "The user journey for refresh tokens does not exist in the policy.",
            "Correct the custom policy, and upload it again."),
        EntraErrorEntry(
            b2c: 90289, .upstreamProvider, .occasionally, [.signInPage, .redirect],
            "B2C could not connect to the identity provider.",
            "Check the provider's settings and whether it responds, and try again."),
        EntraErrorEntry(
            b2c: 99006, .applicationAndTenant, .rarely, [.signInPage, .redirect],
            "The app in which B2C keeps additional attributes is missing.",
            "Restore the app b2c-extensions-app under “App registrations” › “Deleted applications”."),
        EntraErrorEntry(
            b2c: 99011, .interactionAndPolicy, .rarely, [.signInPage, .redirect],
            "A technical profile lacks a metadata value.",
            "Correct the custom policy, and upload it again."),
    ]
}
