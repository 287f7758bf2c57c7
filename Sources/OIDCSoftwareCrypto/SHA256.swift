/// SHA-256, FIPS 180-4 §6.2.
struct SHA256 {
    private var a: UInt32 = 0x6a09_e667
    private var b: UInt32 = 0xbb67_ae85
    private var c: UInt32 = 0x3c6e_f372
    private var d: UInt32 = 0xa54f_f53a
    private var e: UInt32 = 0x510e_527f
    private var f: UInt32 = 0x9b05_688c
    private var g: UInt32 = 0x1f83_d9ab
    private var h: UInt32 = 0x5be0_cd19

    /// Writes the 32-byte hash of a message.
    static func hash(_ message: Span<UInt8>, into bytes: UnsafeMutableBufferPointer<UInt8>) {
        var state = SHA256()
        let slice = SHA256.constants[...]
        let constants = slice.span
        var offset = 0
        while message.count &- offset >= 64 {
            state.absorb(message, at: offset, constants)
            offset &+= 64
        }
        withPaddedTail(of: message, from: offset, blockSize: 64) { tail in
            for block in stride(from: 0, to: tail.count, by: 64) { state.absorb(tail, at: block, constants) }
        }
        unsafe state.a.storeBigEndianBytes(in: bytes, at: 0)
        unsafe state.b.storeBigEndianBytes(in: bytes, at: 4)
        unsafe state.c.storeBigEndianBytes(in: bytes, at: 8)
        unsafe state.d.storeBigEndianBytes(in: bytes, at: 12)
        unsafe state.e.storeBigEndianBytes(in: bytes, at: 16)
        unsafe state.f.storeBigEndianBytes(in: bytes, at: 20)
        unsafe state.g.storeBigEndianBytes(in: bytes, at: 24)
        unsafe state.h.storeBigEndianBytes(in: bytes, at: 28)
    }

