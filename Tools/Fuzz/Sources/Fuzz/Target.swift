import EntraID
import Foundation

/// A function that reads hostile input, with conditions that must hold for every input.
protocol Target: SendableMetatype {
    /// The name of the target and of its folder of inputs.
    static var name: String { get }
    /// The first inputs.
    static func seeds(from vectors: SeedVectors) -> [[UInt8]]
    /// Prepares what every input needs.
    static func prepare() throws
    /// Reads one input, and reports a finding if a condition does not hold.
    static func feed(_ input: [UInt8])
}

extension Target {
    static func prepare() throws {}
}

/// All targets, in the order in which inputs arrive at a server.
let targets: [any Target.Type] = [
    RequestTarget.self, JSONTarget.self, Base64URLTarget.self, FormTarget.self, CompactTokenTarget.self,
    ClaimsTarget.self, KeySetTarget.self, MetadataTarget.self, PageURLTarget.self, ForwardingTarget.self,
    RedirectTarget.self,
    PastedIssuerTarget.self, IssuerRuleTarget.self, AuthorizationResponseTarget.self, TokenResponseTarget.self,
    ErrorTextTarget.self, ConfigurationTarget.self, RSATarget.self, ChallengeTarget.self, ClaimsRequestTarget.self,
    GraphPageTarget.self, DevicePollTarget.self, StoredSessionTarget.self, ResourceMetadataTarget.self,
    ScopesTarget.self,
]

/// Stops the process. libFuzzer writes the input to a file.
func finding(_ words: String) -> Never {
    try? FileHandle.standardError.write(contentsOf: Data("finding: \(words)\n".utf8))
    abort()
}

/// Reports a finding if a condition does not hold.
func require(_ holds: Bool, _ words: @autoclosure () -> String) {
    if !holds { finding(words()) }
}

/// Checks the conditions for every error: it has a code and a remedy, and contains nothing that could harm a terminal
/// or a log.
func examine(_ refusal: Refusal) {
    require(!refusal.codes.isEmpty, "an error without a code")
    examine(refusal.problems)
}

/// Checks the conditions for every problem, including warnings.
func examine(_ problems: [Problem]) {
    for problem in problems {
        require(!problem.remedy.isEmpty, "\(problem.code) without a remedy")
        let line = problem.description
        require(line.utf8.count < 32 << 10, "\(problem.code) with \(line.utf8.count) bytes of text")
        require(!line.utf8.contains { $0 < 0x20 || $0 == 0x7F }, "\(problem.code) shows \(line.debugDescription)")
    }
}

/// Validates, and examines the outcome.
func validated<Value>(_ validation: () throws(Refusal) -> Value) -> Value? {
    do {
        return try validation()
    } catch {
        examine(error)
        return nil
    }
}

/// Validates, and examines an error as well as the warnings of an accepted value.
func validated<Value>(_ validation: (WarningHandler) throws(Refusal) -> Value) -> Value? {
    do {
        return try validation(examine(warning:))
    } catch {
        examine(error)
        return nil
    }
}

/// Checks the conditions for every warning of an accepted value.
func examine(warning: Problem) {
    require(warning.severity == .warning, "an error together with an accepted value")
    examine([warning])
}
