import EntraID
import OIDCLoopback
import OIDCSoftwareCrypto
import Testing

@testable import OIDCTestSupport

@Suite struct FakeKeysTests {
    private func isSigned(_ message: [UInt8], _ signature: [UInt8], by key: TestKey) throws -> Bool {
        let document: JSONObject = ["keys": .array([.object(key.publicMembers(keyID: "k"))])]
        let set = try KeySet(jwks: TestTokenEndpoint.document(document), warnings: .ignored)
        let prepared = try #require(SoftwareCrypto().prepare(set.keys[0]))
        let (message, signature) = (message[...], signature[...])
        return prepared.isValid(signature: signature.span, message: message.span, algorithm: .rs256)
    }

    @Test("Each key has 2,048 bits, and its signatures are valid under it only") func signatures() throws {
        let keys = FakeKeys(random: SystemRandom())
        let all = keys.published.map(\.key) + [keys.personal.key, keys.unpublished.key]
        let message = Array("a message".utf8)
        for (index, key) in all.enumerated() {
            #expect(key.modulus.count == 256 && key.modulus[0] >= 0x80)
            let signature = key.signature(over: message)
            #expect(try isSigned(message, signature, by: key))
            #expect(try !isSigned(message, signature, by: all[(index + 1) % all.count]))
        }
    }

    @Test("The keys differ at each start, and none is a key of the test kit") func freshKeys() {
        var moduli = Set(TestKey.all.map(\.modulus))
        for _ in 0..<3 {
            let keys = FakeKeys(random: SystemRandom())
            for key in keys.published.map(\.key) + [keys.personal.key, keys.unpublished.key] {
                #expect(moduli.insert(key.modulus).inserted)
            }
        }
    }

    @Test("The primes are different primes that fit the product")
    func primes() {
        let primes = RandomPrime.distinct(40, exponent: 65_537, random: SystemRandom())
        #expect(Set(primes).count == 40)
        #expect(primes.allSatisfy { $0 >= RandomPrime.minimum && RandomPrime.isPrime($0) && $0 % 65_537 != 1 })
    }

    @Test(
        "The primality test is exact for products that deceive weaker tests",
        arguments: [
            // Strong pseudoprimes to many bases, a square of a prime, a product of two primes, and a Carmichael number.
            (3_825_123_056_546_413_051, false), (341_550_071_728_321, false), (18_446_744_030_759_878_681, false),
            (18_446_743_979_220_271_189, false), (18_446_744_073_709_551_557, true), (0xfad8_70eb_2555_caa9, true),
        ] as [(UInt64, Bool)])
    func primality(number: UInt64, isPrime: Bool) {
        #expect(RandomPrime.isPrime(number) == isPrime)
    }

    @Test("A new key is published with the others, and at most eight are") func rotation() {
        var keys = FakeKeys(random: SystemRandom())
        let first = keys.signer.name
        let second = keys.rotate(random: SystemRandom())
        #expect(keys.signer.name == second && first != second)
        #expect(keys.published.map(\.name).contains(first) && keys.published.count == 3)
        for _ in 0..<10 { keys.rotate(random: SystemRandom()) }
        #expect(keys.published.count == FakeKeys.capacity)
        #expect(keys.published.last?.name == keys.signer.name)
    }

    @Test("A withdrawn key is not published, but may still sign") func withdrawal() {
        var keys = FakeKeys(random: SystemRandom())
        let (signer, idle) = (keys.signer.name, keys.published[1].name)
        let results = [signer, signer, "unknown"].map { keys.withdraw($0) }
        #expect(results == [true, false, false])
        #expect(keys.published.map(\.name) == [idle] && keys.signer.name == signer)
    }

    private func keys(_ authority: String, version: String = "v2.0/") async throws -> [JSONObject] {
        let answer = try await FakeEntraClient().get("/\(authority)/discovery/\(version)keys")
        return try #require(answer.body["keys"]?.array).compactMap(\.object)
    }

    @Test("The keys name the issuers as at Entra") func keyIssuers() async throws {
        let origin = FakeEntraClient.origin
        let personal = "\(origin)/\(GUID.personalAccounts)/v2.0"
        let template = "\(origin)/{tenantid}/v2.0"
        #expect(
            try await keys("common").map { $0["issuer"] } == [.string(template), .string(template), .string(personal)])
        #expect(try await keys("organizations").map { $0["issuer"] } == [.string(template), .string(template)])
        #expect(try await keys("consumers").map { $0["issuer"] } == [.string(personal)])
        let own: JSONValue = .string("\(origin)/\(FakeEntraClient.tenant)/v2.0")
        #expect(try await keys("contoso.onmicrosoft.com").map { $0["issuer"] } == [own, own])
        #expect(try await keys(FakeEntraClient.tenant, version: "").map { $0["issuer"] } == [nil, nil])
        #expect(try await keys("contoso.onmicrosoft.com/B2C_1_signin").map { $0["issuer"] } == [nil, nil])
    }

    @Test("The keys have the members of Entra's, without a certificate") func keyMembers() async throws {
        for key in try await keys("common") {
            #expect(key.members.map(\.name) == ["kty", "use", "kid", "n", "e", "issuer"])
            #expect(key["e"] == "AQAB" && key["kid"]?.string?.utf8.count == 27)
        }
    }

    @Test("The own key of an application signs its tokens, and is only in the key set at the URL with its ID")
    func ownKey() async throws {
        let browser = try FakeEntraBrowser()
        let body = #"{"clientID":"\#(FakeEntraClient.clientID)","ownSigningKey":true}"#
        #expect(try await browser.control("applications", body).status == 200)
        let sent = try await browser.signIn(as: "ada", ["response_type": "id_token"]).sent
        let token = try #require(sent["id_token"])
        let name = try #require(FakeJWT(token)?.header["kid"]?.string)
        func names(_ query: String) async throws -> [String] {
            let target = "/\(FakeEntraClient.tenant)/discovery/v2.0/keys\(query)"
            let keys = try #require(try await browser.get(target).json?["keys"]?.array)
            return keys.compactMap { $0["kid"]?.string }
        }
        let shared = browser.entra.state.withLock { $0.keys.published.map(\.name) }
        #expect(try await names("") == shared)
        #expect(try await names("?appid=\(FakeEntraClient.clientID)") == shared + [name])
        #expect(try await names("?appid=\(FakeEntraClient.apiID)") == shared)
    }
}
