import Foundation
import OIDCPrimitives
import OIDCTestSupport
import TestHelpers
import Testing

@testable import OIDCSignIn

/// What an attacker tries against sign-ins from devices.
@Suite struct DeviceSignInAttackTests {
    @Test("A user who only follows a sent link and signs in approves nothing") func sentLink() async throws {
        let server = try DeviceSignInServer()
        let start = try await server.begin()
        // Neither the URL nor anything else that the victim receives contains the code.
        #expect(start.verificationURL == "https://console.example.com/device")
        let victim = server.user()
        await expectRefusal(.deviceFormInvalid) {
            try await server.devices.approve("", by: victim, session: SecretString("victim"))
        }
        #expect(try await server.poll(start.pollingSecret) == .pending(interval: .seconds(5)))
    }

    @Test("A forged approval without the form token is rejected, even after the code was typed")
    func forgedApproval() async throws {
        let server = try DeviceSignInServer()
        let start = try await server.begin()
        let user = server.user()
        let prompt = try await server.lookUp(start.userCode, by: user)
        let token = prompt.formToken.revealed()
        let forged = [
            "", "x", String(repeating: "A", count: 87), String(token.dropLast()), token + "A", String(token.prefix(43)),
            token.prefix(44) + String(repeating: "A", count: 43), token.replacingOccurrences(of: ".", with: "_"),
        ]
        for form in forged {
            let refusal = await refusal {
                try await server.devices.approve(form, by: user, session: SecretString("session"))
            }
            #expect(refusal?.first.code == .deviceFormInvalid, "\(form)")
            let denial = await self.denial(server, form, user)
            #expect(denial == .deviceFormInvalid, "\(form)")
        }
        #expect(try await server.poll(start.pollingSecret) == .pending(interval: .seconds(5)))
        try await server.devices.approve(token, by: user, session: SecretString("session"))
    }

    private func denial(_ server: DeviceSignInServer, _ form: String, _ user: DeviceSignInUser) async -> ProblemCode? {
        await refusal { try await server.devices.deny(form, by: user, session: SecretString("session")) }?.first.code
    }

    @Test("The form token of another browser or of another request is rejected") func foreignForms() async throws {
        let server = try DeviceSignInServer()
        let (first, second) = (try await server.begin(), try await server.begin())
        let (ada, eve) = (server.user(), server.user("eve"))
        let adas = try await server.lookUp(first.userCode, by: ada, in: "ada's")
        let eves = try await server.lookUp(second.userCode, by: eve, in: "eve's")
        for (form, user, session) in [
            (eves, ada, "ada's"), (adas, eve, "eve's"), (adas, ada, "eve's"), (adas, eve, "ada's"),
        ] {
            await expectRefusal(.deviceFormInvalid) {
                try await server.devices.approve(form.formToken.revealed(), by: user, session: SecretString(session))
            }
        }
        // The request of one and the random part of the other.
        let mixed = adas.formToken.revealed().prefix(44) + eves.formToken.revealed().suffix(43)
        await expectRefusal(.deviceFormInvalid) {
            try await server.devices.approve(String(mixed), by: ada, session: SecretString("ada's"))
        }
    }

    @Test("A sign-in that is not new cannot decide") func notNew() async throws {
        let server = try DeviceSignInServer()
        let before = server.user()
        server.time.advance(by: .seconds(61))
        let start = try await server.begin()
        let refusal = await expectRefusal(.deviceSignInNotNew) { try await server.lookUp(start.userCode, by: before) }
        #expect(refusal?.reason == .interactionRequired && refusal?.httpStatus == 401)
        _ = try await server.lookUp(start.userCode)
    }

