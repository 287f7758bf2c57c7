import EntraID

/// `issuer`: the meaning of a value of the field “Issuer”, or the correction to make.
enum IssuerCommand: Command {
    static let name = "issuer"
    static let operands = "TEXT"
    static let summary = "Explain the value of the field “Issuer”, or suggest a correction"
    static let options = [
        Option(
            name: "--custom-host", value: "HOST",
            explanation: "a custom domain for Entra; can be repeated",
            isRepeatable: true)
    ]
    static let examples = [
        "entra-oidc issuer https://login.microsoftonline.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0",
        "entra-oidc issuer https://sts.windows.net/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/",
        "entra-oidc issuer contoso.onmicrosoft.com",
        "entra-oidc issuer https://login.example.com/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/v2.0 "
            + "--custom-host login.example.com",
    ]

    static func run(_ arguments: Arguments) throws(CommandFailure) -> Report {
        let text = try arguments.only("TEXT")
        let customHosts = try customHosts(arguments)
        do throws(Refusal) {
            var warnings: [Problem] = []
            let authority = try EntraAuthority(parsing: text, customHosts: customHosts) { warnings.append($0) }
            return report(authority, warnings)
        } catch {
            var report = Report(error)
            if error.codes.contains(.authorityUnknownHost) {
                report.closing = "To check the issuer of a provider other than Entra, use “discover --issuer”."
            }
            return report
        }
    }

    /// Returns the hosts of the `--custom-host` options.
    static func customHosts(_ arguments: Arguments) throws(CommandFailure) -> [CustomHost] {
        var hosts: [CustomHost] = []
        for text in arguments.all("--custom-host") {
            guard let host = try? CustomHost(text) else {
                throw .usage(
                    "“\(escapedForDisplay(text))” is not a host. Omit https:// and the path. Example: login.example.com"
                )
            }
            hosts.append(host)
        }
        return hosts
    }

    private static func report(_ authority: EntraAuthority, _ warnings: [Problem]) -> Report {
        var report = Report(isAccepted: true)
        report.headline = authority.string
        report.sections = [.init(lines: lines(about: authority))]
        report.problems = warnings
        report.members = members(of: authority)
        return report
    }

    static func lines(about authority: EntraAuthority) -> [Report.Line] {
        var lines: [Report.Line] = [
            .value(label: "product", productName(of: authority.kind)),
            .value(label: "cloud", authority.cloud.name),
            .value(label: "tenant", authority.tenant.string),
        ]
        if let policy = authority.policy { lines.append(.value(label: "policy", policy.name)) }
        lines.append(.value(label: "issuer", authority.issuer?.string ?? "(stated in the metadata)"))
        lines.append(.value(label: "metadata", authority.metadataURL))
        return lines
    }

    static func members(of authority: EntraAuthority) -> JSONObject {
        func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
        return [
            "authority": .string(authority.string),
            "issuer": text(authority.issuer?.string),
            "cloud": .string(authority.cloud.name),
            "tenant": .string(authority.tenant.string),
            "kind": .string(authority.kind.rawValue),
            "policy": text(authority.policy?.name),
            "metadata": .string(authority.metadataURL),
        ]
    }

    private static func productName(of kind: EntraAuthority.Kind) -> String {
        switch kind {
        case .workforce: "Entra ID (workforce)"
        case .b2c: "Azure AD B2C"
        case .externalID: "Entra External ID"
        }
    }
}
