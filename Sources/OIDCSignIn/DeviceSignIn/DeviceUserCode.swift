package import OIDCPrimitives

/// The code that a device shows and the user types: eight letters, shown as `XXXX-XXXX`.
///
/// The twenty letters are those of RFC 8628 §6.1: without vowels, so that no words appear, and without digits, so that
/// none looks like a letter. There are 25,600,000,000 codes.
package struct DeviceUserCode: Hashable, Sendable {
    /// The eight letters, in uppercase and without a hyphen.
    package let letters: String

    private static let alphabet = Array("BCDFGHJKLMNPQRSTVWXZ".utf8)
    private static let count = 8
    /// The longest string that is read.
    private static let maximumLength = 64

    /// Creates a code from random bytes. Bytes from 240 are skipped, because 256 is not a multiple of 20.
    package init(_ random: some RandomSource) {
        var letters: [UInt8] = []
        // A source that returns unsuitable bytes forever is broken. The loop ends anyway.
        for _ in 0..<64 where letters.count < DeviceUserCode.count {
            for byte in random.bytes(16).prefix(16) where byte < 240 && letters.count < DeviceUserCode.count {
                letters.append(DeviceUserCode.alphabet[Int(byte) % DeviceUserCode.alphabet.count])
            }
        }
        self.letters = String(decoding: letters, as: UTF8.self)
    }

    /// Creates a code from what a user typed, in either case. Spaces and hyphens are ignored.
    ///
    /// - Throws: `device.code-malformed` if anything but eight letters of the alphabet remains.
    package init(typed text: String) throws(Refusal) {
        guard text.utf8.count <= DeviceUserCode.maximumLength else { throw Refusal(.deviceCodeMalformed()) }
        let letters = text.utf8.filter { $0 != UInt8(ascii: "-") && $0 != 0x20 }
            .map { $0.isASCIILowercase ? $0 - 0x20 : $0 }
        guard letters.count == DeviceUserCode.count, letters.allSatisfy(DeviceUserCode.alphabet.contains) else {
            throw Refusal(.deviceCodeMalformed())
        }
        self.letters = String(decoding: letters, as: UTF8.self)
    }

    /// Whether the code has all of its letters. It does not if the random source is broken.
    package var isComplete: Bool { letters.utf8.count == DeviceUserCode.count }

    /// The code as it is shown, such as `WDJB-MJHT`.
    package var shown: String {
        let bytes = Array(letters.utf8)
        return String(decoding: bytes.prefix(4) + [UInt8(ascii: "-")] + bytes.dropFirst(4), as: UTF8.self)
    }
}
