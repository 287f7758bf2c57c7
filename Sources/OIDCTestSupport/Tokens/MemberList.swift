import OIDCPrimitives

/// The members of an object that is still being written.
struct MemberList {
    private(set) var members: [JSONObject.Member] = []

    /// The value of a name; set to `nil`, the member is taken out.
    subscript(name: String) -> JSONValue? {
        get { JSONObject(members)[name] }
        set {
            let place = members.firstIndex { $0.name.hasSameBytes(as: name) } ?? members.endIndex
            if place < members.endIndex { members.remove(at: place) }
            if let newValue { members.insert(.init(name: name, value: newValue), at: place) }
        }
    }

    /// The object as text.
    var text: String { JSONValue.object(JSONObject(members)).serialized(indented: false) }
}
