import OIDCFixtures
import Testing

@testable import OIDCPrimitives

/// Compares the decoder, which reads four characters at a time, with one that reads bit by bit.
@Suite struct Base64URLDecoderTests {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// The decoded bytes, or `nil` if encoding them does not return the text.
    private func plainBytes(of text: [UInt8]) -> [UInt8]? {
        var bits: [Bool] = []
        for character in text {
            guard let value = Base64URLDecoderTests.alphabet.firstIndex(of: character) else { return nil }
            bits += (0..<6).reversed().map { value >> $0 & 1 == 1 }
        }
        let bytes = (0..<bits.count / 8).map { index in
            bits[index * 8..<index * 8 + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
        return Base64URL.encode(bytes).utf8.elementsEqual(text) ? bytes : nil
    }

    private func expectSameBytes(_ text: [UInt8]) {
        let slice = text[...]
        let bytes = Base64URLDecoder.bytes(of: slice.span)
        #expect(bytes == plainBytes(of: text), "\(String(decoding: text, as: UTF8.self))")
    }

    @Test("Results match the simple decoder for every byte at every offset")
    func everyByteAtEveryOffset() {
        for length in 1...9 {
            for place in 0..<length {
                for byte in UInt8.min...UInt8.max {
                    var text = [UInt8](repeating: UInt8(ascii: "A"), count: length)
                    text[place] = byte
                    expectSameBytes(text)
                }
            }
        }
    }

    @Test("Results match the simple decoder on generated text")
    func generatedText() {
        var random = SeededGenerator(seed: 1)
        for length in 0..<120 {
            for _ in 0..<5 {
                expectSameBytes(
                    (0..<length).map { _ in Base64URLDecoderTests.alphabet.randomElement(using: &random) ?? 0 })
            }
        }
    }
}
