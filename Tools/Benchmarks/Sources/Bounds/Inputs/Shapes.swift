/// Inputs within the limits that are as expensive as their size allows.
enum Shapes {
    static func all() throws -> [(reader: String, probes: [Probe])] {
        [
            ("JSON", JSONShapes.all()), ("a token", try TokenShapes.all()), ("a key set", try DocumentShapes.keySets()),
        ] + (try DocumentShapes.documents()) + (try TextShapes.all()) + APIShapes.all()
    }
}
