package import OIDCPrimitives

/// Reads the members of a configuration one by one, and notes everything that is wrong with them.
///
/// A member that is there but blank is missing; one that is `null` has the wrong type.
package struct ConfigurationReader {
    private let object: JSONObject
    private let path: String
    private var known: [String] = []
    /// Everything that was found so far.
    package private(set) var problems: [Problem] = []

    /// Stands before an object; the path leads to it.
    package init(_ object: JSONObject, path: String = "") {
        self.object = object
        self.path = path
    }

    /// Notes a problem.
    package mutating func report(_ problem: Problem) {
        problems.append(problem)
    }

    /// Notes what a refusal says.
    package mutating func report(_ refusal: Refusal) {
        problems += refusal.problems
    }

    /// Whether there is a member of that name, whatever it is. Asking makes the name a known one.
    package mutating func has(_ name: String) -> Bool { take(name) != nil }

    /// The value of a required text; `nil` when that was reported.
    package mutating func requiredText(_ name: String, _ expected: ProblemText) -> String? {
        guard has(name) else {
            report(.configMissing(member(name), expected: expected))
            return nil
        }
        guard let text = text(name) else { return nil }
        guard !text.isBlank else {
            report(.configMissing(member(name), expected: expected))
            return nil
        }
        return text
    }

    /// The value of a text; `nil` when there is none, or it was reported.
    package mutating func text(_ name: String) -> String? {
        guard let value = take(name) else { return nil }
        guard case .string(let text) = value else {
            report(.configWrongType(member(name), expected: "a text", found: "\(value.typeName)"))
            return nil
        }
        return text
    }

    /// The value of a list of texts, each of which has to be what is expected.
    package mutating func texts(
        _ name: String, each expected: ProblemText, where isExpected: (String) -> Bool
    ) -> [String]? {
        guard let value = take(name) else { return nil }
        guard case .array(let elements) = value else {
            report(.configWrongType(member(name), expected: "a list of texts", found: "\(value.typeName)"))
            return nil
        }
        return texts(name, elements, each: expected, where: isExpected)
    }

    /// A list of texts, or a word in its place.
    package enum TextsOrWord {
        case texts([String])
        case word
    }

    /// The value of a list of texts, each of which has to be what is expected, and in whose place a word may stand.
    package mutating func texts(
        _ name: String, or word: String, each expected: ProblemText = "a text",
        where isExpected: (String) -> Bool = { _ in true }
    ) -> TextsOrWord? {
        switch take(name) {
        case nil: return nil
        case .array(let elements):
            return texts(name, elements, each: expected, where: isExpected).map(TextsOrWord.texts)
        case .string(let text) where text.hasSameBytes(as: word): return .word
        case .some(let value):
            report(
                .configWrongType(member(name), expected: "a list of texts, or “\(word)”", found: "\(value.typeName)"))
            return nil
        }
    }

    private mutating func texts(
        _ name: String, _ elements: [JSONValue], each expected: ProblemText, where isExpected: (String) -> Bool
    ) -> [String]? {
        var texts: [String] = []
        for (index, element) in elements.enumerated() {
            let place = "\(member(name))[\(index)]"
            guard case .string(let text) = element else {
                report(.configWrongType(place, expected: expected, found: "\(element.typeName)"))
                return nil
            }
            if !isExpected(text) { report(.configWrongType(place, expected: expected, found: "\(address: text)")) }
            texts.append(text)
        }
        return texts
    }

    /// The value of a boolean; `nil` when there is none, or it was reported.
    package mutating func bool(_ name: String) -> Bool? {
        guard let value = take(name) else { return nil }
        guard case .bool(let bool) = value else {
            report(.configWrongType(member(name), expected: "true or false", found: "\(value.typeName)"))
            return nil
        }
        return bool
    }

    /// A secret, or where it is; `nil` when there is none or a blank one.
    package mutating func secret(_ name: String) -> SecretReference? {
        guard let value = take(name) else { return nil }
        switch value {
        case .string(let text) where text.hasSameBytes(as: Secret.redacted):
            report(.configMissing(member(name), expected: "the secret itself, which was withheld here"))
            return nil
        case .string(let text): return text.isBlank ? nil : .literal(Secret(text))
        case .object(let object):
            if let reference = ConfigurationReader.reference(object) { return reference }
            if reportMisspelledMembers(of: object, at: name, known: ["environment", "file"]) { return nil }
        default: break
        }
        report(
            .configWrongType(
                member(name), expected: #"a text, {"environment": "NAME"} or {"file": "path"}"#,
                found: "\(value.typeName)"))
        return nil
    }

    /// One member, which says where a secret is.
    private static func reference(_ object: JSONObject) -> SecretReference? {
        guard object.members.count == 1 else { return nil }
        if case .string(let variable) = object["environment"], isVariableName(variable) {
            return .environment(variable)
        }
        if case .string(let file) = object["file"], !file.isBlank { return .file(file) }
        return nil
    }

    /// An object whose members are files, all of them required; `nil` when there is none, or it was reported.
    package mutating func files(_ name: String, _ names: [String]) -> [String]? {
        guard let value = take(name) else { return nil }
        guard case .object(let object) = value else {
            report(.configWrongType(member(name), expected: "an object", found: "\(value.typeName)"))
            return nil
        }
        var reader = ConfigurationReader(object, path: member(name))
        let files = names.map { reader.requiredText($0, "the path of a file") }
        reader.reportUnknownMembers()
        problems += reader.problems
        let all = files.compactMap(\.self)
        return all.count == names.count ? all : nil
    }

    /// Reports every member that nothing has read: an error if it is a known member misspelled, else a warning.
    ///
    /// - Parameter others: Members that are known, though they are read elsewhere.
    package mutating func reportUnknownMembers(besides others: [String] = []) {
        let known = known + others
        let names = KnownNames(known)
        for name in object.members.map(\.name) where !known.contains(where: { $0.hasSameBytes(as: name) }) {
            if let right = names.misspelled(by: name) {
                report(.configMisspeltMember(member(name), suggestion: right))
            } else {
                report(.configUnknownMember(member(name)))
            }
        }
    }

    /// Whether an object that cannot be read has a known member misspelled. Then that is reported.
    private mutating func reportMisspelledMembers(of object: JSONObject, at name: String, known: [String]) -> Bool {
        var reader = ConfigurationReader(object, path: member(name))
        reader.reportUnknownMembers(besides: known)
        let misspelled = reader.problems.filter { $0.code == .configMisspeltMember }
        problems += misspelled
        return !misspelled.isEmpty
    }

    private mutating func take(_ name: String) -> JSONValue? {
        known.append(name)
        return object[name]
    }

    private func member(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    /// What is no name may be the secret itself, and is not repeated.
    private static func isVariableName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.first?.isASCIIDigit == false
            && text.utf8.allSatisfy(\.isASCIIWordCharacter)
    }
}
