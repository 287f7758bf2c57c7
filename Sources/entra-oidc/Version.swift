import EntraID

/// The package version that `--version` prints: the newest version in CHANGELOG.md, in lowercase.
enum Version {
    static let current = "unreleased"

    static var report: Report {
        var report = Report(isAccepted: true)
        report.headline = "entra-oidc \(current)"
        report.members = ["version": .string(current)]
        return report
    }
}
