import Foundation
import OIDCFixtures
import OIDCPrimitives
import OIDCTestSupport
import Testing

@testable import OIDCSignIn

/// The vectors play the decisions. These tests play the same events with `DeviceSignIns` and its store.
@Suite struct DeviceSignInVectorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let given: JSONValue
        let expect: JSONValue
    }

    private static let cases: [Case] = (try? readCases()) ?? []

    private static func readCases() throws -> [Case] {
        try FixtureFiles.json(in: FixtureFiles.vectors).filter { $0.path.hasPrefix("device-sign-in/") }.flatMap {
            file in
            try #require(JSONValue(parsing: file.bytes)["cases"]?.array).map { content in
                Case(
                    testDescription: "\(file.path) \(content["name"]?.string ?? "")",
                    given: try #require(content["given"]), expect: try #require(content["expect"]))
            }
        }
    }

    @Test("The vectors of sign-ins from devices are read") func areRead() {
        #expect(Self.cases.count > 80)
    }

    @Test("A vector has the same outcome with a store", arguments: cases)
    func vector(_ vector: Case) async throws {
        var play = try Play(vector.given["limits"])
        var outcomes: [String] = []
        for event in try #require(vector.given["events"]?.array) { outcomes.append(try await play.outcome(of: event)) }
        if let expected = vector.expect["accepted"]?["outcomes"]?.array {
            #expect(outcomes == expected.map { $0.string ?? "" })
        } else {
            #expect(outcomes.last == vector.expect["refused"]?.array?.first?.string)
        }
    }

    private struct Play {
        let server: DeviceSignInServer
        // Names are compared by their bytes, as everywhere.
        var secrets: [[UInt8]: SecretString] = [:]
        var forms: [Int: (token: String, user: DeviceSignInUser)] = [:]
        var lastForms: [[UInt8]: (token: String, user: DeviceSignInUser)] = [:]
        var index = -1

        init(_ limits: JSONValue?) throws {
            func limit(_ name: String, _ standard: Int) -> Int { limits?[name]?.number?.integer ?? standard }
            server = try DeviceSignInServer(
                try DeviceSignInLimits(
                    lifetime: .seconds(limit("lifetime", 600)), interval: .seconds(limit("interval", 5)),
                    codesPerUser: limit("codesPerUser", 10), codesPerAddress: limit("codesPerAddress", 50),
                    codes: limit("codes", 1_000), requestsPerAddress: limit("requestsPerAddress", 100)))
        }

        mutating func outcome(of event: JSONValue) async throws -> String {
            index += 1
            let now = Date(timeIntervalSince1970: try #require(event["at"]?.number?.double))
            server.time.setWallClock(now)
            do {
                switch event["do"]?.string {
                case "begin": return try await begin(event)
                case "type": return try await type(event)
                case "poll": return try await poll(event)
                default: return try await decide(event)
                }
            } catch let refusal as Refusal {
                return refusal.first.code.rawValue
            }
        }

        private mutating func begin(_ event: JSONValue) async throws -> String {
            let requester = try DeviceRequester(address: event["address"]?.string)
            let digits = Array(try #require(event["random"]?.string).utf8)
            let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
                UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
            }
            // The secret is drawn first. A vector without bytes left has an exhausted source.
            let draws = stride(from: 0, to: bytes.count, by: 16).map { Array(bytes[$0..<min($0 + 16, bytes.count)]) }
            server.random.give(
                [SystemRandom().bytes(32)] + draws + Array(repeating: [], count: 64 * DeviceSignIns.maximumTries))
            defer { server.random.give([]) }
            let start = try await server.devices.begin(requester)
            secrets[Array((event["client"]?.string ?? "").utf8)] = start.pollingSecret
            return start.userCode
        }

        private mutating func type(_ event: JSONValue) async throws -> String {
            let browser = try #require(event["browser"]?.string)
            let user = DeviceSignInUser(
                issuer: "https://id.example.com", subject: try #require(event["user"]?.string), provider: "example",
                authenticatedAt: Date(timeIntervalSince1970: try #require(event["authenticatedAt"]?.number?.double)))
            let prompt = try await server.devices.lookUp(
                try #require(event["code"]?.string), by: user, session: SecretString(browser),
                from: event["address"]?.string)
            forms[index] = (prompt.formToken.revealed(), user)
            lastForms[Array(browser.utf8)] = forms[index]
            return "shown"
        }

        private func decide(_ event: JSONValue) async throws -> String {
            let browser = try #require(event["browser"]?.string)
            let form = event["form"]?.number?.integer.map { forms[$0] } ?? lastForms[Array(browser.utf8)]
            let shown = form?.user ?? server.user()
            let user = DeviceSignInUser(
                issuer: shown.issuer, subject: event["user"]?.string ?? shown.subject, provider: shown.provider,
                authenticatedAt: shown.authenticatedAt)
            let session = SecretString(browser)
            if event["do"]?.string == "approve" {
                try await server.devices.approve(form?.token ?? "", by: user, session: session)
                return "approved"
            }
            try await server.devices.deny(form?.token ?? "", by: user, session: session)
            return "denied"
        }

        private func poll(_ event: JSONValue) async throws -> String {
            let secret = secrets[Array((event["client"]?.string ?? "").utf8)] ?? SecretString("unknown")
            let answer = try await server.poll(secret)
            return switch answer {
            case .approved(let approval): "approved \(approval.user.subject)"
            case .pending(let interval), .slowDown(let interval):
                "\(answer.error ?? "") \(interval.components.seconds)"
            case .denied, .expired, .unknown: answer.error ?? ""
            }
        }
    }
}
