/// The command-line options.
struct Options {
    private(set) var isShort = false
    private(set) var saved: String?
    private(set) var compared: String?
    private(set) var ceilings = "Ceilings.json"

    static let usage = """
        usage: Measure [--short] [--save FILE] [--compare FILE] [--ceilings FILE]

          --short          runs fewer rounds, and only once if no ceiling is broken
          --save FILE      saves the figures to a file
          --compare FILE   compares the figures with those of a saved file
          --ceilings FILE  reads the ceilings from a file; the default is Ceilings.json

        Exits with 1 if three runs out of three break a ceiling, and with 64 if the command line is invalid.
        """

    init?(_ words: some Sequence<String>) {
        var words = words.makeIterator()
        while let word = words.next() {
            switch word {
            case "--short": isShort = true
            case "--save":
                saved = words.next()
                if saved == nil { return nil }
            case "--compare":
                compared = words.next()
                if compared == nil { return nil }
            case "--ceilings":
                guard let file = words.next() else { return nil }
                ceilings = file
            default: return nil
            }
        }
    }
}
