import OIDCPrimitives

extension ClaimsRequest {
    /// Returns a request for everything in this request and another one.
    ///
    /// A claim in both is essential if either says so, and all values of both are acceptable. Intersecting the values
    /// would lose the capabilities of a client, which are sent as values; this library compares the token with the
    /// contexts of the application separately. For other members, those of the other request count.
    public func merging(_ other: ClaimsRequest) -> ClaimsRequest {
        let places = Place.all.map(\.name)
        return ClaimsRequest(
            known: object.merging(other.object) { name, mine, theirs in
                guard places.contains(where: { name.hasSameBytes(as: $0) }) else { return theirs }
                return mine.merging(theirs) { mine, theirs in
                    .object(mine.merging(theirs) { _, mine, theirs in mine.merging(theirs, ClaimsRequest.constraint) })
                }
            })
    }

    /// Returns the constraints on a claim that two requests have in common, with all their values.
    private static func constraint(_ mine: JSONObject, _ theirs: JSONObject) -> JSONValue {
        let merged = mine.merging(theirs) { name, mine, theirs in
            name.hasSameBytes(as: "essential") ? .bool(mine.bool == true || theirs.bool == true) : theirs
        }
        var members = merged.members.filter {
            !$0.name.hasSameBytes(as: "value") && !$0.name.hasSameBytes(as: "values")
        }
        var known: Set<DistinctValue> = []
        let values = (mine.acceptableValues + theirs.acceptableValues).filter {
            known.insert(DistinctValue($0)).inserted
        }
        if merged["values"] != nil || values.count > 1 {
            members.append(.init(name: "values", value: .array(values)))
        } else if let value = values.first {
            members.append(.init(name: "value", value: value))
        }
        return .object(JSONObject(members))
    }
}

extension JSONValue {
    /// Returns two objects as one. Anything else, such as `null`, gives way to an object.
    fileprivate func merging(
        _ other: JSONValue, _ combine: (JSONObject, JSONObject) -> JSONValue
    ) -> JSONValue {
        guard let mine = object else { return other }
        guard let theirs = other.object else { return self }
        return combine(mine, theirs)
    }
}

extension JSONObject {
    /// Returns the members of two objects, in order. A function decides about the members that both have.
    fileprivate func merging(
        _ other: JSONObject, _ combine: (String, JSONValue, JSONValue) -> JSONValue
    ) -> JSONObject {
        let kept = members.map { member in
            Member(
                name: member.name,
                value: other[member.name].map { combine(member.name, member.value, $0) } ?? member.value)
        }
        return JSONObject(kept + other.members.filter { self[$0.name] == nil })
    }

    /// `value` and the elements of `values`.
    fileprivate var acceptableValues: [JSONValue] {
        [self["value"]].compactMap(\.self) + (self["values"]?.array ?? [])
    }
}
