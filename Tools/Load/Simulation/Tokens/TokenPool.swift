import Foundation
import OIDCFixtures
import OIDCPrimitives
import OIDCTokens
import OIDCTestSupport

/// The tokens that arrive: signed with the current key, with the keys before and after it, and every forged token that
/// `OIDCTestSupport` can make. They are issued again twice an hour, because valid tokens must not expire and expired
/// ones must not change.
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
    /// Every forgery that was used at least once.
    private(set) var forgeries: Set<String> = []

    /// - Parameter forgedAtOnce: The number of forged tokens that are issued at a time. Signing takes long in a debug
    /// build.
    init(keys: KeyCalendar, random: SeededGenerator, forgedAtOnce: Int) {
        self.keys = keys
        self.random = random
        self.forgedAtOnce = forgedAtOnce
    }

    /// Returns a token that is signed with the current key.
    mutating func goodToken(at elapsed: Duration) throws -> Sample {
        try mint(at: elapsed)
        return random.pick(good)
    }

    /// Returns any token. Six in ten are valid.
    mutating func token(at elapsed: Duration) throws -> Sample {
        try mint(at: elapsed)
        switch random.below(20) {
        case 0..<12: return random.pick(good)
        case 12: return neighbours.isEmpty ? random.pick(good) : random.pick(neighbours)
        case 13..<16: return flood()
        default: return random.pick(forged)
        }
    }

    /// Returns a token with a new, unknown key ID, like the tokens of attackers who want to cause requests to the
    /// provider.
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

    /// Releases all tokens, some of which are large. New ones are issued when they are needed.
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
                text: issuer.token(bad.parameters(for: TokenPool.clientID, at: now), defect: bad),
                keyName: present.name, fault: (bad.name, bad.code), isOfPresentKey: true)
        }
    }

    private func genuine(
        _ issuer: TestIssuer, _ key: KeyCalendar.Key, subject: String, _ now: Date, isOfPresentKey: Bool
    ) -> Sample {
        let order = IDTokenParameters(for: TokenPool.clientID, nonce: TokenPool.nonce, subject: subject, at: now)
        return Sample(text: issuer.token(order), keyName: key.name, fault: nil, isOfPresentKey: isOfPresentKey)
    }

    private func issuer(of key: KeyCalendar.Key) throws -> TestIssuer {
        let issuer = try TestIssuer(Documents.issuer)
        for next in keys.keys[1..<key.number] {
            if next.keyID.hasSameBytes(as: issuer.keyID) { issuer.replaceKey() } else { issuer.rotateKeys() }
        }
        guard issuer.keyID.hasSameBytes(as: key.keyID) else { throw SimulationFault("TestIssuer names its keys anew") }
        return issuer
    }
}

/// The simulation itself has an error.
struct SimulationFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
