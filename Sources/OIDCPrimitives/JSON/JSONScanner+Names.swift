/// Detects duplicate member names in an object.
///
/// A few names are compared one by one, if the document has similar ones at all. Many names go into a set, which Swift
/// seeds randomly in every process: ten thousand members cost ten thousand lookups instead of fifty million comparisons,
/// whatever their names are. Names with escapes also go into a set, because there each is resolved only once.
extension JSONScanner {
    /// The names of an open object that has many names, or some with escapes.
    struct NameSet {
        /// The index of the object's node.
        let object: Int
        var names: Set<[UInt8]>
    }

    /// The number of names up to which they are compared one by one.
    private static let fewNames = 32

    /// Records a name before its node is appended. Returns `false` if the innermost object already has a member with
    /// that name.
    mutating func insert(_ name: JSONNode, _ bytes: ContiguousArray<UInt8>) -> Bool {
        let isNew = !names.mayContain(name.fingerprint)
        names.insert(name.fingerprint)
        if isNew, memberCount <= JSONScanner.fewNames, nameSets.isEmpty, name.kind == .name { return true }
        let object = Int(container)
        if nameSets.last?.object != object {
            guard let count = countOfNames(otherThan: name, bytes) else { return false }
            if count < JSONScanner.fewNames, name.kind == .name { return true }
            nameSets.append(nameSet(bytes))
        }
        return nameSets[nameSets.count - 1].names.insert(name.characters.resolved(in: bytes)).inserted
    }

    /// Returns the number of members in the innermost object, or `nil` if one of them has this name, spelled alike.
    private func countOfNames(otherThan name: JSONNode, _ bytes: ContiguousArray<UInt8>) -> Int? {
        var count = 0
        var member = Int(container) + 1
        while member < nodes.count {
            if nodes[member].isSpelledLike(name, in: bytes) { return nil }
            count += 1
            member = Int(nodes[member].next)
        }
        return count
    }

    private func nameSet(_ bytes: ContiguousArray<UInt8>) -> NameSet {
        var names: Set<[UInt8]> = []
        var member = Int(container) + 1
        while member < nodes.count {
            names.insert(nodes[member].characters.resolved(in: bytes))
            member = Int(nodes[member].next)
        }
        return NameSet(object: Int(container), names: names)
    }

    /// Discards the names of a completed object.
    mutating func forgetNames(of object: Int) {
        if nameSets.last?.object == object { nameSets.removeLast() }
    }
}
