import EntraID
import OIDCTestSupport

/// One issuer of each kind.
enum TestIssuers {
    static let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"

    static func make(_ name: String, time: any TimeSource = ManualTime()) throws -> TestIssuer {
        switch name {
        case "openid": try TestIssuer(time: time)
        case "tenant": try TestIssuer(EntraAuthority(parsing: address(tenant), warnings: .ignored), time: time)
        default: try TestIssuer(EntraAuthority(parsing: address(name), warnings: .ignored), time: time)
        }
    }

    static let names = ["openid", "tenant", "common", "organizations"]

    private static func address(_ tenant: String) -> String { "https://login.microsoftonline.com/\(tenant)/v2.0" }
}
