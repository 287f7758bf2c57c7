import EntraGuide
import EntraID

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `decode`: the contents of a token with the meaning of each claim, without verification.
enum DecodeCommand: Command {
    static let name = "decode"
    static let operands = "[TOKEN | -]"
    static let summary = "Show a token's claims and their meaning, without verifying the token"
    static let options: [Option] = []
    static let examples = ["entra-oidc decode - < token.txt", "entra-oidc decode eyJ0eXAiOiJKV1Qi…"]

    static func run(_ arguments: Arguments) throws(CommandFailure) -> Report {
        let text = try Input.argumentOrStandardInput(arguments, "TOKEN")
        do {
            let token = try CompactToken(text)
            var report = Report(isAccepted: true)
            report.headline = "UNVERIFIED: anyone could have created this token. Use “verify” to check it."
            report.sections = [
                .init(title: "Header", lines: lines(token.header.value, ClaimMeaning.headerMember)),
                .init(title: "Claims (UNVERIFIED)", lines: lines(token.unverifiedClaims.value, ClaimMeaning.claim)),
            ]
            report.members = [
                "verified": false, "header": token.header.value, "claims": token.unverifiedClaims.value,
            ]
            return report
        } catch {
            return Report(error)
        }
    }

    /// Returns a line for each claim, with its meaning.
    static func claimLines(_ claims: JSONValue) -> [Report.Line] { lines(claims, ClaimMeaning.claim) }

    private static func lines(_ value: JSONValue, _ meaning: (String) -> String?) -> [Report.Line] {
        (value.object?.members ?? []).flatMap { member -> [Report.Line] in
            var text = escapedForDisplay(member.value.serialized(indented: false))
            if let date = date(of: member) { text += "  (\(date))" }
            let explanation = meaning(member.name).map { [Report.Line.value(label: "", "— \($0)")] } ?? []
            return [.value(label: escapedForDisplay(member.name), text)] + explanation
        }
    }

    /// Returns the date of a time claim in ISO 8601 format, or `nil` for other claims.
    private static func date(of member: JSONObject.Member) -> String? {
        guard ["exp", "iat", "nbf", "auth_time"].contains(where: { $0.hasSameBytes(as: member.name) }),
            let date = member.value.double.flatMap(NumericDate.init(seconds:))?.date
        else { return nil }
        return date.formatted(.iso8601)
    }
}
