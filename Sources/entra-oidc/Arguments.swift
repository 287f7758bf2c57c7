import EntraID

/// An option of a command that takes a value.
struct Option {
    let name: String
    /// The placeholder for the value in the help, such as `PATH`.
    let value: String
    let explanation: String
    var isRepeatable = false
}

/// An option of a command that takes no value.
struct Flag {
    let name: String
    let explanation: String
}

/// A parsed command line.
struct Arguments {
    private(set) var positional: [String] = []
    private(set) var wantsJSON = false
    private(set) var wantsHelp = false
    private var values: [(option: String, value: String)] = []
    private var givenFlags: [String] = []

    /// Creates the arguments from the words after a command's name. `--option value` and `--option=value` are
    /// equivalent, and every word after `--` is an operand.
    init(_ words: [String], options: [Option], flags: [Flag] = []) throws(CommandFailure) {
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                positional += rest
                return
            }
            guard word.hasPrefix("-"), word != "-" else {
                positional.append(word)
                continue
            }
            switch word {
            case "--json": wantsJSON = true
            case "--help", "-h": wantsHelp = true
            case _ where flags.contains { $0.name == word }: givenFlags.append(word)
            default: try takeOption(word, &rest, options, flags)
            }
        }
    }

    private mutating func takeOption(
        _ word: String, _ rest: inout ArraySlice<String>, _ options: [Option], _ flags: [Flag]
    ) throws(CommandFailure) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let option = options.first(where: { $0.name == parts[0] }) else {
            let known = options.map(\.name) + flags.map(\.name) + ["--json", "--help"]
            let suggestion = EditDistance.nearest(to: parts[0], among: known).map { " Did you mean “\($0)”?" } ?? ""
            throw .usage("This command has no option “\(escapedForDisplay(parts[0]))”.\(suggestion)")
        }
        let next = rest.first.map { $0.hasPrefix("--") } == false ? rest.popFirst() : nil
        guard let value = parts.count == 2 ? parts[1] : next else {
            throw .usage("The option \(option.name) needs a value: \(option.name) \(option.value)")
        }
        guard option.isRepeatable || self[option.name] == nil else {
            throw .usage("The option \(option.name) was given more than once.")
        }
        values.append((option.name, value))
    }

    /// Returns the value of an option, or `nil` if it was not given.
    subscript(option: String) -> String? { values.first { $0.option == option }?.value }

    /// Returns whether a flag was given.
    func has(_ flag: String) -> Bool { givenFlags.contains(flag) }

    /// Returns all values of a repeatable option.
    func all(_ option: String) -> [String] { values.filter { $0.option == option }.map(\.value) }

    /// Returns the only operand.
    func only(_ what: String) throws(CommandFailure) -> String {
        guard positional.count == 1 else {
            throw .usage(
                positional.isEmpty
                    ? "\(what) is missing."
                    : "“\(escapedForDisplay(positional[1]))” is unexpected. If \(what) has spaces, put it in quotes.")
        }
        return positional[0]
    }
}
