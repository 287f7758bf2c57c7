import EntraID

/// Base64url: an accepted input is the only encoding of its bytes, and a slow implementation of RFC 4648 agrees.
enum Base64URLTarget: Target {
    static let name = "base64url"

    static func seeds(from vectors: SeedVectors) -> [[UInt8]] {
        vectors.texts("compact-token", "token").flatMap { $0.split(separator: ".").map { Array($0.utf8) } }
            + ["", "A", "AA", "AAA", "AAAA", "AAAAA", "_-8", "_-9", "Zm9v", "Zm9vYg", "Zm9vYmE", "Zg==", "+/"].map {
                Array($0.utf8)
            }
    }

    static func feed(_ input: [UInt8]) {
        let slice = input[...]
        let decoded = validated { () throws(Refusal) in try Base64URL.decode(slice.span) }
        require(decoded == slowly(input), "the slow implementation disagrees")
        if let decoded {
            require(Array(Base64URL.encode(decoded).utf8) == input, "a second encoding of the same bytes is accepted")
        }
        let encoded = Base64URL.encode(input)
        require((try? Base64URL.decode(encoded)) == input, "encoded bytes change when they are decoded")
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    private static func slowly(_ input: [UInt8]) -> [UInt8]? {
        var bits: [Bool] = []
        for byte in input {
            guard let value = alphabet.firstIndex(of: byte) else { return nil }
            bits += (0..<6).reversed().map { value >> $0 & 1 == 1 }
        }
        let rest = bits.count % 8
        guard rest < 6, !bits.suffix(rest).contains(true) else { return nil }
        return stride(from: 0, to: bits.count - rest, by: 8).map { start in
            bits[start..<start + 8].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
        }
    }
}
