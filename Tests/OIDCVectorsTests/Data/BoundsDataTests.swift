import EntraID
import OIDCPrimitives
import OIDCVectors
import Testing

/// `bounds.json`: the bounds, and the code beyond each.
@Suite struct BoundsDataTests {
    private static func entries() throws -> [JSONValue] {
        try #require(try DataFile.read("bounds.json")["bounds"]?.array)
    }

    private static let units: Set<String> = [
        "levels", "bytes", "characters", "code points", "members of all objects together", "keys", "bits", "the value",
        "seconds", "seconds since 1970", "nonempty pieces", "pairs in an element", "parameters", "providers", "groups",
        "numbers",
    ]

    private static func name(_ entry: JSONValue) -> String {
        (entry["name"]?.string ?? "") + (entry["edge"] == "minimum" ? "-minimum" : "")
    }

    /// Returns what is wrong with an entry.
    private static func faults(_ entry: JSONValue) -> [String] {
        guard entry.object?.members.map(\.name) == ["name", "edge", "bound", "unit", "code", "kind"],
            let bound = entry["bound"]?.integer, let kind = entry["kind"]?.string, VectorCase.kinds.contains(kind),
            units.contains(entry["unit"]?.string ?? ""), ["maximum", "minimum"].contains(entry["edge"]?.string ?? ""),
            let probe = BoundProbe.all[name(entry)]
        else { return ["the members"] }
        let step = entry["edge"] == "minimum" ? -1 : 1
        let code = entry["code"]?.string
        switch probe {
        case .isWithin(let isWithin): return faults(isWithin, bound, step, entry)
        case .isWithinSteps(let count, let isWithin): return faults(isWithin, bound, step * count, entry)
        case .given(let given):
            let atBound = outcome(name(entry), kind, bound, given)
            let beyond = outcome(name(entry), kind, bound + step, given)
            guard let atBound, let code else { return ["the input"] }
            let isRight = atBound["refused"]?.strings.contains(code) != true && beyond?["refused"]?.strings == [code]
            return isRight ? [] : ["\(atBound.serialized(indented: false)), then \(String(describing: beyond))"]
        }
    }

    /// The outcomes so far, because the largest inputs take a while.
    private static let outcomes = Locked<[String: JSONValue]>([:])

    private static func outcome(_ name: String, _ kind: String, _ value: Int, _ given: (Int) -> JSONValue) -> JSONValue?
    {
        let key = "\(name) \(kind) \(value)"
        if let known = outcomes.withLock({ $0[key] }) { return known }
        let outcome = try? BoundProbe.probe(kind, given(value)).outcome()
        outcomes.withLock { $0[key] = outcome }
        return outcome
    }

    /// The codes of bounds that no input of a vector shows here: they are warnings, or need a signature.
    private static let otherCodes: [String: JSONValue] = [
        "key-set.modulus-minimum": "keys.key-too-small", "key-set.modulus": "keys.unsupported",
        "key-set.exponent-minimum": "keys.malformed", "key-set.exponent": "keys.malformed",
        "id-token.date-minimum": "token.claim-type", "id-token.date": "token.claim-type",
        "id-token.sub-minimum": "token.claim-type", "id-token.sub": "token.claim-type",
    ]

    private static func faults(
        _ isWithin: (Int) -> Bool, _ bound: Int, _ step: Int, _ entry: JSONValue
    ) -> [String] {
        guard entry["code"] == otherCodes[name(entry)] ?? .null else { return ["the code"] }
        let kind = entry["kind"]?.string ?? ""
        let isOfKind = name(entry).hasPrefix("\(kind).") || (name(entry) == "issuer.suggestion" && kind == "discovery")
        guard isOfKind else { return ["the kind"] }
        return isWithin(bound) && !isWithin(bound + step) ? [] : ["the bound"]
    }

    @Test("Every bound is in the file once, and the library has it") func bounds() throws {
        let entries = try Self.entries()
        let names = entries.map(Self.name)
        #expect(names.sorted() == BoundProbe.all.keys.sorted())
        for entry in entries { #expect(Self.faults(entry) == [], "\(Self.name(entry))") }
    }

    @Test("A changed bound, code, or kind is noticed") func changes() throws {
        for entry in try Self.entries() {
            guard let bound = entry["bound"]?.integer, let object = entry.object else { continue }
            let other: JSONValue = entry["code"] == .null ? "json.syntax" : .null
            let changes =
                DataFile.changes(of: entry) + [
                    replacing("bound", in: object, with: .number(JSONNumber(bound + 1))),
                    replacing("bound", in: object, with: .number(JSONNumber(bound - 1))),
                    replacing("code", in: object, with: other), replacing("kind", in: object, with: "digest"),
                ]
            for change in changes { #expect(!Self.faults(change).isEmpty, "\(change.serialized(indented: false))") }
        }
    }

    private func replacing(_ name: String, in object: JSONObject, with value: JSONValue) -> JSONValue {
        .object(JSONObject(object.members.map { .init(name: $0.name, value: $0.name == name ? value : $0.value) }))
    }
}
