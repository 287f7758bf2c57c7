import Foundation
import Testing

/// The modules below `EntraID` name no provider in code, comments or documentation. The specifics of a provider belong
/// in its profile.
@Suite struct VendorNeutralityTests {
    private static let neutralModules = [
        "OIDCPrimitives", "OIDCCallbacks", "OIDCIssuers", "OIDCTokens", "OIDCDiscovery", "OIDCProviders", "OIDCSignIn",
        "OIDCSoftwareCrypto", "OIDCURLSession", "OIDCLoopback",
    ]
    private static let otherModules = ["EntraID", "EntraGuide", "OIDCTestSupport", "OIDCVectors", "entra-oidc"]

    /// Hosts that are recognized by name for every provider.
    private static let exemptLines = ["NetworkScope.swift": "\"metadata.azure.internal\""]

    private static let sources = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

    @Test("No module below EntraID names Microsoft, its products or its portal", arguments: neutralModules)
    func moduleIsNeutral(module: String) throws {
        #expect(try Self.findings(in: module) == [])
    }

    @Test("Every module is listed in this test")
    func everyModuleIsListed() throws {
        let rooms = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
        #expect(Set(rooms) == Set(Self.neutralModules + Self.otherModules))
    }

    @Test(
        "The check detects each of the names",
        arguments: [
            "/// As Entra does.", "import EntraID", "let a = EntraAuthority.self", "Microsoft's", "AZURE",
            "in the portal",
            "AADSTS50011", "aadb2c", "B2C's policies", "(Certificates & secrets)", "Token configuration", "?appid=",
        ])
    func detectsNames(line: String) {
        #expect(Self.namesVendor(line))
        #expect(!Self.namesVendor("central, portable, 0xb2c6, disentrained, apparent"))
    }

    @Test("The check reads source files")
    func readsFiles() throws {
        #expect(try Self.findings(in: "EntraID").count > 100)
    }

    /// The lines of a module that name a provider.
    private static func findings(in module: String) throws -> [String] {
        let files = try #require(
            FileManager.default.enumerator(at: sources.appending(path: module), includingPropertiesForKeys: nil))
        var findings: [String] = []
        for case let file as URL in files where ["swift", "md"].contains(file.pathExtension) {
            let name = file.lastPathComponent
            for (index, line) in try String(contentsOf: file, encoding: .utf8).split(
                separator: "\n", omittingEmptySubsequences: false
            ).enumerated() where namesVendor(String(line).replacing(exemptLines[name] ?? "\n", with: "")) {
                findings.append("\(name):\(index + 1): \(line)")
            }
        }
        return findings
    }

    /// Whether a line names Microsoft or one of its products.
    private static func namesVendor(_ line: String) -> Bool {
        let words =
            #/(?i)\b(entra|microsoft|azure|aadsts|aadb2c|b2c)|\bportal\b|certificates & secrets|token (configuration|encryption)|\?appid/#
        return line.contains(words)
    }
}
