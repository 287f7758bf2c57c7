import EntraID
import OIDCVectors

@testable import EntraID

/// How the vectors use a code.
struct CodeUse {
    static let memberNames = ["code", "severity", "kinds", "alone", "fixable", "remedies"]

    /// These kinds validate several things, so that a code of one of them never stands alone.
    private static let compositeKinds = ["provider-configuration", "authorization-request"]
    /// Codes that can be reported with others, although no vector of their kind shows it.
    private static let neverShownWithOthers = ["authority.tenant-mismatch"]

    private var kinds: Set<String> = []
    private var isError = false
    private var isWarning = false
    private var isWithOthers = false
    private var isWithOthersInOwnKind = false
    private var code = ""

    /// Returns the uses of all codes.
    static func all(in vectors: [VectorCase]) -> [String: CodeUse] {
        var uses: [String: CodeUse] = [:]
        for vector in vectors {
            let refused = Set(vector.refusedCodes)
            for code in refused {
                uses[code, default: CodeUse()].code = code
                uses[code]?.kinds.insert(vector.kind)
                uses[code]?.isError = true
                guard refused.count > 1 else { continue }
                uses[code]?.isWithOthers = true
                if !compositeKinds.contains(vector.kind) { uses[code]?.isWithOthersInOwnKind = true }
            }
            for code in vector.warningCodes {
                uses[code, default: CodeUse()].code = code
                uses[code]?.kinds.insert(vector.kind)
                uses[code]?.isWarning = true
            }
        }
        return uses
    }

    /// Returns how an entry differs from the uses and from the code that makes the problems.
    func differences(_ entry: JSONValue, isWarningInSource: Bool) -> [String] {
        var differences: [String] = []
        if entry["severity"] != .string(severity(entry, isWarningInSource)) { differences.append("severity") }
        if entry["kinds"] != JSONValue(strings: VectorCase.kinds.filter(kinds.contains)) { differences.append("kinds") }
        if entry["alone"] != isAlone { differences.append("alone") }
        if entry["fixable"] != Self.isFixable(entry["code"]?.string ?? "") { differences.append("fixable") }
        return differences
    }

    private func severity(_ entry: JSONValue, _ isWarningInSource: Bool) -> String {
        let code = entry["code"]?.string ?? ""
        if isError, isWarning || isWarningInSource { return "either" }
        if isWarning || isWarningInSource { return "warning" }
        // No vector reaches the secret's expiry, which is a warning until then.
        return code == "config.client-secret-expires" ? "either" : "error"
    }

    private var isAlone: JSONValue {
        guard isError else { return .null }
        if Self.neverShownWithOthers.contains(code) { return false }
        let isShared = ["config.", "redirect.", "request."].contains { code.hasPrefix($0) }
        return .bool(!(isShared ? isWithOthers : isWithOthersInOwnKind))
    }

    /// Whether an entered issuer with this problem can be corrected: `true`, `false`, `sometimes`, or `null` for a code
    /// that is not about an entered issuer.
    private static func isFixable(_ code: String) -> JSONValue {
        let found = Set(findings.filter { $0.code.rawValue == code }.map(\.isFixable))
        if found.count == 2 { return "sometimes" }
        return found.first.map { .bool($0) } ?? .null
    }

    private static let findings: [AuthorityFinding] = [
        .empty, .tooLong, .notAURL, .secretPasted, .missingScheme, .notHTTPS, .unusableScheme, .placeholder,
        .missingTenant(isKnown: true), .missingTenant(isKnown: false), .invalidTenant, .noPersonalAccounts,
        .tenantMismatch, .unknownHost, .retiredHost, .endpointPasted, .portalLinkPasted, .unexpectedPath, .bareTenant,
        .missingVersion, .missingPolicy, .v1Issuer, .metadataURL, .trailingSlash, .surroundingSpace,
        .hostAlias(of: .global), .tenantNotLowerCase, .hostNotLowerCase,
    ]
}
