/// The names of members, each once in an object.
///
/// Few names are compared one by one. Many go into a set, which Swift seeds anew in every process: ten thousand members
/// cost ten thousand look-ups and not fifty million comparisons, whatever their names are. Names with escapes go into one
/// too, because to be compared they must be resolved, and there each is resolved once.
extension JSONScanner {
    /// The names of an open object that has many, or some with escapes.
    struct NameSet {
        /// The object's node.
        let object: Int
        var names: Set<[UInt8]>
    }

    /// How many names are compared one by one.
    private static let fewNames = 32

    /// Notes a name before its node is appended. Returns `false` if the innermost object has a member of that name already.
    mutating func insert(_ name: JSONNode, _ bytes: ContiguousArray<UInt8>) -> Bool {
        let object = Int(container)
        if nameSets.last?.object != object {
            guard let count = countOfNames(otherThan: name, bytes) else { return false }
            if count < JSONScanner.fewNames, name.kind == .name { return true }
            nameSets.append(nameSet(bytes))
        }
        return nameSets[nameSets.count - 1].names.insert(name.characters.resolved(in: bytes)).inserted
    }

    /// How many members the innermost object has; `nil` if one of them has this name, spelled alike.
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

    /// Forgets the names of an object that is complete.
    mutating func forgetNames(of object: Int) {
        if nameSets.last?.object == object { nameSets.removeLast() }
    }
}
