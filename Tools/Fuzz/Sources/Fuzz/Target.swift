import EntraID
import Foundation

/// Something that reads hostile input, and what must hold whatever that is.
protocol Target: SendableMetatype {
    /// Its name, also of its folder of inputs.
    static var name: String { get }
    /// Inputs to begin with.
    static func seeds(from vectors: SeedVectors) -> [[UInt8]]
    /// Makes ready what every input needs.
    static func prepare() throws
    /// Reads one input. Reports a finding when something does not hold.
    static func feed(_ input: [UInt8])
}

extension Target {
    static func prepare() throws {}
}

/// All targets, in the order in which inputs arrive at a server.
let targets: [any Target.Type] = [
    JSONTarget.self, Base64URLTarget.self, FormTarget.self, CompactTokenTarget.self, ClaimsTarget.self,
    KeySetTarget.self, MetadataTarget.self, PageAddressTarget.self, ForwardingTarget.self, RedirectTarget.self,
    PastedIssuerTarget.self, IssuerRuleTarget.self, AuthorizationResponseTarget.self, TokenResponseTarget.self,
    ErrorTextTarget.self, ConfigurationTarget.self, RSATarget.self,
]

/// Stops: libFuzzer writes the input to a file.
func finding(_ words: String) -> Never {
    try? FileHandle.standardError.write(contentsOf: Data("finding: \(words)\n".utf8))
    abort()
}

/// Reports a finding when something that must hold does not.
func require(_ holds: Bool, _ words: @autoclosure () -> String) {
    if !holds { finding(words()) }
}

/// What holds for every refusal: it has a code, a remedy, and nothing in it that a terminal or log would stumble over.
func examine(_ refusal: Refusal) {
    require(!refusal.codes.isEmpty, "a refusal without a code")
    examine(refusal.problems)
}

/// What holds for every problem, warnings too.
func examine(_ problems: [Problem]) {
    for problem in problems {
        require(!problem.remedy.isEmpty, "\(problem.code) without a remedy")
        let line = problem.description
        require(line.utf8.count < 32 << 10, "\(problem.code) with \(line.utf8.count) bytes of text")
        require(!line.utf8.contains { $0 < 0x20 || $0 == 0x7F }, "\(problem.code) shows \(line.debugDescription)")
    }
}

/// Judges, and examines what comes of it.
func judged<Value>(_ judgement: () throws(Refusal) -> Value) -> Value? {
    do {
        return try judgement()
    } catch {
        examine(error)
        return nil
    }
}

/// Judges, and examines a refusal as well as the warnings beside an accepted value.
func judged<Value>(_ judgement: (WarningHandler) throws(Refusal) -> Value) -> Value? {
    do {
        return try judgement(examine(warning:))
    } catch {
        examine(error)
        return nil
    }
}

/// What holds for every warning beside an accepted value.
func examine(warning: Problem) {
    require(warning.severity == .warning, "an error beside an accepted value")
    examine([warning])
}
