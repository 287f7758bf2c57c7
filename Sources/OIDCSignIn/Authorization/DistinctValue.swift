import OIDCPrimitives

/// A JSON value in a set. Many values are compared in time proportional to their size.
struct DistinctValue: Hashable {
    let value: JSONValue

    init(_ value: JSONValue) {
        self.value = value
    }

    func hash(into hasher: inout Hasher) { DistinctValue.hash(value, into: &hasher) }

    private static func hash(_ value: JSONValue, into hasher: inout Hasher) {
        switch value {
        case .null: hasher.combine(0)
        case .bool(let bool): hasher.combine(bool)
        case .number(let number): hasher.combine(number)
        case .string(let string): hasher.combine(ExactString(string))
        case .array(let elements):
            hasher.combine(elements.count)
            for element in elements { hash(element, into: &hasher) }
        case .object(let object):
            // The order of the members does not matter.
            hasher.combine(
                object.members.reduce(0) { all, member in
                    var hasher = Hasher()
                    hasher.combine(ExactString(member.name))
                    hash(member.value, into: &hasher)
                    return all ^ hasher.finalize()
                })
        }
    }
}
