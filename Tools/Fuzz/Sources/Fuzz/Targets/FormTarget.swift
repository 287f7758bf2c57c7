import EntraID

/// Forms and percent encoding: what decodes survives being encoded and decoded again.
enum FormTarget: Target {
    static let name = "form"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        vectors.texts("authorization-response", "text").map { Array($0.utf8) }
    }

    static func feed(_ input: [UInt8]) {
        let text = text(input)
        if let parameters = judged({ () throws(Refusal) in try FormEncoding.decode(text) }) {
            let again = try? FormEncoding.decode(FormEncoding.encode(parameters))
            // An empty form has no parameters, and neither has a form of one without a name and a value.
            let named = parameters.filter { !$0.name.isEmpty || !$0.value.isEmpty }
            require(again?.filter { !$0.name.isEmpty || !$0.value.isEmpty } == named, "a form reads otherwise")
        }
        if let decoded = judged({ () throws(Refusal) in try PercentEncoding.decode(text) }) {
            let again = (try? PercentEncoding.decode(PercentEncoding.encode(decoded))) ?? ""
            require(again.hasSameBytes(as: decoded), "a percent encoding reads otherwise")
        }
    }
}
