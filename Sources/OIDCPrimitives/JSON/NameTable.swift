/// Where the members of an object lie, by their names: a small table that is probed from the place where a name's print
/// belongs. Nearly every name that is looked for is found, or missed, at the first place.
///
/// At most ``capacity`` names are put in, half of its places, so that every probe ends. An object that has more, or is
/// longer than an offset can say, or has a name with escapes, is not kept here: its names have to be walked.
struct NameTable: Sendable {
    static let capacity = 32

    /// 64 places of a byte: how many nodes behind the object's a name lies; 0 where none does.
    private var places: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0, 0, 0)
    /// Whether all names are in the table.
    private(set) var isKept = true

    /// One of the places, by multiplication with a number whose bits are well mixed (2^32 divided by the golden ratio).
    @inline(__always)
    static func place(of name: NamePrint) -> Int {
        Int(truncatingIfNeeded: (name.word &* 0x9E37_79B9) &>> 26)
    }

    /// The place that is probed when another name has this one.
    @inline(__always)
    static func place(after place: Int) -> Int { (place &+ 1) & 63 }

    /// Puts the places behind what a block has: it is there that they are looked up when the text has been scanned.
    func append(to block: inout Block<UInt8>) {
        unsafe withUnsafeBytes(of: places) { places in
            _ = unsafe block.append(upTo: places.count) { memory in
                unsafe UnsafeMutableRawBufferPointer(start: memory, count: places.count).copyMemory(from: places)
                return places.count
            }
        }
    }

    /// Goes from a name's place to the first that is free, past others that the name is not.
    ///
    /// - Returns: The free place; `nil` when one of the others is the name.
    @inline(__always)
    mutating func freePlace(for name: NamePrint, unless isName: (_ offset: Int) -> Bool) -> Int? {
        // The table is looked at where it is: taking a copy just behind a change would wait for the change.
        unsafe withUnsafeMutableBytes(of: &places) { places in
            var place = NameTable.place(of: name)
            while true {
                let offset = unsafe Int(places[place])
                if offset == 0 { return place }
                if isName(offset) { return nil }
                place = NameTable.place(after: place)
            }
        }
    }

    /// Notes a name at a free place.
    @inline(__always)
    mutating func insert(offset: Int, at place: Int) {
        guard let offset = UInt8(exactly: offset) else { return abandon() }
        unsafe withUnsafeMutableBytes(of: &places) { places in unsafe places[place] = offset }
    }

    /// Gives up, because a name cannot be kept here.
    mutating func abandon() { isKept = false }
}
