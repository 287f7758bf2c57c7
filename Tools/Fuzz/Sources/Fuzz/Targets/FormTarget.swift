import EntraID

/// Forms and percent encoding: decoded values stay the same when they are encoded and decoded again.
enum FormTarget: Target {
    static let name = "form"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        vectors.texts("authorization-response", "text").map { Array($0.utf8) }
    }

    static func feed(_ input: [UInt8]) {
        let text = text(input)
        if let parameters = validated({ () throws(Refusal) in try FormEncoding.decode(text) }) {
            let again = try? FormEncoding.decode(FormEncoding.encode(parameters))
            // An empty form has no parameters, and neither has a form with one empty name and value.
            let named = parameters.filter { !$0.name.isEmpty || !$0.value.isEmpty }
            require(again?.filter { !$0.name.isEmpty || !$0.value.isEmpty } == named, "a form changes when reread")
        }
        if let decoded = validated({ () throws(Refusal) in try PercentEncoding.decode(text) }) {
            let again = (try? PercentEncoding.decode(PercentEncoding.encode(decoded))) ?? ""
            require(again.hasSameBytes(as: decoded), "a percent encoding changes when reread")
        }
    }
}
