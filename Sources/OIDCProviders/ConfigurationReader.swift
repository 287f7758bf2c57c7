package import OIDCPrimitives

/// Reads the members of a configuration one by one, and notes everything that is wrong with them.
///
/// A member that is there but blank is missing; one that is `null` has the wrong type.
package struct ConfigurationReader {
    private let object: JSONObject
    private let path: String
    private var read: [ExactText] = []
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

    /// Whether there is a member of that name, whatever it is.
    package func has(_ name: String) -> Bool { object[name] != nil }

    /// The value of a required text; `nil` when that was reported.
    package mutating func requiredText(_ name: String, _ expected: String) -> String? {
        guard has(name) else {
            _ = take(name)
            report(.configMissing(member(name), expected: expected))
            return nil
        }
        guard let text = text(name) else { return nil }
        guard !isBlank(text) else {
            report(.configMissing(member(name), expected: expected))
            return nil
        }
        return text
    }

    /// The value of a text; `nil` when there is none, or it was reported.
    package mutating func text(_ name: String) -> String? {
        guard let value = take(name) else { return nil }
        guard case .string(let text) = value else {
            report(.configWrongType(member(name), expected: "a text", found: value.typeName))
            return nil
        }
        return text
    }

    /// The value of a list of texts.
    package mutating func texts(_ name: String) -> [String]? {
        guard let value = take(name) else { return nil }
        guard case .array(let elements) = value else {
            report(.configWrongType(member(name), expected: "a list of texts", found: value.typeName))
            return nil
        }
        var texts: [String] = []
        for (index, element) in elements.enumerated() {
            guard case .string(let text) = element else {
                report(.configWrongType("\(member(name))[\(index)]", expected: "a text", found: element.typeName))
                return nil
            }
            texts.append(text)
        }
        return texts
    }

    /// A secret, or where it is; `nil` when there is none or a blank one.
    package mutating func secret(_ name: String) -> SecretReference? {
        guard let value = take(name) else { return nil }
        switch value {
        case .string(let text) where text.hasSameBytes(as: Secret.redacted):
            report(.configMissing(member(name), expected: "the secret itself, which was withheld here"))
            return nil
        case .string(let text): return isBlank(text) ? nil : .literal(Secret(text))
        case .object(let object) where object.members.count == 1:
            if case .string(let variable) = object["environment"], isVariableName(variable) {
                return .environment(variable)
            }
            if case .string(let file) = object["file"], !isBlank(file) { return .file(file) }
        default: break
        }
        report(
            .configWrongType(
                member(name), expected: #"a text, {"environment": "NAME"} or {"file": "path"}"#, found: value.typeName))
        return nil
    }

    /// An object whose members are files, all of them required; `nil` when there is none, or it was reported.
    package mutating func files(_ name: String, _ names: [String]) -> [String]? {
        guard let value = take(name) else { return nil }
        guard case .object(let object) = value else {
            report(.configWrongType(member(name), expected: "an object", found: value.typeName))
            return nil
        }
        var reader = ConfigurationReader(object, path: member(name))
        let files = names.map { reader.requiredText($0, "the path of a file") }
        reader.reportUnknownMembers()
        problems += reader.problems
        let all = files.compactMap(\.self)
        return all.count == names.count ? all : nil
    }

    /// Warns about every member that nobody asked for.
    package mutating func reportUnknownMembers() {
        for member in object.members where !read.contains(ExactText(member.name)) {
            report(.configUnknownMember(self.member(member.name)))
        }
    }

    private mutating func take(_ name: String) -> JSONValue? {
        read.append(ExactText(name))
        return object[name]
    }

    private func member(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    /// What is no name may be the secret itself, and is not repeated.
    private func isVariableName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.first.map(isASCIIDigit) == false
            && text.utf8.allSatisfy { isASCIILetter($0) || isASCIIDigit($0) || $0 == UInt8(ascii: "_") }
    }

    private func isBlank(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}
