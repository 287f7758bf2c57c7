import EntraID
import Foundation
import TestHelpers
import Testing

/// The identity of a workload in Kubernetes: variables, and a file that is read for every request.
@Suite struct WorkloadIdentityTests {
    private static let client = "6731de76-14a6-49ae-97bc-6eba6914391e"
    private static let tenant = "8eaef023-2b34-4da1-9baa-8bc8c9d6a490"

    /// A temporary file that is removed with it.
    private final class TokenFile: Sendable {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("token-\(UUID().uuidString)").path

        func write(_ text: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) }
        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    private func reader(_ file: TokenFile, _ changes: [String: String?] = [:]) -> SecretReader {
        var variables: [String: String] = [
            "AZURE_CLIENT_ID": Self.client, "AZURE_TENANT_ID": Self.tenant, "AZURE_FEDERATED_TOKEN_FILE": file.path,
        ]
        for (name, value) in changes { variables[name] = value }
        let known = variables
        return SecretReader(
            environment: { known[$0] }, file: { FileManager.default.contents(atPath: $0).map(Array.init) })
    }

    private func assertion(of authentication: ClientAuthentication) async throws -> String? {
        guard case .assertion(let make) = authentication.method else { return nil }
        return try await make().revealed()
    }

    @Test("The file is read for every request, because it rotates") func rotation() async throws {
        let file = TokenFile()
        try file.write("first.a.b\n")
        let authentication = try ClientAuthentication.workloadIdentity(reader(file))
        #expect(try await assertion(of: authentication) == "first.a.b")
        try file.write("second.a.b")
        #expect(try await assertion(of: authentication) == "second.a.b")
        try FileManager.default.removeItem(atPath: file.path)
        await expectRefusal(.configSecretUnavailable) { try await assertion(of: authentication) }
    }

    @Test(
        "The issuer is that of the tenant in its cloud",
        arguments: [
            (nil, "https://login.microsoftonline.com/\(tenant)/v2.0"),
            ("https://login.microsoftonline.us/", "https://login.microsoftonline.us/\(tenant)/v2.0"),
            ("https://login.partner.microsoftonline.cn", "https://login.partner.microsoftonline.cn/\(tenant)/v2.0"),
        ] as [(String?, String)])
    func issuer(host: String?, issuer: String) throws {
        let file = TokenFile()
        try file.write("a.b.c")
        let workload = try WorkloadIdentity(reader(file, ["AZURE_AUTHORITY_HOST": host]))
        #expect(workload.issuer == issuer && workload.clientID.string == Self.client)
        let configuration = try workload.configuration(warnings: .ignored)
        #expect(configuration.authority.string == issuer && configuration.clientID == workload.clientID)
    }

    @Test("Everything that is missing is reported at once") func missing() throws {
        let file = TokenFile()
        let codes = refusalCodes {
            try WorkloadIdentity(
                reader(file, ["AZURE_CLIENT_ID": nil, "AZURE_TENANT_ID": nil, "AZURE_FEDERATED_TOKEN_FILE": nil]))
        }
        #expect(codes == [.configSecretUnavailable, .configSecretUnavailable, .configSecretUnavailable])
        expectRefusal(.configSecretUnavailable) { try WorkloadIdentity(reader(file)) }
        try file.write("a.b.c")
        expectRefusal(.configClientIDNotGUID) { try WorkloadIdentity(reader(file, ["AZURE_CLIENT_ID": "my-app"])) }
    }

    @Test(
        "A file that is not one token is rejected",
        arguments: ["a b", "a\nb", "<html>", String(repeating: "a", count: 65_537)])
    func malformed(text: String) throws {
        let file = TokenFile()
        try file.write(text)
        expectRefusal(.configFederatedTokenMalformed) { try WorkloadIdentity(reader(file)) }
        try file.write(String(repeating: "a", count: 65_536))
        #expect(throws: Never.self) { try WorkloadIdentity(reader(file)) }
    }
}
