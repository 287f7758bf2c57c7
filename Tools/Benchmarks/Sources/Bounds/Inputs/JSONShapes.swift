import EntraID

/// JSON within the limits that is as expensive as its size allows.
enum JSONShapes {
    /// Documents of one mebibyte.
    private static func documents() -> [(shape: String, text: String)] {
        let escapes = Texts.repeated("\\u0041", 10)
        /// Objects with names that consist only of escapes, so that each name must be resolved before it is compared.
        func escaped(names: Int, bytes: Int, objects: Int) -> String {
            let object = { (_: Int) in
                "{"
                    + (0..<names).map { name in
                        "\"" + Texts.repeated("\\u0041", bytes / 6 - 1) + "\\u\(Texts.digits(1_000 + name, 4))\":0"
                    }.joined(separator: ",") + "}"
            }
            return "[" + (0..<objects).map(object).joined(separator: ",") + "]"
        }
        return [
            ("zeros in an array", Texts.filled("[", "]", size: Texts.mebibyte) { _ in "0" }),
            ("empty arrays", Texts.filled("[", "]", size: Texts.mebibyte) { _ in "[]" }),
            ("empty objects", Texts.filled("[", "]", size: Texts.mebibyte) { _ in "{}" }),
            ("arrays of one", Texts.filled("[", "]", size: Texts.mebibyte) { _ in "[0]" }),
            (
                "arrays 100 deep",
                Texts.filled("[", "]", size: Texts.mebibyte) { _ in Texts.repeated("[", 100) + Texts.repeated("]", 100)
                }
            ),
            ("strings of a letter", Texts.filled("[", "]", size: Texts.mebibyte) { _ in "\"a\"" }),
            ("strings of 16 bytes", Texts.filled("[", "]", size: Texts.mebibyte) { _ in "\"aaaaaaaaaaaaaaaa\"" }),
            ("a string of escapes", "\"" + Texts.repeated(escapes, (Texts.mebibyte - 2) / escapes.utf8.count) + "\""),
            ("a string of pairs", "\"" + Texts.repeated("\\ud83d\\ude00", (Texts.mebibyte - 2) / 12) + "\""),
            ("a number", Texts.repeated("1", Texts.mebibyte)),
            (
                "10,000 members",
                "{" + (0..<10_000).map { "\"" + Texts.digits($0, 99) + "\":0" }.joined(separator: ",") + "}"
            ),
            (
                "10,000 names that look alike",
                "{" + (0..<10_000).map { "\"aaaaaaaa" + Texts.digits($0, 80) + "aaaaaaaa\":0" }.joined(separator: ",")
                    + "}"
            ),
            (
                "10,000 objects of a member",
                "[" + (0..<10_000).map { "{\"" + Texts.digits($0, 90) + "\":0}" }.joined(separator: ",") + "]"
            ),
            ("32 names of 32 KiB, all escapes", escaped(names: 32, bytes: 32_000, objects: 1)),
            ("300 objects of 32 names, all escapes", escaped(names: 32, bytes: 96, objects: 300)),
            ("10,000 names of escapes", escaped(names: 9_000, bytes: 102, objects: 1)),
        ]
    }

    static func all() -> [Probe] {
        documents().map { shape, text in .text(shape, text, .accepted, Texts.json) } + [
            .text(
                "a fault at the end", Texts.filled("[", "", size: Texts.mebibyte) { _ in "0" }, .refused("json.syntax"),
                Texts.json)
        ]
    }
}
