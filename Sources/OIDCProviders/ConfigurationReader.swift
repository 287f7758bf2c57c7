package import OIDCPrimitives

/// Reads the members of a configuration one by one, and notes everything that is wrong with them.
///
/// A member that is there but blank is missing; one that is `null` has the wrong type.
package struct ConfigurationReader: Sendable {
    private let place: JSONCursor
    private var known: [String] = []
    /// Everything that was found so far.
    package private(set) var problems: [Problem] = []

    /// Stands before an object; the path leads to it.
    package init(_ object: JSONObject, path: String = "") {
        self.init(JSONCursor(.object(object), path: path, problems: ConfigurationReader.words))
    }

    private init(_ place: JSONCursor) {
        self.place = place
    }

    private static let words = JSONCursor.Problems(
        missing: { path, expected in .configMissing(path, expected: expected) },
        wrongType: { path, expected, found in .configWrongType(path, expected: expected, found: "\(found.typeName)") })

    /// Notes a problem.
    package mutating func report(_ problem: Problem) {
        problems.append(problem)
    }

    /// Notes what a refusal says.
    package mutating func report(_ refusal: Refusal) {
        problems += refusal.problems
    }

    // MARK: - Members

    /// The place of a member. Asking makes the name a known one.
    private mutating func member(_ name: String) -> JSONCursor {
        known.append(name)
        return place[name]
    }

    /// Whether there is a member of that name, whatever it is. Asking makes the name a known one.
    package mutating func has(_ name: String) -> Bool { member(name).exists }

    /// The value of a required text; `nil` when that was reported.
    package mutating func requiredText(_ name: String, _ expected: ProblemText) -> String? {
        let place = member(name)
        let text = place.optional(.text, reportingTo: &problems)
        if let text, !text.isBlank { return text }
        if text != nil || !place.exists { report(.configMissing(place.path, expected: expected)) }
        return nil
    }

    /// The value of a text; `nil` when there is none, or it was reported.
    package mutating func text(_ name: String) -> String? {
        member(name).optional(.text, reportingTo: &problems)
    }

    /// The value of a boolean; `nil` when there is none, or it was reported.
    package mutating func bool(_ name: String) -> Bool? {
        member(name).optional(.bool, reportingTo: &problems)
    }

    // MARK: - Lists

    /// A list of values, or a word in its place.
    package enum ListOrWord<Element> {
        /// The elements that are right, and whether there are any others.
        case list([Element], isComplete: Bool)
        case word
    }

    /// The value of a list of texts, of each of which something is made. A text of which nothing can be made is reported
    /// as not being what is expected.
    package mutating func list<Element>(
        _ name: String, each expected: ProblemText, _ make: (String) -> Element?
    ) -> [Element]? {
        let place = member(name)
        guard place.optional(.list, reportingTo: &problems) != nil else { return nil }
        return elements(place, each: expected, make)
    }

    /// The same of a list in whose place a word may stand.
    package mutating func list<Element>(
        _ name: String, or word: String, each expected: ProblemText = "a text", _ make: (String) -> Element?
    ) -> ListOrWord<Element>? {
        let place = member(name)
        if place.value?.string?.hasSameBytes(as: word) == true { return .word }
        let type = JSONType<[JSONValue]>.list.named("a list of texts, or “\(word)”")
        guard let count = place.optional(type, reportingTo: &problems)?.count else { return nil }
        let elements = elements(place, each: expected, make)
        return .list(elements, isComplete: elements.count == count)
    }

    private mutating func elements<Element>(
        _ list: JSONCursor, each expected: ProblemText, _ make: (String) -> Element?
    ) -> [Element] {
        list.elements.compactMap { place in
            let text = place.required(.string.named(expected), reportingTo: &problems)
            guard let text else { return nil }
            guard let element = make(text) else {
                report(.configWrongType(place.path, expected: expected, found: "\(address: text)"))
                return nil
            }
            return element
        }
    }

    // MARK: - Secrets and files

    /// A secret, or where it is; `nil` when there is none or a blank one.
    package mutating func secret(_ name: String) -> SecretReference? {
        let place = member(name)
        guard let value = place.value else { return nil }
        if let text = value.string {
            guard !text.hasSameBytes(as: Secret.redacted) else {
                report(.configMissing(place.path, expected: "the secret itself, which was withheld here"))
                return nil
            }
            return text.isBlank ? nil : .literal(Secret(text))
        }
        if let reference = ConfigurationReader.reference(value) { return reference }
        if value.object != nil, reportMisspelledMembers(of: place, known: ["environment", "file"]) { return nil }
        report(
            .configWrongType(
                place.path, expected: #"a text, {"environment": "NAME"} or {"file": "path"}"#,
                found: "\(value.typeName)"))
        return nil
    }

    /// One member, which says where a secret is.
    private static func reference(_ value: JSONValue) -> SecretReference? {
        guard value.object?.members.count == 1 else { return nil }
        if let variable = value["environment"]?.string, isVariableName(variable) { return .environment(variable) }
        if let file = value["file"]?.string, !file.isBlank { return .file(file) }
        return nil
    }

    /// An object whose members are files, all of them required; `nil` when there is none, or it was reported.
    package mutating func files(_ name: String, _ names: [String]) -> [String]? {
        let place = member(name)
        guard place.optional(.object, reportingTo: &problems) != nil else { return nil }
        var reader = ConfigurationReader(place)
        let files = names.compactMap { reader.requiredText($0, "the path of a file") }
        reader.reportUnknownMembers()
        problems += reader.problems
        return files.count == names.count ? files : nil
    }

    // MARK: - Unknown members

    /// Reports every member that nothing has read: an error if it is a known member misspelled, else a warning.
    ///
    /// - Parameter others: Members that are known, though they are read elsewhere.
    package mutating func reportUnknownMembers(besides others: [String] = []) {
        problems += unknownMembers(besides: others).map(\.problem)
    }

    /// Whether an object that cannot be read has a known member misspelled. Then that is reported.
    private mutating func reportMisspelledMembers(of place: JSONCursor, known: [String]) -> Bool {
        let misspelled = ConfigurationReader(place).unknownMembers(besides: known).filter(\.isMisspelled)
        problems += misspelled.map(\.problem)
        return !misspelled.isEmpty
    }

    /// The problems with the members that nothing has read, and whether each is a known one misspelled.
    private func unknownMembers(besides others: [String]) -> [(isMisspelled: Bool, problem: Problem)] {
        let known = known + others
        let names = KnownNames(known)
        return place.members.filter { member in !known.contains { $0.hasSameBytes(as: member.name) } }.map { member in
            guard let right = names.misspelled(by: member.name) else {
                return (false, .configUnknownMember(member.place.path))
            }
            return (true, .configMisspeltMember(member.place.path, suggestion: right))
        }
    }

    /// What is no name may be the secret itself, and is not repeated.
    private static func isVariableName(_ text: String) -> Bool {
        text.utf8.first?.isASCIIDigit == false && text.utf8.allSatisfy(\.isASCIIWordCharacter)
    }
}

extension JSONType {
    /// A string, as forms call it.
    fileprivate static var text: JSONType<String> { .string.named("a text") }

    /// An array, whose elements are looked at one by one.
    fileprivate static var list: JSONType<[JSONValue]> {
        JSONType<[JSONValue]>.array(of: .any).named("a list of texts")
    }
}