    @Test("Guesses are limited also when they are made at the same time") func guessesAtOnce() async throws {
        let server = try DeviceSignInServer(try DeviceSignInLimits(codesPerUser: 5))
        let user = server.user()
        let codes = await withTaskGroup(of: ProblemCode?.self) { group in
            for _ in 0..<50 {
                group.addTask { await refusal { try await server.lookUp("ZZZZ-ZZZZ", by: user) }?.first.code }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        // A change that is overtaken too often fails, and has tried no code.
        let tried = codes.filter { $0 == .deviceCodeUnknown }.count
        #expect(tried <= 5)
        #expect(codes.allSatisfy { $0 != nil })
        let last = await refusal { try await server.lookUp("ZZZZ-ZZZZ", by: user) }
        #expect(tried < 5 || last?.first.code == .deviceTooManyAttempts)
        #expect(tried < 5 || last?.httpStatus == 429)
    }

    @Test("One customer with many IPv6 addresses cannot fill the store") func manyAddresses() async throws {
        let time = ManualTime(now: Date(timeIntervalSince1970: 1_800_000_000))
        let store = try InMemoryDeviceSignIns(capacity: 100, time: time)
        let server = try DeviceSignInServer(try DeviceSignInLimits(requestsPerAddress: 2), store: store)
        var codes: [ProblemCode?] = []
        for subnet in 0..<200 {
            let requester = try DeviceRequester(address: "2001:db8:7:\(String(subnet, radix: 16))::1")
            codes.append(await refusal { try await server.devices.begin(requester) }?.first.code)
        }
        #expect(codes.prefix(20).allSatisfy { $0 == nil })
        #expect(codes.dropFirst(20).allSatisfy { $0 == .deviceTooManyAttempts })
        // A request has two entries, each address that began one has a count, and so does the network.
        #expect(store.count == 20 * 3 + 1)
        for address in ["2001:db8:8::1", "192.0.2.1"] {
            _ = try await server.devices.begin(try DeviceRequester(address: address))
        }
    }

    @Test("An approval is delivered to one of several polls") func pollsAtOnce() async throws {
        let server = try DeviceSignInServer()
        let start = try await server.begin()
        let user = server.user()
        let prompt = try await server.lookUp(start.userCode, by: user)
        try await server.devices.approve(prompt.formToken.revealed(), by: user, session: SecretString("session"))
        let answers = await withTaskGroup(of: DevicePollAnswer?.self) { group in
            for _ in 0..<20 { group.addTask { try? await server.poll(start.pollingSecret) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let approvals = answers.filter { answer in
            if case .approved? = answer { return true }
            return false
        }
        #expect(approvals.count == 1)
        #expect(answers.filter { $0 == .unknown }.count == 19)
    }

    @Test("Neither the code nor the key in a form token is accepted as the polling secret") func otherSecrets()
        async throws
    {
        let server = try DeviceSignInServer()
        let start = try await server.begin()
        let prompt = try await server.lookUp(start.userCode)
        let key = String(prompt.formToken.revealed().prefix(43))
        for text in [start.userCode, key, prompt.formToken.revealed(), "\(start.pollingSecret.revealed())A"] {
            #expect(try await server.poll(SecretString(text)) == .unknown)
        }
    }

    @Test("Nothing secret or personal is printed") func printing() async throws {
        let server = try DeviceSignInServer()
        let start = try await server.begin()
        let user = server.user("subject-of-ada")
        let prompt = try await server.lookUp(start.userCode, by: user)
        try await server.devices.approve(prompt.formToken.revealed(), by: user, session: SecretString("session"))
        let answer = try await server.poll(start.pollingSecret)
        var text = ""
        for value in [start, user, prompt, answer] as [Any] {
            text += "\(value)\n"
            dump(value, to: &text)
        }
        for secret in [
            start.userCode, start.pollingSecret.revealed(), prompt.formToken.revealed(), "subject-of-ada",
        ] {
            #expect(!text.contains(secret))
        }
        // Only the response for the client contains the secret and the code.
        let response = String(decoding: start.response.body, as: UTF8.self)
        #expect(response.contains(start.pollingSecret.revealed()) && response.contains(start.userCode))
    }
}
