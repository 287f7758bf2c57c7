import OIDCPrimitives

/// A mutable list of the members of a JSON object.
struct MemberList {
    private(set) var members: [JSONObject.Member] = []

    /// The value of a member. Set it to `nil` to remove the member.
    subscript(name: String) -> JSONValue? {
        get { JSONObject(members)[name] }
        set {
            let place = members.firstIndex { $0.name.hasSameBytes(as: name) } ?? members.endIndex
            if place < members.endIndex { members.remove(at: place) }
            if let newValue { members.insert(.init(name: name, value: newValue), at: place) }
        }
    }

    /// The serialized object.
    var text: String { JSONValue.object(JSONObject(members)).serialized(indented: false) }
}