    /// Processes the block of 64 bytes at an offset. All of them must exist, and so must the 64 constants.
    ///
    /// Sixteen rounds and the sixteen words they use are unrolled, with variables instead of arrays, so that as much as
    /// possible stays in registers. Instead of shifting the eight working variables, each round gives them other roles.
    /// Once a word was used, it is replaced by the one that comes 16 rounds later.
    private mutating func absorb(_ bytes: Span<UInt8>, at offset: Int, _ k: Span<UInt32>) {
        var w0 = UInt32(bigEndianBytesOf: bytes, uncheckedOffset: offset &+ 0)
        var w1 = UInt32(bigEndianBytesOf: bytes, uncheckedOffset: offset &+ 4)
        var w2 = UInt32(bigEndianBytesOf: bytes, uncheckedOffset: offset &+ 8)
        var w3 = UInt32(bigEndianBytesOf: bytes, uncheckedOffset: offset &+ 12)
        var w4 = UInt32(bigEndianBytesOf: bytes, uncheckedOffset: offset &+ 16)
        var w5 = UInt32(bigEndianBytesOf: bytes, uncheckedOffset: offset &+ 20)
        var w6 = UInt32(bigEndianBytesOf: bytes, uncheckedOffset: offset &+ 24)
        var w7 = UInt32(bigEndianBytesOf: bytes, uncheckedOffset: offset &+ 28)
        var w8 = UInt32(bigEndianBytesOf: bytes, uncheckedOffset: offset &+ 32)
        var w9 = UInt32(bigEndianBytesOf: bytes, uncheckedOffset: offset &+ 36)
        var w10 = UInt32(bigEndianBytesOf: bytes, uncheckedOffset: offset &+ 40)
        var w11 = UInt32(bigEndianBytesOf: bytes, uncheckedOffset: offset &+ 44)
        var w12 = UInt32(bigEndianBytesOf: bytes, uncheckedOffset: offset &+ 48)
        var w13 = UInt32(bigEndianBytesOf: bytes, uncheckedOffset: offset &+ 52)
        var w14 = UInt32(bigEndianBytesOf: bytes, uncheckedOffset: offset &+ 56)
        var w15 = UInt32(bigEndianBytesOf: bytes, uncheckedOffset: offset &+ 60)

        var (a, b, c, d) = (self.a, self.b, self.c, self.d)
        var (e, f, g, h) = (self.e, self.f, self.g, self.h)
        var difference = b ^ c
        for t in stride(from: 0, to: 64, by: 16) {
            unsafe SHA256.round(a, b, &d, e, f, g, &h, &difference, k[unchecked: t] &+ w0)
            unsafe SHA256.round(h, a, &c, d, e, f, &g, &difference, k[unchecked: t &+ 1] &+ w1)
            unsafe SHA256.round(g, h, &b, c, d, e, &f, &difference, k[unchecked: t &+ 2] &+ w2)
            unsafe SHA256.round(f, g, &a, b, c, d, &e, &difference, k[unchecked: t &+ 3] &+ w3)
            unsafe SHA256.round(e, f, &h, a, b, c, &d, &difference, k[unchecked: t &+ 4] &+ w4)
            unsafe SHA256.round(d, e, &g, h, a, b, &c, &difference, k[unchecked: t &+ 5] &+ w5)
            unsafe SHA256.round(c, d, &f, g, h, a, &b, &difference, k[unchecked: t &+ 6] &+ w6)
            unsafe SHA256.round(b, c, &e, f, g, h, &a, &difference, k[unchecked: t &+ 7] &+ w7)
            unsafe SHA256.round(a, b, &d, e, f, g, &h, &difference, k[unchecked: t &+ 8] &+ w8)
            unsafe SHA256.round(h, a, &c, d, e, f, &g, &difference, k[unchecked: t &+ 9] &+ w9)
            unsafe SHA256.round(g, h, &b, c, d, e, &f, &difference, k[unchecked: t &+ 10] &+ w10)
            unsafe SHA256.round(f, g, &a, b, c, d, &e, &difference, k[unchecked: t &+ 11] &+ w11)
            unsafe SHA256.round(e, f, &h, a, b, c, &d, &difference, k[unchecked: t &+ 12] &+ w12)
            unsafe SHA256.round(d, e, &g, h, a, b, &c, &difference, k[unchecked: t &+ 13] &+ w13)
            unsafe SHA256.round(c, d, &f, g, h, a, &b, &difference, k[unchecked: t &+ 14] &+ w14)
            unsafe SHA256.round(b, c, &e, f, g, h, &a, &difference, k[unchecked: t &+ 15] &+ w15)
            guard t < 48 else { break }
            w0 = SHA256.next(w0, w1, w9, w14)
            w1 = SHA256.next(w1, w2, w10, w15)
            w2 = SHA256.next(w2, w3, w11, w0)
            w3 = SHA256.next(w3, w4, w12, w1)
            w4 = SHA256.next(w4, w5, w13, w2)
            w5 = SHA256.next(w5, w6, w14, w3)
            w6 = SHA256.next(w6, w7, w15, w4)
            w7 = SHA256.next(w7, w8, w0, w5)
            w8 = SHA256.next(w8, w9, w1, w6)
            w9 = SHA256.next(w9, w10, w2, w7)
            w10 = SHA256.next(w10, w11, w3, w8)
            w11 = SHA256.next(w11, w12, w4, w9)
            w12 = SHA256.next(w12, w13, w5, w10)
            w13 = SHA256.next(w13, w14, w6, w11)
            w14 = SHA256.next(w14, w15, w7, w12)
            w15 = SHA256.next(w15, w0, w8, w13)
        }
        self.a &+= a
        self.b &+= b
        self.c &+= c
        self.d &+= d
        self.e &+= e
        self.f &+= f
        self.g &+= g
        self.h &+= h
    }

    /// Returns the word of the schedule sixteen positions later, given the word itself and those 1, 9 and 14 positions
    /// after it.
    @inline(__always)
    private static func next(_ word: UInt32, _ second: UInt32, _ tenth: UInt32, _ fifteenth: UInt32) -> UInt32 {
        let s0 = second.rotated(right: 7) ^ second.rotated(right: 18) ^ (second &>> 3)
        let s1 = fifteenth.rotated(right: 17) ^ fifteenth.rotated(right: 19) ^ (fifteenth &>> 10)
        return word &+ s0 &+ tenth &+ s1
    }

    /// Performs one round. Rotations are nested, which takes fewer instructions: 6, 11 and 25 are 6, 6+5 and 6+5+14.
    /// The majority of a, b and c is b if b equals c or a. b ^ c is what a ^ b was in the round before.
    @inline(__always)
    private static func round(
        _ a: UInt32, _ b: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
        _ h: inout UInt32, _ difference: inout UInt32, _ word: UInt32
    ) {
        let s1 = ((e.rotated(right: 14) ^ e).rotated(right: 5) ^ e).rotated(right: 6)
        let choice = g ^ (e & (f ^ g))
        let first = h &+ s1 &+ choice &+ word
        let s0 = ((a.rotated(right: 9) ^ a).rotated(right: 11) ^ a).rotated(right: 2)
        let newDifference = a ^ b
        let majority = b ^ (newDifference & difference)
        difference = newDifference
        d &+= first
        h = first &+ s0 &+ majority
    }

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = SHA512.constants.prefix(64).map { UInt32(truncatingIfNeeded: $0 >> 32) }
}
