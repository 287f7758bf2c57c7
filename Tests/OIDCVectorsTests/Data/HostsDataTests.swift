import OIDCPrimitives
import Testing

@testable import EntraID

/// `hosts.json`: the hosts of Microsoft's clouds, and the words that cannot be names of policies.
@Suite struct HostsDataTests {
    private static let table: JSONValue = [
        "signInHosts": .array(
            EntraCloud.known.map { cloud in
                [
                    "cloud": .string(cloud.name), "host": .string(cloud.signInHost),
                    "aliases": JSONValue(strings: cloud.aliases),
                    "version1": JSONValue(optional: cloud.version1IssuerHost),
                    "portals": JSONValue(strings: cloud.portalHosts), "graph": JSONValue(optional: cloud.graphHost),
                    "instance": JSONValue(optional: cloud.instanceName),
                ]
            }),
        "retiredHosts": JSONValue(strings: SignInHost.retiredHosts),
        "retiredPortals": JSONValue(strings: [SignInHost.retiredPortal]),
        "b2cSuffix": .string(SignInHost.b2cDomain), "externalIDSuffix": .string(SignInHost.externalIDDomain),
        "reservedDomains": JSONValue(strings: MicrosoftHosts.domains),
        "reservedHosts": JSONValue(strings: [MicrosoftHosts.legacyDomain]),
        "unknownClouds": JSONValue(strings: MicrosoftHosts.otherSignInHosts),
        "reservedPolicies": JSONValue(strings: B2CPolicyName.reservedWords.map(\.string).sorted()),
    ]

    /// The file with the policies in alphabetical order, because a set has none.
    private static func sorted(_ file: JSONValue) -> JSONValue {
        guard case .object(let object) = file else { return file }
        return .object(
            JSONObject(
                object.members.map { member in
                    member.name == "reservedPolicies"
                        ? JSONObject.Member(name: member.name, value: JSONValue(strings: member.value.strings.sorted()))
                        : member
                }))
    }

    @Test("The hosts are those of the library") func file() throws {
        #expect(Self.sorted(try DataFile.read("hosts.json")) == Self.table)
    }

    @Test("A changed host is noticed") func changes() throws {
        let changes = DataFile.changes(of: try DataFile.read("hosts.json"))
        #expect(changes.count > 60)
        for change in changes { #expect(Self.sorted(change) != Self.table) }
    }
}
