import EntraID

/// An option of a command that takes a value.
struct Option {
    let name: String
    /// What stands for the value in the help: `PATH`.
    let value: String
    let explanation: String
    var isRepeatable = false
}

/// An option of a command that takes no value.
struct Flag {
    let name: String
    let explanation: String
}

/// The words of a command line, sorted.
struct Arguments {
    private(set) var positional: [String] = []
    private(set) var wantsJSON = false
    private(set) var wantsHelp = false
    private var values: [(option: String, value: String)] = []
    private var givenFlags: [String] = []

    /// Sorts the words behind a command's name. `--option value` and `--option=value` are one; behind `--` everything
    /// is a plain word.
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
            throw .usage("There is no option “\(escapedForDisplay(parts[0]))” here.\(suggestion)")
        }
        let next = rest.first.map { $0.hasPrefix("--") } == false ? rest.popFirst() : nil
        guard let value = parts.count == 2 ? parts[1] : next else {
            throw .usage("The option \(option.name) needs a value: \(option.name) \(option.value)")
        }
        guard option.isRepeatable || self[option.name] == nil else {
            throw .usage("The option \(option.name) stands twice.")
        }
        values.append((option.name, value))
    }

    /// The value of an option.
    subscript(option: String) -> String? { values.first { $0.option == option }?.value }

    /// Whether a flag was given.
    func has(_ flag: String) -> Bool { givenFlags.contains(flag) }

    /// All values of an option that may be repeated.
    func all(_ option: String) -> [String] { values.filter { $0.option == option }.map(\.value) }

    /// The one word that the command needs.
    func only(_ what: String) throws(CommandFailure) -> String {
        guard positional.count == 1 else {
            throw .usage(
                positional.isEmpty
                    ? "\(what) is missing."
                    : "There is one word too many: “\(escapedForDisplay(positional[1]))”. Put quotes around \(what).")
        }
        return positional[0]
    }
}
