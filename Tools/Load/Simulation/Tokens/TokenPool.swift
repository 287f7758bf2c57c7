import Foundation
import OIDCFixtures
import OIDCPrimitives
import OIDCTokens
import OIDCTestSupport

/// The tokens that come in: of the key that signs, of its neighbours, and every forged one that `OIDCTestSupport` can
/// make. They are minted anew twice an hour, because good ones must not expire and expired ones must not become others.
struct TokenPool {
    static let clientID = "6731de76-14a6-49ae-97bc-6eba6914391e"
    static let nonce = "a-nonce"
    private static let age: Duration = .seconds(1_800)

    private let keys: KeyCalendar
    private var random: SeededGenerator
    private let forgedAtOnce: Int
    private var mintedAt: Duration?
    private var signer = 0
    private var good: [Sample] = []
    private var neighbours: [Sample] = []
    private var forged: [Sample] = []
    /// Every forgery that was shown at least once.
    private(set) var forgeries: Set<String> = []

    /// - Parameter forgedAtOnce: How many forged tokens are minted at a time: signing takes a while in a debug build.
    init(keys: KeyCalendar, random: SeededGenerator, forgedAtOnce: Int) {
        self.keys = keys
        self.random = random
        self.forgedAtOnce = forgedAtOnce
    }

    /// A token of the key that signs now.
    mutating func goodToken(at elapsed: Duration) throws -> Sample {
        try mint(at: elapsed)
        return random.pick(good)
    }

    /// Any token: six in ten are good.
    mutating func token(at elapsed: Duration) throws -> Sample {
        try mint(at: elapsed)
        switch random.below(20) {
        case 0..<12: return random.pick(good)
        case 12: return neighbours.isEmpty ? random.pick(good) : random.pick(neighbours)
        case 13..<16: return flood()
        default: return random.pick(forged)
        }
    }

    /// A token under a key name that nobody has had before, as those send who want the provider to be asked.
    private mutating func flood() -> Sample {
        let name = "forged-\(random.next())"
        let header = Base64URL.encode(#"{"alg":"RS256","kid":"\#(name)"}"#.utf8)
        let claims = Base64URL.encode(
            #"{"iss":"\#(Documents.issuer)","sub":"ada","aud":"\#(TokenPool.clientID)"}"#.utf8)
        forgeries.insert("a key name of its own")
        return Sample(
            text: "\(header).\(claims).\(Base64URL.encode([UInt8](repeating: 7, count: 256)))", keyName: name,
            fault: ("a key name of its own", .keysUnknownKey), isOfPresentKey: false)
    }

    /// Lets go of all tokens, some of which are large: the next are minted when they are needed.
    mutating func empty() {
        (good, neighbours, forged, mintedAt) = ([], [], [], nil)
    }

    private mutating func mint(at elapsed: Duration) throws {
        let present = keys.used(at: elapsed)
        if let mintedAt, elapsed - mintedAt < TokenPool.age, signer == present.number { return }
        mintedAt = elapsed
        signer = present.number
        let now = SimulatedTime.date(at: SimulatedTime.start + elapsed)

        let issuer = try issuer(of: present)
        good = (0..<max(forgedAtOnce / 6, 1)).map { number in
            genuine(issuer, present, subject: "person-\(number)", now, isOfPresentKey: true)
        }
        let (before, after) = keys.neighbours(of: present)
        neighbours = try [before, after].compactMap(\.self).map { key in
            genuine(try self.issuer(of: key), key, subject: "ada", now, isOfPresentKey: false)
        }
        let bad = issuer.badTokens
        forged = (0..<forgedAtOnce).map { _ in
            let bad = random.pick(bad)
            forgeries.insert(bad.name)
            return Sample(
                text: issuer.token(bad.order(for: TokenPool.clientID, at: now), spoiled: bad),
                keyName: present.name, fault: (bad.name, bad.code), isOfPresentKey: true)
        }
    }

    private func genuine(
        _ issuer: TestIssuer, _ key: KeyCalendar.Key, subject: String, _ now: Date, isOfPresentKey: Bool
    ) -> Sample {
        let order = TokenOrder(for: TokenPool.clientID, nonce: TokenPool.nonce, subject: subject, at: now)
        return Sample(text: issuer.token(order), keyName: key.name, fault: nil, isOfPresentKey: isOfPresentKey)
    }

    private func issuer(of key: KeyCalendar.Key) throws -> TestIssuer {
        let issuer = try TestIssuer(Documents.issuer)
        for _ in 1..<key.number { issuer.rotateKeys() }
        guard issuer.keyName.hasSameBytes(as: key.name) else { throw SimulationFault("TestIssuer names its keys anew") }
        return issuer
    }
}

/// The simulation itself is wrong.
struct SimulationFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
