import EntraID
import Foundation
import Testing

/// Each value has one encoding, which decodes to the value.
@Suite struct EncodingProperties {
    @Test("base64url decodes to the original bytes") func base64URLRoundTrip() {
        forAll(cases: 1_500, { $0.bytes(upTo: 70) }) { bytes in
            let text = Base64URL.encode(bytes)
            return .expect(try Base64URL.decode(text) == bytes && text.utf8.count == (bytes.count * 4 + 2) / 3, text)
        }
    }

    @Test("Bytes have exactly one base64url encoding") func base64URLIsUnique() {
        forAll(cases: 4_000, minimumApplicable: 0.05, { choices in Base64Text(&choices).bytes }) { bytes in
            let slice = bytes[...]
            guard let decoded = try? Base64URL.decode(slice.span) else { return .notApplicable }
            return .expect(Array(Base64URL.encode(decoded).utf8) == bytes, "\(bytes) is a second text for \(decoded)")
        }
    }

    @Test("Percent-encoding decodes to the original text") func percentEncodingRoundTrip() {
        let pieces = ["a", "Z", "0", " ", "+", "&", "%", "=", "#", "/", "ä", "😀", "\u{0}", "\n", "~", "%41", "\u{301}"]
        forAll(cases: 1_000, { $0.text(of: pieces, upTo: 20) }) { text in
            let encoded = PercentEncoding.encode(text)
            let isPlain = encoded.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
            guard encoded == text.addingPercentEncoding(withAllowedCharacters: EncodingProperties.unreserved) else {
                return .fails("\(encoded), which is not Foundation's")
            }
            return .expect(try isPlain && PercentEncoding.decode(encoded).hasSameBytes(as: text), encoded)
        }
    }

    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

    @Test("Form encoding decodes to the original parameters") func formEncodingRoundTrip() {
        let pieces = ["a", " ", "+", "&", "%", "=", ";", "#", "ä", "\n", "*", "~", "%2B", "\u{0}"]
        forAll(
            cases: 1_000,
            { choices in
                choices.list(upTo: 4) { choices in
                    FormEncoding.Parameter(
                        name: "n" + choices.text(of: pieces, upTo: 4), value: choices.text(of: pieces, upTo: 9))
                }
            },
            show: { $0.map { "\($0.name)=\($0.value)" }.joined(separator: " & ") },
            { parameters in
                let text = FormEncoding.encode(parameters)
                return .expect(try FormEncoding.decode(text) == parameters, text)
            })
    }
}

/// Valid or nearly valid base64url.
private struct Base64Text {
    let bytes: [UInt8]

    init(_ choices: inout Choices) {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        let isWild = choices.onceIn(3)
        bytes = choices.list(upTo: 24) { choices in
            if isWild, choices.onceIn(12) { return UInt8(choices.below(256)) }
            return choices.pick(alphabet)
        }
    }
}
