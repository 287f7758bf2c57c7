import Foundation

/// The string literals in the library's source, which contain the English remedies. Literals that are joined with `+`
/// are one text, an interpolated constant of the same file is replaced, and any other interpolated value is `{}`.
struct SourceText {
    private static let sources = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources")

    /// The texts that follow `remedy:` or `advice:`.
    private(set) var remedies: [String] = []
    /// The codes of the library, under the names of their constants.
    private(set) var codes: [String: String] = [:]
    /// The codes that are made as warnings, as far as one expression says it.
    private(set) var warnings: Set<String> = []
    /// Complete sentences of all texts, and the beginnings and ends of texts.
    private var sentences: Set<String> = []
    private var beginnings: Set<String> = []
    private var ends: Set<String> = []

    /// Reads the modules of the library.
    init() throws {
        let others = ["OIDCVectors", "OIDCTestSupport", "entra-oidc", "Remedies", "Texts"]
        let files = try FileManager.default.subpathsOfDirectory(atPath: Self.sources.path).sorted().filter { path in
            path.hasSuffix(".swift") && !others.contains { path.hasPrefix("\($0)/") || path.contains("/\($0)/") }
        }
        let contents = try files.map { try String(contentsOf: Self.sources.appending(path: $0), encoding: .utf8) }
        for content in contents {
            for match in content.matches(of: /static let (\w+) = ProblemCode\("([^"]+)"\)/) {
                codes[String(match.1)] = String(match.2)
            }
        }
        for content in contents {
            read(Literals(content).texts)
            for match in content.matches(of: /\.(\w+), severity: \.warning/) {
                if let code = codes[String(match.1)] { warnings.insert(code) }
            }
        }
    }

    private mutating func read(_ texts: [(label: String, text: String)]) {
        for (label, text) in texts {
            if ["remedy", "advice"].contains(label) { remedies.append(text) }
            // A text that begins with a value can follow another sentence.
            let parts = Self.sentences(of: text.hasPrefix("{} ") ? String(text.dropFirst(3)) : text)
            sentences.formUnion(parts)
            if let first = parts.first { beginnings.insert(first) }
            if let last = parts.last { ends.insert(last) }
        }
    }

    /// Returns the sentences of a text.
    static func sentences(of text: String) -> [String] {
        text.replacing(/\{\w*\}/, with: "{}").replacing(". ", with: ".\n").split(separator: "\n")
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    /// Returns whether the source contains a sentence, in one text or in up to three that are joined.
    func contains(_ sentence: String, texts: Int = 3) -> Bool {
        if sentences.contains(sentence) || sentence == "{}" { return true }
        guard texts > 1 else { return false }
        return sentence.indices.contains { index in
            let (left, right) = (Self.trimmed(sentence[..<index]), Self.trimmed(sentence[index...]))
            guard ends.contains(left) || left == "{}" else { return false }
            return beginnings.contains(right) || right == "{}" || contains(right, texts: texts - 1)
        }
    }

    private static func trimmed(_ text: Substring) -> String { text.trimmingCharacters(in: .whitespaces) }
}

/// The string literals of a file.
private struct Literals {
    private(set) var texts: [(label: String, text: String)] = []
    private var constants: [String: String] = [:]
    private var rest: Substring

    init(_ content: String) {
        let code = content.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.trimmingCharacters(in: .whitespaces).hasPrefix("//") }.joined(separator: "\n")
        rest = code[...]
        while let quote = rest.firstIndex(of: "\"") {
            let before = rest[..<quote]
            rest = rest[quote...]
            // Regular expressions and multiline literals contain no remedies.
            guard !before.hasSuffix("#"), !rest.hasPrefix("\"\"\"") else {
                rest = rest.dropFirst(rest.hasPrefix("\"\"\"") ? 3 : 1)
                continue
            }
            var text = literal()
            while let plus = rest.prefixMatch(of: /\s*\+\s*(?=")/) {
                rest = rest[plus.range.upperBound...]
                text += literal()
            }
            let line = before.suffix(120)
            if let match = line.firstMatch(of: /let (\w+)(: ProblemText)? =\s*$/) { constants[String(match.1)] = text }
            texts.append((line.firstMatch(of: /(\w+):\s*$/).map { String($0.1) } ?? "", text))
        }
    }

    /// Removes a literal, and returns its text.
    private mutating func literal() -> String {
        var text = ""
        rest = rest.dropFirst()
        while let character = rest.popFirst(), character != "\"" {
            guard character == "\\", let escaped = rest.popFirst() else {
                text.append(character)
                continue
            }
            switch escaped {
            case "(":
                let inner = interpolation()
                text += constants[inner] ?? "{}"
            case "n": text += "\n"
            default: text.append(escaped)
            }
        }
        return text
    }

    /// Removes the rest of an interpolation, and returns it.
    private mutating func interpolation() -> String {
        var (inner, depth) = ("", 1)
        while let character = rest.popFirst() {
            switch character {
            case "(": depth += 1
            case ")": depth -= 1
            case "\"":
                rest = "\"" + rest
                inner += "\"" + literal() + "\""
                continue
            default: break
            }
            if depth == 0 { break }
            inner.append(character)
        }
        return inner
    }
}
