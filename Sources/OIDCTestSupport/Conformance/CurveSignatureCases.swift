import OIDCTokens

/// The signatures on a curve that a verifier must reject, made from a valid one.
enum CurveSignatureCases {
    /// A signature, and its defect as a clause after “although”.
    typealias Case = (name: String, bytes: [UInt8])

    static func all(of signature: [UInt8], _ algorithm: SigningAlgorithm) -> [Case] {
        let half = signature.count / 2
        let (first, second) = (Array(signature[..<half]), Array(signature[half...]))
        let zero = [UInt8](repeating: 0, count: half)
        let one = [UInt8](repeating: 0, count: half - 1) + [1]
        let swapped: Case = ("its halves are swapped", second + first)
        guard let order = orders[algorithm.name] else { return edwards(first, second) + [swapped] }
        let cases: [Case?] = [
            ("r is zero", zero + second), ("s is zero", first + zero), ("r and s are zero", zero + zero),
            ("r is one", one + second), ("s is one", first + one), swapped,
            ("r is the order of the curve", order + second), ("s is the order of the curve", first + order),
            ("r and s are the order of the curve", order + order),
            sum(first, order).map { ("the order of the curve was added to r", $0 + second) },
            sum(second, order).map { ("the order of the curve was added to s", first + $0) },
            ("it is encoded in DER", encodedInDER(first, second)),
            ("r and s have one more zero byte each", [0] + first + [0] + second),
        ]
        return cases.compactMap(\.self)
    }

    /// Ed25519: R, and S below the order of the group, both with the least significant byte first (RFC 8032 §5.1.7).
    private static func edwards(_ point: [UInt8], _ scalar: [UInt8]) -> [Case] {
        let order = Array(edwardsOrder.reversed())
        let zero = [UInt8](repeating: 0, count: scalar.count)
        let identity = [1] + zero.dropLast()
        let cases: [Case?] = [
            sum(scalar.reversed(), edwardsOrder).map {
                ("the order of the group was added to S", point + $0.reversed())
            },
            ("S is zero", point + zero), ("S is the order of the group", point + order),
            ("R is zero", zero + scalar), ("R is the neutral point", identity + scalar),
            ("R is the neutral point and S is zero", identity + zero),
            ("it is encoded in DER", encodedInDER(point, scalar)),
        ]
        return cases.compactMap(\.self)
    }

    /// Returns the sum of two numbers, most significant byte first, or `nil` if it is longer than the first.
    private static func sum(_ left: [UInt8], _ right: [UInt8]) -> [UInt8]? {
        var carry = 0
        var sum = left
        for (place, digit) in zip(left.indices, right).reversed() {
            carry += Int(left[place]) + Int(digit)
            sum[place] = UInt8(truncatingIfNeeded: carry)
            carry >>= 8
        }
        return carry == 0 ? sum : nil
    }

    /// SEQUENCE { INTEGER, INTEGER }, the encoding that most libraries return and JOSE does not use (RFC 7518 §3.4).
    private static func encodedInDER(_ first: [UInt8], _ second: [UInt8]) -> [UInt8] {
        func integer(_ bytes: [UInt8]) -> [UInt8] {
            let digits = Array(bytes.drop { $0 == 0 })
            let padded = (digits.first ?? 0x80) & 0x80 == 0 ? digits : [0] + digits
            return [0x02, UInt8(padded.count)] + padded
        }
        let content = integer(first) + integer(second)
        return (content.count < 0x80 ? [0x30] : [0x30, 0x81]) + [UInt8(content.count)] + content
    }

    /// The orders of the curves of FIPS 186-4, by algorithm, most significant byte first and as long as r and s.
    private static let orders: [String: [UInt8]] = [
        "ES256": words([
            0xFFFF_FFFF_0000_0000, 0xFFFF_FFFF_FFFF_FFFF, 0xBCE6_FAAD_A717_9E84, 0xF3B9_CAC2_FC63_2551,
        ]),
        "ES384": words([
            .max, .max, .max, 0xC763_4D81_F437_2DDF, 0x581A_0DB2_48B0_A77A, 0xECEC_196A_CCC5_2973,
        ]),
        "ES512": [0x01, 0xFF]
            + words([
                .max, .max, .max, 0xFFFF_FFFF_FFFF_FFFA, 0x5186_8783_BF2F_966B, 0x7FCC_0148_F709_A5D0,
                0x3BB5_C9B8_899C_47AE, 0xBB6F_B71E_9138_6409,
            ]),
    ]

    /// The order of the group of Ed25519, most significant byte first: 2^252 and 125 bits more.
    private static let edwardsOrder = words([1 << 60, 0, 0x14DE_F9DE_A2F7_9CD6, 0x5812_631A_5CF5_D3ED])

    private static func words(_ words: [UInt64]) -> [UInt8] {
        words.flatMap { word in (0..<8).reversed().map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
    }
}
