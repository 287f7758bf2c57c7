import EntraID

/// The challenges of APIs: names are unique, a written challenge means the same, and demanded claims can be sent on.
enum ChallengeTarget: Target {
    static let name = "challenge"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        vectors.given("claims-challenge").compactMap { given in
            let fields = (try? given["fields"].optional(.array(of: .string))) ?? nil
            return fields?.first.map { Array($0.utf8) }
        }
    }

    static func feed(_ input: [UInt8]) {
        let field = text(input)
        if let challenge = validated({ () throws(Refusal) in try BearerChallenge(parsing: [field]) }) {
            let names = challenge.parameters.map(\.name)
            require(names.allSatisfy { !$0.isEmpty }, "a parameter without a name")
            require(Set(names.map { Array($0.utf8) }).count == names.count, "a parameter occurs twice")
            for parameter in challenge.parameters {
                require(challenge[parameter.name] == parameter.value, "a parameter is not found")
            }
            let written = BearerChallenge(challenge.parameters)
            let reread = try? BearerChallenge(parsing: [written.field])
            // The written form can be longer than what is read, because tokens get quotation marks.
            let isShort = written.field.utf8.count <= BearerChallenge.maximumSize
            require(!isShort || reread == written, "a challenge changes when reread")
        }
        if let challenge = validated({ () throws(Refusal) in try ClaimsChallenge(parsing: [field]) }) {
            ClaimsRequestTarget.examine(challenge.claims)
        }
    }
}
