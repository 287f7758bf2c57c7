import EntraID
import Testing

@Suite struct JSONProperties {
    /// The serialized value is parsed back, and so is any other spelling of it: white space, escapes, and the order of
    /// members do not matter.
    @Test("Every spelling of a value parses to the value") func everySpellingParsesToValue() {
        forAll(
            cases: 1_000,
            { choices in
                let value = JSONTexts.value(&choices)
                return (value: value, text: JSONTexts.document(value, &choices))
            },
            show: { $0.text },
            { sample in
                for text in [sample.value.serialized(), sample.value.serialized(indented: false), sample.text]
                where try JSONValue(parsing: text) != sample.value {
                    return .fails(text)
                }
                return .holds
            })
    }

    /// A proper prefix is not a document, and only white space may follow a document.
    @Test("Every proper prefix of a document is rejected") func everyPrefixIsRejected() {
        forAll(
            cases: 40,
            { choices -> String in
                let inner = JSONTexts.value(&choices)
                let values: [JSONValue] = [.array([inner]), .object(["a": inner]), .string(inner.serialized())]
                let value = choices.pick(values)
                return JSONTexts.text(of: value, &choices)
            },
            { text in
                let bytes = Array(text.utf8)
                _ = try JSONValue(parsing: bytes)
                for length in bytes.indices where (try? JSONValue(parsing: Array(bytes[..<length]))) != nil {
                    return .fails("the first \(length) bytes are accepted")
                }
                for more in ["x", "{}", ",", "\u{0}", "\u{FEFF}"] where (try? JSONValue(parsing: text + more)) != nil {
                    return .fails("followed by \(more.debugDescription), it is accepted")
                }
                return .holds
            })
    }

    /// A duplicate member is rejected at any level and with any spelling of its name.
    @Test("Duplicate members are rejected") func duplicateMembersAreRejected() {
        forAll(
            cases: 1_000,
            { choices -> String in
                let object = JSONTexts.object(&choices)
                guard !object.members.isEmpty else { return "" }
                let again = JSONObject.Member(name: choices.pick(object.members).name, value: .null)
                var members = object.members
                members.insert(again, at: choices.below(members.count + 1))
                let doubled = members.map { member in
                    let name = JSONTexts.text(of: JSONValue.string(member.name), &choices)
                    return name + ":" + JSONTexts.text(of: member.value, &choices)
                }
                let text = "{" + doubled.joined(separator: ",") + "}"
                return choices.pick([text, "[1,\(text)]", "{\"outer\":\(text)}"])
            },
            { text in
                guard !text.isEmpty else { return .notApplicable }
                do {
                    return .fails("read as \(try JSONValue(parsing: text).serialized())")
                } catch {
                    return .expect((error as? Refusal)?.codes == [.jsonDuplicateMember], "\(error)")
                }
            })
    }

    /// Equal numbers have equal hashes, and equality is symmetric.
    @Test("Equal numbers have equal hashes") func equalNumbersHaveEqualHashes() {
        forAll(
            cases: 2_000, minimumApplicable: 0.02,
            { choices in
                func number() -> String {
                    let digits = choices.text(of: ["0", "1", "5", "9"], upTo: 4)
                    let fraction = choices.onceIn(3) ? "." + choices.text(of: ["0", "1", "5"], upTo: 3) + "0" : ""
                    let exponent = choices.pick(["", "e1", "E-2", "e+3", "e0", "e99999999999999999999"])
                    let whole = digits.drop { $0 == "0" }
                    return choices.pick(["", "-"]) + (whole.isEmpty ? "0" : whole) + fraction + exponent
                }
                return (left: number(), right: number())
            },
            { sample in
                guard case .number(let left) = try JSONValue(parsing: sample.left),
                    case .number(let right) = try JSONValue(parsing: sample.right)
                else { return .fails("not a number") }
                guard (left == right) == (right == left), left == left else {
                    return .fails("equality is not symmetric")
                }
                if left == right {
                    return .expect(
                        left.hashValue == right.hashValue && left.double == right.double
                            && left.integer == right.integer, "equal, but with different values")
                }
                if let one = left.integer, let other = right.integer, one == other {
                    return .fails("the same integer, but not equal")
                }
                return .notApplicable
            })
    }
}
