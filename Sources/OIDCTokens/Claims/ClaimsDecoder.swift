import OIDCPrimitives

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A decoder that turns a token's claims into a type that the application defines.
///
///     struct MyClaims: Decodable {
///         let sub: String
///         let exp: Date
///         let groups: [String]?
///     }
///     let claims = try token.claims.decode(MyClaims.self)
///
/// Decoding is as strict as the parser. A number becomes an integer only if it is one, a Boolean is never a number, and
/// a `Date` is a ``NumericDate``. Errors are `DecodingError` values with the path to the claim.
public enum ClaimsDecoder {
    static func decode<Value: Decodable>(_ type: Value.Type, from element: JSONElement) throws -> Value {
        try ElementDecoder(element: element, parents: [], key: nil).decode(type)
    }
}

/// A position in the claims. Its coding path is built only on access, which is when decoding fails.
private struct ElementDecoder: Decoder, SingleValueDecodingContainer {
    let element: JSONElement
    let parents: [any CodingKey]
    let key: (any CodingKey)?

    var codingPath: [any CodingKey] { key.map { parents + [$0] } ?? parents }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard element.isObject else { throw mismatch([String: Any].self, "an object") }
        return KeyedDecodingContainer(ObjectContainer<Key>(object: element, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard let elements = element.array else { throw mismatch([Any].self, "an array") }
        return ArrayContainer(elements: elements, codingPath: codingPath)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    func decodeNil() -> Bool { element.isNull }

    func decode(_ type: Bool.Type) throws -> Bool {
        guard let bool = element.bool else { throw mismatch(type, "true or false") }
        return bool
    }

    func decode(_ type: String.Type) throws -> String {
        guard let text = element.string else { throw mismatch(type, "a string") }
        return text
    }

    func decode(_ type: Double.Type) throws -> Double {
        guard let double = element.double else { throw mismatch(type, "a number") }
        return double
    }

    func decode(_ type: Float.Type) throws -> Float {
        let double = try decode(Double.self)
        let float = Float(double)
        guard float.isFinite else { throw mismatch(type, "a number in the range of Float") }
        return float
    }

    func decode(_ type: Int.Type) throws -> Int { try integer(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        // Shortcuts for two types that are slow to decode with Decodable, and the case of `Date`, which it would decode
        // differently.
        if type == [String].self, let typed = element.strings as? Value { return typed }
        if type == String.self, let typed = element.string as? Value { return typed }
        guard type == Date.self else { return try Value(from: self) }
        guard let date = element.double.flatMap(NumericDate.init(seconds:))?.date, let typed = date as? Value
        else { throw mismatch(type, "a number of seconds since 1970") }
        return typed
    }

    private func integer<Value: FixedWidthInteger>(_ type: Value.Type) throws -> Value {
        guard let integer = element.integer, let typed = Value(exactly: integer) else {
            throw mismatch(type, "a whole number in the range of \(type)")
        }
        return typed
    }

    private func mismatch(_ type: Any.Type, _ expected: String) -> DecodingError {
        .typeMismatch(
            type,
            .init(
                codingPath: codingPath, debugDescription: "expected \(expected), found \(element.value.typeName)"))
    }
}

private struct ObjectContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let object: JSONElement
    let codingPath: [any CodingKey]
    /// The members of a large object, because a dictionary looks up each of them.
    private let manyMembers: [ExactString: JSONElement]?

    init(object: JSONElement, codingPath: [any CodingKey]) {
        self.object = object
        self.codingPath = codingPath
        manyMembers = object.manyMembers
    }

    var allKeys: [Key] { object.memberNames.compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { member(key) != nil }

    func decodeNil(forKey key: Key) throws -> Bool { try place(key).decodeNil() }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try place(key).decode(type)
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
        try place(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try place(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { ElementDecoder(element: object, parents: codingPath, key: nil) }

    func superDecoder(forKey key: Key) throws -> any Decoder { try place(key) }

    private func member(_ key: Key) -> JSONElement? {
        guard let manyMembers else { return object[key.stringValue] }
        return manyMembers[ExactString(key.stringValue)]
    }

    private func place(_ key: Key) throws -> ElementDecoder {
        guard let element = member(key) else {
            throw DecodingError.keyNotFound(
                key, .init(codingPath: codingPath, debugDescription: "there is no claim “\(key.stringValue)”"))
        }
        return ElementDecoder(element: element, parents: codingPath, key: key)
    }
}

private struct ArrayContainer: UnkeyedDecodingContainer {
    let elements: [JSONElement]
    let codingPath: [any CodingKey]
    private(set) var currentIndex = 0

    init(elements: [JSONElement], codingPath: [any CodingKey]) {
        self.elements = elements
        self.codingPath = codingPath
    }

    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    mutating func decodeNil() throws -> Bool {
        guard try place().decodeNil() else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let value = try place().decode(type)
        currentIndex += 1
        return value
    }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> {
        let container = try place().container(keyedBy: type)
        currentIndex += 1
        return container
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        let container = try place().unkeyedContainer()
        currentIndex += 1
        return container
    }

    mutating func superDecoder() throws -> any Decoder {
        let decoder = try place()
        currentIndex += 1
        return decoder
    }

    private struct IndexKey: CodingKey {
        let intValue: Int?
        var stringValue: String { "\(intValue ?? 0)" }

        init(_ index: Int) { intValue = index }
        init?(intValue: Int) { self.init(intValue) }
        init?(stringValue: String) { return nil }
    }

    private func place() throws -> ElementDecoder {
        let key = IndexKey(currentIndex)
        guard currentIndex < elements.count else {
            throw DecodingError.valueNotFound(
                JSONValue.self, .init(codingPath: codingPath + [key], debugDescription: "the array ends here"))
        }
        return ElementDecoder(element: elements[currentIndex], parents: codingPath, key: key)
    }
}
