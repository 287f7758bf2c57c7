package import OIDCPrimitives

/// A reader that reads the members of a configuration one by one and collects the problems.
///
/// A blank member counts as missing, and a `null` has the wrong type.
package struct ConfigurationReader: Sendable {
    private let place: JSONCursor
    private var known: [String] = []
    /// The problems found so far.
    package private(set) var problems: [Problem] = []

    /// Creates a reader for an object at the given path.
    package init(_ object: JSONObject, path: String = "") {
        self.init(JSONCursor(.object(object), path: path, problems: ConfigurationReader.words))
    }

    private init(_ place: JSONCursor) {
        self.place = place
    }

    private static let words = JSONCursor.Problems(
        missing: { path, expected in .configMissing(path, expected: expected) },
        wrongType: { path, expected, found in .configWrongType(path, expected: expected, found: "\(found.typeName)") })

    /// Adds a problem.
    package mutating func report(_ problem: Problem) {
        problems.append(problem)
    }

    /// Adds the problems of an error.
    package mutating func report(_ refusal: Refusal) {
        problems += refusal.problems
    }

    // MARK: - Members

    /// Returns a cursor at a member, and marks the member's name as known.
    private mutating func member(_ name: String) -> JSONCursor {
        known.append(name)
        return place[name]
    }

    /// Returns whether a member exists, and marks its name as known.
    package mutating func has(_ name: String) -> Bool { member(name).exists }

    /// Returns a required string, or `nil` if a problem was reported.
    package mutating func requiredString(_ name: String, _ expected: ProblemText) -> String? {
        let place = member(name)
        let text = place.optional(.text, reportingTo: &problems)
        if let text, !text.isBlank { return text }
        if text != nil || !place.exists { report(.configMissing(place.path, expected: expected)) }
        return nil
    }

    /// Returns a string, or `nil` if it is absent or a problem was reported.
    package mutating func text(_ name: String) -> String? {
        member(name).optional(.text, reportingTo: &problems)
    }

    /// Returns a Boolean value, or `nil` if it is absent or a problem was reported.
    package mutating func bool(_ name: String) -> Bool? {
        member(name).optional(.bool, reportingTo: &problems)
    }

    // MARK: - Lists

    /// A list of values, or a keyword instead of the list.
    package enum ListOrWord<Element> {
        /// The valid elements, and whether all elements are valid.
        case list([Element], isComplete: Bool)
        case word
    }

    /// Returns a list of values made from strings. A string from which no value can be made is reported with what was
    /// expected.
    package mutating func list<Element>(
        _ name: String, each expected: ProblemText, _ make: (String) -> Element?
    ) -> [Element]? {
        let place = member(name)
        guard place.optional(.list, reportingTo: &problems) != nil else { return nil }
        return elements(place, each: expected, make)
    }

    /// Returns a list of values made from strings, or the keyword that may be used instead of the list.
    package mutating func list<Element>(
        _ name: String, or word: String, each expected: ProblemText = "a string", _ make: (String) -> Element?
    ) -> ListOrWord<Element>? {
        let place = member(name)
        if place.value?.string?.hasSameBytes(as: word) == true { return .word }
        let type = JSONType<[JSONValue]>.list.named("a list of strings, or “\(word)”")
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
                report(.configWrongType(place.path, expected: expected, found: "\(url: text)"))
                return nil
            }
            return element
        }
    }

    // MARK: - Secrets and files

    /// Returns a secret or a reference to one, or `nil` if it is absent or blank.
    package mutating func secret(_ name: String) -> SecretReference? {
        let place = member(name)
        guard let value = place.value else { return nil }
        if let text = value.string {
            guard !text.hasSameBytes(as: SecretString.redacted) else {
                report(.configMissing(place.path, expected: "the secret itself, which was withheld here"))
                return nil
            }
            return text.isBlank ? nil : .literal(SecretString(text))
        }
        if let reference = ConfigurationReader.reference(value) { return reference }
        if reportMisspelledMembers(of: place, known: ["environment", "file"]) { return nil }
        report(
            .configWrongType(
                place.path, expected: #"a string, {"environment": "NAME"} or {"file": "path"}"#,
                found: "\(value.typeName)"))
        return nil
    }

    /// Returns the reference in an object with exactly one member.
    private static func reference(_ value: JSONValue) -> SecretReference? {
        guard value.object?.members.count == 1 else { return nil }
        if let variable = value["environment"]?.string, isVariableName(variable) { return .environment(variable) }
        if let file = value["file"]?.string, !file.isBlank { return .file(file) }
        return nil
    }

    /// Returns the file paths in an object, all of which are required, or `nil` if the object is absent or a problem
    /// was reported.
    package mutating func files(_ name: String, _ names: [String]) -> [String]? {
        let place = member(name)
        guard place.optional(.object, reportingTo: &problems) != nil else { return nil }
        var reader = ConfigurationReader(place)
        let files = names.compactMap { reader.requiredString($0, "the path of a file") }
        reader.reportUnknownMembers()
        problems += reader.problems
        return files.count == names.count ? files : nil
    }

    // MARK: - Unknown members

    /// Reports every unknown member: as an error if it looks like a misspelled known member, and as a warning
    /// otherwise.
    ///
    /// - Parameter others: The names of further known members, which are read elsewhere.
    package mutating func reportUnknownMembers(besides others: [String] = []) {
        problems += unknownMembers(besides: others).map(\.problem)
    }

    /// Reports misspelled members of an invalid value, and returns whether there are any.
    private mutating func reportMisspelledMembers(of place: JSONCursor, known: [String]) -> Bool {
        let misspelled = ConfigurationReader(place).unknownMembers(besides: known).filter(\.isMisspelled)
        problems += misspelled.map(\.problem)
        return !misspelled.isEmpty
    }

    /// Returns the unknown members' problems, and whether each looks like a misspelled known member.
    private func unknownMembers(besides others: [String]) -> [(isMisspelled: Bool, problem: Problem)] {
        let known = known + others
        let names = KnownNames(known)
        return place.members.filter { member in !known.contains { $0.hasSameBytes(as: member.name) } }.map { member in
            guard let right = names.misspelled(by: member.name) else {
                return (false, .configUnknownMember(member.place.path))
            }
            return (true, .configMisspelledMember(member.place.path, suggestion: right))
        }
    }

    /// Whether a string is a variable name. If it is not, it may be the secret itself and is never repeated.
    private static func isVariableName(_ text: String) -> Bool {
        text.utf8.first?.isASCIIDigit == false && text.utf8.allSatisfy(\.isASCIIWordCharacter)
    }
}

extension JSONType {
    /// A string.
    fileprivate static var text: JSONType<String> { .string.named("a string") }

    /// An array, whose elements are validated separately.
    fileprivate static var list: JSONType<[JSONValue]> {
        JSONType<[JSONValue]>.array(of: .any).named("a list of strings")
    }
}
