import EntraID

/// No command: the judgements on sample data, in the order in which a sign-in needs them.
enum Tour {
    private static let pageAddress = "https://console.example.com:8443/settings?tab=oidc"
    private static let typedIssuer = "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0"
    private static let claims: JSONObject = [
        "iss": "https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",
        "tid": "8eaef023-2b34-4da1-9baa-8bc8c9d6a490",
        "ver": "2.0",
    ]

    static func report() -> Report {
        do {
            let callback = try CallbackPolicy.standard.callback(pageAddress: pageAddress)
            let redirect = try RedirectRules().judge(callback.value)
            let authority = try EntraAuthority.read(typedIssuer)
            let rule = try EntraIssuerRule(
                authority: authority.value, metadataIssuer: typedIssuer, allowedTenants: .anyTenant)
            let tenant = try rule.tenant(of: IssuerStatement(claims: claims, keyIssuer: typedIssuer))

            var report = Report(isAccepted: true)
            report.sections = [
                .init(lines: [.note("A sign-in with Microsoft Entra ID on sample data, as far as it is judged by now.")]
                ),
                callbackSection(callback.value),
                issuerSection(authority.value),
                tokenSection(tenant),
            ]
            report.problems = callback.warnings + redirect.warnings + authority.warnings
            report.members = JSONObject(
                [.init(name: "callback", value: .string(callback.value.text))]
                    + IssuerCommand.members(of: authority.value).members)
            report.closing = "accepted"
            return report
        } catch {
            return Report(error)
        }
    }

    private static func callbackSection(_ callback: CallbackURL) -> Report.Section {
        .init(
            title: "1. Where the browser returns to",
            lines: [
                .value(label: "page opened", pageAddress),
                .value(label: "callback URL", callback.text),
                .passed("Scheme, host and port are the page's; its path and query stay behind."),
                .passed("Entra accepts the callback URL as a redirect URI of the platform “Web”."),
            ])
    }

    private static func issuerSection(_ authority: EntraAuthority) -> Report.Section {
        .init(
            title: "2. Who signs people in",
            lines: [.value(label: "typed", typedIssuer)] + IssuerCommand.lines(about: authority) + [
                .passed("The text is an issuer as it stands: nothing to trim, to add or to replace.")
            ])
    }

    private static func tokenSection(_ tenant: String?) -> Report.Section {
        .init(
            title: "3. Whether a token may speak for that issuer",
            lines: claims.members.map { .value(label: $0.name, $0.value.serialized(indented: false)) } + [
                .passed("iss is the configured issuer, byte for byte."),
                .passed("tid is the tenant inside iss\(tenant.map { ", \($0)" } ?? "")."),
                .passed("ver is the version of the metadata."),
                .passed("The key that would sign it names the same issuer."),
            ])
    }
}
