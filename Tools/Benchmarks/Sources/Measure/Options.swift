/// What is asked of the program.
struct Options {
    private(set) var isShort = false
    private(set) var saved: String?
    private(set) var compared: String?
    private(set) var ceilings = "Ceilings.json"

    static let usage = """
        usage: Measure [--short] [--save FILE] [--compare FILE] [--ceilings FILE]

          --short          fewer rounds, and one run when no ceiling is broken; otherwise three
          --save FILE      writes the figures to a file
          --compare FILE   shows the figures beside those of such a file
          --ceilings FILE  what the figures must not be worse than; Ceilings.json when left out

        Ends with 1 when a ceiling is broken in three runs out of three, and with 64 when it does not understand you.
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
